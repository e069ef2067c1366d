"""Opening a review: its name, its agenda, its roles and its first event; and going on with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.door import ReviewDoor
from samreview.journal.ids import new_line_id
from samreview.journal.protocol import Conflict
from samreview.journal.streams import stream_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from samreview.agenda.model import Template
    from samreview.journal.clock import Clock
    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.review.prep.model import Prep
    from samreview.review.state import Role


def open_review(  # noqa: PLR0913  all that a review starts from, each by its name
    journal: Journal,
    clock: Clock,
    *,
    plan: Plan,
    plan_text: str,
    plan_path: str,
    template: Template,
    start: dt.datetime | None = None,
    minutes: int | None = None,
    roles: Mapping[Role, str | None] | None = None,
    by: str | None = None,
    rehearsed: bool = False,
    questions: Mapping[str, Sequence[str]] | None = None,
) -> ReviewDoor:
    """Open a new review with what is carried over and what its team has prepared, and return its door.

    Args:
        journal: where it is kept.
        clock: the machine's clock; it also says what the next quarter of an hour is.
        plan: the plan, and `plan_text` its YAML as read, which the review keeps.
        plan_text: see `plan`.
        plan_path: how messages name the plan.
        template: the agenda's template.
        start: the booked start as asked for; naive in the owner's zone. Else the plan's next review, else soon.
        minutes: the booked length as asked for. Else the plan's next review's, else the template's.
        roles: role to id; without a moderator the account's owner moderates, else the first of the team.
        by: who opens it, the moderator unless given.
        rehearsed: marks a rehearsal, which counts nowhere and carries nothing over.
        questions: words at which whoever writes is asked a gentle question; the shipped ones unless given.

    Raises:
        AgendaTooShort: the agenda's items do not fit; the message names the shortest length that would.
        UnknownRoleHolder: a role goes to somebody who is not in the team.
        StoreError: the store could not keep it.
    """
    # Another terminal that joins needs none of these.
    from samreview.agenda.schedule import booked_minutes, booked_start
    from samreview.agenda.timed import timed_agenda
    from samreview.journal.accounts import read_account
    from samreview.journal.preparing import read_preps, since_last_review
    from samreview.journal.shipped_questions import shipped_questions
    from samreview.review.carry.opening import carried_over
    from samreview.review.opening import opened_event

    at = clock.read()
    begins = booked_start(plan, start, at.instant)
    length = booked_minutes(plan, template, minutes)
    carried = None
    prepared: Sequence[Prep] = ()
    if rehearsed:
        agenda = timed_agenda(template, begins, length)
    else:
        prepared = read_preps(journal, plan, since_last_review(journal, plan.account.id))
        read = read_account(journal, plan.account.id, plan)
        agenda, carried = carried_over(read.ledger, template, begins, length, read.unreadable, left_out=read.left_out)
    base = f"{plan.account.id}-{agenda.start.date().isoformat()}"
    line_id = new_line_id()
    number = 1
    while True:
        name = base if number == 1 else f"{base}-{number}"
        event = opened_event(
            review=name,
            plan=plan,
            plan_text=plan_text,
            plan_path=plan_path,
            agenda=agenda,
            roles=roles,
            rehearsed=rehearsed,
            carried=carried,
            prepared=prepared,
            by=by,
            at=at,
            line_id=line_id,
            questions=shipped_questions() if questions is None else questions,
        )
        try:
            journal.append(stream_of(name), 0, [event])
        except Conflict:
            number += 1
        else:
            return ReviewDoor(journal, stream_of(name), clock)


def go_on(journal: Journal, clock: Clock, name: str) -> ReviewDoor:
    """Return the door of a review that was opened before, by its full name; a `Host` then says that it goes on.

    Raises:
        StoreError: it cannot be read, or there is none.
    """
    return ReviewDoor(journal, stream_of(name), clock)


def plan_has_changed(door: ReviewDoor, plan_text: str) -> bool:
    """Return whether a plan's file no longer says what the review was opened with."""
    return door.review.plan_text != plan_text
