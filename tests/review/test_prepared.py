"""What people prepared: as it comes in, where it waits, and how one line takes it up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.review.carry.chapter import chapter_of
from samreview.review.events import Event
from samreview.review.prep.codec import ARRIVED, prep_from_json, prep_to_json
from samreview.review.prep.in_review import readiness, stages, waiting_now
from samreview.review.prep.model import Prep, PrepEntry, Taken
from samreview.review.quality import quality
from tests.review.factory import THREE, Room, agenda_of, item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.review.prep.model import PrepKind


def room_with(*prepared: tuple[str, str]) -> Room:
    return Room(prepared=prepared).started("lukas", "priya", "ines")


def arrive(room: Room, prep: Prep) -> None:
    room.lines += 1
    line = f"prep-{room.lines}"
    room.take(Event(f"{line}:1", line, ARRIVED, prep.person, room.now, prep_to_json(prep)))


def open_questions(room: Room) -> list[str]:
    return [point.message for point in quality(room.review, room.now) if point.code == "open-question"]


def test_a_question_that_is_asked_is_a_capture_in_the_words_of_who_prepared_it() -> None:
    room = room_with(("ines", "Who pays for Lyon?"))
    assert open_questions(room) == ["not taken up: Who pays for Lyon?"]
    assert room.say("priya", "/prepared 1") == "question 1, from Inés"
    assert (room.last.kind, room.last.text, room.last.said_by) == ("question", "Who pays for Lyon?", "ines")
    assert room.last.came_from == ("ines",)
    assert open_questions(room) == ["asked, not answered: Who pays for Lyon?"]
    assert room.say("priya", "/prepared 1 answered Marc does") == "question 1: Marc does"
    assert room.last.notes == ("Marc does",)
    assert open_questions(room) == []


@pytest.mark.parametrize("how", ["answered", "answered Marc signs", "action @lukas due:fri", "parked"])
def test_one_line_settles_a_prepared_question(how: str) -> None:
    room = room_with(("ines", "Who pays for Lyon?"))
    before = room.record()
    room.say("priya", f"/prepared 1 {how}")
    assert open_questions(room) == []
    room.say("priya", "/undo")
    assert open_questions(room) == ["not taken up: Who pays for Lyon?"]
    after = room.record()
    after["captures"] = [one for one in after["captures"] if not one["withdrawn"]]
    assert after == before


def test_made_an_action_it_says_what_is_done_and_takes_its_marks_from_both() -> None:
    room = room_with(("ines", "Who pays for Lyon? opp:nextgen"), ("ines", "idea: Sell service for Lyon +250k"))
    room.say("priya", "/prepared 1 action @lukas due:fri")
    action = room.last
    assert (action.text, action.person, action.opportunity) == ("Find out: Who pays for Lyon?", "lukas", "nextgen")
    assert not any(point.capture == action.number for point in quality(room.review, room.now))
    room.say("priya", "/prepared 2")
    assert (room.last.kind, room.last.text, room.last.growth) == ("idea", "Sell service for Lyon", Decimal(250_000))
    room.say("priya", "/prepared 2 action Offer the service @ines")
    assert (room.last.kind, room.last.text, room.last.growth) == ("action", "Offer the service", Decimal(250_000))


def test_what_is_parked_is_theirs_and_takes_the_question_along() -> None:
    room = room_with(("ines", "Who pays for Lyon?"))
    room.say("priya", "/prepared 1 asked")
    room.say("priya", "/prepared 1 parked")
    assert [(one.text, one.by) for one in room.review.parked] == [("Who pays for Lyon?", "ines")]
    assert room.review.captures[0].withdrawn
    assert stages(room.review) == {1: "settled"}
    room.say("priya", "/undo")
    assert stages(room.review) == {1: "asked"}


def test_a_close_parks_the_questions_that_nobody_answered_for_the_next_review() -> None:
    room = room_with(("ines", "Who pays for Lyon?"), ("lukas", "Who signs?"), ("priya", "idea: Go by train"))
    room.say("priya", "/prepared 2 asked")
    said = room.say("dana", "/close anyway")
    assert "2 prepared questions are parked, for the next review." in said
    assert [(one.text, one.by) for one in room.review.parked] == [
        ("Who pays for Lyon?", "ines"),
        ("Who signs?", "lukas"),
    ]
    assert not room.last.withdrawn, "what was asked stays a question in these minutes"
    made = chapter_of(room.review, THREE).made
    assert [(one.kind, one.what, one.owner) for one in made] == [
        ("parked", "Who pays for Lyon?", "ines"),
        ("parked", "Who signs?", "lukas"),
    ]
    assert room.refolded().parked[0].by == "ines"


def test_a_close_parks_nothing_that_was_answered() -> None:
    room = room_with(("ines", "Who pays for Lyon?"))
    room.say("priya", "/prepared 1 answered Marc does")
    assert "parked" not in room.say("dana", "/close anyway")
    assert room.review.parked == []


def test_an_action_that_is_dropped_leaves_the_question_open_again() -> None:
    room = room_with(("ines", "Who pays for Lyon?"))
    room.say("priya", "/prepared 1 action @lukas due:fri")
    room.say("priya", "/drop 1")
    assert open_questions(room) == ["not taken up: Who pays for Lyon?"]


def test_what_somebody_can_say_does_what_its_line_says() -> None:
    room = Room(
        agenda_of((item("growth", 20, exhibit="funnel"), item("beliefs", 20, exhibit="assumptions")), minutes=60)
    )
    said = "/heard jane nextgen advocate @ines because she asked for a date"
    entries = (
        PrepEntry(1, "validation", "jane nextgen advocate because she asked", None, "stance jane nextgen", said),
        PrepEntry(2, "validation", "opp:nextgen as planned", None, "opp nextgen"),
    )
    arrive(room, Prep("ines", entries))
    room.started("ines")
    assert [one.number for one in waiting_now(room.review)] == [2]
    room.say("priya", "/prepared 2")
    assert (room.last.kind, room.last.text, room.last.opportunity) == ("point", "as planned", "nextgen")
    room.say("dana", "/next")
    assert [one.number for one in waiting_now(room.review)] == [1]
    room.say("priya", "/prepared 1 taken")
    (heard,) = room.review.heard
    assert (heard.stance, heard.heard_by, heard.because) == ("advocate", "ines", "she asked for a date")
    room.say("priya", "/undo")
    assert room.review.heard == ()
    assert stages(room.review)[1] == "waits"


def test_only_scribe_and_moderator_take_up_what_is_not_their_own() -> None:
    room = room_with(("ines", "Who pays?"), ("lukas", "Who signs?"))
    assert "belongs to: moderator, scribe" in room.refused("ines", "/prepared 2")
    room.say("ines", "/prepared 1")
    room.say("lukas", "/prepared 2 parked")
    assert stages(room.review) == {1: "asked", 2: "settled"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/prepared", "1 Inés: Who pays?"),
        ("/prepared 7", "Nothing prepared has the number 7"),
        ("/prepared 1 eaten", "eaten is nothing to do with a question"),
        ("/prepared 2 answered", "answered is nothing to do with an idea"),
    ],
)
def test_a_line_that_says_too_little_is_told_what_there_is(line: str, says: str) -> None:
    room = room_with(("ines", "Who pays?"), ("ines", "idea: Sell more"))
    assert says in room.refused("priya", line)


def test_without_anything_prepared_the_line_says_how_one_prepares() -> None:
    assert "samreview prep" in Room().started().refused("dana", "/prepared 1")


def test_it_waits_in_its_item_and_later_where_that_item_has_left_it() -> None:
    items = (item("first", 20, exhibit="none"), item("funnel", 20, exhibit="funnel"), item("last", 20, exhibit="none"))
    room = Room(agenda_of(items, minutes=80), prepared=(("ines", "Who pays?"),)).started("ines")
    assert waiting_now(room.review) == ()
    answer = room.say("dana", "/next")
    assert answer.endswith("Prepared: 1 Inés asks: Who pays?.")
    assert len(waiting_now(room.review)) == 1
    assert "Prepared: 1 Inés asks" in room.say("dana", "/next")
    assert len(waiting_now(room.review)) == 1
    room.say("priya", "/prepared 1 answered")
    assert waiting_now(room.review) == ()


def test_what_comes_later_replaces_what_came_from_that_person_and_keeps_its_numbers() -> None:
    room = room_with(("ines", "One?"), ("ines", "Two?"), ("lukas", "Three?"))
    room.say("priya", "/prepared 2")
    arrive(room, Prep("ines", (PrepEntry(1, "question", "One, anew?"), PrepEntry(3, "question", "Four?"))))
    assert [(one.number, one.entry.text) for one in room.review.prepared] == [
        (1, "One, anew?"),
        (2, "Two?"),  # was taken up
        (3, "Three?"),
        (4, "Four?"),
    ]


def test_readiness_counts_the_team_and_who_has_read_the_plan() -> None:
    room = Room(prepared=(("ines", "Who?"),))
    arrive(room, Prep("lukas", (), read=True))
    room.say("dana", '/arrive "Karl Meyer"')
    seen = readiness(room.review)
    assert seen.prepared == ("lukas", "ines")
    assert seen.missing == ("dana", "priya", "bin-hu")
    assert seen.share == pytest.approx(0.4)
    assert not seen.is_enough


KINDS: Sequence[PrepKind] = ("question", "idea", "validation")
ENTRIES = st.lists(st.tuples(st.sampled_from(KINDS), st.text("abc ?@+:/", min_size=1, max_size=12)), max_size=5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("arrive"), st.sampled_from(["ines", "lukas"]), ENTRIES),
        st.tuples(st.just("take"), st.integers(1, 8), st.sampled_from(["", "parked", "action", "asked", "answered x"])),
        st.tuples(st.just("undo"), st.just(0), st.just("")),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_a_prep_never_vanishes_and_no_undo_touches_it(steps: list[tuple[str, object, object]]) -> None:
    room = Room().started("ines", "lukas")
    said: dict[str, tuple[PrepEntry, ...]] = {}
    for what, which, more in steps:
        if what == "arrive":
            assert isinstance(which, str)
            assert isinstance(more, list)
            said[which] = tuple(PrepEntry(place, kind, text) for place, (kind, text) in enumerate(more, 1))
            arrive(room, Prep(which, said[which]))
        else:
            room.ask("dana", "/undo" if what == "undo" else f"/prepared {which} {more}")
        there = [(one.person, one.entry) for one in room.review.prepared]
        for person, entries in said.items():
            assert [entry for who, entry in there if who == person and entry in entries] == list(entries)
        numbers = [one.number for one in room.review.prepared]
        assert numbers == sorted(set(numbers))
    assert room.refolded().prepared == room.review.prepared
    assert room.refolded().taken == room.review.taken


def test_what_is_prepared_survives_its_events() -> None:
    prep = Prep("ines", (PrepEntry(2, "validation", "x", "growth", "opp nextgen", "/fix"), PrepEntry(3, "idea", "y")))
    assert prep_from_json(prep_to_json(prep)) == prep


def test_the_record_says_what_was_prepared_and_what_came_of_it() -> None:
    room = room_with(("ines", "Who pays?"))
    room.say("priya", "/prepared 1")
    assert dict(room.review.taken) == {1: Taken("asked", 1)}
    record = room.record()
    assert record["prepared"] == [
        {"person": "ines", "kind": "question", "text": "Who pays?", "how": "asked", "capture": 1}
    ]
    assert [one["id"] for one in record["attendance"] if one["prepared"]] == ["ines"]
