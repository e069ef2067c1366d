from __future__ import annotations

import datetime as dt

import pytest

from samreview.review.clock import Reading, span
from samreview.review.hosts import clock_stepped, host_resumed, host_slept
from samreview.review.timing import clock_view
from samreview.review.views import gap_to_settle, talk_seconds
from tests.review.factory import BERLIN, THREE, Room, agenda_of, item


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya")


def test_a_span_is_taken_from_the_boot_clock_within_a_boot_and_is_never_negative() -> None:
    assert span(Reading(100, 5, "a"), Reading(999, 8, "a")) == 3
    assert span(Reading(100, 5, "a"), Reading(160, 0, "b")) == 60
    assert span(Reading(100, 5, "a"), Reading(40, 0, "b")) == 0
    assert span(Reading(100, 5, "a"), Reading(200, 4, "a")) == 0


def test_a_reading_taken_a_moment_earlier_elsewhere_is_not_counted_twice(room: Room) -> None:
    room.wait(1).say("priya", "point one")
    room.boot -= 2_000_000
    room.say("priya", "point two")
    room.boot += 2_000_000
    room.wait(1).say("priya", "point three")
    assert room.seconds("purpose") == 120


def test_T01_before_the_start_nobody_knows_the_end() -> None:
    room = Room()
    view = room.clock
    assert (view.projected_end, view.item, view.phase) == (None, None, "lobby")
    assert view.reserve == 12 * 60
    room.say("dana", "/start")
    assert room.clock.remaining == 10 * 60


def test_T02_the_end_is_start_and_lengths_and_what_was_added(room: Room) -> None:
    assert room.clock.projected_end == THREE + dt.timedelta(minutes=108)
    room.wait(3, seconds=7)
    assert (room.clock.elapsed, room.clock.remaining) == (187, 413)
    room.say("dana", "/extend 5m")
    assert room.clock.projected_end == THREE + dt.timedelta(minutes=113)


def test_T03_pauses_add_up_and_are_no_part_of_what_has_run(room: Room) -> None:
    for minutes in (2, 3):
        room.wait(1).say("dana", "/pause")
        room.wait(minutes).say("dana", "/resume")
    assert room.clock.elapsed == 120
    assert room.clock.projected_end == THREE + dt.timedelta(minutes=108 + 5)
    assert room.clock.reserve == 7 * 60


def test_T04_the_end_is_never_before_now(room: Room) -> None:
    for name in ("growth", "house", "decide"):
        room.say("dana", f"/skip {name}")
    room.wait(25)
    assert room.clock.projected_end == room.clock.now
    assert (room.clock.remaining, room.clock.signal) == (-15 * 60, "red")


def test_T05_a_review_over_midnight() -> None:
    start = dt.datetime(2026, 11, 24, 23, 50, tzinfo=BERLIN)
    room = Room(agenda_of((item("one", 20),), minutes=30, start=start), start=start).started()
    assert room.clock.projected_end == dt.datetime(2026, 11, 25, 0, 10, tzinfo=BERLIN)
    assert room.wait(9, seconds=59).clock.remaining == 601
    assert room.wait(seconds=2).clock.remaining == 599
    assert room.record()["on"] == "2026-11-24"


def test_T06_the_clocks_go_back_an_hour_in_autumn_and_nothing_is_counted_twice() -> None:
    start = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    room = Room(agenda_of((item("one", 60),), minutes=70, start=start), start=start).started()
    room.wait(45)
    assert room.clock.elapsed == 45 * 60
    assert room.clock.projected_end == dt.datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN)
    assert room.clock.now.hour == 2
    assert room.clock.now.utcoffset() == dt.timedelta(hours=1)


@pytest.mark.parametrize("seconds", [3600, -3600, -23 * 3600])
def test_T06_a_clock_that_is_set_changes_no_elapsed_time(room: Room, seconds: int) -> None:
    room.wait(3)
    room.step_clock(seconds)
    room.take(clock_stepped(by="dana", at=room.now, line_id="step", seconds=seconds))
    room.wait(2)
    assert room.clock.elapsed == 300
    assert gap_to_settle(room.review) is None


def test_T07_green_amber_red_and_counting_over(room: Room) -> None:
    room.say("dana", "/next")
    signals = []
    for minute in range(0, 44, 2):
        signals.append((minute, room.clock.signal))
        room.wait(2)
    assert [minute for minute, signal in signals if signal == "green"] == list(range(0, 32, 2))
    assert [minute for minute, signal in signals if signal == "amber"] == [32, 34, 36, 38]
    assert [minute for minute, signal in signals if signal == "red"] == [40, 42]


def test_T15_a_restart_restores_items_extensions_and_a_pause(room: Room) -> None:
    room.wait(3).say("dana", "/extend 5m")
    room.say("lukas", "/floor priya")
    room.wait(1).say("dana", "/pause")
    room.wait(2)
    again = room.refolded()
    assert clock_view(again, room.now) == room.clock
    assert (again.phase, again.current, again.item_by_id["purpose"].minutes) == ("paused", "purpose", 15)
    assert again.roles == room.review.roles


def test_T15_time_goes_on_over_a_reboot(room: Room) -> None:
    room.wait(3).say("priya", "point one")
    room.reboot(seconds=90)
    room.take(host_resumed(by="dana", at=room.now, line_id="up", seconds=90))
    assert room.wait(1).clock.elapsed == 180 + 90 + 60
    gap = gap_to_settle(room.review)
    assert gap is not None
    assert (gap.seconds, gap.item, gap.kind) == (90, "purpose", "away")


def test_T18_whoever_joins_sees_the_same_remaining_time(room: Room) -> None:
    room.wait(4, seconds=13)
    room.say("priya", "point one")
    room.wait(1, seconds=2)
    assert clock_view(room.refolded(), room.now).remaining == room.clock.remaining == 600 - 315


def test_T19_a_sleep_counts_unless_somebody_says_it_was_a_pause(room: Room) -> None:
    room.say("lukas", "/floor priya")
    room.wait(10)
    room.take(host_slept(by="dana", at=room.now, line_id="slept", seconds=420.0))
    assert room.clock.elapsed == 600
    gap = gap_to_settle(room.review)
    assert gap is not None
    assert (gap.seconds, gap.kind) == (420, "slept")
    assert room.say("lukas", "/gap pause") == "7 minutes were a pause, not Purpose and roles."
    assert room.clock.elapsed == 180
    assert talk_seconds(room.review, room.now)["priya"] == 180
    assert gap_to_settle(room.review) is None
    assert "No gap is waiting" in room.refused("lukas", "/gap counts")
    room.say("lukas", "/undo")
    assert room.clock.elapsed == 600
    assert room.say("dana", "/gap counts") == "7 minutes count for Purpose and roles."
    assert room.clock.elapsed == 600
    assert "/gap counts, or /gap pause" in room.refused("dana", "/gap maybe")
    assert "belongs to" in room.refused("priya", "/gap pause")


def test_a_gap_taken_as_a_pause_stays_one_when_the_step_before_it_is_taken_back(room: Room) -> None:
    room.wait(1).say("dana", "/next")
    room.wait(5)
    room.take(host_slept(by="dana", at=room.now, line_id="slept", seconds=240))
    room.say("lukas", "/gap pause")
    room.say("dana", "/undo")
    assert room.clock.elapsed == 120
    room.say("lukas", "/undo")
    assert room.clock.elapsed == 360


def test_short_gaps_and_gaps_while_nothing_runs_are_not_asked_about(room: Room) -> None:
    room.wait(1)
    room.take(host_slept(by="dana", at=room.now, line_id="nap", seconds=20))
    room.say("dana", "/pause")
    room.wait(9)
    room.take(host_slept(by="dana", at=room.now, line_id="slept", seconds=500))
    assert gap_to_settle(room.review) is None


def test_a_sleep_is_never_longer_than_what_has_passed_since_the_item_began(room: Room) -> None:
    room.wait(8).say("dana", "/next")
    room.wait(1)
    room.take(host_slept(by="dana", at=room.now, line_id="slept", seconds=500))
    room.say("lukas", "/gap pause")
    assert room.clock.elapsed == 0


def test_the_projected_end_does_not_flicker_while_the_clock_runs(room: Room) -> None:
    room.wait(seconds=0.4).say("dana", "/next")
    ends = set()
    for _ in range(40):
        ends.add(room.wait(seconds=0.33).clock.projected_end)
    assert len(ends) == 1


def test_nothing_moves_after_the_close(room: Room) -> None:
    room.wait(5).say("dana", "/close anyway")
    before = (room.clock, room.record())
    room.wait(60)
    assert (room.clock, room.record()) == before
