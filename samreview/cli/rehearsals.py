"""The command that plays a transcript: rehearse."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samreview.cli.agendas import AGENDA, MINUTES, START, find_template
from samreview.cli.failures import Exit, Failure, failing_as, say
from samreview.cli.inputs import moment, parse_roles, parse_start, plan_text, read_bytes, read_plan
from samreview.cli.options import JSON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store
from samreview.values.money import short_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.journal.rehearsal import Rehearsal
    from samreview.review.transcript import Transcript


@click.command()
@click.argument("plan")
@click.argument("transcript")
@START
@click.option("--roles", metavar="ROLE=ID,...", help="Who holds a role, as moderator=dana,scribe=priya.")
@AGENDA
@MINUTES
@click.option("--minutes-to", metavar="FILE", help="Write the minutes: .docx, .md, .html, .json, .pdf or .eml.")
@click.option("--force", is_flag=True, help="Overwrite the minutes that are there.")
@click.option("--keep", is_flag=True, help="Keep the review in the store, marked as rehearsed.")
@JSON
@click.pass_context
def rehearse(  # noqa: PLR0913  one parameter an option
    context: click.Context,
    *,
    plan: str,
    transcript: str,
    start: str | None,
    roles: str | None,
    template: str,
    minutes: int | None,
    minutes_to: str | None,
    force: bool,
    keep: bool,
    as_json: bool,
) -> int:
    """Play TRANSCRIPT as a review of PLAN on a simulated clock.

    Ends with 1 when a line was refused; each refusal is named with its line.
    """
    from samreview.agenda.timed import AgendaTooShort
    from samreview.documents.failures import DocumentError
    from samreview.documents.files import refuse_early
    from samreview.documents.minutes_files import MAIL, write_minutes
    from samreview.documents.write import format_of
    from samreview.journal.rehearsal import rehearsal_start
    from samreview.journal.rehearsal import rehearse as play
    from samreview.review.opening import UnknownRoleHolder

    account, data = read_plan(plan)
    lines = read_transcript(transcript)
    with failing_as(DocumentError, AgendaTooShort, UnknownRoleHolder):
        if minutes_to is not None:
            format_of(minutes_to, MAIL)
            refuse_early(minutes_to, force=force)
        with opened_store(context) if keep else nullcontext() as journal:
            played = play(
                plan=account,
                plan_text=plan_text(data),
                plan_path=plan,
                template=find_template(template),
                transcript=lines,
                start=rehearsal_start(account, parse_start(start), moment().date()),
                minutes=minutes,
                roles=parse_roles(roles),
                keep_in=journal,
            )
            if minutes_to is not None:
                write_minutes(played.review, played.at, Path(minutes_to), force=force)
    for refusal in played.refusals:
        say(f"{transcript}:{refusal.line}: {refusal.message}")
    if as_json:
        print_json(played.as_json())
    else:
        print_lines(summary(played))
        if minutes_to is not None:
            print_lines([f"minutes    {minutes_to}"])
    return Exit.FOUND if played.refusals else Exit.DONE


def read_transcript(path: str) -> Transcript:
    """Return a transcript that can be played.

    Raises:
        Failure: it cannot be read, or a line cannot be split.
    """
    from samreview.review.transcript import TranscriptError, parse_transcript

    try:
        return parse_transcript(read_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise Failure(f"{path}: byte {problem.start + 1} is no UTF-8, save it as UTF-8.") from None
    except TranscriptError as problem:
        raise Failure(f"{path}:{problem.line}: {problem.message}") from None


def summary(played: Rehearsal) -> Iterator[str]:
    """Yield what a rehearsal came to, in a few lines."""
    told = played.record
    review = played.review
    items = [item for item in told["items"] if item["outcome"] in {"done", "running"}]
    captured = [capture for capture in told["captures"] if not capture["withdrawn"]]
    actions = [capture for capture in captured if capture["kind"] == "action"]
    growth = review_growth(played)
    yield f"review     {told['review']}, {review.phase}"
    yield f"items      {len(items)} of {len(told['items'])} run"
    yield f"captured   {len(captured)} lines, {len(actions)} of them actions"
    yield f"growth     {growth}"
    yield f"refused    {len(played.refusals) or 'nothing'}{' lines' if played.refusals else ''}"


def review_growth(played: Rehearsal) -> str:
    """Return what a review found, in words."""
    from samreview.review.growth import growth_found

    found, currency = growth_found(played.review), played.review.plan.account.currency
    if not found.claims:
        return "none claimed"
    return f"{short_with(currency, found.claimed)} found, {short_with(currency, found.agreed)} of it agreed"
