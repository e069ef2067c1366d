from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from samreview.plan.model import Evidence
from tests.review.factory import Room


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya")


def _deal(room: Room, name: str = "nextgen") -> object:
    return room.review.plan.opportunity(name)


def test_a_correction_changes_the_plan_of_this_review_and_says_what_it_was(room: Room) -> None:
    said = room.say("priya", "/fix opp:nextgen amount USD 500k because the quote says so")
    deal = room.review.plan.opportunity("nextgen")
    opened = room.review.plan_opened.opportunity("nextgen")
    assert deal is not None
    assert opened is not None
    assert (deal.amount, opened.amount) == (Decimal(460_000), Decimal(640_000))
    assert said == "nextgen amount: was EUR 640k, now EUR 460k; the funnel is 460k, was 640k."
    (fix,) = room.review.fixes
    assert (fix.target, fix.id, fix.field, fix.was, fix.now) == (
        "opportunity",
        "nextgen",
        "amount",
        "EUR 640k",
        "EUR 460k",
    )
    assert (fix.because, fix.by) == ("the quote says so", "priya")
    assert room.refolded().plan == room.review.plan


def test_stakeholders_asks_and_nested_fields_are_corrected_too(room: Room) -> None:
    room.say("priya", "/fix with:jane strength 4 because she called us")
    room.say("priya", '/fix ask:sla ask "One-day response because we can" because Marc said so')
    room.say("priya", "/fix opp:next close 2027-05-01 because the board moved")
    jane, ask = room.review.plan.stakeholder("jane"), room.review.plan.ask("sla")
    assert jane is not None
    assert jane.relationship is not None
    assert jane.relationship.strength == 4
    assert ask is not None
    assert ask.ask == "One-day response because we can"
    assert len(room.review.fixes) == 3


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/fix", "Say what to correct"),
        ("/fix nextgen amount 5k because x", "Say what to correct"),
        (
            "/fix opp:nextgn amount 5k because x",
            "no opportunity nextgn in the plan, did you mean `nextgen` (Next-gen analyser line)?",
        ),
        ("/fix opp:nextgen amunt 5k because x", "did you mean `amount`"),
        ("/fix opp:nextgen amount lots because x", "amount"),
        ("/fix opp:nextgen amount 5k", "Say why"),
        ("/fix opp:nextgen amount because x", "Say what amount is to be"),
        ("/fix opp:nextgen amount 640k because x", "EUR 640k already"),
        ("/fix opp:l amount 5k because x", "l fits nextgen and lyon-1; give the id."),
        ("/heard jane nextgen advocate", "what shows it"),
        ("/heard jan nextgen advocat because x", "did you mean `advocate`"),
        ("/heard lukas nextgen advocate because x", "There is no stakeholder lukas"),
        ("/ask sla maybe because x", "asked, committed and declined"),
        ("/ask sla committed", "Say which ask"),
        ("/ask sal committed because x", "did you mean `sla` (Two-day response in Lyon)?"),
    ],
)
def test_what_cannot_be_noted_is_refused_with_the_way_to_write_it(room: Room, line: str, why: str) -> None:
    assert why in room.refused("priya", line)


def test_a_stance_with_its_evidence_and_an_attempt_on_an_ask(room: Room) -> None:
    assert room.say("priya", "/heard jane nextgen ADVOCATE because she asked for a date") == (
        "Jane Okafor, nextgen: advocate, because she asked for a date"
    )
    (heard,) = room.review.heard
    assert (heard.stakeholder, heard.opportunity, heard.stance) == ("jane", "nextgen", "advocate")
    room.say("dana", "/ask sla declined because no budget")
    (attempt,) = room.review.attempts
    assert (attempt.ask, attempt.commitment, attempt.because, attempt.by) == ("sla", "declined", "no budget", "dana")
    room.say("dana", "/undo")
    room.say("priya", "/undo")
    assert (room.review.heard, room.review.attempts) == ((), ())


def test_two_corrections_of_one_opportunity_are_taken_back_one_by_one(room: Room) -> None:
    before = _deal(room)
    room.say("priya", "/fix opp:nextgen amount 500k because one")
    room.say("dana", "/fix opp:nextgen close 2027-05-01 because two")
    room.say("priya", "/undo")
    deal = room.review.plan.opportunity("nextgen")
    assert deal is not None
    assert (deal.amount, deal.close.isoformat()) == (Decimal(640_000), "2027-05-01")
    assert [fix.field for fix in room.review.fixes] == ["close"]
    room.say("dana", "/undo")
    assert _deal(room) == before


def _stance(room: Room, who: str = "jane") -> tuple[object, ...] | None:
    deal = room.review.plan.opportunity("nextgen")
    assert deal is not None
    one = next((one for one in deal.motivations if one.stakeholder == who), None)
    return None if one is None else (one.stance, one.evidence)


def test_what_was_heard_is_in_the_plan_of_this_review_until_it_is_taken_back(room: Room) -> None:
    said = room.say("priya", "/heard jane nextgen opposed @lukas because not in her plant")
    assert said == "Jane Okafor, nextgen: opposed, heard by Lukas, because not in her plant"
    first = Evidence(said="not in her plant", heard_by="lukas", on=dt.date(2026, 11, 24))
    assert _stance(room) == ("opposed", first)
    said = room.say("dana", "/heard jane nextgen advocate because she saw station 3")
    assert said == "Jane Okafor, nextgen: advocate, was opposed, heard by Dana, because she saw station 3"
    room.say("dana", "/heard marc nextgen unknown because nobody asked")
    assert [(one.was, one.heard_by) for one in room.review.heard] == [
        (None, "lukas"),
        ("opposed", "dana"),
        (None, "dana"),
    ]
    room.say("dana", "/undo")
    assert _stance(room, "marc") is None
    room.say("dana", "/undo")
    assert _stance(room) == ("opposed", first)
    room.say("priya", "/undo")
    assert room.review.plan == room.review.plan_opened


def test_what_a_guest_heard_names_the_guest_and_the_scribe_hears_for_nobody(room: Room) -> None:
    room.say("dana", '/arrive "Karl Meyer"')
    room.say("priya", "/heard jane nextgen advocate @karl because she told him")
    assert _stance(room) == (
        "advocate",
        Evidence(said="she told him (heard by Karl Meyer)", on=dt.date(2026, 11, 24)),
    )
    room.say("priya", "/heard marc nextgen advocate because he nodded")
    assert _stance(room, "marc") == ("advocate", Evidence(said="he nodded", on=dt.date(2026, 11, 24)))
    assert "There is no person zoe" in room.refused("priya", "/heard jane nextgen advocate @zoe because x")


def test_an_ask_stands_where_its_answer_puts_it(room: Room) -> None:
    assert room.say("dana", "/ask sla declined because no budget") == "Ask sla: declined, was asked, because no budget"
    assert room.say("dana", "/ask sla declined because again") == "Ask sla: declined, as before, because again"
    ask = room.review.plan.ask("sla")
    assert ask is not None
    assert (ask.commitment, room.review.attempts[0].was) == ("declined", "asked")
    room.say("dana", "/undo")
    room.say("dana", "/undo")
    assert room.review.plan == room.review.plan_opened
    assert room.refolded().plan == room.review.plan


def test_a_correction_keeps_what_was_typed(room: Room) -> None:
    room.say("priya", "/fix opp:nextgen amount USD 500k because the quote says so")
    assert room.review.fixes[0].typed == "USD 500k"
    assert room.say("priya", "/fix opp:service amount 210k because a head more") == (
        "service amount: was EUR 200k, now EUR 210k; every exhibit shows it."
    )
