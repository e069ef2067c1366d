"""The funnel exhibit: growth by quarter of the horizon and by stage, against the gap, and a glance at what is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.exhibits.deals import DealRow, deal_rows
from samreview.insight.funnel import (
    Funnel,
    Renewals,
    amounts,
    funnel,
    funnel_deals,
    open_in,
    renewals,
    weighted,
    without_probability,
)
from samreview.insight.horizon import horizon
from samreview.insight.process import StageFigures, bottleneck, stages
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from samreview.plan.model import Opportunity, Plan
    from samreview.values.quarter import Quarter


@record
class QuarterRow(Frozen):
    """One quarter of the horizon: the growth that closes in it, whole and weighted."""

    quarter: Quarter
    amount: Decimal
    weighted: Decimal
    unweighted: tuple[str, ...]
    """Ids without a probability, outside `weighted`."""
    deals: tuple[DealRow, ...]


@record
class StageRow(Frozen):
    """One stage, or none (id None): the funnel's amount in it, for each quarter of the horizon and in all."""

    id: str | None
    name: str
    amounts: tuple[Decimal, ...]
    amount: Decimal
    weighted: Decimal
    deals: tuple[str, ...]
    """Ids."""
    stuck: tuple[str, ...]
    """Ids of all that is stuck in the stage, of any kind and date."""
    stuck_amount: Decimal


@record
class FunnelExhibit(Frozen):
    """The funnel on a date; money in the account's currency."""

    currency: str
    quarters: tuple[QuarterRow, ...]
    stages: tuple[StageRow, ...]
    figures: Funnel
    """Gap, coverage, weighted coverage, required coverage and the values beside them."""
    renewals: Renewals
    bottleneck: StageFigures | None
    in_flight: tuple[DealRow, ...]
    """Closes this quarter, any kind: a list to glance at, not a topic."""
    overdue: tuple[DealRow, ...]
    """Should have closed before the review, any kind."""

    @property
    def emptiest(self) -> QuarterRow:
        """The quarter with the least growth in it, the earlier on a tie."""
        return min(self.quarters, key=lambda row: row.amount)


def funnel_exhibit(plan: Plan, on: dt.date) -> FunnelExhibit:
    """Return the funnel exhibit for a review on that date."""
    deals = funnel_deals(plan, on)
    figures = stages(plan, on)
    return FunnelExhibit(
        currency=plan.account.currency,
        quarters=_quarters(plan, deals, on),
        stages=_stages(plan, deals, figures, on),
        figures=funnel(plan, on),
        renewals=renewals(plan, on),
        bottleneck=bottleneck(figures),
        in_flight=deal_rows(plan, open_in(plan, on, "in_flight"), on),
        overdue=deal_rows(plan, open_in(plan, on, "overdue"), on),
    )


def _closing_in(plan: Plan, deals: tuple[Opportunity, ...], quarter: Quarter) -> tuple[Opportunity, ...]:
    return tuple(deal for deal in deals if plan.calendar.quarter_of(deal.close) == quarter)


def _quarters(plan: Plan, deals: tuple[Opportunity, ...], on: dt.date) -> tuple[QuarterRow, ...]:
    rows = []
    for quarter in horizon(plan, on)[1]:
        closing = _closing_in(plan, deals, quarter)
        rows.append(
            QuarterRow(
                quarter=quarter,
                amount=amounts(closing),
                weighted=weighted(plan, closing),
                unweighted=without_probability(plan, closing),
                deals=deal_rows(plan, closing, on),
            )
        )
    return tuple(rows)


def _stages(
    plan: Plan, deals: tuple[Opportunity, ...], figures: tuple[StageFigures, ...], on: dt.date
) -> tuple[StageRow, ...]:
    known: dict[str | None, StageFigures] = {stage.id: stage for stage in figures}
    names: dict[str | None, str] = {stage.id: stage.name for stage in plan.stages}
    if any(deal.stage not in names for deal in deals):
        names[None] = "no stage"
    rows = []
    for stage, name in names.items():
        there = tuple(deal for deal in deals if (deal.stage if deal.stage in known else None) == stage)
        stuck = known.get(stage)
        rows.append(
            StageRow(
                id=stage,
                name=name,
                amounts=tuple(amounts(_closing_in(plan, there, quarter)) for quarter in horizon(plan, on)[1]),
                amount=amounts(there),
                weighted=weighted(plan, there),
                deals=tuple(deal.id for deal in there),
                stuck=stuck.stuck if stuck else (),
                stuck_amount=stuck.stuck_amount if stuck else amounts(()),
            )
        )
    return tuple(rows)
