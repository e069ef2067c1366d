"""Growth found in a review, what of it is owned and agreed, and how much of the talk reaches into the horizon."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from samreview.insight.funnel import bucket_of
from samreview.insight.horizon import horizon
from samreview.review.state import GrowthFound

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from samreview.review.fold import Review
    from samreview.review.state import Capture, Placement

_PLACES: dict[str, Placement] = {
    "overdue": "now",
    "in_flight": "now",
    "in_horizon": "horizon",
    "beyond": "beyond",
}


def growth_found(review: Review) -> GrowthFound:
    """Return what this review has found: per opportunity the highest claim, plus all claims that name none.

    Owned and agreed are the same sum over the claims with an owner, and over the agreed ones. Costs are added up.
    """
    gains = review.gains
    return GrowthFound(
        claimed=gains.total(0),
        owned=gains.total(1),
        agreed=gains.total(2),
        cost=gains.cost,
        wish=gains.wish,
        claims=gains.claims,
        name_problem=gains.claims - _without_problem(review),
        agreed_by=gains.agreed_by(),
    )


def _without_problem(review: Review) -> int:
    """Return how many claims name no problem of the customer, neither themselves nor by their opportunity."""
    counts = review.gains.without_problem
    return sum(count for opportunity, count in counts.items() if count and not _has_problem(review, opportunity))


def _has_problem(review: Review, opportunity: str | None) -> bool:
    deal = review.plan.opportunity(opportunity) if opportunity else None
    return deal is not None and deal.problem is not None


def placements(review: Review, captures: Sequence[Capture]) -> tuple[Placement | None, ...]:
    """Return where in time each of these captures belongs, None where it has no place.

    By its opportunity's bucket (overdue and in flight are now), else by its initiative's quarter, else by the due
    quarter of a goal. Never by the due date of an action: a good step towards the horizon is due in three weeks.
    """
    known: dict[tuple[str | None, str | None, dt.date | None], Placement | None] = {}
    placed = []
    for capture in captures:
        due = capture.due if capture.kind == "goal" else None
        ties = (capture.opportunity, capture.initiative, due)
        if ties not in known:
            known[ties] = _place(review, *ties)
        placed.append(known[ties])
    return tuple(placed)


def placement(review: Review, capture: Capture) -> Placement | None:
    """Return where in time one capture belongs."""
    return placements(review, (capture,))[0]


def _place(review: Review, opportunity: str | None, initiative: str | None, due: dt.date | None) -> Placement | None:
    deal = review.plan.opportunity(opportunity) if opportunity else None
    if deal is not None:
        return _PLACES[bucket_of(review.plan, deal, review.on)]
    field_of_play = next((one for one in review.plan.initiatives if one.id == initiative), None)
    quarter = field_of_play.quarter if field_of_play else None
    if quarter is None and due is not None:
        quarter = review.plan.calendar.quarter_of(due)
    if quarter is None:
        return None
    current, ahead = horizon(review.plan, review.on)
    return "now" if quarter <= current else "horizon" if quarter <= ahead[-1] else "beyond"


def reach(review: Review) -> tuple[int, int]:
    """Return how many standing captures reach into the horizon, and of how many that have a place in time."""
    places: Counter[Placement | None] = Counter()
    for ties, count in review.gains.ties.items():
        if count:
            places[_place(review, *ties)] += count
    del places[None]
    return places["horizon"], places.total()


def horizon_share(review: Review) -> float | None:
    """Return the share of placed captures that reach into the horizon; None while none is placed."""
    ahead, placed = reach(review)
    return ahead / placed if placed else None
