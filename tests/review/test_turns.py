"""Who speaks next: the least heard first, early leavers in time, rounds with equal slots."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.review.decide import Accepted
from samreview.review.queue import queue, round_order
from samreview.review.turns import running_round, slot_left, still_to_come
from tests.review.factory import Room


@pytest.fixture
def room() -> Room:
    room = Room().started("lukas", "priya", "ines", "bin-hu")
    room.say("dana", "/next")
    return room.wait(seconds=20)


def _floor(room: Room) -> str | None:
    return room.review.floor


def _queue(room: Room) -> list[str]:
    return [one.person for one in queue(room.review, room.now)]


def test_q03_who_gets_the_floor_takes_it_and_waits_no_more(room: Room) -> None:
    assert _queue(room) == ["lukas", "priya", "ines", "bin-hu", "dana"]
    room.say("dana", "/floor lukas")
    assert "lukas" not in _queue(room)
    room.wait(1).say("dana", "/floor ines")
    assert _queue(room) == ["priya", "bin-hu", "dana", "lukas"]


def test_hands_come_before_those_who_did_not_ask_the_least_heard_of_them_first(room: Room) -> None:
    room.say("dana", "/floor lukas")
    room.wait(2).say("dana", "/floor -")
    room.say("lukas", "/hand")
    room.say("bin-hu", "/hand")
    assert _queue(room)[:2] == ["bin-hu", "lukas"]
    room.say("ines", "/hand")
    assert _queue(room)[:3] == ["bin-hu", "ines", "lukas"], "of two who have not been heard who asked first"


def test_of_those_heard_who_spoke_least_comes_first(room: Room) -> None:
    for person, minutes in (("lukas", 3), ("priya", 1), ("ines", 2), ("bin-hu", 4), ("dana", 1)):
        room.say("dana", f"/floor {person}")
        room.wait(minutes)
    room.say("dana", "/floor -")
    assert _queue(room) == ["priya", "ines", "lukas", "bin-hu", "dana"]


def test_who_leaves_early_comes_forward_in_time_and_who_speaks_last_comes_last(room: Room) -> None:
    assert room.say("priya", "/expect bin-hu until:16:00") == "Bin Hu stays until 16:00."
    assert room.say("priya", "/expect lukas speaks:last") == "Lukas Brandt speaks last."
    assert _queue(room) == ["bin-hu", "priya", "ines", "dana", "lukas"]
    room.say("ines", "/hand")
    assert _queue(room)[0] == "ines", "nobody needs to go first an hour before they leave"
    room.wait(45)
    assert _queue(room)[0] == "bin-hu"
    room.say("dana", "/floor bin-hu")
    room.wait(1).say("dana", "/floor -")
    assert _queue(room)[0] == "ines", "who has been heard may go in peace"
    room.wait(16)
    room.say("bin-hu", "/hand")
    assert _queue(room)[0] == "ines", "who has stayed on waits like all others"
    room.say("bin-hu", "/hand")
    room.say("lukas", "/hand")
    assert _queue(room)[-1] == "lukas"
    room.say("dana", "/expect lukas speaks:-")
    assert _queue(room)[1] == "lukas"


def test_marks_are_read_on_arrival_too_and_a_guest_may_leave_early() -> None:
    room = Room()
    answer = room.say("dana", '/arrive "Karl Meyer" lukas until: 16:30 speaks:last')
    assert answer.startswith("Karl Meyer (guest) and Lukas Brandt are here.")
    guest = room.review.people["karl-meyer"]
    assert (guest.until, guest.speaks_last) == ("16:30", True)
    assert answer.endswith("Karl Meyer and Lukas Brandt stay until 16:30. Karl Meyer and Lukas Brandt speak last.")
    assert room.say("dana", "/arrive lukas until:-") == "Lukas Brandt stays to the end."
    assert room.review.people["lukas"].until is None
    room.say("dana", "/undo")
    assert room.review.people["lukas"].until == "16:30"


def test_a_time_is_of_the_reviews_zone_and_said_in_the_persons_own_too() -> None:
    room = Room()
    assert room.say("dana", "/expect dana until:16:00") == "Dana Whitfield stays until 16:00 here, 09:00 there."


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/expect", "Say who"),
        ("/expect lukas", "Say who"),
        ("/expect until:16:00", "Say who"),
        ("/expect lukas until:4pm", "no time of day"),
        ("/expect lukas speaks:first", "speaks:last"),
        ("/expect nobody until:16:00", "Nobody called nobody"),
        ("/expect lukas until:15:00", "has passed"),
        ("/expect lukas until:09:00", "15:00 to 17:00; write the time here"),
    ],
)
def test_what_cannot_be_expected_is_refused(room: Room, line: str, says: str) -> None:
    assert says in room.refused("dana", line)


def test_expecting_is_for_roles_and_the_same_again_is_no_event(room: Room) -> None:
    assert "any role" in room.refused("ines", "/expect ines until:16:00")
    room.say("dana", "/expect ines until:16:00")
    events = len(room.events)
    assert room.say("dana", "/expect ines until:16:00") == "Noted already."
    assert len(room.events) == events


def test_floor_next_gives_it_to_the_first_of_the_queue(room: Room) -> None:
    room.say("lukas", "/hand")
    assert room.say("dana", "/floor next") == "Lukas has the floor."
    assert room.review.floor == "lukas"
    assert not room.review.people["lukas"].hand


# A round


def test_a_round_has_equal_slots_remote_regions_first_and_the_moderator_last(room: Room) -> None:
    assert round_order(room.review, room.now, 120) == ("lukas", "priya", "ines", "bin-hu", "dana"), "Dana is in America"
    answer = room.say("dana", "/round 2m")
    assert answer == "In turn, 2:00 each: Lukas, Priya, Inés, Bin, Dana."
    assert room.review.floor == "lukas"
    assert slot_left(room.review, room.now) == 120
    room.wait(seconds=50)
    assert slot_left(room.review, room.now) == 70
    assert room.say("lukas", "/floor next") == "Priya, 2:00, then Inés."
    assert (room.review.floor, slot_left(room.review, room.now)) == ("priya", 120)
    room.wait(3)
    assert slot_left(room.review, room.now) == -60, "counts over, and takes nothing from anybody"


def test_a_round_ends_with_the_last_who_gives_the_floor_back(room: Room) -> None:
    room.say("dana", "/round 1m")
    for _ in range(4):
        room.say("dana", "/floor next")
    assert room.review.floor == "dana"
    assert room.say("dana", "/floor next") == "The round is over, all 5 had their turn."
    assert _floor(room) is None
    assert running_round(room.review) is None
    assert room.say("dana", "/round -") == "No round runs."


def test_without_a_length_what_is_left_of_the_item_is_shared_out(room: Room) -> None:
    room.wait(20)
    assert room.say("dana", "/round").startswith("In turn, 3:55 each: ")
    room.say("dana", "/round -")
    room.wait(20)
    answer = room.say("dana", "/round")
    assert "0:30 each" in answer
    assert "It takes 3 minutes; the item has 0 minutes." in answer


def test_a_slot_may_be_given_in_seconds(room: Room) -> None:
    assert room.say("dana", "/round 45s").startswith("In turn, 0:45 each: ")
    room.say("dana", "/round -")
    assert "is no slot; give 30s to 15m" in room.refused("dana", "/round 10s")


def test_undo_names_the_line_that_it_takes_back(room: Room) -> None:
    room.say("dana", "/round 1m")
    room.say("dana", "/floor next")
    assert room.say("dana", "/undo") == "Taken back: /floor next."
    assert room.say("dana", "/undo") == "Taken back: /round."
    room.say("dana", "/round 1m")
    for _ in range(5):
        room.say("dana", "/floor next")
    assert running_round(room.review) is None
    assert room.say("dana", "/undo") == "Taken back: /floor next."
    assert running_round(room.review) is not None


def test_a_round_goes_by_the_items_clock_and_a_pause_gives_the_floor_back_after(room: Room) -> None:
    room.say("dana", "/round 2m")
    room.wait(seconds=30).say("dana", "/pause")
    assert _floor(room) is None
    room.wait(10)
    assert slot_left(room.review, room.now) == 90
    assert "paused" in room.refused("dana", "/floor next")
    assert room.say("dana", "/resume") == "Growing the funnel goes on, with Lukas."
    assert (room.review.floor, slot_left(room.review, room.now)) == ("lukas", 90)


def test_the_next_item_ends_a_round_and_undo_brings_it_back(room: Room) -> None:
    room.say("dana", "/round 2m")
    room.wait(seconds=30).say("dana", "/next")
    assert running_round(room.review) is None
    room.wait(seconds=20).say("dana", "/undo")
    round_ = running_round(room.review)
    assert round_ is not None
    assert (round_.person, room.review.floor, slot_left(room.review, room.now)) == ("lukas", "lukas", 70)
    room.say("dana", "/undo")
    assert (running_round(room.review), room.review.floor) == (None, None)


def test_who_has_left_is_passed_over_and_who_has_come_is_added(room: Room) -> None:
    room.say("dana", "/leave ines")
    room.say("dana", "/round 2m")
    room.say("dana", "/leave priya")
    room.say("dana", '/arrive "Karl Meyer"')
    assert still_to_come(room.review) == ("bin-hu", "dana", "karl-meyer")
    assert room.say("dana", "/floor next") == "Bin, 2:00, then Dana."
    room.say("dana", "/floor next")
    assert room.say("dana", "/floor next") == "Karl, 2:00, the last."


def test_who_would_be_gone_before_their_turn_begins_the_round_and_speaks_last_ends_it(room: Room) -> None:
    room.say("dana", "/expect dana until:15:05")
    room.say("dana", "/expect lukas speaks:last")
    assert round_order(room.review, room.now, 120) == ("dana", "priya", "ines", "bin-hu", "lukas")
    assert round_order(room.review, room.now, 30)[0] == "priya", "short slots are over before"


@pytest.mark.parametrize(
    ("line", "says"), [("/round 0", "is no slot"), ("/round 90m", "is no slot"), ("/round soon", "is no slot")]
)
def test_what_is_no_slot_is_refused(room: Room, line: str, says: str) -> None:
    assert says in room.refused("dana", line)


def test_a_round_needs_people_a_running_clock_and_a_role(room: Room) -> None:
    assert "moderator, timekeeper" in room.refused("ines", "/round")
    room.say("dana", "/round")
    assert "A round runs" in room.refused("dana", "/round")
    room.say("dana", "/round -")
    room.say("dana", "/pause")
    assert "clock runs" in room.refused("dana", "/round")
    alone = Room().started()
    assert "two people" in alone.refused("dana", "/round")


_LINES = st.sampled_from(
    [
        *("/round 2m", "/floor next", "/floor ines", "/floor -", "/next", "/undo", "/pause", "/resume", "/leave ines"),
        *("/arrive ines", "/round -", "/goto growth", "/expect priya until:16:30 speaks:last", "/hand"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_LINES, st.integers(0, 90)), max_size=14))
def test_any_lines_leave_one_floor_a_round_of_the_current_item_and_a_fold_that_repeats(
    lines: list[tuple[str, int]],
) -> None:
    room = Room().started("lukas", "priya", "ines", "bin-hu")
    for line, seconds in lines:
        room.wait(seconds=seconds)
        room.ask("dana", line)
        round_ = running_round(room.review)
        if round_ is not None:
            assert round_.item == room.review.current
            left = slot_left(room.review, room.now)
            assert left is not None
            assert left <= round_.slot
        waiting = queue(room.review, room.now)
        here = {one.id for one in room.review.people.values() if one.present}
        assert {one.person for one in waiting} == here - {room.review.floor}
    again = room.refolded()
    assert (again.round, again.floor) == (room.review.round, room.review.floor)


@settings(max_examples=40, deadline=None)
@given(st.lists(_LINES, max_size=8), st.sampled_from(["/round 2m", "/expect ines until:16:30", "/floor next"]))
def test_undo_takes_a_line_back_exactly(before: list[str], line: str) -> None:
    room = Room().started("lukas", "priya", "ines", "bin-hu")
    for earlier in before:
        room.ask("dana", earlier)
    was = (room.review.round, room.review.floor, room.review.people["ines"].until)
    result = room.ask("dana", line)
    if isinstance(result, Accepted) and result.events:
        room.say("dana", "/undo")
        assert (room.review.round, room.review.floor, room.review.people["ines"].until) == was
