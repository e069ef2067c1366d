"""What screens and documents ask a review: the clock, growth, participation, quality, prompts, names to complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.growth import growth_found, horizon_share, placement, placements, reach
from samreview.review.participation import actions_of, attendees, captures_from, heard, silent, talk_seconds
from samreview.review.prompting import next_prompts
from samreview.review.quality import quality
from samreview.review.state import Catalogue
from samreview.review.timing import (
    actual_seconds,
    clock_view,
    extend_cost,
    remaining_seconds,
    slack_at,
    waiting,
    ways_are_due,
    ways_at,
)

if TYPE_CHECKING:
    from samreview.review.fold import Review
    from samreview.review.state import Gap

__all__ = [
    "actions_of",
    "actual_seconds",
    "attendees",
    "captures_from",
    "catalogue",
    "clock_view",
    "extend_cost",
    "gap_to_settle",
    "growth_found",
    "heard",
    "horizon_share",
    "next_prompts",
    "placement",
    "placements",
    "quality",
    "reach",
    "remaining_seconds",
    "silent",
    "slack_at",
    "talk_seconds",
    "waiting",
    "ways_are_due",
    "ways_at",
]


def gap_to_settle(review: Review) -> Gap | None:
    """Return the gap that waits for `/gap counts` or `/gap pause`, or None."""
    return next((gap for gap in reversed(review.gaps) if gap.counts is None), None)


def catalogue(review: Review) -> Catalogue:
    """Return the ids that lines may name, for completion."""
    plan = review.plan
    new = tuple((f'"{name}"', "new in this review") for name in review.new_opportunities.values())
    return Catalogue(
        people=tuple((person.id, person.name) for person in attendees(review)),
        stakeholders=tuple((one.id, one.name) for one in plan.stakeholders),
        opportunities=tuple((one.id, one.name) for one in plan.opportunities) + new,
        asks=tuple((one.id, one.ask) for one in plan.internal_asks),
        problems=(
            *((one.id, one.problem) for one in plan.customer.problems),
            *((one.id, one.name) for one in plan.initiatives),
        ),
        items=tuple((item.id, item.item.title) for item in review.items),
    )
