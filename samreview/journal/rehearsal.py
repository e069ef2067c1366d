"""Rehearsing: a transcript played through the door that live reviews go through, on a clock that is moved by it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from samreview.agenda.schedule import owner_zone
from samreview.journal.clock import SimulatedClock
from samreview.journal.door import NotSaved
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import open_review
from samreview.journal.protocol import StoreError
from samreview.review.decide import Refused
from samreview.review.record import record
from samreview.review.views import talk_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.agenda.model import Template
    from samreview.journal.door import ReviewDoor
    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import Role
    from samreview.review.transcript import Transcript

DEFAULT_TIME = dt.time(9)
"""When a rehearsal begins where nobody says."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line of the transcript that was refused: its number in the file, and why."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A played transcript. `at` is the moment of its last line; `talk` is each person's seconds with the floor."""

    door: ReviewDoor
    at: Reading
    refusals: tuple[RefusedLine, ...]
    talk: Mapping[str, int]

    @property
    def review(self) -> Review:
        """The review as the transcript left it."""
        return self.door.review

    @property
    def record(self) -> dict[str, Any]:
        """The record as minutes hold it."""
        return record(self.review, self.at)

    def as_json(self) -> dict[str, Any]:
        """Return the record with what only a rehearsal tells: refused lines, and seconds of talk."""
        told = self.record
        attendance = [one | {"talk_seconds": self.talk.get(one["id"], 0)} for one in told["attendance"]]
        refusals = [{"line": one.line, "message": one.message} for one in self.refusals]
        return told | {"attendance": attendance, "refusals": refusals}


def rehearsal_start(plan: Plan, asked: dt.datetime | None, today: dt.date) -> dt.datetime:
    """Return the aware start of a rehearsal: as asked for (naive: in the owner's zone), else 09:00 there today."""
    if asked is None:
        asked = dt.datetime.combine(today, DEFAULT_TIME)
    return asked if asked.tzinfo else asked.replace(tzinfo=owner_zone(plan))


def rehearse(  # noqa: PLR0913  all that a rehearsal starts from, each by its name
    *,
    plan: Plan,
    plan_text: str,
    plan_path: str,
    template: Template,
    transcript: Transcript,
    start: dt.datetime,
    minutes: int | None = None,
    roles: Mapping[Role, str | None] | None = None,
    keep_in: Journal | None = None,
) -> Rehearsal:
    """Play a transcript; offset 0:00 is `start` (aware). Nothing stays unless there is a store to `keep_in`.

    The other arguments are those of `open_review`.

    Raises:
        AgendaTooShort: the agenda's items do not fit.
        UnknownRoleHolder: a role goes to somebody who is not in the team.
        StoreError: the store to keep it in could not.
    """
    clock = SimulatedClock(start)
    door = open_review(
        MemoryJournal() if keep_in is None else keep_in,
        clock,
        plan=plan,
        plan_text=plan_text,
        plan_path=plan_path,
        template=template,
        start=start,
        minutes=minutes,
        roles=roles,
        rehearsed=True,
    )
    refusals = []
    for line in transcript.lines:
        clock.set_offset(line.seconds)
        outcome = door.submit(line.line, line.person)
        if isinstance(outcome, NotSaved):
            raise StoreError(outcome.message)
        if isinstance(outcome, Refused):
            refusals.append(RefusedLine(line.number, outcome.message))
    at = door.now()
    return Rehearsal(door, at, tuple(refusals), talk_seconds(door.review, at))
