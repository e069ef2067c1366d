"""The command with which somebody prepares: a form, a page to fill in, what they wrote before."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypedDict

import click

from samreview.cli.agendas import AGENDA, find_template
from samreview.cli.failures import Exit, Failure, failing_as
from samreview.cli.inputs import read_bytes, read_plan, warn
from samreview.cli.options import JSON
from samreview.cli.output import print_json, print_lines, print_text
from samreview.cli.store import opened_store
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from typing import Unpack

    from samreview.agenda.model import AgendaItem
    from samreview.journal.preparing import Desk
    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.review.prep.model import Prep, PrepEntry, PrepKind
    from samreview.review.prep.page import Written
    from samreview.review.prep.sheet import Sheet


_MOST_BYTES = 64 * 1024 * 1024 + 1
"""Of a Word file; what it says has limits of its own."""


class _Asked(TypedDict):
    """What is to be done; at most one of them."""

    source: str | None
    page: str | None
    read: bool
    show: bool
    remove: str | None
    force: bool


@click.command()
@click.argument("plan")
@click.option("--as", "person", metavar="ID", required=True, help="Who prepares: an id of the plan's team.")
@click.option(
    "--from",
    "source",
    metavar="FILE",
    help="Take a page that was filled in, also the last one of a pack as .docx; it only adds.",
)
@click.option("--page", metavar="FILE", help="Write the page to fill in; - prints it.")
@click.option("--read", is_flag=True, help="Say that you have read the plan and have nothing to add.")
@click.option("--show", is_flag=True, help="Show what you have prepared.")
@click.option("--remove", metavar="N|all", help="Take out entry N; all erases whatever you prepared, for good.")
@click.option("--force", is_flag=True, help="Overwrite the file of --page.")
@AGENDA
@JSON
@click.pass_context
def prep(
    context: click.Context, /, *, plan: str, person: str, template: str, as_json: bool, **asked: Unpack[_Asked]
) -> int:
    """Prepare for the account's next review: your questions, your ideas, and what only you can confirm or correct.

    Without an option it asks in lines of text; each answer is kept as it is given, and shown again the next time.
    """
    account, _ = read_plan(plan)
    _of_the_team(account, person)
    from samreview.journal.clock import SystemClock
    from samreview.journal.preparing import Desk

    clock = SystemClock()
    with opened_store(context) as journal:
        desk = Desk(journal, clock, account.account.id, person)
        sheet = _sheet(journal, account, person, template)
        outcome = _do(desk, sheet, asked, as_json=as_json)
        if asked["page"]:
            return outcome.code
        review = desk.bring() if outcome.changed else None
    if as_json:
        print_json(_as_json(desk.prep, review, outcome.problems))
    else:
        print_lines([*outcome.lines, *outcome.problems, *_standing(desk.prep, review, shown=asked["show"])])
    return outcome.code


class _Outcome(NamedTuple):
    lines: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    changed: bool = True
    code: int = Exit.DONE


def _do(desk: Desk, sheet: Sheet, asked: _Asked, *, as_json: bool) -> _Outcome:
    given = {
        "--from": asked["source"],
        "--page": asked["page"],
        "--read": asked["read"],
        "--show": asked["show"],
        "--remove": asked["remove"],
    }
    named = [name for name, value in given.items() if value]
    if len(named) > 1:
        raise Failure(f"{' and '.join(named)} do not go together; give one of them.")
    if asked["page"]:
        return _write_page(desk, sheet, asked["page"], force=asked["force"])
    if asked["show"] or (as_json and not named):
        return _Outcome(changed=False)
    if asked["remove"]:
        return _remove(desk, asked["remove"])
    if asked["read"]:
        desk.has_read()
        return _Outcome()
    if asked["source"]:
        return _take(desk, sheet, _written(asked["source"], sheet), asked["source"])
    return _fill_in(desk, sheet)


def _of_the_team(account: Plan, person: str) -> None:
    from samreview.values.text import did_you_mean

    team = [one.id for one in account.team]
    if person not in team:
        raise Failure(
            f"--as {person}: nobody of the plan's team has that id{did_you_mean(person, team) or '.'} "
            f"The team is {', '.join(team)}."
        )


def _sheet(journal: Journal, account: Plan, person: str, template: str) -> Sheet:
    from samreview.agenda.schedule import booked_start
    from samreview.cli.inputs import moment
    from samreview.review.prep.in_review import places
    from samreview.review.prep.places import Place
    from samreview.review.prep.sheet import sheet

    open_items = _open_items(journal, account.account.id)
    if open_items is not None:
        where = places(open_items)
    else:
        where = tuple(Place(one.id, one.title, one.exhibit) for one in find_template(template).items)
    return sheet(account, booked_start(account, None, moment()).date(), person, where)


def _open_items(journal: Journal, account: str) -> tuple[AgendaItem, ...] | None:
    """Return the items of the account's open review; None where none is open."""
    from samreview.journal.shelf import open_review_of
    from samreview.journal.streams import stream_of
    from samreview.review.fold import UnreadablePlan, fold

    found = open_review_of(journal, account)
    if found is None:
        return None
    try:
        return tuple(state.item for state in fold(journal.read(stream_of(found.id))).items)
    except UnreadablePlan:
        return None


def _write_page(desk: Desk, sheet: Sheet, path: str, *, force: bool) -> _Outcome:
    from samreview.files import FileRefusedError, write_whole
    from samreview.review.prep.page import page_lines

    if path.lower().endswith((".docx", ".html", ".pdf")):
        # Word would call a file damaged that is text and is named as its own.
        raise Failure(
            f"{path}: the page is plain text; name it .md or .txt. As Word it is the last page of `samreview pack`."
        )
    text = "".join(f"{line}\n" for line in page_lines(sheet, desk.prep))
    if path == "-":
        print_text(text)
    else:
        with failing_as(FileRefusedError):
            write_whole(path, text.encode(), force=force)
        print_lines([f"{path} is the page of {sheet.name}; --from {path} takes it back once it is filled in."])
    return _Outcome(changed=False)


def _written(path: str, sheet: Sheet) -> Written:
    data = read_bytes(path, _MOST_BYTES)
    written = _from_word(data, path, sheet) if path.lower().endswith(".docx") else _from_text(data, path)
    if written.person is not None and written.person != sheet.person:
        raise Failure(f"{path}: this page is for {written.person}, and --as says {sheet.person}. Nothing was taken.")
    return written


def _from_word(data: bytes, path: str, sheet: Sheet) -> Written:
    from samreview.documents.docx.reading.package import UnreadableDocumentError
    from samreview.documents.docx.reading.prep import read_prep

    with failing_as(UnreadableDocumentError):
        return read_prep(data, path, sheet.subjects)


def _from_text(data: bytes, path: str) -> Written:
    from samreview.review.prep.page import MOST_BYTES, read_page

    if len(data) > MOST_BYTES:
        raise Failure(f"{path}: this is larger than any page that was filled in (1 MB); nothing was taken.")
    try:
        return read_page(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Failure(f"{path}: this is no text in UTF-8; save the page as plain text or .docx.") from None


def _take(desk: Desk, sheet: Sheet, written: Written, path: str) -> _Outcome:
    from samreview.review.prep.entering import TooMuch, entered, is_there, with_entry

    problems: list[str] = []
    there = 0

    def make(prep: Prep) -> list[PrepEntry]:
        nonlocal there
        problems.clear()
        there = 0
        entries: list[PrepEntry] = []
        for kind, text in written.entries:
            one, problem = entered(sheet, prep, kind, text)
            if is_there(prep, kind, one.text):
                there += 1
                continue
            if problem:
                problems.append(f"Kept as it is written: {one.text}. {problem}")
            entries.append(one)
            prep = with_entry(prep, one)
        return entries

    try:
        added = desk.say(make)
    except TooMuch as problem:
        raise Failure(f"{path}: {problem} Nothing was taken.") from None
    if written.read:
        desk.has_read()
    if not written.entries and not written.read:
        warn(f"{path} says nothing yet: nobody has written on it, or said that the plan was read.")
    old = f", {there} there already" if there else ""
    return _Outcome((f"From {path}: {len(added)} added{old}.",), tuple(problems))


def _remove(desk: Desk, which: str) -> _Outcome:
    if which == "all":
        gone = desk.remove()
        said = "All that you ever prepared for this account is erased." if gone else "There is nothing to erase."
        return _Outcome((f"{said} What a review has taken in stays in that review.",) if gone else (said,))
    numbers = [str(one.number) for one in desk.prep.entries]
    if which not in numbers:
        there = f"there are {', '.join(numbers)}, and all" if numbers else "you have prepared nothing yet"
        raise Failure(f"--remove {which}: there is no such entry; {there}.")
    desk.take_out(int(which))
    return _Outcome((f"Entry {which} is taken out.",))


def _fill_in(desk: Desk, sheet: Sheet) -> _Outcome:
    from samreview.plain.prep_form import PrepForm

    # Line editing, where the terminal has it.
    with suppress(ImportError):
        import readline  # noqa: F401  its import is what it takes
    before = desk.prep

    def read(prompt: str) -> str | None:
        try:
            return input(prompt)
        except (EOFError, UnicodeDecodeError):
            return None

    try:
        PrepForm(desk, sheet, read, print_text).run()
    except KeyboardInterrupt:
        print_lines(["", "You have left; what you wrote is kept."])
        return _Outcome(changed=desk.prep != before, code=130)
    return _Outcome(changed=desk.prep != before)


_TITLES: dict[PrepKind, str] = {"question": "Questions", "idea": "Ideas", "validation": "Confirmed or corrected"}


def _standing(prep: Prep, review: str | None, *, shown: bool) -> list[str]:
    if not prep.is_ready:
        return ["You have prepared nothing for the next review yet."]
    from samreview.review.prep.model import counted

    lines = []
    if shown:
        for kind, title in _TITLES.items():
            entries = prep.of_kind(kind)
            lines += [f"{title}:"] if entries else []
            lines += [f"  {one.number}. {one.text}{f' @{one.item}' if one.item else ''}" for one in entries]
        return lines or ["You have read the plan, and written nothing."]
    what = counted(prep) or "you have read the plan"
    where = f"is in the review {review}, which is open" if review else "comes into the next review"
    return [f"Prepared: {what}. It {where}. --show lists it, the same command changes it."]


def _as_json(prep: Prep, review: str | None, problems: tuple[str, ...]) -> dict[str, Any]:
    return {
        "person": prep.person,
        "prepared": prep.is_ready,
        "read": prep.read,
        "entries": [
            {"number": one.number, "kind": one.kind, "text": one.text, "item": one.item, "about": one.about}
            for one in prep.entries
        ],
        "review": review,
        "problems": list(problems),
    }
