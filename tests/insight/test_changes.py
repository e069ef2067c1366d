"""Changing one amount, stance or date in a plan changes the exhibit that shows it, and its prompts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samreview.insight.exhibits.actions import actions_exhibit
from samreview.insight.exhibits.asks import asks_exhibit
from samreview.insight.exhibits.assumptions import assumptions_exhibit
from samreview.insight.exhibits.customer import customer_exhibit
from samreview.insight.exhibits.funnel import funnel_exhibit
from samreview.insight.exhibits.initiatives import initiatives_exhibit
from samreview.insight.exhibits.stakeholders import stakeholders_exhibit
from samreview.insight.prompts import prompts
from samreview.plan.model import Customer, Plan
from samreview.values.quarter import parse_quarter
from tests.insight.factory import ON, action, ask, coming, day, deal, initiative, money, person, plan, problem, stance

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

DEAL = deal("a", "640k", problem="scrap", motivations=(stance("jane", said="yes", on="2026-07-01"),))
BASE = plan(
    DEAL,
    deal("b", "300k", "2027-05-01"),
    deal("c", "100k", "2027-08-01"),
    stakeholders=(person("jane", "priya", 3, influence="final"),),
    internal_asks=(ask("sla", "2026-12-20", 5, opportunity="a", owner="dana"),),
    actions=(action("late", "dana", "2026-11-10"),),
    initiatives=(initiative("plant", "FY28-Q1", owner="lukas", expected_value="400k"),),
    customer=Customer(coming=(coming("2027-01-20", "Board"),), problems=(problem("scrap", workaround_cost="900k"),)),
)
BUILDERS: dict[str, Callable[[Plan, dt.date], object]] = {
    "actions": actions_exhibit,
    "asks": asks_exhibit,
    "assumptions": assumptions_exhibit,
    "customer": customer_exhibit,
    "funnel": funnel_exhibit,
    "initiatives": initiatives_exhibit,
    "stakeholders": stakeholders_exhibit,
}


def with_deal(**changes: object) -> Plan:
    return replace(BASE, opportunities=(replace(DEAL, **changes), *BASE.opportunities[1:]))  # type: ignore[arg-type]  # any field


OPPOSED = (replace(DEAL.motivations[0], stance="opposed"),)
CHANGES = {
    "amount": with_deal(amount=money("690k")),
    "stance": with_deal(motivations=OPPOSED),
    "evidence": with_deal(motivations=(stance("jane", said="yes", on="2026-07-02"),)),
    "close": with_deal(close=day("2027-08-15")),
    "needed": replace(BASE, internal_asks=(replace(BASE.internal_asks[0], needed_by=day("2026-12-21")),)),
    "due": replace(BASE, actions=(replace(BASE.actions[0], due=day("2026-11-11")),)),
    "event": replace(BASE, customer=replace(BASE.customer, coming=(coming("2027-01-21", "Board"),))),
    "cost": replace(BASE, customer=replace(BASE.customer, problems=(problem("scrap", workaround_cost="800k"),))),
    "quarter": replace(BASE, initiatives=(replace(BASE.initiatives[0], quarter=parse_quarter("FY28-Q2")),)),
    "value": replace(BASE, initiatives=(replace(BASE.initiatives[0], expected_value=money("410k")),)),
}


@pytest.mark.parametrize(
    ("exhibit", "change"),
    [
        ("actions", "due"),
        ("asks", "amount"),
        ("asks", "needed"),
        ("assumptions", "amount"),
        ("assumptions", "stance"),
        ("assumptions", "evidence"),
        ("customer", "event"),
        ("customer", "cost"),
        ("funnel", "amount"),
        ("funnel", "close"),
        ("initiatives", "quarter"),
        ("initiatives", "value"),
        ("stakeholders", "amount"),
        ("stakeholders", "stance"),
    ],
)
def test_a_change_shows_in_the_exhibit_and_in_its_prompts(exhibit: str, change: str) -> None:
    changed = CHANGES[change]
    assert BUILDERS[exhibit](changed, ON) != BUILDERS[exhibit](BASE, ON)
    assert prompts(changed, ON, exhibit) != prompts(BASE, ON, exhibit)
