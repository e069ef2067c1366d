"""The read-back: in which order actions are read, how they are said, how each of the ways out of it leaves them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.readback import in_words, is_settled, next_to_read, order, progress, read, standing
from tests.review.factory import Room

ON = dt.date(2026, 11, 24)


@pytest.fixture
def room() -> Room:
    room = Room().started("lukas", "priya", "ines")
    for line in (
        "action Bring the line layout @priya due:+3w opp:nextgen +250k cost:60k",
        "action Ask Marc who signs",
        "decision Go to Lyon",
        "action Call Jane @lukas @ines due:2026-12-01",
        "action Write the value case @priya due:fri",
    ):
        room.note(line)
    return room


def test_what_waits_is_read_first_person_by_person_then_what_nobody_has_then_the_rest(room: Room) -> None:
    assert order(room.review) == (1, 5, 4, 2)
    room.say("priya", "/agree 1")
    assert order(room.review) == (5, 4, 2, 1)
    room.say("priya", "/edit 2 @dana due:+1w #up")
    assert order(room.review) == (5, 4, 1, 2)
    assert standing(room.review.captures[1]) == "up"


def test_an_action_is_said_whole_with_its_date_in_plain_words_and_what_it_carries(room: Room) -> None:
    assert room.say("dana", "/readback") == (
        "1 of 4: action 1, Priya Raman, by Tuesday 15 December, in 3 weeks: Bring the line layout, for the customer: "
        "Scrap on the old line, grows EUR 250k, takes EUR 60k. "
        "Priya: /agree 1, /edit 1 TEXT, or /decline 1 because TEXT"
    )
    assert room.review.reading == 1
    assert room.say("priya", "/readback 4").startswith(
        "1 of 4: action 4, Lukas Brandt with Inés, by Tuesday 1 December, in 7 days: Call Jane."
    )


def test_the_read_back_goes_on_until_every_action_is_settled(room: Room) -> None:
    room.say("dana", "/readback")
    room.say("dana", "/agree 1")
    assert "action 5" in room.say("dana", "/readback")
    room.say("dana", "/agree 5")
    assert "action 4" in room.say("dana", "/readback")
    room.say("lukas", "/decline 4 because my team is full")
    assert "Nobody has it. Lukas declined: my team is full." in room.say("dana", "/readback 4")
    room.say("dana", "/drop 4 because we chose not to travel")
    assert "action 2" in room.say("dana", "/readback")
    room.say("dana", "/edit 2 #up @ines due:+2w")
    assert room.say("dana", "/readback") == "Every action is settled: 3 of 3 actions agreed or going up."
    assert room.review.reading is None


def test_the_moderator_agrees_on_the_owners_word_and_that_is_said(room: Room) -> None:
    room.say("dana", "/agree 1")
    action = read(room.review, 1)
    assert action is not None
    assert (action.standing, action.on_word_of) == ("agreed", True)
    room.say("priya", "/agree 5")
    assert "Priya agreed." in room.say("dana", "/readback 5")
    assert "Priya agreed, on their word." in room.say("dana", "/readback 1")


def test_what_we_chose_not_to_do_keeps_its_reason_and_undo_brings_it_back(room: Room) -> None:
    answer = room.say("dana", "/drop 2 because nobody can before May")
    assert answer == "Action 2 is withdrawn: Ask Marc who signs. We chose not to, and the minutes say why."
    assert room.review.captures[1].dropped_because == "nobody can before May"
    room.say("dana", "/undo")
    capture = room.review.captures[1]
    assert (capture.withdrawn, capture.dropped_because) == (False, "")


def test_undo_takes_back_the_answer_and_not_the_step_of_the_read_back(room: Room) -> None:
    for line in ("/readback", "/agree 1", "/readback"):
        room.say("dana", line)
    assert room.say("dana", "/undo") == "Taken back: /agree."
    assert not room.review.captures[0].agreed


def test_undo_of_a_read_back_in_which_nothing_was_said_ends_it_and_touches_no_line(room: Room) -> None:
    room.say("dana", "decision Go to Lyon first")
    room.say("dana", "/readback")
    room.say("dana", "/readback 2")
    assert room.say("dana", "/undo") == "Taken back: /readback. Nothing is read back now."
    assert room.review.reading is None
    assert not room.last.withdrawn
    room.say("dana", "/undo")
    assert room.last.withdrawn, "once more: the line before it"


def test_undo_in_a_read_back_goes_through_its_answers_first(room: Room) -> None:
    room.say("dana", "decision Go to Lyon first")
    for line in ("/readback", "/agree 1", "/readback", "/undo"):
        room.say("dana", line)
    assert not room.review.captures[0].agreed
    assert room.review.reading
    room.say("dana", "/undo")
    assert not room.review.reading
    assert not room.last.withdrawn


def test_undo_of_whoever_does_not_read_back_takes_their_own_line(room: Room) -> None:
    room.say("priya", "point Jane moves to Lyon")
    room.say("dana", "/readback")
    room.say("priya", "/undo")
    assert room.last.withdrawn
    assert room.review.reading is not None


def test_the_read_back_ends_by_itself_with_the_next_item_and_with_the_close(room: Room) -> None:
    room.say("dana", "/readback")
    room.say("dana", "/next")
    assert room.review.reading is None
    room.say("dana", "/readback 1")
    assert room.say("dana", "/readback -") == "The read-back ends. 0 of 4 actions agreed or going up."
    assert room.say("dana", "/readback -") == "No action is being read back."
    room.say("dana", "/readback 1")
    room.say("dana", "/close anyway")
    assert room.review.reading is None
    room.say("dana", "/readback 1")
    assert room.refolded().reading == 1


def test_only_actions_are_read_and_only_by_who_leads_or_writes(room: Room) -> None:
    assert "Decision 3 is no action" in room.refused("dana", "/readback 3")
    assert "moderator, scribe" in room.refused("ines", "/readback")
    assert "There is no capture 9" in room.refused("dana", "/readback 9")
    assert "no action to read back" in Room().started().refused("dana", "/readback")
    assert read(room.review, 3) is None
    assert read(room.review, 99) is None


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (ON, "Tuesday 24 November, today"),
        (dt.date(2026, 11, 25), "Wednesday 25 November, tomorrow"),
        (dt.date(2026, 12, 7), "Monday 7 December, in 13 days"),
        (dt.date(2026, 12, 8), "Tuesday 8 December, in 2 weeks"),
        (dt.date(2027, 2, 1), "Monday 1 February 2027, in 10 weeks"),
        (dt.date(2026, 11, 20), "Friday 20 November, which has passed"),
    ],
)
def test_dates_are_said_so_that_nobody_needs_a_calendar(due: dt.date, words: str) -> None:
    assert in_words(due, ON) == words


LINES = st.lists(
    st.sampled_from(
        (
            "action Call Jane @lukas due:fri",
            "action Call Marc @priya",
            "action Nobody's",
            "/agree 1",
            "/agree 2",
            "/decline 1 because no",
            "/drop 2 because no",
            "/edit 1 @ines due:+2w #up",
            "/readback",
            "/undo",
        )
    ),
    max_size=14,
)


@given(LINES)
def test_every_standing_action_is_read_once_and_the_next_one_always_waits(lines: list[str]) -> None:
    room = Room().started("lukas", "priya")
    for line in lines:
        room.ask("dana", line)
    review = room.review
    numbers = order(review)
    assert sorted(numbers) == [one.number for one in review.captures if one.kind == "action" and not one.withdrawn]
    places = [progress(review, number, numbers).place for number in numbers]
    assert places == list(range(1, len(numbers) + 1))
    settled = sum(is_settled(review.captures[number - 1]) for number in numbers)
    for number in numbers:
        waits = not is_settled(review.captures[number - 1])
        assert not waits or progress(review, number).place == settled + 1
    coming = next_to_read(review, review.reading)
    if coming is None:
        assert all(is_settled(review.captures[number - 1]) for number in numbers)
    else:
        assert not is_settled(review.captures[coming - 1])
