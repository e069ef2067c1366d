"""Prompts made from the plan: an item's questions that only this account, on this day, can ask.

They change with the amounts, stances and dates of the plan. At most one is for each person, so that everybody gets a
question of their own: a relationship only they hold, an assumption only they can test, an action only they can close.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.prompts.customer import customer_prompts
from samreview.insight.prompts.growth import funnel_prompts, initiative_prompts
from samreview.insight.prompts.house import action_prompts, ask_prompts
from samreview.insight.prompts.people import assumption_prompts, stakeholder_prompts
from samreview.insight.prompts.prompt import Prompt, addressed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from samreview.plan.model import Plan

__all__ = ["Prompt", "addressed", "prompts"]

_MAKERS: dict[str, Callable[[Plan, dt.date], tuple[Prompt, ...]]] = {
    "customer": customer_prompts,
    "funnel": funnel_prompts,
    "stakeholders": stakeholder_prompts,
    "assumptions": assumption_prompts,
    "asks": ask_prompts,
    "actions": action_prompts,
    "initiatives": initiative_prompts,
}


def prompts(plan: Plan, on: dt.date, exhibit: str) -> tuple[Prompt, ...]:
    """Return the questions that a plan asks beside an exhibit, the weightiest first; none beside no exhibit."""
    maker = _MAKERS.get(exhibit)
    return maker(plan, on) if maker else ()
