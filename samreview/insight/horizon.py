"""The horizon: the two or three fiscal quarters after the one that holds the review date."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import Plan
    from samreview.values.quarter import FiscalCalendar, Quarter


def horizon(plan: Plan, on: dt.date) -> tuple[Quarter, tuple[Quarter, ...]]:
    """Return this quarter (the one that holds `on`) and the quarters of the horizon, in order."""
    return _quarters(plan.calendar, plan.horizon.quarters, on)


@lru_cache(maxsize=16)  # asked for with each opportunity, and the same for all of them
def _quarters(calendar: FiscalCalendar, ahead: int, on: dt.date) -> tuple[Quarter, tuple[Quarter, ...]]:
    current = calendar.quarter_of(on)
    return current, tuple(current.plus(number) for number in range(1, ahead + 1))


def horizon_end(plan: Plan, on: dt.date) -> Quarter:
    """Return the last quarter of the horizon."""
    return horizon(plan, on)[1][-1]
