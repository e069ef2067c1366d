"""`actions export` and `actions import`: registers of actions as files, out and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from samreview.cli.accounts import read_accounts
from samreview.cli.failures import Exit, Failure, failing_as
from samreview.cli.inputs import parse_day, read_bytes
from samreview.cli.looks import look_options, looks_of
from samreview.cli.options import FORCE, JSON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from samreview.documents.looks import Looks
    from samreview.exchange.day_spelling import DayOrder
    from samreview.exchange.registers.compare import AccountChanges, Comparison
    from samreview.journal.accounts import AccountRead
    from samreview.journal.protocol import Journal
    from samreview.review.carry.merging import Difference
    from samreview.review.carry.returned import CameBack

EXPORTS = (".csv", ".docx", ".html", ".ics", ".json", ".md", ".pdf")
IMPORTS = (".csv", ".docx")
_TRIES = 5
_FIELD = 40
Side = Literal["ours", "theirs"]
Answers = dict[tuple[str, str, str, str], "Side | None"]
"""What was decided of each conflict; None for later."""


@click.command("export")
@click.argument("file")
@click.argument("account", required=False)
@click.option("--all", "settled", is_flag=True, help="What is done and dropped too.")
@click.option("--on", metavar="DATE", help="The day on which overdue counts; today where left out.")
@look_options
@FORCE
@JSON
@click.pass_context
def export(  # noqa: PLR0913  one for each option
    context: click.Context,
    /,
    file: str,
    account: str | None,
    on: str | None,
    *,
    settled: bool,
    force: bool,
    as_json: bool,
    **look: str | None,
) -> None:
    """Write the open actions of all accounts, or of ACCOUNT, to FILE: .docx, .csv, .ics, .md, .html, .pdf or .json.

    What is changed in a .docx or .csv comes back with `actions import`. An .ics has a day for each due date, which a
    calendar that opens it again moves and does not double.
    """
    from samreview.documents.failures import DocumentError
    from samreview.documents.files import refuse_early, write_whole

    suffix = _suffix(file, EXPORTS, "write")
    day = parse_day(on)
    with opened_store(context) as journal, failing_as(DocumentError):
        refuse_early(file, force=force)
        looks = looks_of(context, look)
        reads = read_accounts(journal, account)
        data, count = _exported(journal, reads, suffix, looks, on=day, settled=settled)
        write_whole(Path(file), data, force=force)
    if as_json:
        print_json({"path": file, "actions": count})
    else:
        undated = _undated(reads, settled=settled) if suffix == ".ics" else ""
        print_lines([f"{file}: {count} {'action' if count == 1 else 'actions'}.{undated}"])


def _undated(reads: Mapping[str, AccountRead], *, settled: bool) -> str:
    """Return what a calendar cannot hold."""
    from samreview.review.carry.listing import actions_of

    rows = [row.action for one, read in reads.items() for row in actions_of(one, read.ledger)]
    left = sum(one.due is None and (settled or one.is_open) for one in rows)
    return f" {left} without a date {'is' if left == 1 else 'are'} not in it." if left else ""


def _exported(  # noqa: PLR0913  one for each part of a register
    journal: Journal,
    reads: Mapping[str, AccountRead],
    suffix: str,
    looks: Looks,
    *,
    on: dt.date,
    settled: bool,
) -> tuple[bytes, int]:
    from samreview.review.carry.listing import actions_of
    from samreview.review.carry.returned import key_of

    rows = [row for one, read in reads.items() for row in actions_of(one, read.ledger)]
    chosen = [row for row in rows if settled or row.action.is_open]
    if suffix == ".csv":
        from samreview.exchange.registers.csv_file import Exported, csv_bytes

        people = {one: read.people for one, read in reads.items()}
        exported = [Exported(key_of(row.account, row.action), row) for row in chosen]
        return csv_bytes(exported, people, on), len(chosen)
    if suffix == ".json":
        from samreview.documents.write import json_bytes
        from samreview.review.carry.listing import action_json

        return json_bytes([action_json(row, on) for row in chosen]), len(chosen)
    if suffix == ".ics":
        from samreview.documents.actions_calendar import actions_calendar
        from samreview.journal.accounts import last_change

        dated = [row for row in chosen if row.action.due is not None]
        changes = {one: sum(read.heads.values()) for one, read in reads.items()}
        return actions_calendar(dated, last_change(journal, reads.values()), changes), len(dated)
    from samreview.documents.accounts_register import accounts_register, actions_document
    from samreview.documents.accounts_register_data import RegisterRow
    from samreview.documents.write import document_bytes

    register = [RegisterRow(key_of(row.account, row.action), row.account, row.action) for row in chosen]
    document = actions_document(
        accounts_register(register, reads, on), looks.words("actions"), to_edit=suffix == ".docx"
    )
    return document_bytes(document, suffix, looks), len(chosen)


@click.command("import")
@click.argument("file")
@click.option("--account", metavar="ACCOUNT", help="Whose new actions are that do not say so themselves.")
@click.option("--as", "person", metavar="ID", help="Who brings the file.")
@click.option("--ours", "side", flag_value="ours", help="Keep what holds here, of what was changed on both sides.")
@click.option(
    "--theirs", "side", flag_value="theirs", help="Take what the file says, of what was changed on both sides."
)
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="How dates in numbers are spelled: 5/12/2026.")
@click.option("--dry-run", is_flag=True, help="Show it, change nothing.")
@JSON
@click.pass_context
def import_(  # noqa: PLR0913  one for each option
    context: click.Context,
    /,
    file: str,
    account: str | None,
    person: str | None,
    side: str | None,
    *,
    dates: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take over what was changed in minutes or a register: status, owner, due date and note; new rows are new actions.

    Only what the file changed is taken. What was changed here too is a conflict: it is asked about on a terminal, and
    left as it is here otherwise, unless --ours or --theirs says what to do.
    """
    from samreview.cli.registers_told import comparison_json, comparison_lines
    from samreview.documents.docx.reading.package import MOST_BYTES
    from samreview.documents.failures import DocumentError
    from samreview.exchange.failures import ExchangeError
    from samreview.exchange.registers.compare import compared

    suffix = _suffix(file, IMPORTS, "read")
    data = read_bytes(file, MOST_BYTES)
    asking = not (as_json or dry_run or side) and sys.stdin.isatty()
    answers: Answers = {}
    with opened_store(context) as journal, failing_as(DocumentError, ExchangeError):
        for _ in range(_TRIES):
            reads = read_accounts(journal)
            came = _came_back(journal, data, file, suffix)
            _ours_to_take(came, reads, file)
            whose = None if account is None else next(iter(read_accounts(journal, account)))
            found = compared(came, reads, whose, cast("DayOrder | None", dates))
            taken = _decided(found, cast("Side | None", side), answers, asking=asking)
            if dry_run or _kept(journal, reads, taken, came, person or ""):
                break
        else:
            raise Failure(f"Others changed the actions {_TRIES} times while this was being saved. Try again.")
    left = _left(found, taken)
    # To keep ours is a decision too.
    kept = [one for one in left if answers.get(_question(one), cast("Side | None", side)) is not None]
    if as_json:
        print_json(comparison_json(found, taken, came, dry_run=dry_run))
    else:
        print_lines(comparison_lines(found, taken, came, kept=kept, dry_run=dry_run))
    if len(kept) < len(left) or found.unread or found.doubtful:
        raise SystemExit(Exit.FOUND)


def _left(found: Comparison, taken: Mapping[str, AccountChanges]) -> list[Difference]:
    """Return the conflicts of which what holds here stays."""
    return [
        one for name, each in found.accounts.items() for one in each.differences if one not in taken[name].differences
    ]


def _question(one: Difference) -> tuple[str, str, str, str]:
    return one.action, one.field, one.here, one.there


def _suffix(file: str, known: tuple[str, ...], what: str) -> str:
    suffix = Path(file).suffix.lower()
    if suffix in known:
        return suffix
    said = f"no register has the format `{suffix}`" if suffix else "the name does not say which format"
    raise Failure(f"cannot {what} {file}: {said}; the formats are {', '.join(known[:-1])} and {known[-1]}.")


def _came_back(journal: Journal, data: bytes, file: str, suffix: str) -> CameBack:
    if suffix == ".csv":
        from samreview.exchange.registers.csv_file import read_csv

        return read_csv(data, file)
    from samreview.documents.docx.reading.register import read_register
    from samreview.documents.register_then import register_then

    came = read_register(data, file)
    if came.written or not came.export:
        return came
    # Editors such as LibreOffice empty the part in which the file kept what it held: the journal still knows.
    then = register_then(journal, came.export)
    return read_register(data, file, then) if then else came


def _ours_to_take(came: CameBack, reads: Mapping[str, AccountRead], file: str) -> None:
    """Refuse the minutes of a review that this store does not hold: all their rows would be new."""
    from samreview.journal.streams import stream_of

    if not reads:
        raise Failure(f"{file}: the store holds no review, so there are no actions to change.")
    if came.review is not None and not any(stream_of(came.review) in read.heads for read in reads.values()):
        raise Failure(
            f"{file}: these are the minutes of {came.review}, whose actions this store does not keep: "
            "it is not here, or was a rehearsal."
        )


def _decided(found: Comparison, side: Side | None, answers: Answers, *, asking: bool) -> dict[str, AccountChanges]:
    """Return what is taken over: all that only the file changed, and of conflicts what somebody says."""
    taken: dict[str, AccountChanges] = {}
    for name, each in found.accounts.items():
        kept: list[Difference] = []
        for one in each.differences:
            if one.conflict:
                asked = _question(one)
                if asking and asked not in answers:
                    answers[asked] = _asked(one)
                if answers.get(asked, side) != "theirs":
                    continue
            kept.append(one)
        taken[name] = each._replace(differences=tuple(kept))
    return taken


def _asked(one: Difference) -> Side | None:
    from samreview.cli.registers_told import conflict_line

    # An id alone means nothing to most people.
    print_lines(["", one.what, f"  {conflict_line(one)}"])
    try:
        answer = click.prompt(
            "Take the file's, keep ours, or decide later", type=click.Choice(["file", "ours", "later"]), err=True
        )
    except click.Abort:
        raise Failure("\nNothing was changed: nobody answered.", Exit.FOUND) from None
    return {"file": "theirs", "ours": "ours"}.get(answer)  # type: ignore[return-value]  # the two words of Side


def _kept(
    journal: Journal, reads: Mapping[str, AccountRead], taken: Mapping[str, AccountChanges], came: CameBack, person: str
) -> bool:
    """Keep what was taken over; False where somebody else was faster, and all has to be compared again."""
    from samreview.exchange.registers.changes import Said, changes
    from samreview.journal.accounts import Changes, keep
    from samreview.journal.clock import SystemClock
    from samreview.journal.protocol import Conflict
    from samreview.journal.streams import account_stream
    from samreview.values.text import clean

    clock = SystemClock()
    said = Said(clean(person), clock.read().instant)
    made = [
        Changes(name, events, reads[name].heads[account_stream(name)])
        for name, each in taken.items()
        if (events := changes(name, reads[name], each, said, came.review))
    ]
    try:
        # Of all accounts or of none: a file that is half taken over leaves nobody wiser.
        keep(journal, clock, made)
    except Conflict:
        return False
    return True
