"""Orders in plain text: how much of each fiscal quarter's value came in its last two weeks, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.period_end import SMALL_SAMPLE, at_period_end, orders_until
from samreview.insight.picture.columns import bar, counted, left, money, percent, right
from samreview.insight.ratios import ratio, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.insight.figures import Figures
    from samreview.plan.model import Plan

_QUARTERS = 8
_BAR = 30


def orders_picture(plan: Plan, figures: Figures) -> Iterator[str]:
    """Draw the share of order value in the last 14 days of each quarter, the latest eight quarters."""
    orders, calendar, skew = orders_until(plan, figures.on), plan.calendar, figures.period_end
    if not orders:
        return
    yield f"ORDERS  value in the last 14 days of each fiscal quarter, {plan.account.currency}"
    quarters = sorted({calendar.quarter_of(order.date) for order in orders})
    for quarter in quarters[-_QUARTERS:]:
        inside = [order for order in orders if calendar.quarter_of(order.date) == quarter]
        whole = total(order.amount for order in inside)
        late = total(order.amount for order in inside if at_period_end(calendar, order.date))
        if quarter == skew.partial:
            shown = "not over yet: no verdict"
        else:
            shown = f"{bar(late, whole, _BAR)} {right(percent(ratio(late, whole)), 5)}"
        yield f"  {left(str(quarter), 8)} {right(counted(len(inside), 'order'), 9)} {money(whole)}  {shown}"
    if len(quarters) > _QUARTERS:
        yield f"  and {counted(len(quarters) - _QUARTERS, 'quarter')} before, in what follows"
    yield f"  in all {percent(skew.skew)}, where {percent(skew.flat)} would be even"
    if skew.discount_skew is not None:
        points = skew.discount_skew * 100
        yield f"  discounts there are {abs(points):.1f} points {'deeper' if points >= 0 else 'smaller'} than elsewhere"
    if skew.small_sample:
        yield f"  {counted(skew.orders, 'order')}: a small sample, from {SMALL_SAMPLE} on it says more"
