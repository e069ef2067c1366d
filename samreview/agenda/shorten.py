"""The first way to end on time: the items that wait, shortened just enough.

The end is the latest of a few paths: from the end of the current item, from each fixed start and from each fixed end,
through all lengths that follow it. A cut only helps the paths that run through its item, so each path asks for its
own minutes of what follows its beginning; the most that a path asks for is all that has to be cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.apportion import apportion
from samreview.agenda.projection import MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.agenda.projection import Waiting


def spare_minutes(item: Waiting) -> int:
    """Return the whole minutes that an item can give above its minimum; none if locked or kept to a fixed end."""
    if item.locked or item.fixed_end is not None:
        return 0
    return max(0, item.seconds - item.minimum_seconds) // MINUTE


def shortening(cursor: int, waiting: Sequence[Waiting], booked_end: int) -> tuple[int, ...]:
    """Return the minutes to take from each waiting item so that the last ends at `booked_end`.

    In proportion to what each can give, in whole minutes by largest remainder, ties to the earlier, and no more in all
    than it takes. Where all of it is not enough, as much as brings the end forward as far as it goes. `cursor` is when
    the current item ends.
    """
    spare = [spare_minutes(item) for item in waiting]
    target = max(booked_end, _earliest_end(cursor, waiting, spare))
    wanted = _wanted(_path_ends(cursor, waiting), target, spare)
    return _spread(spare, wanted, wanted[0])


def _earliest_end(cursor: int, waiting: Sequence[Waiting], spare: Sequence[int]) -> int:
    for item, minutes in zip(waiting, spare, strict=True):
        cursor = item.end_from(cursor) - minutes * MINUTE
    return cursor


def _path_ends(cursor: int, waiting: Sequence[Waiting]) -> list[int]:
    """Return, for each place in the order, the latest end of a path that begins there and asks for cuts after it."""
    count = len(waiting)
    follows = [0] * (count + 1)
    for i in reversed(range(count)):
        follows[i] = follows[i + 1] + (waiting[i].seconds if waiting[i].fixed_end is None else 0)
    ends = [cursor + follows[0]] + [0] * count
    for i, item in enumerate(waiting):
        if item.fixed_start is not None:
            ends[i] = max(ends[i], item.fixed_start + follows[i])
        if item.fixed_end is not None:
            ends[i + 1] = max(ends[i + 1], item.fixed_end + follows[i + 1])
    return ends


def _wanted(ends: Sequence[int], target: int, spare: Sequence[int]) -> list[int]:
    """Return, for each place, the minutes that must at the least be cut at it or later; at the first, all of them."""
    wanted = [max(0, -((target - end) // MINUTE)) for end in ends]
    for i in reversed(range(len(spare))):
        wanted[i] = max(wanted[i], wanted[i + 1])
    # What an item cannot give falls to those after it.
    for i, minutes in enumerate(spare):
        wanted[i + 1] = max(wanted[i + 1], wanted[i] - minutes)
    return wanted


def _spread(spare: Sequence[int], wanted: Sequence[int], total: int) -> tuple[int, ...]:
    """Share `total` in proportion; where too little of it falls late enough, split there and share each side alone."""
    cuts = apportion(total, spare)
    short, place = 0, 0
    for i in range(1, len(cuts)):
        if wanted[i] - sum(cuts[i:]) > short:
            short, place = wanted[i] - sum(cuts[i:]), i
    if not place:
        return cuts
    late = wanted[place]
    before = [max(0, minutes - late) for minutes in wanted[:place]]
    return _spread(spare[:place], before, total - late) + _spread(spare[place:], wanted[place:], late)
