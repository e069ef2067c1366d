"""Orders at period ends: do they, and their discounts, bunch in the last two weeks of our fiscal quarters?

A share over few orders says little, and a quarter that is not over says nothing yet: both are named beside the
figures, which are given all the same.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from samreview.insight.ratios import ratio, total
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from decimal import Decimal

    from samreview.plan.model import Order, Plan
    from samreview.values.quarter import FiscalCalendar, Quarter

LAST_DAYS = 14
"""The days that count as a quarter's end, its last day among them."""
SMALL_SAMPLE = 8
"""Fewer orders than this are named a small sample."""


@record
class PeriodEnd(Frozen):
    """Shares from 0 to 1, None where nothing stands below the line."""

    skew: float | None
    """Share of the value of orders up to the review date that fell in quarters' last days."""
    flat: float | None
    """What the share would be if orders came evenly: 14 x n / the days of the n quarters that hold an order."""
    discount_skew: float | None
    """Value-weighted discount in the last days minus that of the other days; orders without a discount left out."""
    orders: int
    partial: Quarter | None
    """The quarter of the review date, when it holds orders and is not over: no verdict on it."""

    @property
    def small_sample(self) -> bool:
        """Whether there are orders, but too few to say much."""
        return 0 < self.orders < SMALL_SAMPLE


def at_period_end(calendar: FiscalCalendar, day: dt.date) -> bool:
    """Say whether a day is one of the last 14 of its fiscal quarter."""
    return (calendar.last_day(calendar.quarter_of(day)) - day).days < LAST_DAYS


def orders_until(plan: Plan, on: dt.date) -> tuple[Order, ...]:
    """Return the orders up to the review date, that day's among them."""
    return tuple(order for order in plan.orders if order.date <= on)


def period_end(plan: Plan, on: dt.date) -> PeriodEnd:
    """Return how order value and discounts sit at the ends of fiscal quarters."""
    calendar, orders = plan.calendar, orders_until(plan, on)
    late = [order for order in orders if at_period_end(calendar, order.date)]
    early = [order for order in orders if not at_period_end(calendar, order.date)]
    quarters = {calendar.quarter_of(order.date) for order in orders}
    current = calendar.quarter_of(on)
    inside, outside = _mean_discount(late), _mean_discount(early)
    return PeriodEnd(
        skew=ratio(total(order.amount for order in late), total(order.amount for order in orders)),
        flat=ratio(LAST_DAYS * len(quarters), sum(map(calendar.days, quarters))),
        discount_skew=None if inside is None or outside is None else float(inside - outside),
        orders=len(orders),
        partial=current if current in quarters and on < calendar.last_day(current) else None,
    )


def _mean_discount(orders: Iterable[Order]) -> Fraction | None:
    known: list[tuple[Decimal, Decimal]] = [(o.amount, o.discount) for o in orders if o.discount is not None]
    value = sum(Fraction(amount) for amount, _ in known)
    return sum(Fraction(amount) * Fraction(share) for amount, share in known) / value if value else None
