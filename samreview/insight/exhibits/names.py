"""Names of the plan's people and things, as people read them; an id that leads nowhere is its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.plan.model import Plan


def member_name(plan: Plan, person: str | None) -> str | None:
    """Return the full name of one of ours; None for nobody."""
    if person is None:
        return None
    member = plan.member(person)
    return member.name if member else person


def stakeholder_name(plan: Plan, person: str) -> str:
    """Return the full name of a stakeholder."""
    who = plan.stakeholder(person)
    return who.name if who else person


def deal_name(plan: Plan, deal: str | None) -> str | None:
    """Return the name of an opportunity; None for none."""
    if deal is None:
        return None
    found = plan.opportunity(deal)
    return found.name if found else deal
