"""All figures of a plan on one date, gathered: what `samreview insight` prints and documents quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.asks import asks_at_risk
from samreview.insight.assumptions import Assumption, assumptions
from samreview.insight.doors import Door, doors
from samreview.insight.funnel import BUCKETS, Bucket, Funnel, Renewals, funnel, open_in, renewals
from samreview.insight.horizon import horizon
from samreview.insight.period_end import PeriodEnd, period_end
from samreview.insight.process import StageFigures, bottleneck, stages
from samreview.insight.relationships import Relationships, relationships
from samreview.insight.whitespace import WhitespaceFigures, whitespace
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import Plan
    from samreview.values.quarter import Quarter


@record
class Figures(Frozen):
    """The figures of a plan on the date `on`; money is exact and in the account's currency."""

    on: dt.date
    quarter: Quarter
    horizon: tuple[Quarter, ...]
    buckets: tuple[tuple[Bucket, tuple[str, ...]], ...]
    """Each bucket with the ids of the open opportunities in it."""
    funnel: Funnel
    renewals: Renewals
    stages: tuple[StageFigures, ...]
    period_end: PeriodEnd
    relationships: Relationships
    assumptions: tuple[Assumption, ...]
    whitespace: WhitespaceFigures
    doors: tuple[Door, ...]
    asks_at_risk: tuple[str, ...]
    """Ids of internal asks."""

    @property
    def bottleneck(self) -> StageFigures | None:
        """The stage with the most stuck amount, None where nothing is stuck."""
        return bottleneck(self.stages)


def figures(plan: Plan, on: dt.date) -> Figures:
    """Return all figures of the plan on a review date."""
    quarter, ahead = horizon(plan, on)
    return Figures(
        on=on,
        quarter=quarter,
        horizon=ahead,
        buckets=tuple((bucket, tuple(deal.id for deal in open_in(plan, on, bucket))) for bucket in BUCKETS),
        funnel=funnel(plan, on),
        renewals=renewals(plan, on),
        stages=stages(plan, on),
        period_end=period_end(plan, on),
        relationships=relationships(plan),
        assumptions=assumptions(plan, on),
        whitespace=whitespace(plan),
        doors=doors(plan, on),
        asks_at_risk=tuple(ask.id for ask in asks_at_risk(plan, on)),
    )
