from __future__ import annotations

import datetime as dt

import pytest

from tests.review.factory import BERLIN, THREE, Room, agenda_of, item


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya")


def test_start_is_the_moderators_and_counts_as_arriving() -> None:
    room = Room()
    assert "belongs to: moderator" in room.refused("priya", "/start")
    room.say("dana", "/start")
    assert room.review.people["dana"].present
    assert (room.review.phase, room.review.current) == ("running", "purpose")
    assert "has started" in room.refused("dana", "/start")


def test_a_late_start_keeps_the_booked_end() -> None:
    room = Room().wait(7)
    assert "We start 7 minutes late; the reserve pays." in room.say("dana", "/start")
    assert room.clock.booked_end == THREE + dt.timedelta(minutes=120)
    assert room.clock.reserve == 5 * 60


@pytest.mark.parametrize("minutes", [-30, -1, 0, 119])
def test_a_start_near_the_booked_time_keeps_it(minutes: int) -> None:
    room = Room().wait(minutes)
    room.say("dana", "/start")
    assert room.clock.booked_end == THREE + dt.timedelta(minutes=120)


@pytest.mark.parametrize("minutes", [-31, 120, 24 * 60 + 5])
def test_a_start_at_another_time_moves_the_booked_time_and_says_so(minutes: int) -> None:
    room = Room().wait(minutes, seconds=20)
    assert "The booked time is now" in room.say("dana", "/start")
    assert room.clock.booked_end == THREE + dt.timedelta(minutes=minutes + 120)


def test_fixed_times_go_with_a_booked_time_that_moves_to_another_day() -> None:
    lunch = item("lunch", 30, fixed_end=THREE + dt.timedelta(minutes=60))
    room = Room(agenda_of((item("one", 20), lunch))).wait(24 * 60)
    room.say("dana", "/start")
    assert room.item("lunch").item.fixed_end == dt.datetime(2026, 11, 25, 16, tzinfo=BERLIN)


def test_start_takes_the_first_item_that_is_not_skipped() -> None:
    room = Room()
    room.say("dana", "/skip purpose")
    room.say("dana", "/start")
    assert room.review.current == "growth"
    nothing = Room(agenda_of((item("one", 20),)))
    nothing.say("dana", "/skip one")
    assert "Every item is skipped" in nothing.refused("dana", "/start")


def test_next_goes_on_to_the_first_after_it_that_has_not_run_else_the_first_in_the_list(room: Room) -> None:
    room.say("dana", "/goto house")
    room.wait(1).say("lukas", "/next")
    assert room.review.current == "decide"
    room.wait(1).say("dana", "/next")
    assert room.review.current == "growth"
    answer = room.wait(1).say("dana", "/next")
    assert "/close" in answer
    assert (room.clock.phase, room.clock.item) == ("ended", None)
    assert [one["outcome"] for one in room.record()["items"]] == ["done"] * 4
    assert room.note("point Late thought").item is None
    assert "/close ends the review" in room.wait(1).refused("dana", "/next")


def test_next_belongs_to_moderator_and_timekeeper(room: Room) -> None:
    assert "Lukas Brandt is timekeeper" in room.refused("priya", "/next")
    room.say("lukas", "/next")


def test_Q09_two_people_press_next_and_it_is_one_step(room: Room) -> None:
    room.say("dana", "/next")
    count = len(room.events)
    assert "one step is enough" in room.wait(seconds=10).say("lukas", "/next")
    assert (room.review.current, len(room.events)) == ("growth", count)
    room.wait(seconds=1).say("lukas", "/next")
    assert room.review.current == "house"


def test_the_same_person_steps_twice(room: Room) -> None:
    room.say("dana", "/next")
    room.wait(seconds=1).say("dana", "/next")
    assert room.review.current == "house"
    assert "one step is enough" in room.wait(seconds=3).say("lukas", "/next")


def test_a_step_that_was_taken_back_does_not_swallow_the_next(room: Room) -> None:
    room.say("dana", "/next")
    room.say("dana", "/undo")
    room.wait(seconds=2).say("lukas", "/next")
    assert room.review.current == "growth"


def test_the_last_step_pressed_twice_is_one_too(room: Room) -> None:
    room.say("dana", "/goto decide")
    for name in ("growth", "house"):
        room.say("dana", f"/skip {name}")
    room.say("dana", "/next")
    assert "The last item is over" in room.wait(seconds=5).say("lukas", "/next")


def test_goto_goes_on_with_an_item_that_has_run(room: Room) -> None:
    room.wait(3).say("dana", "/next")
    room.wait(4).say("dana", "/goto purpose")
    assert room.clock.elapsed == 180
    room.wait(2).say("dana", "/goto 2")
    assert room.seconds("purpose") == 300
    assert room.seconds("growth") == 240
    assert room.item("purpose").outcome == "done"
    assert "runs already" in room.refused("dana", "/goto growth")


@pytest.mark.parametrize("typed", ["growth", "2", "grow", "funnel", "Growing the", '"Growing the funnel"'])
def test_an_item_goes_by_id_number_or_unique_start(room: Room, typed: str) -> None:
    room.say("dana", f"/goto {typed}")
    assert room.review.current == "growth"


def test_a_start_of_an_id_or_a_title_goes_before_one_of_another_word() -> None:
    items = (item("one", 10, title="First things"), item("three", 10, title="Third time"))
    room = Room(agenda_of(items)).started()
    room.say("dana", "/goto th")
    assert room.review.current == "three"


def test_an_item_that_is_not_there_is_named_with_the_nearest(room: Room) -> None:
    assert "no item grwth, did you mean `growth` (Growing the funnel)?" in room.refused("dana", "/goto grwth")
    assert "Items: 1 purpose, 2 growth" in room.refused("dana", "/goto 9")
    assert "fits more than one" in room.refused("dana", "/goto a")
    assert "which item" in room.refused("dana", "/goto")


def test_pause_stops_the_clock_and_takes_the_floor_back(room: Room) -> None:
    room.say("lukas", "/floor priya")
    room.wait(2).say("lukas", "/pause")
    room.wait(5)
    assert room.clock.paused_for == 300
    assert (room.clock.phase, room.clock.elapsed, room.review.floor) == ("paused", 120, None)
    assert "paused already" in room.refused("dana", "/pause")
    room.say("dana", "/resume")
    assert "no pause to end" in room.refused("dana", "/resume")
    assert room.wait(1).clock.elapsed == 180
    assert room.clock.paused_for == 0


@pytest.mark.parametrize("line", ["/next", "/goto house", "/goto purpose"])
def test_next_and_goto_resume_too(room: Room, line: str) -> None:
    room.wait(1).say("dana", "/pause")
    room.wait(2).say("dana", line)
    assert room.wait(3).clock.phase == "running"
    assert room.clock.elapsed in {180, 240}


def test_on_the_last_item_the_quality_list_is_shown(room: Room) -> None:
    room.say("dana", "/goto growth")
    room.say("dana", "/goto house")
    assert "To settle before the close: " in room.wait(1).say("dana", "/next")


def test_hands_that_are_up_are_named_on_the_way(room: Room) -> None:
    room.say("priya", "/hand")
    assert "Hands up: Priya." in room.say("dana", "/next")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "/next",
            "/goto growth",
            "/later growth",
            "/extend 5m",
            "/pause",
            "/resume",
            "/take 1",
            "/floor lukas",
            "/hand",
        ),
        *("/park x", "/fix opp:nextgen amount 5k because x", "/headline x", "/nextreview 2027-02-23T15:00", "/rate 3"),
        *("/close", "point x", "idea x", "... x", "s/x/y/", "/edit 1 x", "/ways", "/approve"),
    ],
)
def test_before_the_start_only_a_few_lines_work(line: str) -> None:
    assert "/start opens it" in Room().refused("dana", line)


def test_what_works_before_the_start() -> None:
    room = Room()
    for line in (
        "/role scribe ines",
        "/arrive priya lukas",
        "/leave lukas",
        "/time growth 30m",
        "/move house before growth",
    ):
        room.say("dana", line)
    room.say("dana", "/skip decide")
    assert room.item("growth").planned_minutes == 30
    assert room.clock.projected_end is None
    assert room.review.order == ("purpose", "house", "growth", "decide")
