"""The figures as the JSON document of `samreview insight --json`: its keys are kept from version to version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.values.money import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from samreview.insight.figures import Figures


def insight_json(figures: Figures) -> dict[str, Any]:
    """Return the document: money as plain strings, shares as numbers, dates ISO, null for what has no denominator."""
    funnel, orders, stuck = figures.funnel, figures.period_end, figures.bottleneck
    return {
        "on": figures.on.isoformat(),
        "quarter": str(figures.quarter),
        "horizon": [str(quarter) for quarter in figures.horizon],
        "growth_gap": _money(funnel.gap),
        "funnel_value": _money(funnel.value),
        "weighted_value": _money(funnel.weighted_value),
        "unweighted": list(funnel.unweighted),
        "in_flight_value": _money(funnel.in_flight_value),
        "won_value": _money(funnel.won_value),
        "coverage": funnel.coverage,
        "weighted_coverage": funnel.weighted_coverage,
        "required_coverage": funnel.required_coverage,
        "renewal_share": figures.renewals.share,
        "at_risk": _money(figures.renewals.at_risk),
        "buckets": {bucket: list(ids) for bucket, ids in figures.buckets},
        "stages": [
            {"id": stage.id, "amount": _money(stage.amount), "count": stage.count, "stuck": list(stage.stuck)}
            for stage in figures.stages
        ],
        "bottleneck": stuck.id if stuck else None,
        "period_end_skew": orders.skew,
        "period_end_flat": orders.flat,
        "discount_skew": orders.discount_skew,
        "assumptions": [
            {"opportunity": one.opportunity, "stakeholder": one.stakeholder, "reason": one.reason}
            for one in figures.assumptions
        ],
        "relationship_coverage": figures.relationships.coverage,
        "single_owner_share": figures.relationships.single_owner_share,
        "whitespace": _money(figures.whitespace.potential),
        "doors": [
            {
                "unit": door.unit,
                "introducers": [
                    {"stakeholder": one.stakeholder, "owner": one.owner, "proven": one.proven}
                    for one in door.introducers
                ],
            }
            for door in figures.doors
        ],
    }


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)
