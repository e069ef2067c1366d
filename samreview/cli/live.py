"""Commands that open the live app: review, join, room."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import click

from samreview.cli.agendas import AGENDA, MINUTES, START, find_template
from samreview.cli.failures import Failure, failing_as
from samreview.cli.inputs import parse_roles, parse_start, plan_text, read_plan, warn
from samreview.cli.questions import questions_of
from samreview.cli.store import opened_store, review_door
from samreview.tui.theme_choice import THEME_NAMES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from typing import Unpack

    from samreview.journal.door import ReviewDoor
    from samreview.journal.protocol import Journal
    from samreview.journal.sqlite import SqliteJournal
    from samreview.plan.model import Plan
    from samreview.review.state import Role
    from samreview.tui.theme_choice import ThemeName


class _Asked(TypedDict):
    """What a review is opened with, beside plan and agenda."""

    plan_text: str
    plan_path: str
    start: dt.datetime | None
    minutes: int | None
    roles: dict[Role, str | None] | None
    questions: Mapping[str, Sequence[str]] | None


ROLES = click.option("--roles", metavar="ROLE=ID,...", help="Who holds a role, as moderator=dana,scribe=priya.")

THEME = click.option(
    "--theme",
    type=click.Choice(THEME_NAMES),
    help="Colours for this time; the palette (Ctrl+P) changes and remembers them.",
)
PLAIN = click.option("--plain", is_flag=True, help="In lines of text, for screen readers, bad links and scripts.")


@click.command()
@click.argument("plan")
@click.option("--new", "anew", is_flag=True, help="Open a new review even if one is not closed.")
@AGENDA
@MINUTES
@START
@click.option(
    "--as", "person", metavar="ID", help="For whom this terminal acts. Default: who is moderator when it opens."
)
@ROLES
@PLAIN
@THEME
@click.pass_context
def review(  # noqa: PLR0913  one parameter an option
    context: click.Context,
    *,
    plan: str,
    template: str,
    minutes: int | None,
    start: str | None,
    person: str | None,
    roles: str | None,
    anew: bool,
    plain: bool,
    theme: ThemeName | None,
) -> int:
    """Go on with the account's review that is not closed, else open one."""
    _need_terminal(plain=plain)
    account, data = read_plan(plan)
    begins, held = parse_start(start), parse_roles(roles)
    with opened_store(context) as journal:
        door = None if anew else _unfinished(journal, account, data, plan)
        if door is None:
            door = _opened(
                journal,
                account,
                plan_text=plan_text(data),
                plan_path=plan,
                template=template,
                start=begins,
                minutes=minutes,
                roles=held,
                questions=questions_of(context, plan),
            )
        return _run(door, person, plain=plain, theme=theme)


@click.command()
@click.argument("review")
@click.option("--as", "person", metavar="ID", required=True, help="For whom this terminal acts.")
@PLAIN
@THEME
@click.pass_context
def join(context: click.Context, review: str, person: str, *, plain: bool, theme: ThemeName | None) -> int:
    """Open another terminal in the review whose name begins with REVIEW."""
    _need_terminal(plain=plain)
    with opened_store(context) as journal:
        return _run(review_door(journal, review, going_on=True), person, plain=plain, theme=theme)


@click.command()
@click.argument("review")
@THEME
@click.pass_context
def room(context: click.Context, review: str, *, theme: ThemeName | None) -> int:
    """Show the read-only picture for the wall; nothing private is on it."""
    _need_terminal()
    from samreview.tui.start import run

    with opened_store(context) as journal:
        return run(review_door(journal, review, going_on=True), None, watch_only=True, theme=theme)


def _need_terminal(*, plain: bool = False) -> None:
    if plain:
        return
    from samreview.tui.terminal import refusal_without_terminal

    refusal = refusal_without_terminal()
    if refusal:
        raise Failure(refusal)


def _unfinished(journal: SqliteJournal, account: Plan, data: bytes, path: str) -> ReviewDoor | None:
    from samreview.journal.clock import SystemClock
    from samreview.journal.opening import go_on, plan_has_changed
    from samreview.journal.preparing import bring_all
    from samreview.journal.shelf import open_review_of
    from samreview.review.event_versions import written_by_newer

    _refuse_unreadable(journal, account.account.id)
    found = open_review_of(journal, account.account.id)
    if found is None:
        return None
    door = go_on(journal, SystemClock(), found.id)
    if door.review.left_out:
        raise Failure(
            f"{written_by_newer(found.id, len(door.review.left_out))} "
            f"Until then `samreview room {found.id}` and `samreview minutes {found.id}` show what can be read."
        )
    bring_all(door)
    if plan_has_changed(door, plan_text(data)):
        warn(
            f"{path} has changed since {found.id} was opened; the review goes on with the plan it opened with. "
            "--new opens another."
        )
    return door


def _refuse_unreadable(journal: SqliteJournal, account: str) -> None:
    """Refuse to open a new review beside one that may be the one to go on with, were it not damaged."""
    from samreview.journal.shelf import reviews

    damaged = [one.id for one in reviews(journal, account) if one.phase == "unreadable"]
    if damaged and journal.damage:
        raise Failure(f"{journal.damage[0].message} --new opens a new review of {account} all the same.")


def _opened(journal: Journal, account: Plan, *, template: str, **asked: Unpack[_Asked]) -> ReviewDoor:
    from samreview.agenda.timed import AgendaTooShort
    from samreview.journal.clock import SystemClock
    from samreview.journal.opening import open_review
    from samreview.review.opening import UnknownRoleHolder

    with failing_as(AgendaTooShort, UnknownRoleHolder):
        door = open_review(journal, SystemClock(), plan=account, template=find_template(template), **asked)
    for notice in door.review.carried.notices:
        warn(notice)
    return door


def _run(door: ReviewDoor, person: str | None, *, plain: bool, theme: ThemeName | None) -> int:
    from samreview.values.text import did_you_mean

    people = door.review.people
    if person is not None and person not in people:
        raise Failure(
            f"--as {person}: nobody of this review has that id{did_you_mean(person, people) or '.'} "
            f"Its people are {', '.join(people)}."
        )
    if plain:
        from samreview.cli.in_lines import run_in_lines

        return run_in_lines(door, person)
    from samreview.tui.start import run

    return run(door, person, theme=theme)
