"""When a review is held: its day, its times beside those booked, and what a computer's clock that was set does to them.

Booked and fixed times are kept as the clock told the time at `/start`. When that clock is set while the review runs,
`Review.ahead` is how far it now runs ahead of them: the time left stays what it was, and screens show every time of day
as the clock tells it now. People are asked which is right. The new time being right moves the record along: the day,
the times it was held, and the booked ones where `/start` had made them from the wrong clock.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.plan.record import Frozen, record
from samreview.review.hosts import ASK_FROM_SECONDS

if TYPE_CHECKING:
    from samreview.review.clock import Reading
    from samreview.review.fold import Review

EARLY_MINUTES = 30
"""A start earlier than this before the booked one, or after the booked finish, moves the booked time."""
_SECOND = 1_000_000
_MINUTE = 60


@record
class HeldTimes(Frozen):
    """When a review was planned, booked and held; aware, in its zone.

    `booked_start` and `booked_end` are what the buffer was counted against: as planned, unless `/start` came at another
    time and moved them. What has not happened yet is None.
    """

    planned_start: dt.datetime
    planned_end: dt.datetime
    booked_start: dt.datetime
    booked_end: dt.datetime
    started: dt.datetime | None
    ended: dt.datetime | None


def held_times(review: Review) -> HeldTimes:
    """Return when a review was planned, booked and held."""
    start, end = (dt.datetime.fromtimestamp(at, review.zone) for at in (review.booked_start, review.booked_end))
    started = review.started_wall_us
    return HeldTimes(
        planned_start=review.agenda.start.astimezone(review.zone),
        planned_end=review.agenda.end.astimezone(review.zone),
        booked_start=start,
        booked_end=end,
        started=None if started is None else _instant(review, started + _set_us(review, right=True)),
        ended=None if review.closed_at is None else _instant(review, _closed_us(review, review.closed_at)),
    )


def _closed_us(review: Review, closed: Reading) -> int:
    started = (review.started_wall_us or 0) + _set_us(review, right=True)
    return max(started, closed.wall_us - _set_us(review, right=False))


def _instant(review: Review, us: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(us // _SECOND, review.zone)


def day_of(at: Reading, zone: dt.tzinfo) -> dt.date:
    """Return the date of a reading in a zone: of the reading at `/start`, the day a review is held."""
    return at.instant.astimezone(zone).date()


def today(review: Review, at: Reading) -> dt.date:
    """Return the date that it is now where the review is held."""
    return day_of(at, review.zone)


def booked_seconds(review: Review, at: Reading) -> int:
    """Return the moment in whole seconds since 1970 by the clock that the booked times are kept in."""
    return at.wall_us // _SECOND - review.ahead


def keeps_booked(booked_start: int, minutes: int, start: int) -> bool:
    """Say whether a review that starts then keeps its booked time; all but the length in seconds since 1970."""
    return booked_start - _MINUTE * EARLY_MINUTES <= start < booked_start + _MINUTE * minutes


# A clock that was set


def _set_us(review: Review, *, right: bool) -> int:
    return sum(step.us for step in review.clock_steps if (step.right is True) == right)


@record
class ClockQuestion(Frozen):
    """A clock that was set, as people are asked about it: by how many seconds in all (back below 0), which change."""

    number: int
    seconds: int


def clock_question(review: Review) -> ClockQuestion | None:
    """Return what people are to be asked about the clock; None once answered, or set back again."""
    open_steps = [step.number for step in review.clock_steps if step.right is None]
    net = round(_set_us(review, right=False) / _SECOND)
    return ClockQuestion(open_steps[-1], net) if open_steps and abs(net) >= ASK_FROM_SECONDS else None


def if_right(review: Review) -> tuple[dt.date, int]:
    """Return the day, and the booked finish in seconds since 1970, once the clock is said to be right as it is now."""
    right = sum(step.us for step in review.clock_steps)
    day = _instant(review, (review.started_wall_us or 0) + right).date()
    return day, review.booked_end - review.booked_moved + _booked_along(review, right)


def follow_clock(review: Review) -> None:
    """Work out anew what depends on how the clock was set, and on which of its times is right."""
    if review.started_wall_us is None:
        return
    right = _set_us(review, right=True)
    review.ahead = _whole_minutes(_set_us(review, right=False))
    review.on = _instant(review, review.started_wall_us + right).date()
    _move_booked(review, _booked_along(review, right) - review.booked_moved)


def _whole_minutes(us: int) -> int:
    return _MINUTE * round(us / (_MINUTE * _SECOND))


def _booked_along(review: Review, right: int) -> int:
    """Return by how many seconds the booked time follows a clock that is right now."""
    whole = _whole_minutes(right)
    if not whole or review.booked_by_start:
        return whole
    # It was agreed beforehand, and by a right clock this may be the start that was agreed on.
    agreed = review.booked_start - review.booked_moved
    start = ((review.started_wall_us or 0) + right) // _SECOND
    return 0 if keeps_booked(agreed, review.minutes, start) else whole


def _move_booked(review: Review, seconds: int) -> None:
    if not seconds:
        return

    def moved(at: dt.datetime | None) -> dt.datetime | None:
        return None if at is None else dt.datetime.fromtimestamp(at.timestamp() + seconds, at.tzinfo)

    for item in review.items:
        item.item = replace(item.item, fixed_start=moved(item.item.fixed_start), fixed_end=moved(item.item.fixed_end))
    review.booked_start += seconds
    review.booked_end += seconds
    review.booked_moved += seconds
