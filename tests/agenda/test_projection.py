"""Where a review will end, by the definition; and of the behaviour cases those that are arithmetic alone."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from samreview.agenda.projection import (
    Waiting,
    current_end,
    expected_starts,
    projected_end,
    seconds_of,
    slack,
    waiting_item,
)
from samreview.agenda.timed import timed_agenda
from tests.agenda.factory import NOON, SKETCH, THREE, template, waiting, waitings

MIN = 60


def minutes(instants: tuple[int, ...]) -> list[float]:
    return [(instant - NOON) / MIN for instant in instants]


def test_the_end_is_now_what_is_left_and_what_waits() -> None:
    assert projected_end(NOON, 5 * MIN, [waiting("a", 10), waiting("b", 20)]) == NOON + 35 * MIN


def test_T01_before_the_start_nothing_is_left_of_a_current_item() -> None:
    items = tuple(map(waiting_item, timed_agenda(template(*SKETCH), THREE, 120).items))
    assert projected_end(seconds_of(THREE), 0, items) == seconds_of(THREE) + 108 * MIN


def test_T02_finish_is_start_and_duration_and_what_was_added() -> None:
    assert current_end(NOON, 20 * MIN) == NOON + 20 * MIN
    assert current_end(NOON + 5 * MIN, (20 + 3 - 5) * MIN) == NOON + 23 * MIN


def test_T03_while_paused_the_end_moves_with_now() -> None:
    assert current_end(NOON + 7 * MIN, 10 * MIN) == current_end(NOON, 10 * MIN) + 7 * MIN


def test_T04_the_current_item_never_ends_before_now() -> None:
    assert current_end(NOON, -300) == NOON
    assert projected_end(NOON, -300, [waiting("a", 10)]) == NOON + 10 * MIN


def test_T05_midnight_is_no_boundary() -> None:
    start = seconds_of(dt.datetime(2026, 11, 24, 23, 50, tzinfo=dt.UTC))
    assert current_end(start, 20 * MIN) == seconds_of(dt.datetime(2026, 11, 25, 0, 10, tzinfo=dt.UTC))


def test_T08_a_fixed_end_item_reached_late_keeps_its_end() -> None:
    pause = waiting("pause", 15, fixed_end=15)
    after = waiting("after", 10)
    assert minutes(expected_starts(NOON, 0, [pause, after])) == [0, 15]
    assert minutes(expected_starts(NOON + 5 * MIN, 0, [pause, after])) == [5, 15]


def test_T08_a_fixed_end_item_reached_after_its_end_lasts_nothing() -> None:
    assert minutes(expected_starts(NOON + 20 * MIN, 0, [waiting("pause", 15, fixed_end=15), waiting("b", 10)])) == [
        20,
        20,
    ]


def test_T08_a_current_item_with_a_fixed_end_ends_there_whatever_its_length() -> None:
    assert current_end(NOON, 20 * MIN, NOON + 15 * MIN) == NOON + 15 * MIN
    assert current_end(NOON + 16 * MIN, 20 * MIN, NOON + 15 * MIN) == NOON + 16 * MIN
    assert projected_end(NOON, 0, [waiting("a", 10)], current_fixed_end=NOON + 15 * MIN) == NOON + 25 * MIN


def test_T09_five_minutes_behind_is_five_minutes_later_for_what_follows() -> None:
    items = [waiting("a", 10), waiting("b", 10)]
    assert minutes(expected_starts(NOON + 5 * MIN, 0, items)) == [5, 15]


def test_T10_a_gap_of_three_takes_three_of_five() -> None:
    items = [waiting("a", 10), waiting("b", 10, fixed_start=13)]
    assert minutes(expected_starts(NOON + 5 * MIN, 0, items)) == [5, 15]  # planned at 13


def test_T11_a_gap_of_ten_takes_all_of_five() -> None:
    items = [waiting("a", 10), waiting("b", 10, fixed_start=20)]
    assert minutes(expected_starts(NOON + 5 * MIN, 0, items)) == [5, 20]


def test_T12_ahead_of_time_a_fixed_start_is_not_earlier() -> None:
    items = [waiting("a", 10), waiting("b", 10, fixed_start=20)]
    assert minutes(expected_starts(NOON - 8 * MIN, 0, items)) == [-8, 20]


def test_T13_a_shift_is_not_passed_on_beyond_a_fixed_end() -> None:
    items = [waiting("a", 10), waiting("pause", 10, fixed_end=20), waiting("b", 10)]
    assert projected_end(NOON + 5 * MIN, 0, items) == projected_end(NOON, 0, items) == NOON + 30 * MIN


def test_T14_expected_starts_follow_a_new_order() -> None:
    a, b = waiting("a", 10), waiting("b", 20)
    assert minutes(expected_starts(NOON, 4 * MIN, [a, b])) == [4, 14]
    assert minutes(expected_starts(NOON, 4 * MIN, [b, a])) == [4, 24]


def test_reserve_and_over_run_are_the_two_sides_of_the_booked_end() -> None:
    assert slack(NOON, NOON + 90) == (90, 0)
    assert slack(NOON + 90, NOON) == (0, 90)
    assert slack(NOON, NOON) == (0, 0)


def test_a_waiting_item_never_has_a_minimum_above_its_length() -> None:
    item = timed_agenda(template(10), THREE, 30).items[0]
    assert waiting_item(item).minimum_seconds == item.minimum * MIN
    assert waiting_item(item, 5) == Waiting("a", 5 * MIN, 5 * MIN)


@given(items=waitings(), remaining=st.integers(-600, 3600), later=st.integers(0, 7200))
def test_no_item_starts_early_and_none_before_the_one_before_it(
    items: tuple[Waiting, ...], remaining: int, later: int
) -> None:
    starts = expected_starts(NOON, remaining, items)
    end = projected_end(NOON, remaining, items)
    cursor = NOON + max(0, remaining)
    for item, start in zip(items, starts, strict=True):
        assert start == max(cursor, item.fixed_start or 0)
        cursor = start + item.seconds if item.fixed_end is None else max(start, item.fixed_end)
    assert end == cursor
    assert end <= projected_end(NOON + later, remaining, items) <= end + later
