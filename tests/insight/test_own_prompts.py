"""A question of their own for everybody: made from the plan, shared out over the items of the agenda."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.insight.prompts.own import Asked, own_prompts
from samreview.plan.loader import load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.plan.model import Plan

ON = dt.date(2026, 11, 24)
ITEMS = ("none", "actions", "customer", "funnel", "assumptions", "asks", "none")


def _plan(root: Path, name: str) -> Plan:
    plan = load_plan((root / f"examples/{name}.yaml").read_bytes(), name).plan
    assert plan is not None
    return plan


def _team(plan: Plan) -> list[Asked]:
    return [Asked(one.id, one.function, one.region) for one in plan.team]


@pytest.mark.parametrize("name", ["halden", "sorrel", "vesterholm", "smallest"])
def test_everybody_has_a_question_of_their_own_and_no_two_the_same(root: Path, name: str) -> None:
    plan = _plan(root, name)
    people = [*_team(plan), Asked("karl-meyer")]
    own = own_prompts(plan, ON, people, ITEMS)
    assert list(own) == [one.id for one in people]
    assert {person: one.prompt.person for person, one in own.items()} == {one.id: one.id for one in people}
    assert len({one.prompt.text for one in own.values()}) == len(people)
    assert all(one.why for one in own.values())
    assert all(set(one.exhibits) <= set(ITEMS) for one in own.values())


def test_the_question_is_what_only_they_know_test_drive_or_owe(root: Path) -> None:
    plan = _plan(root, "halden")
    own = own_prompts(plan, ON, _team(plan), ITEMS)
    assert {person: one.why for person, one in own.items()} == {
        "dana": "can test David",
        "priya": "knows Piotr",
        "lukas": "can test Sanne",
        "ines": "drives deposit",
        "karim": "knows Mei",
        "tomas": "owes a1",
        "beth": "drives protocol",
    }
    assert own["tomas"].prompt.text.startswith("Overdue since 13 Nov 2026: Find the cause")


def test_no_item_has_to_hear_everybody(root: Path) -> None:
    plan = _plan(root, "halden")
    own = own_prompts(plan, ON, _team(plan), ITEMS)
    places = [one.exhibits[0] for one in own.values()]
    assert max(places.count(place) for place in places) <= 2


def test_of_whom_the_plan_says_nothing_the_function_or_region_that_nobody_else_speaks_for_is_asked(root: Path) -> None:
    plan = _plan(root, "smallest")
    people = [Asked("x", "legal", "Europe"), Asked("y", "sales", "Asia"), Asked("z", "sales", "Europe")]
    own = own_prompts(plan, ON, people, ITEMS)
    assert own["x"].why == "alone for legal"
    assert own["y"].why == "alone in Asia"
    assert own["z"].prompt.text.startswith("You see this account from outside")


def test_an_agenda_without_exhibits_still_asks_everybody(root: Path) -> None:
    plan = _plan(root, "halden")
    own = own_prompts(plan, ON, _team(plan), ("none",))
    assert len(own) == 7
    assert all(one.exhibits == () for one in own.values())
