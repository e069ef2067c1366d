"""Internal asks: by when our own organisation must commit, whether that is at risk, and what value waits for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from samreview.plan.model import InternalAsk, Plan


def commit_by(ask: InternalAsk) -> dt.date | None:
    """Return needed_by - lead_time_days; None while either is unknown."""
    if ask.needed_by is None or ask.lead_time_days is None:
        return None
    # A date of the calendar's first years can't be counted back from; the first day of all is early enough.
    return ask.needed_by - dt.timedelta(min(ask.lead_time_days, (ask.needed_by - dt.date.min).days))


def ask_at_risk(plan: Plan, ask: InternalAsk, on: dt.date) -> bool:
    """Say whether an ask is not committed although its commit-by date has passed or lies in this quarter."""
    last = commit_by(ask)
    if last is None or ask.commitment == "committed":
        return False
    return last < on or plan.calendar.quarter_of(last) == plan.calendar.quarter_of(on)


def held_up(plan: Plan, ask: InternalAsk) -> Decimal | None:
    """Return the amount of the open opportunity that the ask holds up; None when it names none that is open."""
    deal = plan.opportunity(ask.opportunity) if ask.opportunity else None
    return deal.amount if deal and deal.is_open else None


def asks_at_risk(plan: Plan, on: dt.date) -> tuple[InternalAsk, ...]:
    """Return the asks at risk, in the plan's order."""
    return tuple(ask for ask in plan.internal_asks if ask_at_risk(plan, ask, on))
