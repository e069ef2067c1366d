"""Ways to end on time: what can be cut when the projected end lies after the booked one. Offered, never applied here.

All times are whole seconds since 1970 in UTC, so that nothing here depends on a zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WayName = Literal["shorten", "leave", "run-over"]
WAY_NUMBERS: dict[WayName, int] = {"shorten": 1, "leave": 2, "run-over": 3}


@dataclass(frozen=True)
class Cut:
    """What a way takes from one item: `minutes` less (all of them where the item is left for next time)."""

    item: str
    minutes: int
    left: bool = False


@dataclass(frozen=True)
class Way:
    """One way to end: its name, what it cuts, and the new projected end."""

    name: WayName
    cuts: tuple[Cut, ...]
    new_end: int

    @property
    def number(self) -> int:
        """The N of `/take N`."""
        return WAY_NUMBERS[self.name]
