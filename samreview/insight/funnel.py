"""The funnel: open growth opportunities by time, held against the growth gap; and the renewals beside it.

Only opportunities whose outcome is open count, except in the won value. What has no probability, of its own or of
its stage, is left out of a weighted sum and named: unknown is never 0.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from samreview.insight.horizon import horizon
from samreview.insight.ratios import ratio, times, total
from samreview.plan.record import Frozen, record
from samreview.values.money import exact

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import Opportunity, Plan

Bucket = Literal["overdue", "in_flight", "in_horizon", "beyond"]
BUCKETS: tuple[Bucket, ...] = ("overdue", "in_flight", "in_horizon", "beyond")


def bucket_of(plan: Plan, deal: Opportunity, on: dt.date) -> Bucket:
    """Return where the close date lies from the review date; one that has passed is overdue, even in this quarter."""
    if deal.close < on:
        return "overdue"
    current, ahead = horizon(plan, on)
    closes = plan.calendar.quarter_of(deal.close)
    if closes == current:
        return "in_flight"
    return "in_horizon" if closes <= ahead[-1] else "beyond"


def open_in(plan: Plan, on: dt.date, bucket: Bucket) -> tuple[Opportunity, ...]:
    """Return the open opportunities of a bucket, of any kind, in the plan's order."""
    return tuple(deal for deal in plan.opportunities if deal.is_open and bucket_of(plan, deal, on) == bucket)


def funnel_deals(plan: Plan, on: dt.date) -> tuple[Opportunity, ...]:
    """Return what the funnel is made of: open growth opportunities in the horizon."""
    return tuple(deal for deal in open_in(plan, on, "in_horizon") if deal.is_growth)


def amounts(deals: tuple[Opportunity, ...]) -> Decimal:
    """Return the sum of the amounts."""
    return total(deal.amount for deal in deals)


def weighted(plan: Plan, deals: tuple[Opportunity, ...]) -> Decimal:
    """Return the sum of amount x probability of those that have one."""
    chances = ((deal.amount, plan.probability(deal)) for deal in deals)
    return total(times(amount, chance) for amount, chance in chances if chance is not None)


def without_probability(plan: Plan, deals: tuple[Opportunity, ...]) -> tuple[str, ...]:
    """Return the ids of those that have no probability, of their own or of their stage."""
    return tuple(deal.id for deal in deals if plan.probability(deal) is None)


def growth_gap(plan: Plan) -> Decimal | None:
    """Return target - baseline, negative when the target lies below; None without either."""
    if plan.growth.target is None or plan.growth.baseline is None:
        return None
    with exact():
        return plan.growth.target - plan.growth.baseline


@record
class Funnel(Frozen):
    """The funnel in figures; money in the account's currency. Coverages are None without a gap to close."""

    gap: Decimal | None
    value: Decimal
    weighted_value: Decimal
    unweighted: tuple[str, ...]
    in_flight_value: Decimal
    won_value: Decimal
    coverage: float | None
    weighted_coverage: float | None
    required_coverage: float | None
    """1 / win rate; None without a win rate, or with one of 0."""

    @property
    def missing(self) -> Decimal | None:
        """What the funnel lacks to the gap, 0 when it covers it; None without a gap to close."""
        if self.gap is None or self.gap <= 0:
            return None
        with exact():
            return max(self.gap - self.value, Decimal(0))


def funnel(plan: Plan, on: dt.date) -> Funnel:
    """Return the funnel on a date, held against the growth gap."""
    deals = funnel_deals(plan, on)
    gap, value, worth = growth_gap(plan), amounts(deals), weighted(plan, deals)
    current, _ = horizon(plan, on)
    won = tuple(
        deal
        for deal in plan.opportunities
        if deal.outcome == "won" and deal.is_growth and plan.calendar.quarter_of(deal.close) == current
    )
    win_rate = plan.growth.win_rate
    return Funnel(
        gap=gap,
        value=value,
        weighted_value=worth,
        unweighted=without_probability(plan, deals),
        in_flight_value=amounts(tuple(deal for deal in open_in(plan, on, "in_flight") if deal.is_growth)),
        won_value=amounts(won),
        coverage=None if gap is None else ratio(value, gap),
        weighted_coverage=None if gap is None else ratio(worth, gap),
        required_coverage=None if win_rate is None else ratio(1, win_rate),
    )


@record
class Renewals(Frozen):
    """The business to be kept in the horizon; beside the gap, never netted with it."""

    share: float | None
    """Of all open amount in the horizon; None where nothing is open there."""
    at_risk: Decimal
    """Sum of amount x (1 - probability)."""
    unknown: tuple[str, ...]
    """Ids of renewals without a probability: outside `at_risk`."""


def renewals(plan: Plan, on: dt.date) -> Renewals:
    """Return what of the horizon is renewal, and what of that is at risk."""
    everything = open_in(plan, on, "in_horizon")
    kept = tuple(deal for deal in everything if not deal.is_growth)
    chances = ((deal.amount, plan.probability(deal)) for deal in kept)
    return Renewals(
        share=ratio(amounts(kept), amounts(everything)),
        at_risk=total(times(amount, _against(chance)) for amount, chance in chances if chance is not None),
        unknown=without_probability(plan, kept),
    )


def _against(chance: Decimal) -> Decimal:
    with exact():
        return 1 - chance
