"""Early warning: where an agenda ends, and what it does not reach, if the rest goes at the pace of what has run.

    pace = actual time / planned time, over the items that have ended
    expected length of an item = its length x pace, where its end is not fixed; never shorter than planned

All times are whole seconds since 1970 in UTC, all lengths whole seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.projection import Waiting, current_end, expected_spans
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FASTEST, SLOWEST = 1.0, 2.0
"""A forecast is never rosier than the plan, and one bad item does not cross out half an agenda."""


class Forecast(NamedTuple):
    """The end at a pace; the items that would not be reached before the booked end, and the one it would cut short."""

    pace: float
    end: int
    not_reached: tuple[str, ...]
    cut_short: str | None


def pace_of(spent: Iterable[tuple[int, int]]) -> float | None:
    """Return actual over planned for (actual, planned) seconds of ended items; None where nothing was planned."""
    pairs = tuple(spent)
    planned = sum(plan for _, plan in pairs)
    return sum(actual for actual, _ in pairs) / planned if planned > 0 else None


def forecast(  # noqa: PLR0913  where an agenda stands, each part by its name
    pace: float,
    *,
    now: int,
    elapsed: int,
    remaining: int,
    waiting: Sequence[Waiting],
    booked_end: int,
    current_fixed_end: int | None = None,
) -> Forecast:
    """Return what happens at this pace; `elapsed` and `remaining` are the current item's."""
    held = min(max(pace, FASTEST), SLOWEST)
    left = max(remaining, round((elapsed + remaining) * held) - elapsed, 0)
    slower = [item if item.fixed_end is not None else _slower(item, held) for item in waiting]
    end = current_end(now, left, current_fixed_end)
    not_reached: list[str] = []
    cut_short = None
    for item, (start, item_end) in zip(slower, expected_spans(end, slower), strict=True):
        end = item_end
        if start >= booked_end:
            not_reached.append(item.id)
        elif item_end > booked_end:
            cut_short = item.id
    return Forecast(held, end, tuple(not_reached), cut_short)


def _slower(item: Waiting, pace: float) -> Waiting:
    return Waiting(
        id=item.id,
        seconds=round(item.seconds * pace),
        minimum_seconds=item.minimum_seconds,
        priority=item.priority,
        locked=item.locked,
        fixed_start=item.fixed_start,
        fixed_end=item.fixed_end,
    )
