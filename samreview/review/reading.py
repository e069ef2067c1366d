"""What reading in silence would cost a review that has not started: who gives how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.projection import MINUTE
from samreview.agenda.reading import LONGEST, READING, longest_reading, reading_cuts, usual_minutes
from samreview.review.timing import waiting
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.agenda.projection import Waiting
    from samreview.review.fold import Review

Lengths = tuple[tuple[str, int, int], ...]


class Reading(NamedTuple):
    """An item of so many minutes put first; `lengths` are (item id, minutes without it, minutes with it)."""

    minutes: int
    lengths: Lengths


def is_on(review: Review) -> bool:
    """Whether the agenda has it."""
    return any(one.id == READING for one in review.items)


def reading(review: Review, minutes: int) -> Reading | None:
    """Return what so many minutes of it would change, counted from the agenda without any; None where it fits not."""
    without = _without(review)
    cuts = reading_cuts(review.booked_start, without, minutes)
    if cuts is None:
        return None
    given = {cut.item: cut.minutes for cut in cuts}
    lengths = ((one.id, one.seconds // MINUTE) for one in without)
    return Reading(minutes, tuple((item, was, was - given.get(item, 0)) for item, was in lengths))


def longest(review: Review) -> int:
    """Return the most minutes that the others can give."""
    return longest_reading(review.booked_start, _without(review), LONGEST)


def offered(review: Review) -> Reading | None:
    """Return the reading that is offered: of the usual length, or as much as fits; None where none fits."""
    fits = longest_reading(review.booked_start, _without(review), usual_minutes(review.minutes))
    return reading(review, fits) if fits else None


def changes(review: Review, lengths: Lengths, sign: str = ">") -> str:
    """Return who gives what: `Growing the funnel 25 > 22, What we assume 20 > 18`; `to` is better read aloud."""
    given = ((review.item_by_id[item].item.title, was, now) for item, was, now in lengths if was != now)
    return ", ".join(f"{title} {was} {sign} {now}" for title, was, now in given)


def _without(review: Review) -> tuple[Waiting, ...]:
    """Return what waits as it would without the reading that is there: with the minutes given back."""
    given = dict(review.reading_paid)
    return tuple(
        one._replace(seconds=one.seconds + MINUTE * given.get(one.id, 0))
        for one in waiting(review)
        if one.id != READING
    )
