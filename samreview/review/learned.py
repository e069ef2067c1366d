"""How long items really take: learned from an account's past reviews, offered in the lobby, never applied by itself.

    what an item takes = median of its actual minutes over the past reviews, outliers left out
    an outlier lies more than one and a half times the middle half's width below or above that middle half

The second is John Tukey's rule for his box plots (Exploratory Data Analysis, 1977): the middle half lies between the
lower and the upper quartile. It takes four values to have quartiles that mean anything; of fewer none is left out, and
what they give is named a small sample. An item that ran for under a minute was passed over, and counts nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import median, quantiles
from typing import TYPE_CHECKING

from samreview.agenda.pace import pace_of
from samreview.agenda.projection import MINUTE
from samreview.review.timing import actual_seconds
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.review.clock import Reading
    from samreview.review.fold import Review

FENCE = 1.5
"""How many widths of the middle half a value may lie outside of it."""
ENOUGH = 4
"""Under so many reviews it is a small sample."""
SHORTEST_SECONDS = 60
MOST_ALIKE = 2
"""So many times as long, or as short, an item may have been planned in the past to be the same thing."""
WORTH_MINUTES, WORTH_SHARE = 2, 0.1
"""A limit is offered where it differs from the present one by both."""


class Took(NamedTuple):
    """What one item took in one past review, in seconds, and what it had been given."""

    item: str
    seconds: int
    planned: int


class Learned(NamedTuple):
    """What an item takes, and had been given, in whole minutes; of how many reviews, and how many were outliers."""

    item: str
    minutes: int
    planned: int
    reviews: int
    outliers: int

    @property
    def small(self) -> bool:
        """Whether there are too few reviews to rely on."""
        return self.reviews < ENOUGH


class Limit(NamedTuple):
    """A learned limit worth offering for an item that waits, and the sentence that offers it."""

    item: str
    minutes: int
    sentence: str


class Past(NamedTuple):
    """What an account's past reviews teach: what each item takes, and the pace of all."""

    items: tuple[Learned, ...] = ()
    pace: float | None = None


def times_of(review: Review, at: Reading) -> tuple[Took, ...]:
    """Return what the items of a review took that has ended; one that ran for under a minute is left out."""
    actual = actual_seconds(review, at)
    return tuple(
        Took(item.id, actual[item.id], MINUTE * item.planned_minutes)
        for item in review.items
        if item.outcome == "done" and actual[item.id] >= SHORTEST_SECONDS
    )


def learn(reviews: Iterable[Sequence[Took]]) -> Past:
    """Return what past reviews teach, each given as the times of its items."""
    reviews = [times for times in reviews if times]
    by_item: defaultdict[str, list[Took]] = defaultdict(list)
    for times in reviews:
        for took in times:
            by_item[took.item].append(took)
    paces = [pace for times in reviews if (pace := pace_of((took.seconds, took.planned) for took in times)) is not None]
    return Past(tuple(_learned(times) for times in by_item.values()), median(paces) if paces else None)


def _learned(times: list[Took]) -> Learned:
    kept = without_outliers([took.seconds for took in times])
    return Learned(
        item=times[0].item,
        minutes=_minutes(median(kept)),
        planned=_minutes(median(took.planned for took in times)),
        reviews=len(times),
        outliers=len(times) - len(kept),
    )


def _minutes(seconds: float) -> int:
    return max(1, int(seconds / MINUTE + 0.5))


def without_outliers(values: Sequence[int]) -> list[int]:
    """Return the values inside Tukey's fences; all of them where there are too few to say."""
    if len(values) < ENOUGH:
        return list(values)
    lower, _, upper = quantiles(values, n=4, method="inclusive")
    reach = FENCE * (upper - lower)
    return [value for value in values if lower - reach <= value <= upper + reach]


def limits(review: Review, past: Past) -> tuple[Limit, ...]:
    """Return the learned limits worth offering before the start, in running order. None for an item with a fixed end.

    A locked item may only get more time. What was given half as long or twice as long in the past teaches nothing
    here: those were reviews of another kind.
    """
    if review.phase != "lobby":
        return ()
    learned = {one.item: one for one in past.items}
    found = []
    for item in review.items:
        one = learned.get(item.id)
        if one is None or not item.waiting or item.item.fixed_end is not None:
            continue
        if not item.minutes <= MOST_ALIKE * one.planned <= MOST_ALIKE**2 * item.minutes:
            continue
        more = one.minutes - item.minutes
        if abs(more) < max(WORTH_MINUTES, WORTH_SHARE * item.minutes) or (item.item.locked and more < 0):
            continue
        found.append(Limit(item.id, one.minutes, _sentence(item.item.title, one)))
    return tuple(found)


def _sentence(title: str, one: Learned) -> str:
    number = "1 review" if one.reviews == 1 else f"{one.reviews} reviews"
    sample = f"only {number}, a small sample" if one.small else number
    odd = f", {one.outliers} unusual left out" if one.outliers else ""
    return f"{title} took {one.minutes} of {one.planned} in {sample}{odd}"
