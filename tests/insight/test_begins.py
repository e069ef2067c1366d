"""Each question of a review has somebody who begins to answer it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samreview.insight.prompts.begins import review_questions
from samreview.plan.loader import load_plan
from samreview.resources import data_bytes

if TYPE_CHECKING:
    from samreview.plan.model import Plan

ON = dt.date(2026, 11, 24)


def plan_of(name: str) -> Plan:
    plan = load_plan(data_bytes("examples", f"{name}.yaml"), name).plan
    assert plan is not None
    return plan


def test_a_question_of_the_plan_goes_to_whoever_holds_what_it_names() -> None:
    asked = [(one.text, one.person) for one in review_questions(plan_of("halden"), ON)]
    assert asked == [
        ("What must happen before Lyon fixes its budget in April?", "lukas"),
        ("Who, beside Jane, has to say yes to the next-gen line?", "dana"),
        ("Where does the growth after the summer come from?", "dana"),
    ]


def test_what_names_nobody_goes_to_the_owner_else_to_the_first_of_the_team() -> None:
    plan = replace(plan_of("halden"), questions=("And now?",))
    assert [one.person for one in review_questions(plan, ON)] == ["dana"]
    ownerless = replace(plan, account=replace(plan.account, owner=None), team=plan.team[1:])
    assert [one.person for one in review_questions(ownerless, ON)] == ["priya"]


@pytest.mark.parametrize("name", ["halden", "sorrel", "vesterholm", "smallest"])
def test_without_questions_the_weakest_spots_ask(name: str) -> None:
    plan = replace(plan_of(name), questions=())
    asked = review_questions(plan, ON)
    assert 1 <= len(asked) <= 3
    assert all(plan.member(one.person or "") for one in asked)


def test_two_that_hold_as_much_are_asked_in_turn() -> None:
    plan = plan_of("halden")
    both = "What do Jane and Rosa want?"
    asked = review_questions(replace(plan, questions=(both, both)), ON)
    assert {one.person for one in asked} == {"priya", "tomas"}
