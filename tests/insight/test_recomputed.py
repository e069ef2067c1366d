"""The figures once more, by another way: counted in fractions from their definitions, with a calendar of months."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given

from samreview.insight.figures import figures
from samreview.insight.report import insight_json
from tests.insight.test_properties import days, plans

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from samreview.plan.model import Opportunity, Order, Plan

Span = tuple[dt.date, dt.date]


def quarter(day: dt.date, starts: int) -> tuple[str, Span]:
    """Return the name, the first day and the last day of the fiscal quarter that holds a day."""
    number, month = divmod((day.month - starts) % 12, 3)
    begins = day.year * 12 + day.month - 1 - month
    first, after = (dt.date(months // 12, months % 12 + 1, 1) for months in (begins, begins + 3))
    ends = day.year + (starts > 1 and day.month >= starts)
    return f"FY{ends % 100:02d}-Q{number + 1}", (first, after - dt.timedelta(1))


def exact(amounts: Iterable[Fraction | Decimal]) -> Fraction:
    return sum((Fraction(amount) for amount in amounts), Fraction(0))


def share(part: Fraction, whole: Fraction | None) -> float | None:
    return float(part / whole) if whole is not None and whole > 0 else None


def discount(orders: list[Order]) -> Fraction | None:
    known = [order for order in orders if order.discount is not None]
    value = exact(order.amount for order in known)
    return exact(Fraction(order.amount) * Fraction(order.discount or 0) for order in known) / value if value else None


def funnel(plan: Plan, on: dt.date) -> dict[str, Any]:
    starts = plan.account.fiscal_year_starts
    name, (first, last) = quarter(on, starts)
    end, names = last, []
    for _ in range(plan.horizon.quarters):
        ahead, (_, end) = quarter(end + dt.timedelta(1), starts)
        names.append(ahead)
    chances = {stage.id: stage.probability for stage in plan.stages}

    def chance(deal: Opportunity) -> Fraction | None:
        own = chances.get(deal.stage or "") if deal.probability is None else deal.probability
        return None if own is None else Fraction(own)

    opened = [deal for deal in plan.opportunities if deal.outcome == "open"]
    near = [deal for deal in opened if on <= deal.close <= last and deal.kind != "renew"]
    ahead_of_us = [deal for deal in opened if last < deal.close <= end]
    growth = [deal for deal in ahead_of_us if deal.kind != "renew"]
    renewals = [deal for deal in ahead_of_us if deal.kind == "renew"]
    won = [deal for deal in plan.opportunities if deal.outcome == "won" and deal.kind != "renew"]
    value = exact(deal.amount for deal in growth)
    worth = exact(Fraction(deal.amount) * (chance(deal) or 0) for deal in growth)
    target, baseline = plan.growth.target, plan.growth.baseline
    gap = None if target is None or baseline is None else Fraction(target) - Fraction(baseline)
    return {
        "quarter": name,
        "horizon": names,
        "growth_gap": gap,
        "funnel_value": value,
        "weighted_value": worth,
        "unweighted": [deal.id for deal in growth if chance(deal) is None],
        "in_flight_value": exact(deal.amount for deal in near),
        "won_value": exact(deal.amount for deal in won if first <= deal.close <= last),
        "coverage": share(value, gap),
        "weighted_coverage": share(worth, gap),
        "renewal_share": share(
            exact(deal.amount for deal in renewals), exact(deal.amount for deal in ahead_of_us)
        ),
        "at_risk": exact(
            Fraction(deal.amount) * (1 - odds) for deal in renewals if (odds := chance(deal)) is not None
        ),
    }  # fmt: skip


def period_ends(plan: Plan, on: dt.date) -> dict[str, Any]:
    starts = plan.account.fiscal_year_starts
    orders = [order for order in plan.orders if order.date <= on]
    late = [order for order in orders if (quarter(order.date, starts)[1][1] - order.date).days < 14]
    early = [order for order in orders if order not in late]
    spans = {quarter(order.date, starts)[1] for order in orders}
    length = Fraction(sum((last - first).days + 1 for first, last in spans))
    inside, outside = discount(late), discount(early)
    return {
        "period_end_skew": share(exact(order.amount for order in late), exact(order.amount for order in orders)),
        "period_end_flat": share(Fraction(14 * len(spans)), length),
        "discount_skew": None if inside is None or outside is None else float(inside - outside),
    }


@given(plans(), days)
def test_the_figures_are_those_that_the_definitions_give(plan: Plan, on: dt.date) -> None:
    shown = insight_json(figures(plan, on))
    wanted = funnel(plan, on) | period_ends(plan, on)
    for key, value in wanted.items():
        got = shown[key]
        assert (Fraction(got) if isinstance(value, Fraction) else got) == value, key
