"""Small plans for the tests of figures, built from the model and not from YAML."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from samreview.plan.model import (
    Account,
    Coming,
    CustomerAction,
    Evidence,
    Growth,
    HeldBy,
    Initiative,
    InternalAsk,
    Motivation,
    Opportunity,
    Order,
    Plan,
    PlanAction,
    Problem,
    Relationship,
    Stage,
    Stakeholder,
    Stance,
    TeamMember,
    Whitespace,
)
from samreview.values.quarter import parse_quarter

ON = dt.date(2026, 11, 24)
"""The review: fiscal year from April, so this quarter is FY27-Q3 (October to December)."""


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def money(text: str) -> Decimal:
    scale = {"k": 1000, "M": 1_000_000}.get(text[-1])
    return Decimal(text[:-1]) * scale if scale else Decimal(text)


def _dates(given: dict[str, object]) -> dict[str, Any]:
    """Read what these tests write as text."""
    for key in ("stage_since", "validated", "authority_asked"):
        if isinstance(text := given.get(key), str):
            given[key] = day(text)
    for key in ("probability", "win_rate"):
        if isinstance(text := given.get(key), str):
            given[key] = Decimal(text)
    for key in ("workaround_cost", "investment", "expected_value", "cost_of_delay"):
        if isinstance(text := given.get(key), str):
            given[key] = money(text)
    return given


def deal(name: str, amount: str = "100k", close: str = "2027-02-15", **more: object) -> Opportunity:
    given = _dates({"kind": "new", "name": name.title()} | more)
    return Opportunity(id=name, amount=money(amount), close=day(close), **given)


def customer_action(what: str, by: str | None = None) -> CustomerAction:
    return CustomerAction(what=what, by=day(by) if by else None)


def stance(
    who: str, where: Stance = "advocate", said: str | None = None, on: str | None = None, **more: object
) -> Motivation:
    evidence = Evidence(said=said, on=day(on) if on else None) if said or on else None
    return Motivation(stakeholder=who, stance=where, **_dates({"evidence": evidence} | more))


def person(who: str, owner: str | None = None, strength: int | None = None, *also: str, **more: object) -> Stakeholder:
    known = Relationship(owner=owner, strength=strength, also=also) if owner or strength is not None else None
    return Stakeholder(id=who, **_dates({"name": who.title(), "relationship": known} | more))


def order(on: str, amount: str, discount: str | None = None) -> Order:
    return Order(date=day(on), amount=money(amount), discount=Decimal(discount) if discount else None)


def ask(name: str, needed_by: str | None = None, lead: int | None = None, **more: object) -> InternalAsk:
    given = _dates({"ask": name.title()} | more)
    return InternalAsk(id=name, needed_by=day(needed_by) if needed_by else None, lead_time_days=lead, **given)


def action(name: str, owner: str | None = None, due: str | None = None, **more: object) -> PlanAction:
    given = _dates({"what": name.title()} | more)
    return PlanAction(id=name, owner=owner, due=day(due) if due else None, **given)


def initiative(name: str, quarter: str | None = None, **more: object) -> Initiative:
    given = _dates({"name": name.title(), "kind": "penetrate"} | more)
    return Initiative(id=name, quarter=parse_quarter(quarter) if quarter else None, **given)


def problem(name: str, **more: object) -> Problem:
    return Problem(id=name, **_dates({"problem": name.title()} | more))


def coming(by: str, what: str) -> Coming:
    return Coming(by=parse_quarter(by) or day(by), what=what)


def field_of_play(unit: str, offering: str, held_by: HeldBy, potential: str | None = None) -> Whitespace:
    worth = money(potential) if potential else None
    return Whitespace(unit=unit, offering=offering, held_by=held_by, potential=worth)


STAGES = (
    Stage(id="recognise", name="Recognise", probability=Decimal("0.1"), typical_days=45),
    Stage(
        id="evaluate", name="Evaluate", customer_action="Fix the budget", probability=Decimal("0.4"), typical_days=60
    ),
    Stage(id="contract", name="Contract"),
)
TEAM = (
    TeamMember(id="dana", name="Dana Whitfield", function="sales", region="Americas"),
    TeamMember(id="priya", name="Priya Nair", function="engineering", region="Europe"),
    TeamMember(id="lukas", name="Lukas Brandt", function="service", region="Europe"),
)


def plan(*deals: Opportunity, baseline: str | None = "4.2M", target: str | None = "5.4M", **more: object) -> Plan:
    given = _dates(dict(more))
    growth = Growth(
        baseline=money(baseline) if baseline else None,
        target=money(target) if target else None,
        win_rate=given.pop("win_rate", None),
    )
    usual: dict[str, Any] = {
        "account": Account(id="halden", name="Halden", currency="EUR", fiscal_year_starts=4, owner="dana"),
        "team": TEAM,
        "stages": STAGES,
        "growth": growth,
    }
    return Plan(samreview=1, opportunities=deals, **(usual | given))
