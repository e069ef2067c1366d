"""Ways to end on time: what can be cut when the projected end lies after the booked one. Offered, never applied here.

All times are whole seconds since 1970 in UTC, so that nothing here depends on a zone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.agenda.leave import leaving
from samreview.agenda.projection import MINUTE, Waiting, current_end, projected_end
from samreview.agenda.shorten import shortening
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from collections.abc import Sequence

WayName = Literal["shorten", "leave", "run-over"]
WAY_NUMBERS: dict[WayName, int] = {"shorten": 1, "leave": 2, "run-over": 3}


@record
class Cut(Frozen):
    """What a way takes from one item: `minutes` less (all of them where the item is left for next time)."""

    item: str
    minutes: int
    left: bool = False


@record
class Way(Frozen):
    """One way to end: its name, what it cuts, and the new projected end."""

    name: WayName
    cuts: tuple[Cut, ...]
    new_end: int

    @property
    def number(self) -> int:
        """The N of `/take N`."""
        return WAY_NUMBERS[self.name]


def ways(
    now: int,
    remaining: int,
    waiting: Sequence[Waiting],
    booked_end: int,
    *,
    current_fixed_end: int | None = None,
) -> tuple[Way, ...]:
    """Return the ways to end, in their order, when the projected end lies after the booked one; none when it does not.

    A way that would not bring the end forward is not among them; running over always is.
    """
    end = projected_end(now, remaining, waiting, current_fixed_end=current_fixed_end)
    if end <= booked_end:
        return ()
    cursor = current_end(now, remaining, current_fixed_end)
    minutes = shortening(cursor, waiting, booked_end)
    shorten = tuple(Cut(item.id, cut) for item, cut in zip(waiting, minutes, strict=True) if cut)
    leave = tuple(
        Cut(waiting[i].id, waiting[i].seconds // MINUTE, left=True) for i in leaving(cursor, waiting, booked_end)
    )
    offers = (_way("shorten", shorten, cursor, waiting), _way("leave", leave, cursor, waiting))
    return (*(offer for offer in offers if offer.new_end < end), Way("run-over", (), end))


def after_cuts(waiting: Sequence[Waiting], cuts: Sequence[Cut]) -> tuple[Waiting, ...]:
    """Return what waits once the cuts are made: shorter items, and without those left for next time."""
    by_item = {cut.item: cut for cut in cuts}
    kept: list[Waiting] = []
    for item in waiting:
        cut = by_item.get(item.id)
        if cut is None:
            kept.append(item)
        elif not cut.left:
            kept.append(item._replace(seconds=item.seconds - cut.minutes * MINUTE))
    return tuple(kept)


def _way(name: WayName, cuts: tuple[Cut, ...], cursor: int, waiting: Sequence[Waiting]) -> Way:
    return Way(name, cuts, projected_end(cursor, 0, after_cuts(waiting, cuts)))
