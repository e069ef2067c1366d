"""Lines that a store could not keep, in the order in which they were typed: none overtakes another, none is dropped.

Screens and line mode share this. What is typed while something waits joins the end; all are tried again from the first
on, and the first that cannot be kept holds up those behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.door import NotSaved
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.journal.door import ReviewDoor
    from samreview.review.asked import Accepted, Refused
    from samreview.review.seen import Seen

RETRY_US = 3_000_000
"""So long after a try that failed the next one is due, in microseconds."""
_LONGEST_US = 30_000_000
_REST = 3
"""A try may itself take seconds, where another program has the store, and holds up the keys: so many times as long it
rests then, never longer than the longest."""


class WaitingLine(NamedTuple):
    """A line, by whom, how it stood where it was typed, and the id to try it again under once it was tried.

    `seen` is what was current where it was typed; None where it waits behind lines that may change that.
    """

    text: str
    by: str
    shown: str
    line_id: str | None = None
    seen: Seen | None = None


class WaitingLines:
    """One terminal's queue before the door."""

    def __init__(self, door: ReviewDoor) -> None:
        self._door = door
        self._lines: list[WaitingLine] = []
        self._tried_us = 0
        self._rest_us = RETRY_US
        self.why = ""
        """Why the last try failed."""

    def __len__(self) -> int:
        """Return how many lines wait."""
        return len(self._lines)

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines that wait, as they were typed."""
        return tuple(line.shown for line in self._lines)

    @property
    def due(self) -> bool:
        """Whether something waits and the last try is a while ago."""
        return bool(self._lines) and abs(self._door.now().boot_us - self._tried_us) >= self._rest_us

    def add(self, text: str, by: str, shown: str | None = None, seen: Seen | None = None) -> None:
        """Put a line behind those that wait; `shown` is what stood where it was typed, where that says less.

        `seen` is what was current there. Behind lines of one's own that wait it says nothing: they may change that.
        """
        known = None if self._lines else seen
        self._lines.append(WaitingLine(text, by, text if shown is None else shown, seen=known))

    def attempt(self) -> Iterator[tuple[WaitingLine, Accepted | Refused]]:
        """Try the lines from the first on; yield each that is done with, until one cannot be kept."""
        while self._lines:
            line, began_us = self._lines[0], self._door.now().boot_us
            outcome = self._door.submit(line.text, line.by, line_id=line.line_id, seen=line.seen)
            if isinstance(outcome, NotSaved):
                self._lines[0] = line._replace(line_id=outcome.line_id)
                self._tried_us, self.why = self._door.now().boot_us, outcome.message
                self._rest_us = min(max(RETRY_US, _REST * (self._tried_us - began_us)), _LONGEST_US)
                return
            self._lines.pop(0)
            yield line, outcome
