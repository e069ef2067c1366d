"""The command that makes a brief for a joint visit: one page, for a phone on the way there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samreview.cli.clearing import YES, clear_for_customer
from samreview.cli.failures import Failure, failing_as
from samreview.cli.inputs import parse_day, read_plan, warn
from samreview.cli.looks import look_options, looks_of
from samreview.cli.options import FORCE, JSON, ON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store
from samreview.values.named import NamedTuple
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    import datetime as dt

    from samreview.documents.looks import Looks
    from samreview.documents.tree import Document
    from samreview.plan.model import Plan, Visit
    from samreview.review.carry.model import Commitment

_MOST_NAMED = 8


class _Asked(NamedTuple):
    """What the brief is for; `actions` are what we still owe, `note` says what could not be read."""

    plan: Plan
    visit: Visit
    on: dt.date
    for_customer: bool
    actions: tuple[Commitment, ...] = ()
    note: str = ""


@click.command()
@click.argument("plan")
@click.option("--visit", "wanted", metavar="ID", help="Which visit; the next one where left out.")
@click.option("-o", "--output", metavar="FILE", help="Where to: .docx, .html, .md, .pdf or .json says the format.")
@click.option(
    "--audience",
    type=click.Choice(("team", "customer")),
    default="team",
    help="customer: only what is safe for them. Default team.",
)
@ON
@look_options
@FORCE
@YES
@JSON
@click.pass_context
def brief(  # noqa: PLR0913  one argument for each option
    context: click.Context,
    /,
    plan: str,
    *,
    wanted: str | None,
    output: str | None,
    audience: str,
    on: str | None,
    force: bool,
    yes: bool,
    as_json: bool,
    **look: str | None,
) -> None:
    """Write a one-page brief for a joint visit: who goes and why, whom we meet and where they stand, what to ask.

    With `--audience customer` it holds what is safe for the customer, and nothing else. Sentences of the plan that it
    repeats word for word are shown once, and asked about.
    """
    from samreview.documents.failures import DocumentError
    from samreview.documents.files import refuse_early
    from samreview.documents.write import format_of
    from samreview.insight.quotes import brief_quotes

    if output is None and not as_json:
        raise Failure("Say where to: `-o brief.docx` (or .html, .md, .pdf, .json), or --json to print it.")
    day = parse_day(on)
    with failing_as(DocumentError):
        if output is not None:
            format_of(output)
            refuse_early(output, force=force)
        read, _ = read_plan(plan)
        visit = _visit(read, wanted, day)
        asked = _Asked(read, visit, day, audience == "customer")
        if asked.for_customer:
            clear_for_customer(context, plan, read.account.id, brief_quotes(read, visit, day), yes=yes)
        else:
            asked = _with_actions(context, asked)
        if output is not None:
            _write(asked, Path(output), looks_of(context, look, plan), force=force)
    if as_json:
        print_json(_json(asked))
    else:
        _say_what_is_missing(visit, for_customer=asked.for_customer)
        print_lines([f"{output}: the brief for {visit.id} on {visit.date:%Y-%m-%d}{_for(asked)}."])


def _for(asked: _Asked) -> str:
    return ", for the customer" if asked.for_customer else ""


def _visit(plan: Plan, wanted: str | None, on: dt.date) -> Visit:
    """Return the visit that is meant, the next one where none is named."""
    from samreview.insight.visits import next_visit, visit_with_id
    from samreview.values.dates import written_day

    there = sorted(plan.visits, key=lambda one: one.date)
    names = ", ".join(f"{one.id} ({written_day(one.date)})" for one in there[-_MOST_NAMED:])
    if not there:
        raise Failure(f"The plan of {plan.account.id} holds no visit; write one under `visits:` with its id and date.")
    if wanted is not None:
        found = visit_with_id(plan, wanted)
        if found is None:
            near = did_you_mean(wanted, [one.id for one in there])
            raise Failure(f"There is no visit `{wanted}`{near or '.'} The plan has {names}.")
        return found
    following = next_visit(plan, on)
    if following is None:
        raise Failure(f"No visit is to come after {written_day(on)}. The plan has {names}: name one with --visit.")
    return following


def _with_actions(context: click.Context, asked: _Asked) -> _Asked:
    """Add what we still owe: of all reviews and of the plan. A store that cannot be read costs that, and is said."""
    from samreview.journal.accounts import read_account
    from samreview.review.carry.chapter import plan_actions
    from samreview.review.event_versions import written_by_newer

    plan = asked.plan
    try:
        with opened_store(context) as journal:
            account = read_account(journal, plan.account.id, plan)
    except Failure as failure:
        note = "What reviews agreed could not be read: these promises are the plan's alone."
        warn(f"{failure.message} {note}")
        return asked._replace(actions=tuple(one for one in plan_actions(plan) if one.is_open), note=note)
    missing = f"{', '.join(account.unreadable)} could not be read: what it agreed is missing."
    newer = [written_by_newer(name, count) for name, count in account.left_out.items()]
    note = " ".join([missing, *newer] if account.unreadable else newer)
    if note:
        warn(note)
    return asked._replace(actions=tuple(one for one in account.ledger.open if one.kind == "action"), note=note)


def _write(asked: _Asked, path: Path, looks: Looks, *, force: bool) -> None:
    from samreview.documents.files import write_whole
    from samreview.documents.write import document_bytes, format_of, json_bytes

    suffix = format_of(path)
    data = json_bytes(_json(asked)) if suffix == ".json" else document_bytes(_document(asked, looks), suffix, looks)
    write_whole(path, data, force=force)


def _document(asked: _Asked, looks: Looks) -> Document:
    if asked.for_customer:
        from samreview.documents.brief_customer import customer_brief_document
        from samreview.documents.customer_reading import read_customer_brief

        told_them = read_customer_brief(asked.plan, asked.visit, asked.on)
        return customer_brief_document(told_them, looks.words("brief-customer"))
    from samreview.documents.brief import brief_document
    from samreview.documents.brief_reading import read_brief

    told = read_brief(asked.plan, asked.visit, asked.on, asked.actions, asked.note)
    return brief_document(told, looks.words("brief"))


def _json(asked: _Asked) -> dict[str, Any]:
    if asked.for_customer:
        from samreview.documents.brief_customer import customer_brief_json
        from samreview.documents.customer_reading import read_customer_brief

        return customer_brief_json(read_customer_brief(asked.plan, asked.visit, asked.on))
    from samreview.documents.brief_json import brief_json

    return brief_json(asked.plan, asked.visit, asked.on, asked.actions)


def _say_what_is_missing(visit: Visit, *, for_customer: bool) -> None:
    """Say what a visit lacks that nobody can make up in a taxi; it stops nothing."""
    lacks = [] if visit.purpose else ["purpose"]
    if not for_customer:
        lacks += [] if visit.parts else ["parts"]
        lacks += [] if visit.questions else ["questions"]
    if lacks:
        warn(f"{visit.id} has no {' and no '.join(lacks)} in the plan.")
