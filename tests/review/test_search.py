"""Captures found again by words, kind, person, ties and what is unresolved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.search import matching
from tests.review.factory import Room


@pytest.fixture(scope="module")
def room() -> Room:
    room = Room().started("priya", "lukas")
    for line in (
        "action Bring the Lyon layout @lukas opp:nextgen +250k",
        "decision Go to Paris 2 weeks later",
        "Lukas: Söhne & Co. want one vendor",
        "question Who signs? @dmacd",
        "action Ask Marc @ines with:marc",
        "idea Take the train",
    ):
        room.note(line)
    room.say("priya", "action-5: he is in Lyon on Mondays")
    room.say("priya", "/drop 6")
    return room


@pytest.mark.parametrize(
    ("sought", "numbers"),
    [
        *(("", [1, 2, 3, 4, 5, 6]), ("lyon", [1, 5]), ("LYON layout", [1]), ("sohne", [3]), ("oslo", [])),
        *(("action", [1, 5]), ("Decisions", [2]), ("action decision", [1, 2, 5]), ('"action"', [])),
        *(("actions lyon", [1, 5]),),
        *(("@luk", [1, 3]), ("@ferrer", [5]), ("@nobody", []), ("?", [4]), ("+", [1]), ("-", [6]), ("? action", [])),
        *(("opp:next", [1]), ("with:marc", [5]), ("item:purp", [1, 2, 3, 4, 5, 6]), ("item:house", []), ("2", [2])),
    ],
)  # fmt: skip
def test_what_is_sought_is_found(room: Room, sought: str, numbers: list[int]) -> None:
    assert [one.number for one in matching(room.review, sought)] == numbers


@given(st.text(max_size=30))
def test_whatever_is_typed_finds_some_of_them_in_order(sought: str) -> None:
    room = _shared()
    numbers = [one.number for one in matching(room.review, sought)]
    assert numbers == sorted(set(numbers) & set(range(1, 3)))


_ROOM: list[Room] = []


def _shared() -> Room:
    if not _ROOM:
        _ROOM.append(Room().started("priya"))
        _ROOM[0].note("action Bring the Lyon layout @lukas")
        _ROOM[0].note("question Who signs? @dmacd")
    return _ROOM[0]


def test_the_line_finds_captures_and_changes_nothing() -> None:
    room = Room().started("lukas")
    for words in ("Bring the Lyon layout", "Ask Marc who signs", "Lyon comes first"):
        room.say("priya", words)
    seen = room.review.seq
    assert room.say("ines", "/find lyon") == "2 found: point 3 Lyon comes first; point 1 Bring the Lyon layout."
    assert room.say("ines", "/find Ulm").startswith("No note fits Ulm. What can be looked for: words, kind, ")
    assert "Say what to look for" in room.refused("ines", "/find")
    assert room.review.seq == seen
