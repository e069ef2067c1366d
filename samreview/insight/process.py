"""The customer's buying process: what stands in each stage, what is stuck there, and the bottleneck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.ratios import total
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from samreview.plan.model import Opportunity, Plan


@record
class StageFigures(Frozen):
    """One stage: all open opportunities in it, of any kind and date, and those of them that are stuck."""

    id: str
    amount: Decimal
    count: int
    stuck: tuple[str, ...]
    stuck_amount: Decimal


def days_in_stage(deal: Opportunity, on: dt.date) -> int | None:
    """Return the days since the opportunity came into its stage; None when the plan does not say since when."""
    return None if deal.stage_since is None else (on - deal.stage_since).days


def is_stuck(plan: Plan, deal: Opportunity, on: dt.date) -> bool:
    """Say whether an open opportunity has been in its stage for more than the stage's typical days."""
    stage, days = plan.stage(deal.stage), days_in_stage(deal, on)
    if not deal.is_open or stage is None or stage.typical_days is None or days is None:
        return False
    return days > stage.typical_days


def stages(plan: Plan, on: dt.date) -> tuple[StageFigures, ...]:
    """Return all stages in the plan's order; opportunities without a stage are in none."""
    figures = []
    inside: dict[str | None, list[Opportunity]] = {}
    for deal in plan.opportunities:
        if deal.is_open:
            inside.setdefault(deal.stage, []).append(deal)
    for stage in plan.stages:
        deals = inside.get(stage.id, [])
        stuck = [deal for deal in deals if is_stuck(plan, deal, on)]
        figures.append(
            StageFigures(
                id=stage.id,
                amount=total(deal.amount for deal in deals),
                count=len(deals),
                stuck=tuple(deal.id for deal in stuck),
                stuck_amount=total(deal.amount for deal in stuck),
            )
        )
    return tuple(figures)


def bottleneck(figures: tuple[StageFigures, ...]) -> StageFigures | None:
    """Return the stage with the most stuck amount, the earlier on a tie; None where nothing is stuck."""
    return max((stage for stage in figures if stage.stuck), key=lambda stage: stage.stuck_amount, default=None)
