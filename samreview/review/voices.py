"""What came from whom, kept up to date capture by capture: two thousand captures cost what the last one does.

A capture that changes is noted by its number and counted anew when somebody asks next; the counts say what counting all
of them would.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.review.state import Capture


class _Counted(NamedTuple):
    """What one capture counts for."""

    people: tuple[str, ...]
    item: str | None
    owner: str | None
    """Of a standing action."""


class Voices:
    """Counts of a review's standing captures."""

    def __init__(self) -> None:
        self.came: Counter[str] = Counter()
        """How many came from each person."""
        self.in_item: Counter[tuple[str, str | None]] = Counter()
        """The same by the item that they were made in."""
        self.actions: Counter[str] = Counter()
        """How many actions each person owns."""
        self.changed: set[int] = set()
        """Numbers of captures that are not what was counted."""
        self._counted: list[_Counted] = []

    def count(self, captures: Sequence[Capture]) -> None:
        """Take in what has changed, and what is new."""
        for number in self.changed:
            if number <= len(self._counted):
                self._add(self._counted[number - 1], -1)
                self._counted[number - 1] = counted = _count(captures[number - 1])
                self._add(counted, 1)
        self.changed.clear()
        for capture in captures[len(self._counted) :]:
            self._counted.append(counted := _count(capture))
            self._add(counted, 1)

    def _add(self, counted: _Counted, by: int) -> None:
        for person in counted.people:
            self.came[person] += by
            self.in_item[person, counted.item] += by
        if counted.owner is not None:
            self.actions[counted.owner] += by


def _count(capture: Capture) -> _Counted:
    if capture.withdrawn:
        return _Counted((), None, None)
    owner = capture.person if capture.kind == "action" else None
    return _Counted(capture.came_from, capture.item, owner)
