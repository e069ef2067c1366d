from __future__ import annotations

from decimal import Decimal

import pytest

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
    assert said == "nextgen amount: EUR 640k > EUR 460k; every exhibit shows it."
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
