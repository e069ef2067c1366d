"""The command that compares a plan with the one its last review ran on: changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from samreview.cli.failures import failing_as
from samreview.cli.inputs import parse_day, read_plan
from samreview.cli.options import JSON, ON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store
from samreview.values.dates import written_day

if TYPE_CHECKING:
    import datetime as dt

    from samreview.review.fold import Review


@click.command()
@click.argument("plan")
@ON
@JSON
@click.pass_context
def changes(context: click.Context, plan: str, on: str | None, *, as_json: bool) -> None:
    """Print what changed in PLAN since its last review, the weightiest first."""
    from samreview.insight.changes import Changes
    from samreview.insight.changes import changes as changes_of
    from samreview.insight.changes_json import changes_json
    from samreview.insight.picture.changes import changes_picture

    day = parse_day(on)
    account, _ = read_plan(plan)
    last = _last_review(context, account.account.id, day)
    found = Changes(day, day) if last is None else changes_of(last.plan_opened, account, last.on, day)
    if as_json:
        print_json(changes_json(found, last.id if last else None))
    elif last is None:
        print_lines(_nothing_to_compare(account.account.id, plan, day))
    else:
        print_lines(changes_picture(last.plan_opened, account, found, last.id))


def _nothing_to_compare(account: str, plan: str, day: dt.date) -> list[str]:
    return [
        f"There is nothing to compare with: the store holds no review of {account} up to {written_day(day)}.",
        f"`samreview review {plan}` opens one; it keeps the plan that it runs on.",
    ]


def _last_review(context: click.Context, account: str, day: dt.date) -> Review | None:
    from samreview.journal.shelf import last_review_of
    from samreview.review.fold import UnreadablePlan

    with opened_store(context) as journal, failing_as(UnreadablePlan):
        return last_review_of(journal, account, day)
