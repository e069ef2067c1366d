"""Which items the present pace will not reach: said before there is an over-run, and never in the first item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.pace import Forecast, forecast, pace_of
from samreview.agenda.projection import MINUTE
from samreview.review.held_times import booked_seconds
from samreview.review.timing import actual_seconds, clock_view, current_fixed_end, slack_at, waiting

if TYPE_CHECKING:
    from samreview.review.clock import Reading
    from samreview.review.fold import Review

ENOUGH_SHARE = 0.1
"""Of the planned minutes so many must have run before this review's own pace says anything."""


def present_pace(review: Review, at: Reading) -> float | None:
    """Return actual over planned time of the items that have ended; None while too little has run to tell.

    Minutes that `/extend` added are no plan; those that a way or `/time` took away are.
    """
    actual = actual_seconds(review, at)
    ended = [item for item in review.items if item.outcome == "done"]
    spent = [(actual[item.id], MINUTE * (item.minutes - item.extended)) for item in ended]
    planned = sum(MINUTE * item.planned_minutes for item in review.items)
    if sum(plan for _, plan in spent) < ENOUGH_SHARE * planned:
        return None
    return pace_of(spent)


def early_warning(review: Review, at: Reading, learned_pace: float | None = None) -> Forecast | None:
    """Return what will not be reached, or be cut short, at the present pace; None where all is well.

    Until enough has run the pace of the account's past reviews stands in, where there is one. Nothing is said in the
    first item, and nothing once there is an over-run: then there are ways to end on time.
    """
    if review.current is None or sum(1 for item in review.items if item.started) < 2:
        return None
    pace = present_pace(review, at)
    pace = learned_pace if pace is None else pace
    if pace is None or slack_at(review, at).over_run:
        return None
    clock = clock_view(review, at)
    seen = forecast(
        pace,
        now=booked_seconds(review, at),
        elapsed=clock.elapsed,
        remaining=clock.remaining,
        waiting=waiting(review),
        booked_end=review.booked_end,
        current_fixed_end=current_fixed_end(review),
    )
    return seen if seen.not_reached or seen.cut_short else None


def warning_text(review: Review, seen: Forecast) -> str:
    """Return the warning in words, with the pace and what can be done."""
    late = [review.item_by_id[one].item.title for one in seen.not_reached]
    said = []
    if seen.cut_short:
        said.append(f"{review.item_by_id[seen.cut_short].item.title} is cut short")
    if late:
        said.append(f"{'; '.join(late)} {'is' if len(late) == 1 else 'are'} not reached")
    return f"At this pace ({seen.pace:.1f} x the plan) {' and '.join(said)}. /ways says what can be cut."
