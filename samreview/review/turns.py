"""A round of an item: everybody in turn, with equal slots; and what is left of the slot that runs.

The slot is measured on the item's own clock, so that a pause is not charged to whoever speaks, and a gap that is taken
as a pause, or a step that is taken back, leaves it right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.clock import span
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.review.book import Restorable
    from samreview.review.clock import Reading
    from samreview.review.fold import Review

ROUND: Restorable = ("review", "", "round")
_SECOND = 1_000_000


class Round(NamedTuple):
    """A round as it runs: who in which order, the slot of each in seconds, whose it is now, and since when.

    `since` is what the item's clock had counted when the slot began, in microseconds.
    """

    item: str
    order: tuple[str, ...]
    slot: int
    place: int
    since: int

    @property
    def person(self) -> str:
        """Whose slot runs."""
        return self.order[self.place]


def item_time(review: Review, item: str, at: Reading) -> int:
    """Return what an item's clock has counted, in microseconds."""
    running = span(review.last, at) if review.last is not None and review.clock.bucket == item else 0
    return review.clock.total(item) + running


def running_round(review: Review) -> Round | None:
    """Return the round of the current item, None where none runs."""
    round_ = review.round
    return round_ if round_ is not None and round_.item == review.current else None


def slot_left(review: Review, at: Reading) -> int | None:
    """Return the whole seconds that are left of the running slot, below 0 when it is over; None without a round."""
    round_ = running_round(review)
    if round_ is None:
        return None
    used = max(0, item_time(review, round_.item, at) - round_.since)
    return round_.slot - used // _SECOND


def still_to_come(review: Review) -> tuple[str, ...]:
    """Return who has a slot after the one that runs: the rest of the order, then whoever has arrived since."""
    round_ = running_round(review)
    if round_ is None:
        return ()
    late = [one.id for one in review.people.values() if one.present and one.id not in round_.order]
    rest = [*round_.order[round_.place + 1 :], *late]
    return tuple(one for one in rest if review.people[one].present)
