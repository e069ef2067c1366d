"""A capture as a line again: editing in place changes what was changed on the line, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.review.typed import as_typed, base_of, edit_line, edited
from tests.review.factory import Room

_WORDS = st.sampled_from(
    [
        *("Bring", "the", "Lyon", "layout", "Priya", "Lukas", "to", "and", "Inés:", "12", "\\@lukas", "due:", "+3%"),
        *("@lukas", "@priya", "@dmacd", "@jane", "due:fri", "due:someday", "due:2026-01-02", "opp:nextgen"),
        *('opp:"Lyon phase 2"', "with:marc", "with:nobody", "ask:sla", "for:scrap", "+250k", "+USD 60k", "+1234.5"),
        *("cost:60k", "cost:USD 7.25", "#up", "#share", "[/]", '"', "cost:", "+USD", "\\+250k", "ß"),
    ]
)
_KINDS = st.sampled_from(["point", "goal", "decision", "open", "action", "question", "idea"])


@given(kind=_KINDS, words=st.lists(_WORDS, min_size=1, max_size=9))
@settings(max_examples=150, deadline=None)
def test_an_edit_that_changes_nothing_on_the_line_changes_nothing(kind: str, words: list[str]) -> None:
    room = Room().started("priya", "lukas")
    room.ask("priya", f"{kind} {' '.join(words)}")
    if not room.review.captures:
        return
    before, line = room.record(), as_typed(room.review, room.last)
    answer = room.say("priya", edit_line(1, line, line, base_of(room.review, room.last)))
    assert answer.startswith("Nothing changes"), (line, answer)
    assert room.record() == before


@pytest.fixture
def room() -> Room:
    return Room().started("priya", "lukas")


def _edit(room: Room, was: str, now: str) -> str:
    """Change one thing on the filled line and save it."""
    line = as_typed(room.review, room.last)
    assert was in line
    return room.say("priya", edit_line(1, line, line.replace(was, now), base_of(room.review, room.last)))


def test_a_mark_taken_off_the_line_is_gone(room: Room) -> None:
    room.note('action Bring it @lukas @ines due:fri opp:"Lyon 2" with:jane ask:sla for:scrap +250k cost:60k #up #share')
    assert as_typed(room.review, room.last) == (
        'Bring it @lukas @ines due:2026-11-27 opp:"Lyon 2" with:jane ask:sla for:scrap +250k cost:60k #up #share'
    )
    for mark in ("@lukas @ines", "due:2026-11-27", 'opp:"Lyon 2"', "with:jane", "ask:sla", "for:scrap", "+250k"):
        _edit(room, f" {mark}", "")
        assert mark not in as_typed(room.review, room.last)
    _edit(room, " #up", "")
    assert (room.last.up, room.last.share) == (False, True)
    _edit(room, " cost:60k", "")
    assert as_typed(room.review, room.last) == "Bring it #share"


def test_a_mark_that_could_not_be_read_is_settled_on_the_line(room: Room) -> None:
    room.note("action Ask Marc @dmacd due:someday")
    _edit(room, "@dmacd", "@lukas")
    assert (room.last.person, [one.mark for one in room.last.unresolved]) == ("lukas", ["due:someday"])
    _edit(room, " due:someday", "")
    assert room.last.unresolved == ()


def test_what_looks_like_a_mark_or_an_owner_stays_text(room: Room) -> None:
    room.note("action Write \\@lukas into the sheet \\+250k times")
    assert _edit(room, "times", "twice").startswith("action 1")
    assert room.last.text == "Write @lukas into the sheet +250k twice"
    assert room.last.person is None


def test_N01_who_edits_from_an_older_wording_sees_the_present_one_and_can_write_over_it(room: Room) -> None:
    room.note("action Bring the layout @lukas")
    line, base = as_typed(room.review, room.last), base_of(room.review, room.last)
    room.say("priya", edit_line(1, line, "Bring the Lyon layout @lukas", base))
    refusal = room.refused("dana", edit_line(1, line, "Bring both layouts @lukas", base))
    assert refusal == "Action 1 was changed meanwhile. It now reads: Bring the Lyon layout @lukas"
    room.say("dana", edit_line(1, line, "Bring both layouts @lukas", base_of(room.review, room.last)))
    assert room.last.text == "Bring both layouts"
    kept = [event.data["set"]["text"] for event in room.events if event.kind == "capture.changed"]
    assert kept == ["Bring the Lyon layout", "Bring both layouts"]


def test_an_edit_line_is_known_by_its_number() -> None:
    assert edited("/edit 12 Bring it due:fri") == (12, "Bring it due:fri")
    assert edited("/edit 12~0badcafe Bring it") == (12, "Bring it")
    assert edited("/edit 12") == (12, "")
    assert edited("/edits 12 x") is None
