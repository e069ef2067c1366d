"""What stood on a sender's screen when a line was sent, for lines that mean what is current: `/next`, `/extend 5m`.

Two people may send the same line at once. The one that comes second was meant for what is over by then, and must not
act on what came after it, which nobody has seen yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.record import Frozen, record
from samreview.review.held_times import clock_question

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container

    from samreview.review.fold import Review


@record
class Seen(Frozen):
    """What was current as the sender saw it, and which steps came from other terminals since theirs opened."""

    item: str | None
    minutes: int
    """The length of the item, 0 without one."""
    floor: str | None
    offered_at: dt.datetime | None
    """When the options to finish on time that stood there were offered."""
    gap: int | None
    """The number of the gap that was asked about."""
    clock: int | None
    """The number of the clock change that was asked about."""
    reading: int | None
    """The action that was read back."""
    elsewhere: Container[str] = ()
    """Ids of lines that other terminals sent."""


def seen_of(review: Review, elsewhere: Container[str] = ()) -> Seen:
    """Return what somebody sees who looks at a review now."""
    question = clock_question(review)
    return Seen(
        item=review.current,
        minutes=review.item.minutes if review.item else 0,
        floor=review.floor,
        offered_at=review.offered_at,
        gap=next((gap.number for gap in reversed(review.gaps) if gap.counts is None), None),
        clock=question.number if question else None,
        reading=review.reading,
        elsewhere=elsewhere,
    )
