from __future__ import annotations

import pytest

from samreview.review.fold import UnreadablePlan, plan_from_text
from samreview.review.timing import extend_cost, ways_at
from samreview.review.views import catalogue, next_prompts
from tests.review.factory import PLAN, Room, agenda_of, item


def test_prompts_of_the_plan_and_of_the_item_take_turns_those_for_the_not_heard_first() -> None:
    people = item("people", 20, exhibit="stakeholders", prompts=("Whose scrap is it?",))
    room = Room(agenda_of((people,), minutes=30))
    assert next_prompts(room.review, room.now) == ()
    room.started("priya")
    prompts = next_prompts(room.review, room.now)
    assert prompts[0].person == "priya"
    assert prompts[1].text == "Whose scrap is it?"
    room.note("point Jane leads it @priya")
    after = next_prompts(room.review, room.now)
    assert after[1].text == "Whose scrap is it?"
    assert {prompt.text for prompt in prompts} - {prompt.text for prompt in after} == {prompts[0].text}, "it was asked"


def test_names_to_complete_are_those_of_the_plan_and_of_this_review() -> None:
    room = Room().started("lukas")
    room.say("dana", '/arrive "Karl Meyer"')
    room.note('idea Go there opp:"Lyon phase 2"', by="dana")
    names = catalogue(room.review)
    assert ("karl-meyer", "Karl Meyer") in names.people
    assert names.stakeholders[0] == ("jane", "Jane Okafor")
    assert names.opportunities[-1] == ('"Lyon phase 2"', "new in this review")
    assert names.asks == (("sla", "Two-day response in Lyon"),)
    assert names.problems == (("scrap", "Scrap on the old line"),)
    assert names.items[1] == ("growth", "Growing the funnel")


def test_without_an_item_nothing_can_be_cut_or_extended() -> None:
    room = Room()
    assert ways_at(room.review, room.now) == ()
    assert extend_cost(room.review, 5, room.now).says == "No item runs."


def test_the_plan_is_read_with_its_own_loader() -> None:
    assert plan_from_text(PLAN, "plan.yaml").account.id == "halden"
    with pytest.raises(UnreadablePlan, match=r"this review was opened with cannot be read: plan\.yaml:"):
        plan_from_text("samreview: 1\n", "plan.yaml")
