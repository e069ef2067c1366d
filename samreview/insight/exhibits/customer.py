"""The customer exhibit: what moves the customer's own business, what comes next there, and what it suffers from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.insight.exhibits.names import member_name, stakeholder_name
from samreview.insight.ratios import total
from samreview.plan.record import Frozen, record
from samreview.values.quarter import Quarter

if TYPE_CHECKING:
    from decimal import Decimal

    from samreview.plan.model import Coming, Plan, Problem


@record
class PriorityRow(Frozen):
    """What the customer wants most; `id` where the plan gives it one."""

    id: str | None
    text: str
    because: str | None
    source: str | None
    on: dt.date | None


@record
class EventRow(Frozen):
    """An event in the customer's own year, by a quarter or a date, None where the plan does not say when."""

    by: Quarter | dt.date | None
    what: str
    source: str | None
    passed: bool
    """Its date, or its whole quarter, lies before the review."""


@record
class ProblemRow(Frozen):
    """A problem of the customer, and the open opportunities that would solve it."""

    id: str
    problem: str
    workaround: str | None
    workaround_cost: Decimal | None
    buying_stage: str | None
    """The stage's name."""
    affected: tuple[str, ...]
    """Names of stakeholders."""
    help: str | None
    priority: str | None
    deals: tuple[str, ...]
    """Ids of the open opportunities that solve it."""
    deals_amount: Decimal


@record
class ServiceRow(Frozen):
    """What the customer will raise first; `owner` is a team id."""

    issue: str
    since: dt.date | None
    owner: str | None
    owner_name: str | None


@record
class CustomerExhibit(Frozen):
    """The customer's own business on a date."""

    name: str
    challenges: tuple[str, ...]
    economic_indicators: tuple[str, ...]
    industry_dynamics: tuple[str, ...]
    financial_condition: tuple[str, ...]
    priorities: tuple[PriorityRow, ...]
    coming: tuple[EventRow, ...]
    """In order of time, those without one last."""
    problems: tuple[ProblemRow, ...]
    """The one whose workaround costs most first."""
    service: tuple[ServiceRow, ...]
    knows_plan: bool | None

    @property
    def next_event(self) -> EventRow | None:
        """The first event that is still to come and says when."""
        return next((event for event in self.coming if event.by is not None and not event.passed), None)


def customer_exhibit(plan: Plan, on: dt.date) -> CustomerExhibit:
    """Return the customer exhibit for a review on that date."""
    customer = plan.customer
    rows = [_problem_row(plan, problem) for problem in customer.problems]
    return CustomerExhibit(
        name=plan.account.name,
        challenges=customer.challenges,
        economic_indicators=customer.economic_indicators,
        industry_dynamics=customer.industry_dynamics,
        financial_condition=customer.financial_condition,
        priorities=tuple(
            PriorityRow(None, one, None, None, None)
            if isinstance(one, str)
            else PriorityRow(one.id, one.text or one.id, one.because, one.source, one.on)
            for one in customer.priorities
        ),
        coming=_events(plan, on),
        problems=tuple(sorted(rows, key=lambda row: -(row.workaround_cost or 0))),
        service=tuple(
            ServiceRow(one.issue, one.since, one.owner, member_name(plan, one.owner))
            for one in customer.service
            if one.issue
        ),
        knows_plan=customer.knows_plan,
    )


def _events(plan: Plan, on: dt.date) -> tuple[EventRow, ...]:
    def time(event: Coming) -> tuple[bool, Quarter, bool, dt.date]:
        if event.by is None:
            return True, plan.calendar.quarter_of(on), True, dt.date.max
        # What is due by a quarter may come on its last day: after the dated events of that quarter.
        if isinstance(event.by, Quarter):
            return False, event.by, True, dt.date.max
        return False, plan.calendar.quarter_of(event.by), False, event.by

    return tuple(
        EventRow(event.by, event.what, event.source, has_passed(plan, event, on))
        for event in sorted(plan.customer.coming, key=time)
        if event.what
    )


def has_passed(plan: Plan, event: Coming, on: dt.date) -> bool:
    """Say whether an event's date, or its whole quarter, lies before a day."""
    if event.by is None:
        return False
    return event.by < plan.calendar.quarter_of(on) if isinstance(event.by, Quarter) else event.by < on


def _problem_row(plan: Plan, problem: Problem) -> ProblemRow:
    stage = plan.stage(problem.buying_stage)
    deals = [deal for deal in plan.opportunities if deal.is_open and deal.problem == problem.id]
    return ProblemRow(
        id=problem.id,
        problem=problem.problem,
        workaround=problem.workaround,
        workaround_cost=problem.workaround_cost,
        buying_stage=stage.name if stage else None,
        affected=tuple(stakeholder_name(plan, who) for who in problem.affected),
        help=problem.help,
        priority=problem.priority,
        deals=tuple(deal.id for deal in deals),
        deals_amount=total(deal.amount for deal in deals),
    )
