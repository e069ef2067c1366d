"""When an attendee leaves early, as an instant: what was said is a time of day in the zone of the review."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.review.fold import Review
    from samreview.review.state import Person

_DAY = 24 * 60


def leaving_time(review: Review, until: str) -> int:
    """Return the first `16:00` from the booked start on, in whole seconds since 1970."""
    start = dt.datetime.fromtimestamp(review.booked_start, review.zone)
    hours, minutes = until.split(":")
    at = start.replace(hour=int(hours), minute=int(minutes), second=0)
    return int((at if at >= start else at + dt.timedelta(days=1)).timestamp())


def leaves_at(review: Review, person: Person) -> int | None:
    """Return when somebody leaves before the booked end, in whole seconds since 1970; None where they stay."""
    if person.until is None:
        return None
    at = leaving_time(review, person.until)
    return at if at < review.booked_end else None


def until_as_booked(review: Review, until: str) -> str:
    """Return a time of day that the computer's clock tells as the clock tells it that booked times are kept in."""
    return _shifted(until, -review.ahead)


def until_as_shown(review: Review, until: str) -> str:
    """Return when somebody leaves as the computer's clock tells it now."""
    return _shifted(until, review.ahead)


def _shifted(until: str, seconds: int) -> str:
    hours, minutes = divmod((_minutes(until) + seconds // 60) % _DAY, 60)
    return f"{hours:02d}:{minutes:02d}"


def _minutes(until: str) -> int:
    hours, minutes = until.split(":")
    return 60 * int(hours) + int(minutes)
