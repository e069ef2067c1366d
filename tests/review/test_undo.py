from __future__ import annotations

import pytest

from tests.review.factory import Room


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya", "ines")


def test_undo_takes_back_ones_own_latest_line_then_the_one_before(room: Room) -> None:
    room.note("action Call Jane @lukas due:fri")
    room.say("priya", "/edit 1 Call Marc")
    room.say("lukas", "/floor ines")
    assert room.say("priya", "/undo") == "Taken back: the change of 1."
    assert room.last.text == "Call Jane"
    assert room.say("priya", "/undo") == "Taken back: action 1."
    assert room.last.withdrawn
    assert room.refused("priya", "/undo") == "There is no line of yours to take back."
    assert room.review.floor == "ines"


@pytest.mark.parametrize(
    ("person", "line"),
    [
        ("dana", "/skip house"),
        ("dana", "/later house"),
        ("dana", "/extend 5m"),
        ("dana", "/time house 20m"),
        ("dana", "/move decide before house"),
        ("dana", "/pause"),
        ("dana", "/next"),
        ("dana", "/goto house"),
        ("dana", "/arrive bin-hu"),
        ("dana", '/arrive "Karl Meyer"'),
        ("dana", "/leave priya"),
        ("dana", "/leave dana"),
        ("dana", "/floor ines"),
        ("ines", "/hand"),
        ("dana", "/role scribe ines"),
        ("ines", "/park Lyon"),
        ("priya", "/fix opp:nextgen amount 500k because x"),
        ("priya", "/heard jane nextgen opposed because x"),
        ("priya", "/ask sla asked because x"),
        ("priya", "/headline We win"),
        ("dana", "/nextreview 2027-02-23T15:00"),
        ("ines", "/rate 4"),
        ("priya", "/edit 1 Call Marc @ines due:- +5k"),
        ("priya", "/kind 1 idea"),
        ("priya", "/drop 1"),
        ("priya", "/also 1 Jane anrufen"),
        ("lukas", "/agree 1"),
        ("lukas", "/decline 1 because no"),
        ("priya", "... today"),
        ("priya", "s/Call/Ring/"),
        ("lukas", "action-1: done soon"),
    ],
)
def test_undo_puts_everything_back(person: str, line: str) -> None:
    room = Room().started("lukas", "priya", "ines")
    room.note("action Call Jane @lukas due:fri")
    room.say("dana", "/floor lukas")
    before = (room.record(), room.clock, room.review.plan, room.review.roles.copy(), room.review.floor)
    hands = [one.hand for one in room.review.people.values() if not one.guest]
    room.say(person, line)
    room.say(person, "/undo")
    after = (room.record(), room.clock, room.review.plan, room.review.roles.copy(), room.review.floor)
    assert after == before
    assert [one.hand for one in room.review.people.values() if not one.guest] == hands
    assert room.review.ratings == ()


def test_undo_is_refused_when_somebody_came_on_top(room: Room) -> None:
    room.note("action Call Jane @lukas due:fri")
    room.say("lukas", "/agree 1")
    assert room.refused("priya", "/undo") == (
        "action 1 cannot be taken back: /agree by Lukas Brandt came on top of it. /drop 1 withdraws it."
    )
    room.say("priya", "/edit 1 due:mon")
    assert "the change of 1 by Priya Raman came on top" in room.refused("lukas", "/undo")
    room.say("priya", "/undo")
    room.say("lukas", "/undo")
    room.say("priya", "/undo")
    assert room.last.withdrawn


def test_changes_of_different_fields_do_not_stand_in_each_others_way(room: Room) -> None:
    room.note("action Call Jane @lukas due:fri")
    room.say("priya", "/edit 1 opp:nextgen")
    room.say("dana", "/edit 1 +50k")
    room.say("priya", "/undo")
    assert (room.last.opportunity, room.last.growth is not None) == (None, True)


def test_undo_of_a_clock_line_gives_item_time_and_captures_back(room: Room) -> None:
    room.wait(4).say("dana", "/next")
    room.wait(2)
    room.note("decision Go to Lyon")
    room.say("lukas", "/park The warehouse")
    assert room.say("dana", "/undo") == "Taken back: /next. Purpose and roles runs again, with the time since."
    assert room.clock.item == "purpose"
    assert room.clock.elapsed == 360
    assert (room.item("growth").started, room.item("growth").outcome) == (False, "not-reached")
    assert room.last.item == "purpose"
    assert room.record()["parked"][0]["item"] == "purpose"
    room.wait(1).say("dana", "/next")
    assert (room.seconds("purpose"), room.seconds("growth")) == (420, 0)


def test_undo_of_a_pause_counts_the_time_since(room: Room) -> None:
    room.wait(1).say("dana", "/pause")
    room.wait(3).say("dana", "/undo")
    assert room.clock.elapsed == 240
    room.say("dana", "/pause")
    room.wait(1).say("dana", "/resume")
    room.wait(2)
    assert room.say("dana", "/undo").endswith("The review is paused again.")
    assert (room.clock.paused_for, room.clock.elapsed) == (180, 240)


def test_undo_of_the_end_of_the_last_item(room: Room) -> None:
    room.say("dana", "/goto decide")
    for name in ("growth", "house"):
        room.say("dana", f"/skip {name}")
    room.say("dana", "/next")
    room.note("decision Late")
    assert (room.clock.phase, room.last.item) == ("ended", None)
    room.say("dana", "/undo")
    assert (room.clock.phase, room.clock.item, room.last.item) == ("running", "decide", "decide")


def test_a_clock_line_is_taken_back_only_while_no_later_one_stands(room: Room) -> None:
    room.say("dana", "/next")
    room.wait(1).say("lukas", "/next")
    assert "the clock has moved on since (/next, Lukas Brandt)" in room.refused("dana", "/undo")
    room.say("lukas", "/undo")
    room.say("dana", "/undo")
    assert room.clock.item == "purpose"


def test_an_item_put_off_since_it_ended_stands_in_the_way(room: Room) -> None:
    room.say("lukas", "/next")
    room.say("dana", "/later purpose")
    assert "/later by Dana Whitfield came on top" in room.refused("lukas", "/undo")


def test_start_and_close_cannot_be_taken_back() -> None:
    room = Room()
    room.say("dana", "/start")
    assert room.refused("dana", "/undo") == "Your latest line is /start, which cannot be taken back."
    room.say("dana", "/close anyway")
    assert "/close, which cannot be taken back" in room.refused("dana", "/undo")


def test_a_floor_given_since_stays_when_a_clock_line_is_taken_back(room: Room) -> None:
    room.say("dana", "/floor ines")
    room.wait(1).say("lukas", "/next")
    room.wait(1).say("dana", "/floor priya")
    room.wait(1).say("lukas", "/undo")
    assert room.review.floor == "priya"
    room.say("dana", "/undo")
    assert room.review.floor == "ines"
    talk = {one: room.review.talk.total(one) // 1_000_000 for one in ("ines", "priya")}
    assert talk == {"ines": 180, "priya": 0}


def test_the_floor_of_another_line_is_not_taken_back(room: Room) -> None:
    room.say("dana", "/floor ines")
    room.say("lukas", "/floor priya")
    assert "/floor by Lukas Brandt came on top" in room.refused("dana", "/undo")


def test_a_line_on_anothers_word_is_taken_back_by_either(room: Room) -> None:
    room.say("dana", "@@ines question Who signs")
    room.say("ines", "/undo")
    assert room.last.withdrawn
    room.say("dana", "@@ines question Who signs")
    room.say("dana", "/undo")
    assert room.last.withdrawn
    assert "There is no line of yours" in room.refused("ines", "/undo")


def test_offers_are_no_line_to_take_back(room: Room) -> None:
    room.wait(40)
    room.say("dana", "/headline x")
    room.say("dana", "/ways")
    assert room.say("dana", "/undo") == "Taken back: /headline."


def test_a_way_taken_can_be_taken_back(room: Room) -> None:
    room.wait(40)
    before = room.clock
    room.say("dana", "/take 1")
    assert room.clock.over_run < before.over_run
    room.say("dana", "/undo")
    assert room.clock == before
    assert room.review.choices == ()


def test_a_guest_who_never_came_is_unknown_again(room: Room) -> None:
    room.say("dana", '/arrive "Karl Meyer"')
    room.say("dana", "/undo")
    assert [one["id"] for one in room.record()["attendance"]] == ["dana", "lukas", "priya", "ines", "bin-hu"]
    assert room.note("action Call @karl").unresolved[0].mark == "@karl"
    room.say("dana", '/arrive "Karl Meyer"')
    assert room.note("action Call @karl").person == "karl-meyer"


def test_undo_takes_back_the_latest_line_only_and_says_so_when_a_number_is_asked_for(room: Room) -> None:
    room.note("point a")
    room.note("point b")
    assert room.refused("priya", "/undo 1") == "/undo takes back your latest line only; /drop 1 withdraws a capture."
    assert room.refused("priya", "/undo all") == "/undo takes back your latest line only; once more, the one before."
    assert not any(capture.withdrawn for capture in room.review.captures)


def test_all_captures_of_a_line_go_with_it(room: Room) -> None:
    room.note("action Call Jane @lukas due:fri")
    first = room.events[-1]
    room.take(first._replace(id=f"{first.line}:2", data={**first.data, "number": 2, "text": "Call Marc"}))
    assert room.say("priya", "/undo") == "Taken back: action 1."
    assert [capture.withdrawn for capture in room.review.captures] == [True, True]


def test_what_another_takes_back_leaves_ones_later_lines(room: Room) -> None:
    room.say("dana", "@@ines action Call Jane")
    room.say("dana", "idea Ask the planners in June")
    assert room.say("ines", "/undo") == "Taken back: action 1."
    assert room.say("dana", "/undo") == "Taken back: idea 2."


def test_what_no_capture_was_is_taken_back_by_whoever_said_it_too(room: Room) -> None:
    room.say("dana", "@@ines /rate 4")
    assert room.say("ines", "/undo") == "Taken back: /rate."
    assert room.review.ratings == ()
