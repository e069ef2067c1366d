"""The second way to end on time: the fewest items left for next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.agenda.projection import Waiting

_NEVER = 1 << 62
"""Later than any instant."""


def leaving(cursor: int, waiting: Sequence[Waiting], booked_end: int) -> tuple[int, ...]:
    """Return the places of the fewest items to leave so that the last one kept ends at `booked_end` or before.

    Among as few, the ones of priority 5 first and of one priority the later first; locked items never. Where leaving
    all of them is not enough, the fewest that bring the end as far forward as it goes. `cursor` is when the current
    item ends.
    """
    open_places = {i for i, item in enumerate(waiting) if not item.locked}
    left: set[int] = set()

    def to_leave(most: int) -> int:
        kept = [(item, i in open_places) for i, item in enumerate(waiting) if i not in left]
        return _fewest(cursor, kept, target, most)

    target = max(booked_end, _earliest_end(cursor, [item for item in waiting if item.locked]))
    count = to_leave(len(open_places))
    for i in sorted(open_places, key=lambda place: (-waiting[place].priority, -place)):
        if len(left) == count:
            break
        open_places.remove(i)
        left.add(i)
        more = count - len(left)
        if to_leave(more) > more:
            left.remove(i)
    return tuple(sorted(left))


def _earliest_end(cursor: int, items: Iterable[Waiting]) -> int:
    for item in items:
        cursor = item.end_from(cursor)
    return cursor


def _fewest(cursor: int, items: Iterable[tuple[Waiting, bool]], target: int, most: int) -> int:
    """Return how few of the items that may be left have to be, so that the others end by `target`; over `most` if more.

    `earliest[k]` is the earliest end of the items so far with `k` of them left. To reach an item earlier never makes
    it end later, so nothing else has to be remembered.
    """
    earliest = [cursor] + [_NEVER] * most
    for item, may_be_left in items:
        kept = [item.end_from(end) for end in earliest]
        earliest = [min(pair) for pair in zip(kept, [_NEVER, *earliest], strict=False)] if may_be_left else kept
    return next((k for k, end in enumerate(earliest) if end <= target), most + 1)
