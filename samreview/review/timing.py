"""Where the clock stands at one moment: computed from the fold and *now*, never counted by ticks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.agenda.projection import MINUTE, Waiting, projected_end, seconds_of, slack, waiting_item
from samreview.agenda.signals import signal
from samreview.agenda.ways import after_cuts, ways
from samreview.plan.record import Frozen, record
from samreview.review.answers import clock as time_of_day
from samreview.review.answers import minutes as in_minutes
from samreview.review.clock import span
from samreview.review.held_times import booked_seconds
from samreview.review.meter import PAUSED
from samreview.review.state import ClockView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.agenda.projection import Slack
    from samreview.agenda.ways import Cut, Way
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import ItemState

_SECOND = 1_000_000


def _since(review: Review, at: Reading) -> int:
    return span(review.last, at) if review.last is not None else 0


def _moment(review: Review, at: Reading) -> Reading:
    """The moment that counts: once the review is closed, its close."""
    return review.closed_at or at


def _now(review: Review, at: Reading) -> int:
    return booked_seconds(review, _moment(review, at))


def _item_us(review: Review, item: str, at: Reading) -> int:
    running = _since(review, at) if review.clock.bucket == item else 0
    return review.clock.total(item) + running


def actual_seconds(review: Review, at: Reading) -> dict[str, int]:
    """Return each item's seconds over all its visits, pauses not counted."""
    return {item.id: _item_us(review, item.id, at) // _SECOND for item in review.items}


def _fixed_end(item: ItemState) -> int | None:
    if item.item.fixed_end is None:
        return None
    return seconds_of(item.item.fixed_end) + MINUTE * item.extended


def current_fixed_end(review: Review) -> int | None:
    """Return the fixed end of the current item, in seconds since 1970; None where it has none."""
    return _fixed_end(review.item) if review.item else None


def remaining_seconds(review: Review, at: Reading) -> int:
    """Return what is left of the current item, below 0 once it over-runs; 0 without an item.

    An item with a fixed end lasts until then, whenever it was reached.
    """
    item = review.item
    if item is None:
        return 0
    now = _now(review, at)
    fixed = _fixed_end(item)
    if fixed is not None:
        return fixed - now
    left = MINUTE * item.minutes * _SECOND - _item_us(review, item.id, at)
    # Taken this way the projected end does not flicker by a second while the clock runs.
    part = _moment(review, at).wall_us % _SECOND
    return (part + left) // _SECOND if review.clock_runs else -(-left // _SECOND)


def waiting(review: Review) -> tuple[Waiting, ...]:
    """Return the items that wait, in running order, with their present lengths."""
    return tuple(waiting_item(item.item, item.minutes) for item in review.items if item.waiting)


def end_at(review: Review, at: Reading) -> int:
    """Return the projected end, in whole seconds since 1970; before the start, the end if it starts as booked."""
    if review.phase == "lobby":
        return projected_end(review.booked_start, 0, waiting(review))
    if review.current is None:
        return _now(review, at)
    return _projected(review, at, remaining_seconds(review, at), waiting(review))


def _projected(review: Review, at: Reading, remaining: int, items: tuple[Waiting, ...]) -> int:
    item = review.item
    fixed = _fixed_end(item) if item else None
    return projected_end(_now(review, at), max(0, remaining), items, current_fixed_end=fixed)


def slack_at(review: Review, at: Reading) -> Slack:
    """Return the reserve that is left, or the over-run."""
    return slack(end_at(review, at), review.booked_end)


def clock_view(review: Review, at: Reading) -> ClockView:
    """Return the clock at one moment, the same on every screen."""
    now, item, end = _now(review, at), review.item, end_at(review, at)
    remaining = remaining_seconds(review, at)
    length = 0 if item is None else MINUTE * item.minutes
    left = slack(end, review.booked_end)
    return ClockView(
        now=_instant(review, now),
        phase=review.phase,
        item=review.current,
        elapsed=0 if item is None else _elapsed(review, item, remaining, at),
        remaining=remaining,
        signal="green" if item is None else signal(length, remaining),
        booked_end=_instant(review, review.booked_end),
        projected_end=None if review.phase == "lobby" else _instant(review, end),
        reserve=left.reserve,
        over_run=left.over_run,
        paused_for=(review.clock.stretch.us + _since(review, at)) // _SECOND if review.clock.bucket == PAUSED else 0,
    )


def _elapsed(review: Review, item: ItemState, remaining: int, at: Reading) -> int:
    if item.item.fixed_end is not None:
        return _item_us(review, item.id, at) // _SECOND
    return MINUTE * item.minutes - remaining


def _instant(review: Review, seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds + review.ahead, review.zone)


def ways_at(review: Review, at: Reading) -> tuple[Way, ...]:
    """Return the ways to end on time as they are now; none while we end in time or nothing runs."""
    if review.current is None:
        return ()
    item = review.item
    return ways(
        _now(review, at),
        max(0, remaining_seconds(review, at)),
        waiting(review),
        review.booked_end,
        current_fixed_end=_fixed_end(item) if item else None,
    )


def ways_are_due(review: Review, at: Reading) -> bool:
    """Say whether to offer the ways unasked: there is an over-run, it is not the first item, and nothing is on offer.

    Once running over was chosen, only an over-run that is longer by a minute is news.
    """
    if review.left_out:  # nothing can be taken there
        return False
    over_run = slack_at(review, at).over_run
    started = sum(1 for item in review.items if item.started)
    if not over_run or review.offers or review.current is None or started < 2:
        return False
    accepted = next((one for one in reversed(review.choices) if one.name == "run-over"), None)
    return accepted is None or end_at(review, at) >= seconds_of(accepted.new_end) + MINUTE


def projected_after(review: Review, at: Reading, cuts: Sequence[Cut]) -> int:
    """Return the projected end once these cuts are made."""
    return _projected(review, at, remaining_seconds(review, at), after_cuts(waiting(review), cuts))


@record
class ExtendCost(Frozen):
    """Who pays for an extension: the reserve that is left then, or the over-run that results; and both in words."""

    projected_end: int
    reserve: int
    over_run: int
    says: str


def extend_cost(review: Review, minutes: int, at: Reading) -> ExtendCost:
    """Return what it costs to lengthen the current item by `minutes`."""
    item = review.item
    if item is None:
        return ExtendCost(end_at(review, at), *slack_at(review, at), "No item runs.")
    fixed = _fixed_end(item)
    before, now = slack_at(review, at), _now(review, at)
    end = projected_end(
        now,
        max(0, remaining_seconds(review, at) + MINUTE * minutes),
        waiting(review),
        current_fixed_end=None if fixed is None else fixed + MINUTE * minutes,
    )
    after = slack(end, review.booked_end)
    if after.over_run:
        says = (
            f"We end at {time_of_day(review, end)}, {in_minutes(after.over_run)} over; /ways offers what could be cut."
        )
    elif after.reserve < before.reserve:
        says = f"The reserve pays: {in_minutes(after.reserve)} left."
    else:
        says = "It costs nothing."
    return ExtendCost(end, after.reserve, after.over_run, says)
