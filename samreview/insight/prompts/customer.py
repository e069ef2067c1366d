"""Prompts about the customer's own business: what comes next there, what costs it most, what it will raise first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.insight.exhibits.customer import CustomerExhibit, ProblemRow, ServiceRow, customer_exhibit
from samreview.insight.prompts.prompt import Prompt, brief, ended
from samreview.values.dates import written_day
from samreview.values.money import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.plan.model import Plan


def customer_prompts(plan: Plan, on: dt.date) -> tuple[Prompt, ...]:
    """Return what the customer's own year and problems ask of us."""
    return tuple(_prompts(customer_exhibit(plan, on)))


def _prompts(shown: CustomerExhibit) -> Iterator[Prompt]:
    event = shown.next_event
    if event:
        when = written_day(event.by) if isinstance(event.by, dt.date) else str(event.by)
        yield Prompt(f"{when}: {ended(event.what)} What must they have from us by then?")
    else:
        yield Prompt(f"No dated event of {brief(shown.name)} lies ahead in the plan. What do they fix next, and when?")
    if shown.problems:
        yield _problem(shown.problems[0])
    if shown.service:
        yield service_prompt(shown.service[0])
    if shown.knows_plan is False:
        yield Prompt(f"{brief(shown.name)} does not know this plan. Which part of it would they change?")


def _problem(row: ProblemRow) -> Prompt:
    if row.workaround_cost is None:
        return Prompt(f"{ended(row.problem, 96)} What does that cost them, and whom?", about=row.id)
    answer = "Whose money is it?" if row.deals else "Why have we nothing in the funnel for it?"
    return Prompt(f"{ended(row.problem, 96)} It costs them {short(row.workaround_cost)} a year. {answer}", about=row.id)


def service_prompt(row: ServiceRow) -> Prompt:
    """Return the question that a service issue asks of who owns it."""
    since = f", since {written_day(row.since)}" if row.since else ""
    return Prompt(f"They will raise it first: {brief(row.issue)}{since}. What can we tell them?", person=row.owner)
