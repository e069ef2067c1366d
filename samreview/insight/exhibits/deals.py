"""An opportunity as exhibits show it: a row with its figures and the names that people know it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.funnel import Bucket, bucket_of
from samreview.insight.process import is_stuck
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from decimal import Decimal

    from samreview.plan.model import Opportunity, OpportunityKind, Plan
    from samreview.values.quarter import Quarter


@record
class DealRow(Frozen):
    """One open opportunity; `probability` is its own, else its stage's, else None."""

    id: str
    name: str
    kind: OpportunityKind
    unit: str | None
    amount: Decimal
    probability: Decimal | None
    stage: str | None
    """The stage's name."""
    stuck: bool
    close: dt.date
    quarter: Quarter
    bucket: Bucket
    owner: str | None
    """Id of a team member."""
    customer_action: str | None
    customer_action_by: dt.date | None


def deal_row(plan: Plan, deal: Opportunity, on: dt.date) -> DealRow:
    """Return the row of one opportunity."""
    stage, following = plan.stage(deal.stage), deal.next_customer_action
    return DealRow(
        id=deal.id,
        name=deal.name,
        kind=deal.kind,
        unit=deal.unit,
        amount=deal.amount,
        probability=plan.probability(deal),
        stage=stage.name if stage else None,
        stuck=is_stuck(plan, deal, on),
        close=deal.close,
        quarter=plan.calendar.quarter_of(deal.close),
        bucket=bucket_of(plan, deal, on),
        owner=deal.owner,
        customer_action=following.what if following else None,
        customer_action_by=following.by if following else None,
    )


def deal_rows(plan: Plan, deals: Iterable[Opportunity], on: dt.date) -> tuple[DealRow, ...]:
    """Return the rows, largest amount first, in the plan's order where equal."""
    return tuple(deal_row(plan, deal, on) for deal in sorted(deals, key=lambda deal: -deal.amount))
