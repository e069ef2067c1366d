"""Doubles are merged: nothing of either is lost, the one that goes points to the other, and undo gives both back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.review.participation import heard
from tests.review.factory import Room


@pytest.fixture
def room() -> Room:
    return Room().started("priya", "lukas")


def test_what_one_lacks_comes_from_the_other(room: Room) -> None:
    room.note("action Bring the Lyon layout @priya")
    room.note("action Bring the Lyon layout @lukas due:+3w opp:nextgen +250k for:scrap #up")
    answer = room.say("dana", "/merge 2 1")
    assert answer.startswith("action 1, Priya with Lukas, Tue 15 Dec, +EUR 250k, Next-gen analyser line")
    assert answer.endswith("It takes in action 2.")
    stays, gone = room.review.captures
    assert (stays.person, stays.helpers, stays.problem, stays.up, stays.notes) == (
        "priya",
        ("lukas",),
        "scrap",
        True,
        (),
    )
    assert (gone.withdrawn, gone.merged_into) == (True, 1)
    assert room.refused("dana", "/edit 2 x") == "Action 2 is part of 1 now."


def test_what_finds_no_place_stands_in_a_note_as_it_was_typed(room: Room) -> None:
    room.note("action Call Jane about Lyon @lukas due:fri +100k")
    room.note("action Ring Jane @lukas due:2026-12-01 +250k")
    room.say("priya", "action-2: she is back on Monday")
    room.say("priya", "/also 2 Jane anrufen")
    room.say("priya", "/merge 2 into 1")
    stays = room.review.captures[0]
    assert stays.notes == ("Ring Jane @lukas due:2026-12-01 +250k", "she is back on Monday")
    assert stays.also == ("Jane anrufen",)


def test_whoever_was_heard_stays_heard(room: Room) -> None:
    room.note("action Call Jane @ines")
    room.note("Lukas: Jane waits for a call")
    room.say("priya", "/merge 2 1")
    assert "lukas" in heard(room.review, room.now)
    assert room.review.captures[0].notes == ("Jane waits for a call",)


def test_only_what_both_might_show_may_be_shown(room: Room) -> None:
    room.note("decision Go to Lyon #share")
    room.note("decision Go to Lyon before the merger is announced")
    assert "It may no longer be shared" in room.say("priya", "/merge 2 1")
    assert not room.review.captures[0].share


def test_a_new_owner_or_date_has_to_be_agreed_again(room: Room) -> None:
    room.note("action Call Jane @lukas")
    room.say("lukas", "/agree 1")
    room.note("action Call Jane due:fri")
    assert room.say("priya", "/merge 2 1").endswith("Agreed no longer: /agree again.")
    assert not room.review.captures[0].agreed


def test_merging_is_for_those_who_may_change_both(room: Room) -> None:
    room.note("idea Go by train", by="lukas")
    room.note("idea Take the train", by="ines")
    assert "belongs to its author" in room.refused("lukas", "/merge 1 2")
    assert "Say which goes into which" in room.refused("priya", "/merge 1")
    assert "Say which goes into which" in room.refused("priya", "/merge 1 2 3")
    assert room.refused("priya", "/merge 1 1") == "1 cannot go into itself."
    assert "There is no capture 9" in room.refused("priya", "/merge 1 9")
    room.say("priya", "/merge 1 2")
    assert "cannot be taken back" in room.refused("lukas", "/undo")


_MARKS = st.lists(
    st.sampled_from(
        [
            *("@lukas", "@ines", "@jane", "@dmacd", "due:fri", "due:+3w", "opp:nextgen", 'opp:"Lyon 2"', "with:marc"),
            *("ask:sla", "for:scrap", "+250k", "+100k", "cost:5k", "#up", "#share"),
        ]
    ),
    max_size=5,
)
_KINDS = st.sampled_from(["point", "goal", "decision", "open", "action"])


@given(_KINDS, _MARKS, _KINDS, _MARKS)
@settings(max_examples=60, deadline=None)
def test_nothing_typed_is_lost_and_undo_gives_both_back(
    kind: str, marks: list[str], other: str, others: list[str]
) -> None:
    room = Room().started("priya", "lukas")
    room.note(f"{kind} Go to Lyon {' '.join(marks)}")
    room.note(f"{other} Go to Paris {' '.join(others)}")
    before = room.record()
    gone = room.review.captures[1]
    spoke = heard(room.review, room.now)
    room.say("priya", "/merge 2 1")
    stays = room.review.captures[0]
    said = " ".join(stays.notes)
    assert "Go to Paris" in said
    for name in ("due", "stakeholder", "ask", "problem", "growth", "cost", "opportunity", "new_opportunity"):
        value = getattr(gone, name)
        assert value is None or getattr(stays, name) == value or "Go to Paris " in said
    assert spoke <= heard(room.review, room.now)
    assert stays.share == ("#share" in marks and "#share" in others)
    assert room.refolded().captures[0] == stays
    room.say("priya", "/undo")
    assert room.record() == before
