"""The day a review is held, the times it was held, and a computer's clock that is set while it runs."""

from __future__ import annotations

import datetime as dt

import pytest

from samreview.review.asked import Accepted
from samreview.review.held_times import clock_question, held_times
from samreview.review.hosts import clock_stepped
from samreview.review.notices import notices
from samreview.review.timing import ways_are_due
from tests.review.factory import BERLIN, THREE, Room, agenda_of, item

HOUR, DAY = 3600, 86_400


def set_clock(room: Room, seconds: float, by: str = "dana") -> None:
    """Set the computer's clock; a terminal notices."""
    room.step_clock(seconds)
    room.take(clock_stepped(by=by, at=room.now, line_id=f"set-{room.review.seq}", seconds=seconds))


def told(room: Room, person: str) -> list[str]:
    return [one.text for one in notices(room.review, room.now, person)]


# The day


@pytest.mark.parametrize(
    ("mark", "due"),
    [
        ("fri", "2027-01-08"),
        ("+1w", "2027-01-12"),
        ("+10d", "2027-01-15"),
        ("eom", "2027-01-31"),
        ("eoq", "2027-03-31"),
    ],
)
def test_due_dates_count_from_the_day_the_review_is_held(mark: str, due: str) -> None:
    room = Room().wait(6 * 7 * 24 * 60).started("priya")
    assert room.note(f"action Send the layout @priya due:{mark}").due == dt.date.fromisoformat(due)


def test_a_review_held_before_its_planned_day_is_dated_by_the_day_it_is_held() -> None:
    planned = dt.datetime(2027, 2, 23, 15, tzinfo=BERLIN)
    room = Room(agenda_of(start=planned)).started("priya")
    assert room.review.on == dt.date(2026, 11, 24)
    assert room.record()["on"] == "2026-11-24"
    assert room.record()["review"] == "halden-2026-11-24", "the name stays"
    assert room.note("action Send the layout @priya due:+1w").due == dt.date(2026, 12, 1)


def test_until_it_starts_a_review_has_its_planned_day() -> None:
    assert Room().wait(7 * 24 * 60).review.on == THREE.date()


def test_the_day_is_that_of_the_reviews_zone() -> None:
    late = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
    assert Room(agenda_of(start=late.astimezone(BERLIN)), start=late).started().review.on == dt.date(2026, 11, 25)


def test_a_date_that_has_passed_on_the_day_it_is_held_is_kept_and_stands_on_the_quality_list() -> None:
    room = Room().wait(7 * 24 * 60).started("priya")
    answer = room.say("priya", "action Send the layout @priya due:2026-11-27")
    assert "Fri 27 Nov (has passed)" in answer
    assert "past-date" in {one.code for one in room.quality()}


def test_start_says_on_which_day_it_is_held_where_that_was_not_planned() -> None:
    room = Room().wait(7 * 24 * 60)
    assert "Held today, Tue 1 Dec, not on Tue 24 Nov as planned: due dates count from today." in room.say(
        "dana", "/start"
    )
    assert "Held today" not in Room().say("dana", "/start")


# The times


def test_a_review_that_ends_early_was_held_to_its_close() -> None:
    room = Room().wait(6).started()
    room.wait(11).say("dana", "/close anyway")
    times = held_times(room.review)
    assert (times.started, times.ended) == (THREE + dt.timedelta(minutes=6), THREE + dt.timedelta(minutes=17))
    assert (times.booked_start, times.booked_end) == (THREE, THREE + dt.timedelta(minutes=120))
    assert room.record()["held"] == {"start": "2026-11-24T15:06:00+01:00", "end": "2026-11-24T15:17:00+01:00"}
    assert room.record()["booked"] == {"start": "2026-11-24T15:00:00+01:00", "end": "2026-11-24T17:00:00+01:00"}
    assert room.record()["planned"] == room.record()["booked"]


def test_a_review_that_was_moved_keeps_what_was_planned_beside_what_was_booked_at_its_start() -> None:
    room = Room().wait(7 * 24 * 60).started()
    told = room.record()
    assert told["planned"]["start"] == "2026-11-24T15:00:00+01:00"
    assert told["booked"]["start"] == "2026-12-01T15:00:00+01:00"
    assert told["held"] == {"start": "2026-12-01T15:00:00+01:00", "end": None}


def test_what_has_not_started_was_not_held() -> None:
    assert Room().record()["held"] == {"start": None, "end": None}


# A clock that is set


@pytest.mark.parametrize("seconds", [3 * HOUR, -DAY])
def test_a_clock_that_is_set_changes_neither_elapsed_time_nor_what_is_left(seconds: int) -> None:
    lunch = item("lunch", 30, fixed_end=THREE + dt.timedelta(minutes=60))
    room = Room(agenda_of((item("one", 20), lunch, item("three", 20)))).started("priya").wait(6)
    before = room.clock
    set_clock(room, seconds)
    after, moved = room.clock, dt.timedelta(seconds=seconds)
    assert (after.elapsed, after.remaining, after.reserve, after.over_run) == (
        before.elapsed,
        before.remaining,
        before.reserve,
        before.over_run,
    )
    assert before.projected_end is not None
    assert after.projected_end == before.projected_end + moved
    assert after.booked_end == before.booked_end + moved
    assert after.now == before.now + moved
    room.wait(15).say("dana", "/next")
    assert room.clock.remaining == 39 * 60, "lunch ends as long after now as it would have"


def test_everybody_hears_of_it_once_and_who_keeps_the_time_is_asked() -> None:
    room = Room().started("priya").wait(6)
    assert told(room, "priya") == []
    set_clock(room, 3 * HOUR)
    said = (
        "The computer's clock was set 3 hours forward, to 18:06. "
        "The time left is unchanged: the booked finish is 20:00 by the new time."
    )
    assert told(room, "priya") == [said]
    for person in ("dana", "lukas"):
        assert told(room, person) == [f"{said} Is the new time right? /clock right or /clock wrong."]
    keys = {one.key for one in notices(room.review, room.now, "dana")}
    assert notices(room.review, room.now, "dana", keys) == ()
    room.say("lukas", "/clock wrong")
    assert told(room, "dana") == []
    assert "was answered already" in room.refused("lukas", "/clock right")
    assert "belongs to" in room.refused("priya", "/clock right")


def test_a_day_back_says_which_day() -> None:
    room = Room().started().wait(6)
    set_clock(room, -DAY)
    assert "was set 1 day back, to Mon 23 Nov, 15:06." in told(room, "dana")[0]
    assert room.review.on == THREE.date(), "the day of the start, until somebody says otherwise"


def test_a_clock_that_is_set_back_again_is_no_question() -> None:
    room = Room().started().wait(6)
    set_clock(room, 3 * HOUR)
    room.wait(1)
    set_clock(room, -3 * HOUR)
    assert clock_question(room.review) is None
    assert room.clock.booked_end == THREE + dt.timedelta(minutes=120)


def test_a_correction_of_seconds_is_no_question() -> None:
    room = Room().started().wait(6)
    set_clock(room, 20)
    assert clock_question(room.review) is None
    assert room.clock.booked_end == THREE + dt.timedelta(minutes=120)


def test_a_clock_that_is_right_now_moves_the_record_of_a_start_that_a_wrong_clock_had_booked() -> None:
    room = Room(start=THREE - dt.timedelta(days=30, hours=3), agenda=agenda_of()).started("priya").wait(10)
    assert room.review.on == dt.date(2026, 10, 25)
    set_clock(room, 30 * DAY + 3 * HOUR)
    answer = room.say("lukas", "/clock right")
    assert answer == "The new time is right: the review is held on Tue 24 Nov, booked to 17:00."
    assert room.review.on == THREE.date()
    assert room.clock.booked_end == THREE + dt.timedelta(minutes=120)
    assert room.record()["held"]["start"] == THREE.isoformat()
    room.wait(10).say("dana", "/close anyway")
    assert room.record()["held"]["end"] == (THREE + dt.timedelta(minutes=20)).isoformat()


def test_a_clock_that_is_put_right_by_minutes_leaves_the_booked_finish_where_it_was_agreed() -> None:
    room = Room().wait(-5).started().wait(20)  # by a clock that is five minutes slow
    reserve = room.clock.reserve
    set_clock(room, 300)
    assert room.clock.reserve == reserve
    assert "booked to 17:00" in room.say("dana", "/clock right")
    assert room.clock.booked_end == THREE + dt.timedelta(minutes=120)
    assert room.clock.reserve == reserve - 300
    assert room.record()["held"]["start"] == THREE.isoformat()


def test_a_clock_that_is_wrong_now_changes_nothing_in_the_record() -> None:
    room = Room().started().wait(6)
    set_clock(room, -DAY)
    assert "keeps Tue 24 Nov and the old time" in room.say("dana", "/clock wrong")
    room.wait(11).say("dana", "/close anyway")
    assert room.review.on == THREE.date()
    assert room.record()["held"]["end"] == (THREE + dt.timedelta(minutes=17)).isoformat()
    assert room.clock.reserve > 0


def test_an_answer_about_the_clock_can_be_taken_back_and_the_clock_may_be_set_again_meanwhile() -> None:
    room = Room().started().wait(6)
    set_clock(room, -DAY)
    room.say("dana", "/clock right")
    assert room.review.on == THREE.date() - dt.timedelta(days=1)
    set_clock(room, DAY)
    room.say("dana", "/undo")
    assert clock_question(room.review) is None
    assert room.review.on == THREE.date()
    assert room.clock.booked_end == THREE + dt.timedelta(minutes=120)
    assert held_times(room.refolded()) == held_times(room.review)


def test_who_leaves_early_leaves_as_long_after_the_clock_was_set_as_before() -> None:
    room = Room().started("priya")
    room.say("dana", "/expect priya until:15:40")
    set_clock(room, 3 * HOUR)
    assert not any("Priya" in one for one in told(room, "dana"))
    room.wait(31)
    assert any(one.startswith("Priya leaves at 18:40, in 9 minutes") for one in told(room, "dana"))
    assert "until 18:50" in room.say("dana", "/expect priya until:18:50")
    assert room.review.people["priya"].until == "15:50"


def test_ways_that_were_taken_and_offered_hold_by_the_new_time() -> None:
    room = Room().started("priya").wait(30)
    room.say("dana", "/next")
    room.say("dana", "/take 3")
    set_clock(room, 3 * HOUR)
    assert "run over, to 20:08." in room.say("dana", "/ways")
    room.wait(1).say("dana", "/take 3")
    assert not ways_are_due(room.review, room.now), "what was chosen before stays chosen"


# What people are asked


def test_a_due_date_that_has_passed_is_asked_about_when_it_is_given_and_when_it_is_changed() -> None:
    room = Room().wait(7 * 24 * 60).started("priya")
    for line in (
        "action Send the layout @priya due:2026-11-27",
        "/edit 1 due:2026-11-30",
        "Maintain it due:2026-01-01",
    ):
        answer = room.ask("priya", line)
        assert isinstance(answer, Accepted)
        assert answer.question == "passed"
    for line in ("/edit 1 Send both layouts", "/edit 1 due:fri", "/edit 1 due:-", "action Call Jane due:2026-12-01"):
        answer = room.ask("priya", line)
        assert isinstance(answer, Accepted)
        assert answer.question is None


def test_in_the_lobby_whoever_moderates_is_asked_whether_it_is_held_today() -> None:
    room = Room().wait(7 * 24 * 60)
    said = (
        "Is this review held today, Tue 1 Dec? It is planned for Tue 24 Nov. "
        "/start holds it today: it is dated today, and due dates count from today."
    )
    assert told(room, "dana") == [said]
    assert told(room, "priya") == []
    assert " s holds it today: " in notices(room.review, room.now, "dana", keys=True)[0].text
    room.say("dana", "/start")
    assert told(room, "dana") == []
    assert told(Room(), "dana") == []


def test_a_review_planned_for_another_year_says_so() -> None:
    room = Room(agenda_of(start=dt.datetime(2027, 2, 23, 15, tzinfo=BERLIN)))
    assert "It is planned for Tue 23 Feb 2027." in told(room, "dana")[0]
