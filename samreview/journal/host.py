"""What the machine that holds the journal notices by itself, and says as events that nobody types.

One of a review's terminals at least keeps a `Host`; when several do, each thing is said once.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from samreview.journal.ids import new_line_id
from samreview.journal.pulse import BEAT_SECONDS, Pulse
from samreview.journal.terminals import Terminals
from samreview.journal.watch import Noticed, Watch
from samreview.review.clock import span
from samreview.review.hosts import ASK_FROM_SECONDS, clock_stepped, host_resumed, host_slept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.journal.door import ReviewDoor
    from samreview.review.clock import Reading
    from samreview.review.events import Event
    from samreview.review.fold import Review

_LIVE = ("running", "paused", "ended")
_KINDS = {"slept": ("host.slept", host_slept), "stepped": ("clock.stepped", clock_stepped)}


@runtime_checkable
class _HasPulse(Protocol):
    pulse: Pulse


class Host:
    """Watches the machine for the terminal of the person `by`. `look` is to be called about once a second."""

    def __init__(self, door: ReviewDoor, by: str) -> None:
        self._door = door
        self.by = by
        """Whose terminal it is."""
        self._watch = Watch()
        self._before: Reading = door.now()
        self._pulse = door.journal.pulse if isinstance(door.journal, _HasPulse) else None
        self._beaten = float("-inf")
        self._terminals = None if self._pulse is None else Terminals(door, self._pulse)

    def begin(self) -> float:
        """Say that the program runs again, where the review has started and nobody kept it open meanwhile.

        A clock that was set meanwhile is said too. Returns the seconds in which nothing ran, 0 when there was no gap.

        Raises:
            StoreError: it could not be kept.
        """
        now = self._door.now()
        seconds = self._gap(now)

        def resumed(review: Review) -> Sequence[Event]:
            if review.phase not in _LIVE:
                return ()
            said = [host_resumed(by=self.by, at=now, line_id=new_line_id(), seconds=seconds)] if seconds else []
            if stepped := _stepped_since(review.last, now):
                said.append(clock_stepped(by=self.by, at=now, line_id=new_line_id(), seconds=stepped))
            return said

        appended = self._door.append(resumed)
        self.look()
        return seconds if appended else 0

    def look(self) -> tuple[Noticed, ...]:
        """Say what happened to the clock since the last look: a sleep, or a wall clock that was set.

        Raises:
            StoreError: it could not be kept.
        """
        self._beat()
        self._door.journal.rest()
        before, self._before = self._before, self._door.now()
        noticed = self._watch.look(self._before, self._door.clock.awake_us())
        for one in noticed:
            self._say(one, before)
        return noticed

    def _say(self, one: Noticed, since: Reading) -> None:
        kind, make = _KINDS[one.what]
        line_id = new_line_id()

        def said(review: Review) -> Sequence[Event]:
            told = self._door.noticed(kind)
            told_by_another = told is not None and told.boot_id == since.boot_id and told.boot_us > since.boot_us
            if review.phase not in _LIVE or told_by_another:
                return ()
            return (make(by=self.by, at=self._door.now(), line_id=line_id, seconds=one.seconds),)

        self._door.refresh()
        self._door.append(said)

    def _gap(self, now: Reading) -> float:
        last = self._door.review.last
        since_last = span(last, now) / 1_000_000 if last else 0.0
        silence = self._pulse.silence(self._door.stream) if self._pulse else None
        if silence is None:
            return since_last
        # A fresh sign of life: another terminal has kept the review open.
        return 0.0 if silence < 2 * BEAT_SECONDS else min(silence, since_last)

    def end(self) -> None:
        """Say that this terminal leaves."""
        if self._terminals is not None:
            self._terminals.leave()

    def _beat(self) -> None:
        now = time.monotonic()
        if self._terminals is not None and now - self._beaten >= BEAT_SECONDS:
            self._beaten = now
            self._terminals.beat(self.by)


def _stepped_since(last: Reading | None, now: Reading) -> float:
    """Return by how many seconds the clock was set since the last event, 0 where that is too little to ask about.

    Over hours a clock is corrected by small amounts, which are no step.
    """
    if last is None or last.boot_id != now.boot_id:
        return 0.0
    seconds = ((now.wall_us - last.wall_us) - (now.boot_us - last.boot_us)) / 1_000_000
    return seconds if abs(seconds) >= ASK_FROM_SECONDS else 0.0
