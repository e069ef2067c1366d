"""The gentle questions: at which words, of whom, how often, and never where a renewal, a risk or an amount is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.asking import LISTS, Watched, question_about, watched
from samreview.review.decide import Accepted
from tests.review.factory import QUESTIONS, Room

WORDS = watched(QUESTIONS)


@pytest.fixture
def room() -> Room:
    return Room().started("priya", "lukas")


def asked(room: Room, person: str, line: str) -> str | None:
    """Say a line that is accepted; return what is asked about it."""
    result = room.ask(person, line)
    assert isinstance(result, Accepted), result
    assert "?" not in result.answer
    return result.question


@pytest.mark.parametrize("text", ["Maintain the level", "keep protecting Lyon", "We must MANAGE it"])
def test_a_line_that_only_maintains_is_asked_what_would_grow(text: str) -> None:
    assert question_about(text, WORDS) == "grow"


@pytest.mark.parametrize("text", ["the Invoice is wrong", "Back order in Lyon", "three open tickets/bugs"])
def test_a_line_about_todays_business_is_asked_whether_to_park_it(text: str) -> None:
    assert question_about(text, WORDS) == "park"
    assert question_about(text, WORDS, parks=False) is None


@pytest.mark.parametrize(
    "text",
    [
        *("Grow Lyon", "Manager of Lyon", "a back door in order", "orders of magnitude", "ticketless"),
        *("Maintain the renewal", "Protect 500k", "Manage risk", "renewed invoice", "The invoice of 4711 is late"),
    ],
)
def test_other_lines_are_asked_nothing(text: str) -> None:
    assert question_about(text, WORDS) is None


@given(st.text(max_size=60), st.sampled_from(["renewal", "RISK", "at risk", "Risky,", "500k", "3%"]))
def test_no_line_that_names_a_renewal_a_risk_or_an_amount_is_ever_asked(text: str, serious: str) -> None:
    assert question_about(f"{text} maintain invoice {serious}", WORDS) is None


@given(st.text(max_size=60))
def test_without_words_nothing_is_ever_asked(text: str) -> None:
    assert question_about(text, Watched()) is None


@given(st.lists(st.sampled_from(["protect", "invoice", "Lyon", "line", "manage", "grow"]), max_size=8))
def test_case_never_matters(words: list[str]) -> None:
    text = " ".join(words)
    assert question_about(text, WORDS) == question_about(text.upper(), WORDS) == question_about(text.title(), WORDS)


def test_words_are_data() -> None:
    mine = watched({"grow": ["Größe halten"], "never": ["Risiko"]})
    assert question_about("Wir müssen die GRÖSSE halten", mine) == "grow"
    assert question_about("die Größe gut halten", mine) is None
    assert question_about("Größe halten trotz Risiko", mine) is None
    assert question_about("Maintain it", mine) is None
    assert set(QUESTIONS) == set(LISTS)


def test_each_is_asked_once_an_item_and_of_those_who_write_the_minutes_alone(room: Room) -> None:
    assert asked(room, "lukas", "idea Maintain the service level") is None
    assert asked(room, "priya", "goal Protect the relationship with Lyon") == "grow"
    assert asked(room, "priya", "goal Maintain the service level") is None
    assert asked(room, "priya", "The invoice for the old line is late") == "park"
    assert asked(room, "dana", "Another invoice is late") is None
    room.say("dana", "/next")
    assert asked(room, "dana", "goal Keep managing Lyon") == "grow"


def test_marks_that_name_a_renewal_an_amount_or_the_horizon_are_heeded(room: Room) -> None:
    assert asked(room, "priya", "goal Maintain the line opp:service") is None
    assert asked(room, "priya", "goal Maintain it and more +50k") is None
    assert asked(room, "priya", "Maintain it cost:5k") is None
    assert asked(room, "priya", "The purchase order process of the new line opp:nextgen") is None
    assert asked(room, "priya", "decision The invoice goes to Paris") is None
    assert asked(room, "priya", "The invoice goes to Paris") == "park"


def test_one_line_moves_a_capture_to_the_parking_lot_and_one_takes_it_back(room: Room) -> None:
    room.note("The invoice for the old line is late @lukas")
    assert room.say("priya", "/park 1") == "Parked: The invoice for the old line is late"
    assert ([one.text for one in room.review.parked], room.review.captures[0].withdrawn) == (
        ["The invoice for the old line is late"],
        True,
    )
    parked = room.review.captures[0].parked
    assert parked
    assert room.refused("priya", "/agree 1") == "Point 1 is parked; write it anew."
    room.say("priya", "/undo")
    one = room.review.captures[0]
    assert (room.review.parked[0].withdrawn, one.withdrawn, one.parked) == (True, False, False)
    assert "belongs to its author" in room.refused("ines", "/park 1")
    room.say("ines", "/park 12 drawings are missing")
    assert room.refused("ines", "/park 12") == (
        "There is no line 12 to park; lines go from 1 to 1. To park the number itself: /park \\12"
    )
    room.say("ines", r"/park \12")
    assert [one.text for one in room.review.parked[1:]] == ["12 drawings are missing", "12"]
    assert "There is no line 999999999999" in room.refused("ines", "/park 999999999999")
