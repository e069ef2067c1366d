"""Growth found in a review, what of it is owned and agreed, and how much of the talk reaches into the horizon."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.insight.funnel import bucket_of
from samreview.insight.horizon import horizon
from samreview.review.state import GrowthFound
from samreview.values.money import exact
from samreview.values.text import fold_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

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
    standing = [capture for capture in review.captures if not capture.withdrawn]
    claims = [capture for capture in standing if capture.growth is not None]
    with exact():
        cost = sum((capture.cost for capture in standing if capture.cost is not None), Decimal(0))
        wish = sum((claim.growth for claim in claims if claim.growth is not None and _is_wish(claim)), Decimal(0))
    return GrowthFound(
        claimed=_total(claims),
        owned=_total(claim for claim in claims if claim.has_owner),
        agreed=_total(claim for claim in claims if claim.has_owner and claim.agreed),
        cost=cost,
        wish=wish,
        claims=len(claims),
        name_problem=sum(1 for claim in claims if _names_problem(review, claim)),
        agreed_by=tuple(
            dict.fromkeys(claim.person for claim in claims if claim.has_owner and claim.agreed and claim.person)
        ),
    )


def _total(claims: Iterable[Capture]) -> Decimal:
    highest: dict[str, Decimal] = {}
    alone = Decimal(0)
    with exact():
        for claim in claims:
            amount, deal = claim.growth or Decimal(0), _deal(claim)
            if deal is None:
                alone += amount
            else:
                highest[deal] = max(amount, highest.get(deal, amount))
        return sum(highest.values(), alone)


def _deal(claim: Capture) -> str | None:
    if claim.opportunity is not None:
        return claim.opportunity
    return None if claim.new_opportunity is None else f"new {fold_name(claim.new_opportunity)}"


def _is_wish(claim: Capture) -> bool:
    return _deal(claim) is None and claim.problem is None


def _names_problem(review: Review, claim: Capture) -> bool:
    deal = review.plan.opportunity(claim.opportunity) if claim.opportunity else None
    return claim.problem is not None or (deal is not None and deal.problem is not None)


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
    standing = [capture for capture in review.captures if not capture.withdrawn]
    placed = [place for place in placements(review, standing) if place is not None]
    return placed.count("horizon"), len(placed)


def horizon_share(review: Review) -> float | None:
    """Return the share of placed captures that reach into the horizon; None while none is placed."""
    ahead, placed = reach(review)
    return ahead / placed if placed else None
