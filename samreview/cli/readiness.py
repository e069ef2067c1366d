"""The command that says who has prepared: readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from samreview.cli.failures import notice
from samreview.cli.inputs import read_plan
from samreview.cli.options import JSON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store

if TYPE_CHECKING:
    from samreview.plan.model import Plan
    from samreview.review.prep.model import Prep


@click.command()
@click.argument("plan")
@JSON
@click.pass_context
def readiness(context: click.Context, plan: str, *, as_json: bool) -> None:
    """Say who has prepared for the account's next review since the last one, and who has not."""
    account, _ = read_plan(plan)
    from samreview.journal.preparing import read_preps, since_last_review
    from samreview.review.event_versions import written_by_newer

    with opened_store(context) as journal:
        since = since_last_review(journal, account.account.id)
        preps = read_preps(journal, account, since)
    for one in preps:
        if one.left_out:
            notice(written_by_newer(f"What {one.person} prepared", one.left_out))
    ready = [one.person for one in preps if one.is_ready]
    missing = [one.person for one in preps if not one.is_ready]
    if as_json:
        share = len(ready) / len(preps) if preps else None
        last = since.isoformat(timespec="seconds") if since else None
        print_json({"prepared": ready, "missing": missing, "share": share, "since": last})
    else:
        print_lines(_readiness_lines(account, preps, plan))


def _readiness_lines(account: Plan, preps: tuple[Prep, ...], path: str) -> list[str]:
    from samreview.review.prep.in_review import Readiness
    from samreview.review.prep.model import counted
    from samreview.values.dates import written_day

    ready = tuple(one.person for one in preps if one.is_ready)
    seen = Readiness(ready, tuple(one.person for one in preps if not one.is_ready))
    width = max(len(one.name) for one in account.team)
    lines = [f"{len(ready)} of {len(preps)} have prepared the next review of {account.account.name}."]
    for prep in preps:
        member = account.member(prep.person)
        name = member.name if member else prep.person
        where = f"  {member.region}" if member and member.region else ""
        if prep.is_ready and prep.at is not None:
            lines.append(f"  {name:<{width}}  {written_day(prep.at.date())}, {counted(prep) or 'has read the plan'}")
        else:
            lines.append(f"  {name:<{width}}  not yet{where}")
    if seen.missing:
        lines.append(f"`samreview prep {path} --as {seen.missing[0]}` is theirs, and takes five minutes.")
    if not seen.is_enough:
        lines.append("Fewer than two thirds: the lobby offers reading in silence before the review begins.")
    return lines
