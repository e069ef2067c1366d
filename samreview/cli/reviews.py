"""Commands about reviews in the store: the list, moving between stores, and minutes; erasing is in `erasing`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samreview.cli.erasing import drop, forget
from samreview.cli.failures import Exit, Failure, failing_as, notice
from samreview.cli.inputs import read_bytes
from samreview.cli.looks import look_options, looks_of
from samreview.cli.options import AUDIENCE, FORCE, JSON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store, review_door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.documents.write import Audience
    from samreview.journal.door import ReviewDoor
    from samreview.journal.review_import import Imported
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
    """Write a review to FILE with all that belongs to it, a JSON object a line.

    The file also holds what was said of the account's actions between reviews, and what people prepared for the
    account. Each line has a checksum. What a damaged store cannot give is named, and the command ends with 1.
    """
    from samreview.documents.failures import DocumentError
    from samreview.documents.files import write_whole
    from samreview.journal.review_file import export_review
    from samreview.journal.shelf import ReviewUnknown, find_review

    with opened_store(context) as journal, failing_as(ReviewUnknown, DocumentError):
        name = find_review(journal, review)
        exported = export_review(journal, name)
        write_whole(Path(file), exported.text.encode(), force=force)
    for sentence in exported.missing:
        notice(sentence)
    if as_json:
        print_json({"review": name, "path": file, "missing": list(exported.missing)})
    else:
        print_lines([f"{name} was written to {file}{', as far as it can be read' if exported.missing else ''}."])


@reviews.command("import")
@click.argument("file")
@click.option("--accept-edited", is_flag=True, help="Take a file that was changed by hand; the review says so.")
@JSON
@click.pass_context
def import_one(context: click.Context, file: str, *, accept_edited: bool, as_json: bool) -> int:
    """Take a review that `reviews export` wrote into the store, or go on with one from where it ends here.

    Nothing that is here is changed. Where the store and the file differ, what is here stays and is named, and the
    command ends with 1; a review that went on in two ways is refused.
    """
    from samreview.journal.clock import SystemClock
    from samreview.journal.review_file import LARGEST, ImportRefused
    from samreview.journal.review_import import import_review

    data = read_bytes(file, LARGEST)
    with opened_store(context) as journal, failing_as(ImportRefused):
        done = import_review(journal, SystemClock(), data, accept_edited=accept_edited)
    if as_json:
        print_json(
            {
                "review": done.review,
                "state": done.state,
                "held": done.held,
                "added": dict(done.added),
                "edited": [one._asdict() for one in done.edited],
                "notes": list(done.notes),
            }
        )
    else:
        print_lines(_imported_lines(done))
    return Exit.FOUND if done.is_partial else Exit.DONE


def _imported_lines(done: Imported) -> Iterator[str]:
    from samreview.journal.streams import stream_of

    name, new = done.review, done.added.get(stream_of(done.review), 0)
    beside = sum(done.added.values()) - new
    yield {
        "new": f"{name} is in the store.",
        "later": f"{name} goes on: {new} events came after the {done.held} that were here.",
        "same": f"{name} is in the store already, as the file has it.",
        "earlier": f"{name} has gone on here since: the file is an earlier state of it, so nothing of it was added.",
    }[done.state]
    if beside:
        entries = "1 entry" if beside == 1 else f"{beside} entries"
        yield f"{entries} on the account's actions and preparation came with it."
    if done.edited:
        yield "The review says that the file had been changed."
    if not done.has_sums:
        yield "The file has the format of an earlier version, without checksums: a change in it would not be noticed."
    yield from done.notes


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
) -> None:
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


reviews.add_command(drop)
reviews.add_command(forget)
