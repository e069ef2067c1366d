"""Whether the moderator's last terminal is gone: every other terminal looks, and says it once as an event.

A terminal that leaves in good order takes its sign of life away; one that was killed falls silent. Who notices says
since when, so that the minute after which somebody may take over is a minute from the last sign; and who is there.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from samreview.journal.ids import new_line_id
from samreview.journal.pulse import BEAT_SECONDS
from samreview.review.hosts import terminal_back, terminal_gone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.journal.door import ReviewDoor
    from samreview.journal.pulse import Pulse
    from samreview.review.events import Event
    from samreview.review.fold import Review

SILENT_SECONDS = 3 * BEAT_SECONDS
"""A terminal without a sign for so long is gone."""
_LIVE = ("running", "paused", "ended")


def person_at(review: Review, asked: str | None) -> str:
    """Return for whom a terminal acts that opens now: whom it was opened for, else who is moderator at this moment.

    It stays so: handing the role over does not change whose lines are typed there.
    """
    return asked or review.roles["moderator"] or review.plan.account.owner or review.plan.team[0].id


class Terminals:
    """The terminals of one review, as one of them sees them."""

    def __init__(self, door: ReviewDoor, pulse: Pulse) -> None:
        self._door = door
        self._pulse = pulse
        self._terminal = f"{os.getpid()}-{new_line_id()[-8:]}"
        self._person: str | None = None
        self._beaten: float | None = None

    def beat(self, person: str) -> None:
        """Give the sign of life of this person's terminal, and look for the moderator's.

        Raises:
            StoreError: what was noticed could not be kept.
        """
        if self._person != person:
            self.leave()
            self._pulse.sweep()
        self._person = person
        self._pulse.beat(self._door.stream, person, self._terminal)
        before, self._beaten = self._beaten, self._pulse.now()
        # After a sleep, or a clock that was set, every sign is old; each terminal may give its own first.
        if before is not None and 0 <= self._beaten - before < SILENT_SECONDS:
            self._look()

    def leave(self) -> None:
        """Take this terminal's sign away."""
        if self._person is not None:
            self._pulse.leave(self._door.stream, self._person, self._terminal)
            self._person = None

    def _look(self) -> None:
        review = self._door.review
        moderator = review.roles["moderator"]
        if moderator is None or review.phase not in _LIVE:
            return
        silence = self._pulse.silence(self._door.stream, moderator)
        gone = silence is None or silence > SILENT_SECONDS
        if gone != (moderator in review.away):
            self._say(moderator, silence or 0.0, gone=gone)

    def _say(self, moderator: str, silence: float, *, gone: bool) -> None:
        line_id, by = new_line_id(), self._person or moderator

        def said(review: Review) -> Sequence[Event]:
            if gone == (moderator in review.away):
                return ()
            if gone:
                at = self._door.now()
                return (
                    terminal_gone(moderator, by=by, at=at, line_id=line_id, seconds=silence, here=self._here(review)),
                )
            return (terminal_back(moderator, by=by, at=self._door.now(), line_id=line_id),)

        self._door.refresh()
        self._door.append(said)

    def _here(self, review: Review) -> list[str]:
        """Return who of the review has a terminal open."""
        silences = ((one, self._pulse.silence(self._door.stream, one)) for one in review.people)
        return [one for one, silence in silences if silence is not None and silence <= SILENT_SECONDS]
