"""The horizon: the two or three fiscal quarters after the one that holds the review date."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import Plan
    from samreview.values.quarter import Quarter


def horizon(plan: Plan, on: dt.date) -> tuple[Quarter, tuple[Quarter, ...]]:
    """Return this quarter (the one that holds `on`) and the quarters of the horizon, in order."""
    current = plan.calendar.quarter_of(on)
    return current, tuple(current.plus(ahead) for ahead in range(1, plan.horizon.quarters + 1))


def horizon_end(plan: Plan, on: dt.date) -> Quarter:
    """Return the last quarter of the horizon."""
    return horizon(plan, on)[1][-1]
