"""The command with which somebody prepares: a form, a page to fill in, what they wrote before."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypedDict

import click

from samreview import typed_bytes
from samreview.cli.agendas import AGENDA, find_template
from samreview.cli.failures import Failure, notice
from samreview.cli.inputs import read_plan, warn
from samreview.cli.options import JSON
from samreview.cli.output import print_json, print_lines, print_text
from samreview.cli.prep_pages import Outcome, take_page, write_page
from samreview.cli.store import opened_store

if TYPE_CHECKING:
    from typing import Unpack

    from samreview.agenda.model import AgendaItem
    from samreview.journal.preparing import Desk
    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.review.prep.model import Prep, PrepKind
    from samreview.review.prep.sheet import Sheet


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
    from samreview.review.event_versions import written_by_newer

    clock = SystemClock()
    with opened_store(context) as journal:
        desk = Desk(journal, clock, account.account.id, person)
        if desk.prep.left_out:
            notice(written_by_newer(f"What {person} prepared", desk.prep.left_out))
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


def _do(desk: Desk, sheet: Sheet, asked: _Asked, *, as_json: bool) -> Outcome:
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
        return write_page(desk, sheet, asked["page"], force=asked["force"])
    if asked["show"] or (as_json and not named):
        return Outcome(changed=False)
    if asked["remove"]:
        return _remove(desk, asked["remove"])
    if asked["read"]:
        desk.has_read()
        return Outcome()
    if asked["source"]:
        return take_page(desk, sheet, asked["source"])
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


def _remove(desk: Desk, which: str) -> Outcome:
    if which == "all":
        gone = desk.remove()
        said = "All that you ever prepared for this account is erased." if gone else "There is nothing to erase."
        return Outcome((f"{said} What a review has taken in stays in that review.",) if gone else (said,))
    numbers = [str(one.number) for one in desk.prep.entries]
    if which not in numbers:
        there = f"there are {', '.join(numbers)}, and all" if numbers else "you have prepared nothing yet"
        raise Failure(f"--remove {which}: there is no such entry; {there}.")
    desk.take_out(int(which))
    return Outcome((f"Entry {which} is taken out.",))


def _fill_in(desk: Desk, sheet: Sheet) -> Outcome:
    from samreview.plain.prep_form import PrepForm

    # Line editing, where the terminal has it.
    with suppress(ImportError):
        import readline  # noqa: F401  its import is what it takes
    before = desk.prep

    def read(prompt: str) -> str | None:
        try:
            answer = input(prompt)
        except (EOFError, UnicodeDecodeError):
            return None
        if said := typed_bytes.notice():
            warn(said)
        return answer

    try:
        PrepForm(desk, sheet, read, _print_wrapped).run()
    except KeyboardInterrupt:
        print_lines(["", "You have left; what you wrote is kept."])
        return Outcome(changed=desk.prep != before, code=130)
    return Outcome(changed=desk.prep != before)


def _print_wrapped(words: str) -> None:
    """Print lines that end between words where the terminal ends, which would cut through them."""
    from textwrap import wrap

    from samreview.cli.output import terminal_columns

    width = terminal_columns()
    if width is None:
        print_text(words)
        return
    lines = (wrap(line, width, break_on_hyphens=False) or [""] for line in words.splitlines())
    print_lines(part for line in lines for part in line)


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
