"""Lines that mean what is current, sent by two people at once: the second was meant for what is over by then."""

from __future__ import annotations

import pytest

from samreview.review.decide import Accepted, Refused, decide
from samreview.review.hosts import clock_stepped, host_slept
from samreview.review.seen import Seen, seen_of
from tests.review.factory import Room


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya").wait(3)


def sent(room: Room, person: str, line: str, seen: Seen) -> str:
    """Send a line that was typed at what was seen; return the answer or the refusal."""
    room.lines += 1
    result = decide(room.review, line, by=person, at=room.now, line_id=f"line-{room.lines}", seen=seen)
    if isinstance(result, Refused):
        return result.message
    assert isinstance(result, Accepted)
    room.take(*result.events)
    return result.answer


@pytest.mark.parametrize("second", ["dana", "lukas"])
def test_Q09_two_next_at_once_are_one_step(room: Room, second: str) -> None:
    seen = seen_of(room.review)
    room.say("dana", "/next")
    answer = sent(room, second, "/next", seen)
    assert "no step" in answer or "one step is enough" in answer
    assert answer.endswith("Growing the funnel runs.")
    assert room.review.current == "growth"


def test_a_next_that_was_meant_for_an_item_that_is_over_is_no_step_however_late_it_comes(room: Room) -> None:
    seen = seen_of(room.review)
    room.say("dana", "/goto house")
    room.wait(5)
    assert sent(room, "lukas", "/next", seen) == (
        "Purpose and roles is over already, so this was no step. Our own house runs."
    )
    assert room.review.current == "house"
    sent(room, "lukas", "/next", seen_of(room.review))
    assert room.review.current == "decide"


def test_a_step_from_another_terminal_of_the_same_person_is_the_same_step(room: Room) -> None:
    room.say("dana", "/next")
    line = room.review.next_steps[-1][0].id
    assert "one step is enough" in sent(room, "dana", "/next", seen_of(room.review, {line}))
    room.wait(seconds=11)
    sent(room, "dana", "/next", seen_of(room.review, {line}))
    assert room.review.current == "house"


def test_one_person_steps_as_fast_as_they_like(room: Room) -> None:
    for _ in range(2):
        sent(room, "dana", "/next", seen_of(room.review))
    assert room.review.current == "house"


def test_more_time_goes_to_the_item_it_was_meant_for(room: Room) -> None:
    seen = seen_of(room.review)
    room.say("dana", "/next")
    assert sent(room, "lukas", "/extend 5m", seen) == (
        "Purpose and roles is over; Growing the funnel runs now. Send /extend again to give it more time."
    )
    assert room.item("growth").minutes == 40
    sent(room, "lukas", "/extend 5m", seen_of(room.review))
    assert room.item("growth").minutes == 45


def test_two_who_give_an_item_more_time_at_once_give_it_once(room: Room) -> None:
    seen = seen_of(room.review)
    room.say("dana", "/extend 5m")
    assert "has 15 minutes now" in sent(room, "lukas", "/extend 5m", seen)
    assert room.item("purpose").minutes == 15


def test_an_option_to_finish_on_time_is_taken_as_it_stood_there_and_once(room: Room) -> None:
    room.wait(30).say("dana", "/next")
    room.wait(5).say("lukas", "/ways")
    seen = seen_of(room.review)
    room.say("dana", "/take 1")
    assert "Nothing was taken." in sent(room, "dana", "/take 2", seen)
    assert len(room.review.choices) == 1


def test_an_answer_is_for_the_question_that_was_seen(room: Room) -> None:
    def sleep() -> None:
        room.wait(2).take(host_slept(by="dana", at=room.now, line_id=f"slept-{room.review.seq}", seconds=120))

    sleep()
    sleep()
    seen = seen_of(room.review)
    room.say("dana", "/gap pause")
    assert sent(room, "lukas", "/gap counts", seen) == "That gap was answered already."
    assert [gap.counts for gap in room.review.gaps] == [None, False]

    def set_clock(seconds: int) -> None:
        room.step_clock(seconds)
        room.take(clock_stepped(by="dana", at=room.now, line_id=f"set-{room.review.seq}", seconds=seconds))

    set_clock(3600)
    seen = seen_of(room.review)
    set_clock(3600)
    assert "was set again meanwhile" in sent(room, "lukas", "/clock right", seen)


def test_two_who_give_the_floor_to_the_next_at_once_pass_over_nobody(room: Room) -> None:
    room.say("dana", "/round 2m")
    seen = seen_of(room.review)
    room.say("dana", "/floor next")
    speaks = room.review.floor
    assert "has the floor already" in sent(room, "lukas", "/floor next", seen)
    assert room.review.floor == speaks


def test_two_who_go_on_in_the_read_back_at_once_go_on_once(room: Room) -> None:
    room.note("action Send one @priya due:fri")
    room.note("action Send two @lukas due:fri")
    seen = seen_of(room.review)
    room.say("dana", "/readback")
    first = room.review.reading
    sent(room, "priya", "/readback", seen)
    assert room.review.reading == first
