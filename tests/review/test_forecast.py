"""Early warning, and what past reviews teach about the length of items."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.agenda.pace import forecast, pace_of
from samreview.agenda.projection import Waiting
from samreview.review.forecast import early_warning, present_pace, warning_text
from samreview.review.learned import Learned, Past, Took, learn, limits, times_of, without_outliers
from tests.review.factory import ITEMS, Room, agenda_of, item

M = 60


def _waiting(*minutes: int) -> list[Waiting]:
    return [Waiting(f"i{place}", M * length) for place, length in enumerate(minutes)]


def test_pace_is_actual_over_planned() -> None:
    assert pace_of([(15, 10), (30, 20)]) == pytest.approx(1.5)
    assert pace_of([]) is None
    assert pace_of([(5, 0)]) is None


def test_t09_at_the_pace_the_rest_takes_longer_and_the_last_items_are_not_reached() -> None:
    seen = forecast(1.5, now=0, elapsed=0, remaining=20 * M, waiting=_waiting(20, 20, 10), booked_end=75 * M)
    assert seen.end == 105 * M
    assert (seen.cut_short, seen.not_reached) == ("i1", ("i2",))


def test_a_forecast_is_never_rosier_than_the_plan_nor_darker_than_twice_it() -> None:
    fast = forecast(0.5, now=0, elapsed=0, remaining=10 * M, waiting=_waiting(10), booked_end=20 * M)
    assert (fast.pace, fast.end, fast.not_reached, fast.cut_short) == (1.0, 20 * M, (), None)
    slow = forecast(9.0, now=0, elapsed=0, remaining=10 * M, waiting=_waiting(10), booked_end=20 * M)
    assert (slow.pace, slow.end) == (2.0, 40 * M)


def test_t13_an_item_with_a_fixed_end_is_no_longer_at_a_slower_pace() -> None:
    lunch = Waiting("lunch", 30 * M, fixed_end=60 * M)
    seen = forecast(1.5, now=0, elapsed=0, remaining=20 * M, waiting=[lunch, *_waiting(10)], booked_end=90 * M)
    assert seen.end == 75 * M


@given(
    st.floats(0.1, 5),
    st.integers(0, 3600),
    st.integers(-600, 3600),
    st.lists(st.integers(1, 90), max_size=8),
    st.integers(0, 9000),
)
def test_what_is_not_reached_is_the_tail_and_the_end_is_never_before_the_plans(
    pace: float, elapsed: int, remaining: int, minutes: list[int], booked: int
) -> None:
    rows = _waiting(*minutes)
    seen = forecast(pace, now=0, elapsed=elapsed, remaining=remaining, waiting=rows, booked_end=booked)
    ids = [row.id for row in rows]
    assert list(seen.not_reached) == ids[len(ids) - len(seen.not_reached) :]
    assert seen.end >= max(0, remaining) + M * sum(minutes)


def test_nothing_is_said_in_the_first_item_nor_before_enough_has_run() -> None:
    room = Room().started("lukas").wait(9)
    assert early_warning(room.review, room.now, 1.9) is None
    room.wait(7).say("dana", "/next")
    assert present_pace(room.review, room.now) is None, "ten of 108 minutes say nothing yet"
    assert early_warning(room.review, room.now) is None
    assert early_warning(room.review, room.now, 1.1) is not None, "but past reviews may"


def test_what_will_not_be_reached_is_said_before_there_is_an_over_run() -> None:
    room = Room(agenda_of((item("purpose", 14), *ITEMS[1:]))).started("lukas")
    room.wait(21).say("dana", "/next")
    assert room.clock.over_run == 0
    seen = early_warning(room.review, room.now)
    assert seen is not None
    assert seen.pace == pytest.approx(1.5)
    assert (seen.cut_short, seen.not_reached) == ("house", ("decide",))
    assert warning_text(room.review, seen) == (
        "At this pace (1.5 x the plan) Our own house is cut short and Decide, agree is not reached. "
        "/ways says what can be cut."
    )
    room.wait(50)
    assert room.clock.over_run > 0
    assert early_warning(room.review, room.now) is None, "from there on there are ways to end on time"


def test_extended_minutes_are_no_plan_and_a_good_pace_is_no_news() -> None:
    room = Room(agenda_of((item("purpose", 14), *ITEMS[1:]))).started("lukas")
    room.say("dana", "/extend 6m")
    room.wait(21).say("dana", "/next")
    assert present_pace(room.review, room.now) == pytest.approx(1.5)
    good = Room(agenda_of((item("purpose", 14), *ITEMS[1:]))).started("lukas")
    good.wait(13).say("dana", "/next")
    assert early_warning(good.review, good.now) is None


# Learned limits


def _past(*minutes: int, name: str = "growth", planned: int = 40) -> Past:
    return learn([[Took(name, M * one, M * planned)] for one in minutes])


def test_an_item_takes_the_median_of_what_it_took() -> None:
    assert _past(50, 52, 49, 55).items == (Learned("growth", 51, 40, 4, 0),)
    assert _past(50, 52, 49, 55).pace == pytest.approx(51 / 40)
    assert learn([]) == Past()


def test_what_lies_outside_of_tukeys_fences_is_left_out() -> None:
    (one,) = _past(48, 50, 52, 49, 170).items
    assert (one.minutes, one.outliers, one.reviews) == (50, 1, 5)
    assert without_outliers([10, 10, 900]) == [10, 10, 900], "three values have no quartiles worth the name"


@given(st.lists(st.integers(60, 9000), min_size=1, max_size=12))
def test_the_median_stays_between_the_least_and_the_most(values: list[int]) -> None:
    kept = without_outliers(values)
    assert kept
    assert min(values) <= median(kept) <= max(values)
    assert set(kept) <= set(values)


def test_limits_are_offered_in_the_lobby_in_one_sentence() -> None:
    room = Room()
    (offer,) = limits(room.review, _past(50, 52, 49, 55))
    assert (offer.item, offer.minutes) == ("growth", 51)
    assert offer.sentence == "Growing the funnel took 51 of 40 in 4 reviews"
    room.say("dana", "/time growth 51m")
    assert limits(room.review, _past(50, 52, 49, 55)) == ()
    room.started()
    assert limits(room.review, _past(90, 90, 90, 90)) == ()


def test_reviews_of_another_length_teach_nothing() -> None:
    took = [learn([[Took("growth", 7 * 60, planned * 60)] for _ in range(4)]) for planned in (3, 19, 20, 80, 81)]
    room = Room()
    assert [bool(limits(room.review, past)) for past in took] == [False, False, True, True, False]


def test_a_small_sample_is_named_as_such() -> None:
    room = Room()
    assert limits(room.review, _past(50))[0].sentence.endswith("in only 1 review, a small sample")
    assert limits(room.review, _past(50, 52, 49))[0].sentence.endswith("in only 3 reviews, a small sample")
    assert limits(room.review, _past(48, 50, 52, 49, 170))[0].sentence.endswith("in 5 reviews, 1 unusual left out")


def test_what_differs_little_is_not_offered_nor_a_shorter_locked_item() -> None:
    room = Room()
    assert limits(room.review, _past(43, 43, 43, 43)) == ()
    assert limits(room.review, _past(20, 20, 20, 20, name="decide", planned=28)) == ()
    assert limits(room.review, _past(40, 40, 40, 40, name="decide", planned=28))[0].minutes == 40


def test_only_items_that_ended_and_ran_for_a_minute_count() -> None:
    room = Room().started("lukas")
    room.wait(12).say("dana", "/next")
    room.wait(seconds=30).say("dana", "/next")
    room.say("dana", "/skip decide")
    assert times_of(room.review, room.now) == (Took("purpose", 12 * M, 10 * M),)
