"""Joint visits to the customer: which comes next, what only it can find out, who should hear what on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.text import fold_name

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import InternalAsk, Plan, TeamMember, Visit


def next_visit(plan: Plan, on: dt.date) -> Visit | None:
    """Return the first visit that is still to come, one of that very day too; None where none is."""
    return min((one for one in plan.visits if one.date >= on), key=lambda one: one.date, default=None)


def visit_with_id(plan: Plan, name: str) -> Visit | None:
    """Return the visit with this id."""
    return next((one for one in plan.visits if one.id == name), None)


def travellers(plan: Plan, visit: Visit) -> tuple[TeamMember, ...]:
    """Return who of us comes along: those named, then whoever has a part all the same."""
    named = dict.fromkeys([*visit.team, *visit.parts])
    return tuple(member for person in named if (member := plan.member(person)) is not None)


def first_met_on(plan: Plan, visit: Visit, on: dt.date) -> frozenset[str]:
    """Return the ids of those who are met on this visit and on no visit before it that is still to come.

    What only they can answer is this visit's to ask: there is no earlier occasion that is planned.
    """
    earlier = {
        person for one in plan.visits if one is not visit and on <= one.date < visit.date for person in one.stakeholders
    }
    return frozenset(visit.stakeholders) - earlier


def decides(member: TeamMember, ask: InternalAsk) -> bool:
    """Say whether this one of ours decides the ask: named by id or title, or by name among other words."""
    decider = fold_name(ask.decider or "")
    if not decider:
        return False
    exact = {fold_name(one) for one in (member.id, member.title) if one}
    return decider in exact or f" {fold_name(member.name)} " in f" {decider} "


def witnesses(plan: Plan, visit: Visit, ask: InternalAsk) -> tuple[str, ...]:
    """Return the ids of those met on the visit who can say what an ask is worth to them.

    They suffer from the problem that its opportunity solves, or have a stance on that opportunity.
    """
    deal = plan.opportunity(ask.opportunity) if ask.opportunity else None
    if deal is None:
        return ()
    problem = plan.problem(deal.problem) if deal.problem else None
    concerned = {*(problem.affected if problem else ()), *(one.stakeholder for one in deal.motivations)}
    return tuple(person for person in visit.stakeholders if person in concerned)
