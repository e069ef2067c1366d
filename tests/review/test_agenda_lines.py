from __future__ import annotations

import datetime as dt

import pytest

from samreview.review.timing import extend_cost, ways_are_due
from tests.review.factory import THREE, Room, agenda_of, item


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya")


def _at(minutes: int) -> dt.datetime:
    return THREE + dt.timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "line",
    ["/goto growth", "/skip house", "/later house", "/time house 20m", "/move decide before house"],
)
def test_the_agenda_is_the_moderators(room: Room, line: str) -> None:
    assert "belongs to: moderator. Dana Whitfield is moderator." in room.refused("lukas", line)
    room.say("dana", line)


def test_skip_drops_an_item_and_refills_the_reserve(room: Room) -> None:
    room.say("dana", "/skip house")
    assert room.item("house").outcome == "skipped"
    assert room.clock.reserve == (12 + 30) * 60
    assert "is skipped and cannot be skipped; /goto starts it" in room.refused("dana", "/skip house")
    assert "runs and cannot be skipped" in room.refused("dana", "/skip purpose")
    room.say("dana", "/goto house")
    assert room.item("house").outcome == "running"


def test_later_leaves_an_item_for_the_next_review(room: Room) -> None:
    room.say("dana", "/later house")
    assert room.record()["items"][2]["outcome"] == "later"
    assert "already" in room.refused("dana", "/later house")
    assert "/next ends it" in room.refused("dana", "/later purpose")
    room.say("dana", "/next")
    room.say("dana", "/later purpose")
    assert room.item("purpose").outcome == "later"


def test_extend_says_who_pays_and_so_does_the_screen_before_enter(room: Room) -> None:
    before = extend_cost(room.review, 5, room.now)
    assert (before.reserve, before.over_run) == (7 * 60, 0)
    said = room.say("dana", "/extend 5m")
    assert said == f"Purpose and roles has 15 minutes now. {before.says}"
    assert before.says == "The reserve pays: 7 minutes left."
    assert room.clock.reserve == before.reserve
    over = extend_cost(room.review, 10, room.now)
    assert over.says == "We end at 17:03, 3 minutes over; /ways offers what could be cut."
    room.say("dana", "/extend 10")
    assert room.clock.over_run == 180
    assert room.item("purpose").planned_minutes == 10


def test_extending_past_what_has_run_over_costs_only_what_is_new(room: Room) -> None:
    room.wait(14)
    assert room.clock.reserve == 8 * 60
    assert extend_cost(room.review, 3, room.now).says == "It costs nothing."
    assert extend_cost(room.review, 5, room.now).reserve == 7 * 60


@pytest.mark.parametrize("length", ["0", "-5m", "five", "5x", "9999"])
def test_a_length_is_whole_minutes(room: Room, length: str) -> None:
    assert "is not a length" in room.refused("dana", f"/extend {length}")


def test_time_changes_items_that_have_not_started(room: Room) -> None:
    assert room.say("dana", "/time growth 1h") == "Growing the funnel: 40 > 60 minutes."
    assert (room.item("growth").minutes, room.item("growth").planned_minutes) == (60, 40)
    assert "has 60 minutes already" in room.say("dana", "/time growth 60m")
    assert "cannot get another length" in room.refused("dana", "/time purpose 20m")
    assert "Say which item and how long" in room.refused("dana", "/time growth")


def test_T14_order_changes_while_an_item_runs_and_it_keeps_its_time(room: Room) -> None:
    room.wait(4)
    before = room.clock
    room.say("dana", "/move decide before growth")
    assert room.clock == before
    assert room.review.order == ("purpose", "decide", "growth", "house")
    assert [one.id for one in room.review.items] == list(room.review.order)
    room.say("dana", "/next")
    assert room.review.current == "decide"


def test_move_needs_two_items_that_wait(room: Room) -> None:
    assert "cannot be moved" in room.refused("dana", "/move purpose before house")
    assert "cannot have another put before it" in room.refused("dana", "/move house before purpose")
    assert "before which" in room.refused("dana", "/move house growth")
    assert "already" in room.say("dana", "/move growth before house")
    assert "already" in room.say("dana", "/move growth before growth")


def test_no_ways_while_we_end_in_time(room: Room) -> None:
    assert "nothing needs to be cut" in room.refused("dana", "/ways")
    assert "nothing needs to be cut" in room.refused("dana", "/take 1")


@pytest.fixture
def late() -> Room:
    """Ten minutes over: growth has run 62 of its 40 minutes."""
    room = Room().started("lukas", "priya")
    room.wait(10).say("dana", "/next")
    room.wait(62)
    return room


def test_ways_are_offered_and_taken_as_they_were_offered(late: Room) -> None:
    assert late.clock.over_run == 10 * 60
    assert ways_are_due(late.review, late.now)
    said = late.say("lukas", "/ways")
    assert said.startswith("1 shorten, to 17:00: Our own house 30 > 20. 2 leave for next time, to 16:40: Our own ")
    assert said.endswith("3 run over, to 17:10.")
    assert not ways_are_due(late.review, late.now)
    late.wait(5)
    assert "belongs to: moderator" in late.refused("lukas", "/take 1")
    answer = late.say("dana", "/take 1")
    assert late.item("house").minutes == 20
    assert answer == "Shortened: Our own house 30 > 20. We end at 17:05."
    (choice,) = late.review.choices
    assert (choice.way, choice.name, choice.cut) == (1, "shorten", (("house", 10),))
    assert (choice.at_seconds, choice.new_end) == (77 * 60, _at(125))
    assert late.clock.projected_end == choice.new_end


def test_an_end_is_said_once_and_the_minute_that_has_begun_counts(late: Room) -> None:
    late.wait(seconds=20)
    assert "1 shorten, to 17:00" in late.say("dana", "/ways")
    assert late.say("dana", "/take 3") == "We run over, to 17:11."


def test_a_way_taken_at_once_adds_up_to_the_minute(late: Room) -> None:
    late.say("dana", "/take 1")
    assert late.clock.projected_end == late.clock.booked_end
    assert (late.clock.reserve, late.clock.over_run) == (0, 0)


def test_leaving_an_item_leaves_it_for_next_time(late: Room) -> None:
    late.say("dana", "/take 2")
    assert late.item("house").outcome == "left"
    assert late.clock.projected_end == _at(100)
    assert late.record()["overrun_choices"] == [
        {
            "at_seconds": 72 * 60,
            "way": "leave",
            "number": 2,
            "new_end": "2026-11-24T16:40:00+01:00",
            "cut": [{"item": "house", "minutes": 30}],
        }
    ]


def test_running_over_is_a_choice_too_and_silences_the_offer(late: Room) -> None:
    late.say("dana", "/take 3")
    assert late.review.choices[0].cut == ()
    assert late.clock.over_run == 10 * 60
    assert not ways_are_due(late.review, late.now)
    assert ways_are_due(late.review, late.wait(2).now)


def test_a_way_whose_item_has_started_since_is_not_taken(late: Room) -> None:
    late.say("dana", "/ways")
    late.say("dana", "/next")
    assert "is not as it was when this was offered" in late.refused("dana", "/take 1")
    late.say("dana", "/take 3")


def test_a_way_that_is_not_on_offer(late: Room) -> None:
    assert late.refused("dana", "/take 4").startswith("4 is not on offer. 1 shorten")
    assert late.refused("dana", "/take").startswith("Say which way: 1 ")


def test_ways_are_never_pushed_during_the_first_item() -> None:
    room = Room().started()
    room.wait(40)
    assert room.clock.over_run
    assert not ways_are_due(room.review, room.now)
    room.say("dana", "/ways")


def test_T08_a_fixed_end_stays_however_late_it_is_reached() -> None:
    lunch = item("lunch", 30, fixed_end=_at(60))
    room = Room(agenda_of((item("one", 20), lunch, item("two", 20)), minutes=90)).started()
    room.wait(45).say("dana", "/next")
    assert room.clock.remaining == 15 * 60
    assert room.clock.projected_end == _at(80)
    room.wait(16)
    assert (room.clock.remaining, room.clock.signal) == (-60, "red")
    late = Room(agenda_of((item("one", 20), lunch, item("two", 20)), minutes=90)).started()
    late.wait(70)
    assert late.clock.projected_end == _at(90)


def test_extending_an_item_with_a_fixed_end_moves_that_end() -> None:
    lunch = item("lunch", 30, fixed_end=_at(50))
    room = Room(agenda_of((item("one", 20), lunch, item("two", 20)), minutes=90)).started()
    room.wait(20).say("dana", "/next")
    assert extend_cost(room.review, 5, room.now).projected_end == int(_at(75).timestamp())
    room.say("dana", "/extend 5")
    assert room.clock.projected_end == _at(75)


@pytest.mark.parametrize(("gap", "later"), [(0, 5), (3, 2), (10, 0)])
def test_T09_T10_T11_five_minutes_behind_move_what_follows_and_a_gap_absorbs_them(gap: int, later: int) -> None:
    two = item("two", 20, fixed_start=_at(20 + gap) if gap else None)
    room = Room(agenda_of((item("one", 20), two), minutes=90)).started()
    room.wait(25)
    assert room.clock.projected_end == _at(20 + gap + later + 20)


def test_T12_ahead_of_time_a_fixed_start_is_not_earlier() -> None:
    three = item("three", 20, fixed_start=_at(40))
    room = Room(agenda_of((item("one", 20), item("two", 10), three), minutes=90)).started()
    room.wait(15).say("dana", "/next")
    assert room.clock.projected_end == _at(60)


def test_T13_a_fixed_end_in_the_middle_stops_the_shift() -> None:
    lunch = item("lunch", 20, fixed_end=_at(60))
    room = Room(agenda_of((item("one", 20), lunch, item("two", 20)), minutes=90)).started()
    room.wait(35)
    assert room.clock.projected_end == _at(80)
