"""The customer's own business, as the plan states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.fields import (
    Amount,
    Day,
    Either,
    FiscalQuarter,
    Flag,
    Id,
    ListOf,
    RecordOf,
    Ref,
    Text,
    optional,
    required,
)
from samreview.plan.record import named_record
from samreview.plan.stated import TEXT, TEXTS, Record

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from samreview.values.quarter import Quarter


@named_record
class Priority(Record):
    """Something the customer has said it wants most."""

    id: str = required(Id(), "How problems refer to it.")
    text: str | None = optional(TEXT, "The priority, in the customer's words.")
    because: str | None = optional(TEXT, "Why it is one.")
    source: str | None = optional(TEXT, "Where we have it from.")
    on: dt.date | None = optional(Day(), "When we heard or read it.")


@named_record
class Coming(Record):
    """An event in the customer's own year."""

    by: Quarter | dt.date | None = optional(Either(FiscalQuarter(), Day()), "A quarter or a date.")
    what: str | None = optional(TEXT, "What happens.")
    source: str | None = optional(TEXT, "Where we have it from.")


@named_record
class ServiceIssue(Record):
    """What the customer will raise first."""

    issue: str | None = optional(TEXT, "The issue.")
    since: dt.date | None = optional(Day(), "Since when.")
    owner: str | None = optional(Ref("team"), "Who of us looks after it.")


@named_record
class Problem(Record):
    """A problem that the customer has, what it does about it today and what that costs."""

    id: str = required(Id(), "How opportunities and marks refer to it.")
    problem: str = required(TEXT, "The problem.")
    workaround: str | None = optional(TEXT, "What the customer does about it today.")
    workaround_cost: Decimal | None = optional(Amount(), "What that costs a year.")
    buying_stage: str | None = optional(Ref("stage"), "How far the customer is in buying a cure.")
    affected: tuple[str, ...] = optional(ListOf(Ref("stakeholder")), "Who of the customer suffers from it.")
    help: str | None = optional(TEXT, "How we help.")
    priority: str | None = optional(Ref("priority"), "Id of the customer's priority that it stands in the way of.")


@named_record
class Customer(Record):
    """The customer's own business, not our view of it."""

    challenges: tuple[str, ...] = optional(TEXTS, "What the customer struggles with.")
    economic_indicators: tuple[str, ...] = optional(TEXTS, "Figures of its economy that move its decisions.")
    industry_dynamics: tuple[str, ...] = optional(TEXTS, "What changes in its industry.")
    financial_condition: tuple[str, ...] = optional(TEXTS, "How it stands financially.")
    priorities: tuple[str | Priority, ...] = optional(
        ListOf(Either(Text(), RecordOf(Priority)), defines="priority"),
        "What the customer wants most: texts, or records with a source.",
    )
    coming: tuple[Coming, ...] = optional(ListOf(RecordOf(Coming)), "Events in the customer's own year.")
    service: tuple[ServiceIssue, ...] = optional(ListOf(RecordOf(ServiceIssue)), "What the customer will raise first.")
    knows_plan: bool | None = optional(Flag(), "Has the customer seen and shaped this plan?")
    problems: tuple[Problem, ...] = optional(
        ListOf(RecordOf(Problem), defines="problem"), "Problems of the customer that we could cure."
    )
