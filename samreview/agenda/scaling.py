"""How long each item is: a template's weights scaled to the booked minutes.

The reserve comes first, the rest is shared by weight in whole minutes. Fixed times cut the meeting into stretches. A
stretch that a fixed end closes is filled to the minute; another may hold less than its room, and the gap that it
leaves before a fixed start is reserve. Where lengths by weight alone would miss a fixed time or the booked end, each
stretch keeps its own part of the reserve and holds no more than the rest of its room; what it cannot hold, the other
stretches share.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from samreview.agenda.apportion import apportion, apportion_from
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

LEAST = 2
"""No item is shorter than this, in minutes."""
LONGEST = 720
"""No review is booked for longer than this, in minutes."""


@record
class Wish(Frozen):
    """What one item asks for: its weight, and its fixed times as minutes after the start of the review."""

    weight: int
    fixed_start: int | None = None
    fixed_end: int | None = None


@record
class Stretch(Frozen):
    """The items `first` up to `last` (not included) between two times; `full` when they fill the room to the minute.

    `close` is the item whose fixed time ends the stretch, None where the review's end does.
    """

    first: int
    last: int
    room: int
    full: bool
    close: int | None

    @property
    def least(self) -> int:
        """The minutes it takes at the least."""
        return LEAST * (self.last - self.first)

    @property
    def items(self) -> range:
        """The items in it."""
        return range(self.first, self.last)


def reserve_minutes(booked: int, share: Decimal) -> int:
    """Return the minutes kept free of so many booked: rounded, a half up."""
    return math.floor(Fraction(share) * booked + Fraction(1, 2))


def minimum_minutes(minutes: int, share: Decimal) -> int:
    """Return the least that an item of this length can be shortened to: its share rounded up, at least two minutes."""
    return max(LEAST, math.ceil(Fraction(share) * minutes))


def stretches(wishes: Sequence[Wish], booked: int) -> tuple[Stretch, ...]:
    """Return the stretches that the fixed times make of a review of so many minutes; a room may be negative."""
    found: list[Stretch] = []
    first, since = 0, 0

    def close(last: int, until: int, *, full: bool, item: int | None) -> None:
        nonlocal first, since
        found.append(Stretch(first, last, until - since, full, item))
        first, since = last, until

    for i, wish in enumerate(wishes):
        if wish.fixed_start is not None:
            close(i, wish.fixed_start, full=False, item=i)
        if wish.fixed_end is not None:
            close(i + 1, wish.fixed_end, full=True, item=i)
    close(len(wishes), booked, full=False, item=None)
    return tuple(found)


def tight(wishes: Sequence[Wish], booked: int, share: Decimal) -> Stretch | None:
    """Return the first stretch that cannot hold its items, None when all fits.

    When each stretch could hold its own but the reserve leaves too little for all, that is the whole review, as one
    stretch.
    """
    for stretch in stretches(wishes, booked):
        if stretch.least > stretch.room:
            return stretch
    rest = booked - reserve_minutes(booked, share)
    return None if LEAST * len(wishes) <= rest else Stretch(0, len(wishes), rest, full=False, close=None)


def shortest(wishes: Sequence[Wish], booked: int, share: Decimal) -> int | None:
    """Return the shortest length over `booked` in which all fits; None when no length that can be booked does."""
    lengths = range(max(1, booked + 1), LONGEST + 1)
    return next((length for length in lengths if tight(wishes, length, share) is None), None)


def scaled(wishes: Sequence[Wish], booked: int, share: Decimal) -> tuple[int, ...]:
    """Return the items' lengths in whole minutes. `tight` has found that all fits."""
    parts = stretches(wishes, booked)
    reserve = reserve_minutes(booked, share)
    lengths = _by_weight(wishes, range(len(wishes)), booked - reserve)
    if not all(_fits(part, lengths) for part in parts):
        lengths = _by_stretch(wishes, parts, booked - reserve, _holds(parts, reserve))
    return tuple(lengths[i] for i in range(len(wishes)))


def _fits(part: Stretch, lengths: Mapping[int, int]) -> bool:
    taken = sum(lengths[i] for i in part.items)
    return taken == part.room if part.full else taken <= part.room


def _holds(parts: Sequence[Stretch], reserve: int) -> dict[Stretch, int]:
    """Return what each stretch holds: all its room if it is to be full, else what its part of the reserve leaves."""
    kept = apportion(reserve, [0 if part.full else part.room for part in parts])
    return {part: max(part.least, part.room - minutes) for part, minutes in zip(parts, kept, strict=True)}


def _by_stretch(
    wishes: Sequence[Wish], parts: Sequence[Stretch], total: int, holds: Mapping[Stretch, int]
) -> dict[int, int]:
    """Share `total` by weight, where no stretch gets more than it holds and a full one exactly that."""
    pinned = {part for part in parts if part.full}
    while True:
        lengths: dict[int, int] = {}
        for part in pinned:
            lengths |= _by_weight(wishes, part.items, holds[part])
        free = [i for part in parts if part not in pinned for i in part.items]
        # Fixed ends can take so much that the reserve has to give: nothing goes under its least for it.
        rest = max(total - sum(holds[part] for part in pinned), LEAST * len(free))
        lengths |= _by_weight(wishes, free, rest)
        over = {part for part in parts if part not in pinned and sum(lengths[i] for i in part.items) > holds[part]}
        if not over:
            return lengths
        pinned |= over


def _by_weight(wishes: Sequence[Wish], items: Sequence[int], minutes: int) -> dict[int, int]:
    return dict(zip(items, apportion_from(minutes, [wishes[i].weight for i in items], LEAST), strict=True))


def starts(wishes: Sequence[Wish], lengths: Sequence[int]) -> tuple[int, ...]:
    """Return each item's planned start, in minutes after the start of the review."""
    found: list[int] = []
    cursor = 0
    for wish, length in zip(wishes, lengths, strict=True):
        start = cursor if wish.fixed_start is None else max(cursor, wish.fixed_start)
        found.append(start)
        cursor = start + length
    return tuple(found)
