"""Attempts on internal asks over an account's reviews: what was answered, in which review, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from samreview.review.fold import Review


class PastAttempt(NamedTuple):
    """One attempt on an internal ask in a review."""

    ask: str
    on: dt.date
    review: str
    commitment: str
    """Where the ask stood after it."""
    because: str
    by: str
    """Name of who noted it."""


def attempts_in(review: Review) -> tuple[PastAttempt, ...]:
    """Return the attempts that a review noted, in their order."""
    return tuple(
        PastAttempt(one.ask, review.on, review.id, one.commitment, one.because, names.name_of(review, one.by))
        for one in review.attempts
    )
