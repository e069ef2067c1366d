"""Commands about reviews in the store: the list, moving between stores, and minutes; erasing is in `erasing`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samreview.cli.erasing import drop, forget
from samreview.cli.failures import Exit, Failure, failing_as
from samreview.cli.inputs import read_bytes
from samreview.cli.looks import look_options, looks_of
from samreview.cli.options import AUDIENCE, FORCE, JSON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store, review_door

if TYPE_CHECKING:
    from samreview.documents.write import Audience
    from samreview.journal.door import ReviewDoor
    from samreview.journal.shelf import ReviewSummary
    from samreview.review.clock import Reading
    from samreview.review.worth import Worth


@click.group(invoke_without_command=True)
@JSON
@click.pass_context
def reviews(context: click.Context, *, as_json: bool) -> None:
    """List the reviews in the store; erase, export or import one."""
    if context.invoked_subcommand is not None:
        return
    from samreview.journal.shelf import reviews as all_reviews
    from samreview.journal.worths import worths

    with opened_store(context) as journal:
        rows = tuple(worths(journal, all_reviews(journal)))
    if as_json:
        print_json([_row_json(row, worth) for row, worth in rows])
    elif rows:
        width = max(len(row.id) for row, _ in rows)
        print_lines(f"{row.id:{width}}  {_row_text(row, worth)}" for row, worth in rows)
    else:
        print_lines(["The store holds no review yet. `samreview review PLAN` opens one."])


def _row_text(row: ReviewSummary, worth: Worth | None) -> str:
    rehearsed = ", rehearsed" if row.rehearsed else ""
    newer = ", partly written by a newer samreview" if row.newer else ""
    return f"{row.phase}{rehearsed}{newer}{f', worth my time: {worth.text}' if worth else ''}"


def _row_json(row: ReviewSummary, worth: Worth | None) -> dict[str, object]:
    return {
        "id": row.id,
        "account": row.account,
        "on": row.on.isoformat() if row.on else None,
        "phase": row.phase,
        "rehearsed": row.rehearsed,
        "newer": row.newer,
        "worth": {"mean": worth.mean, "answers": worth.answers} if worth else None,
    }


@reviews.command("export")
@click.argument("review")
@click.argument("file")
@FORCE
@JSON
@click.pass_context
def export_one(context: click.Context, review: str, file: str, *, force: bool, as_json: bool) -> None:
    """Write a review's journal to FILE, a JSON object a line."""
    from samreview.documents.failures import DocumentError
    from samreview.documents.files import write_whole
    from samreview.journal.review_file import export_review
    from samreview.journal.shelf import ReviewUnknown, find_review

    with opened_store(context) as journal, failing_as(ReviewUnknown, DocumentError):
        name = find_review(journal, review)
        write_whole(Path(file), export_review(journal, name).encode(), force=force)
    if as_json:
        print_json({"review": name, "path": file})
    else:
        print_lines([f"{name} was written to {file}."])


@reviews.command("import")
@click.argument("file")
@JSON
@click.pass_context
def import_one(context: click.Context, file: str, *, as_json: bool) -> None:
    """Take a review that `reviews export` wrote into the store."""
    from samreview.journal.review_file import ImportRefused, import_review

    data = read_bytes(file)
    with opened_store(context) as journal, failing_as(ImportRefused):
        name = import_review(journal, data)
    if as_json:
        print_json({"review": name})
    else:
        print_lines([f"{name} is in the store."])


def shown_at(door: ReviewDoor) -> Reading:
    """Return the moment at which a review is told: now, but a rehearsal's time ended with its last line."""
    review = door.review
    return review.last if review.rehearsed and review.last is not None else door.now()


@click.command()
@click.argument("review")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to; its end says the format: .docx .md .html .json .pdf .eml."
)
@AUDIENCE
@look_options
@FORCE
@JSON
@click.pass_context
def minutes(  # noqa: PLR0913  one parameter an option
    context: click.Context,
    /,
    review: str,
    output: str | None,
    audience: Audience,
    *,
    force: bool,
    as_json: bool,
    **look: str | None,
) -> int:
    """Write the minutes of the review whose name begins with REVIEW. Until it is approved they say DRAFT.

    Where something had to be left out of them they say so, and the command ends with 1.
    """
    import json

    from samreview.documents.failures import DocumentError
    from samreview.documents.minutes_files import MAIL, minutes_bytes, write_minutes
    from samreview.documents.write import format_of

    if output is None and not as_json:
        raise Failure("Say where to: `-o minutes.docx` (or .md, .html, .json, .eml), or --json to print them.")
    with opened_store(context) as journal, failing_as(DocumentError):
        if output is not None:
            format_of(output, MAIL)
        looks = looks_of(context, look)
        door = review_door(journal, review)
        at = shown_at(door)
        if output is not None:
            write_minutes(door.review, at, Path(output), force=force, looks=looks, audience=audience)
        if as_json:
            print_json(json.loads(minutes_bytes(door.review, at, ".json", audience=audience)))
        else:
            whose = " for the customer" if audience == "customer" else ""
            print_lines([f"{output}: the minutes of {door.name}{whose}."])
    return Exit.FOUND if door.review.left_out else Exit.DONE


reviews.add_command(drop)
reviews.add_command(forget)
