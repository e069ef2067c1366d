from __future__ import annotations

import datetime as dt
import math
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from samreview.agenda.projection import expected_starts, projected_end, seconds_of, waiting_item
from samreview.agenda.timed import AgendaTooShort, first_at, moved, timed_agenda
from tests.agenda.factory import BERLIN, CHICAGO, SKETCH, THREE, template, templates

if TYPE_CHECKING:
    from samreview.agenda.model import Agenda, Template


def lengths(agenda: Agenda) -> list[int]:
    return [item.minutes for item in agenda.items]


def clocks(agenda: Agenda) -> list[str]:
    return [f"{start:%H:%M}" for start in agenda.starts]


def test_two_hours_are_twelve_minutes_of_reserve_and_the_weights() -> None:
    agenda = timed_agenda(template(*SKETCH), THREE, 120)
    assert lengths(agenda) == [5, 10, 18, 25, 20, 15, 15]
    assert agenda.reserve_minutes == 12
    assert clocks(agenda) == ["15:00", "15:05", "15:15", "15:33", "15:58", "16:18", "16:33"]
    assert [item.minimum for item in agenda.items] == [3, 6, 11, 15, 12, 9, 9]
    assert agenda.end == THREE + dt.timedelta(hours=2)


def test_an_hour_is_half_of_it_to_the_minute() -> None:
    agenda = timed_agenda(template(*SKETCH), THREE, 60)
    assert lengths(agenda) == [3, 5, 9, 13, 10, 7, 7]  # halves go to the earlier
    assert agenda.reserve_minutes == 6


@pytest.mark.parametrize(("booked", "reserve"), [(45, 5), (44, 4), (46, 5), (55, 6), (120, 12)])
def test_the_reserve_is_rounded_half_up(booked: int, reserve: int) -> None:
    assert timed_agenda(template(*SKETCH), THREE, booked).reserve_minutes == reserve


def test_no_item_is_under_two_minutes() -> None:
    agenda = timed_agenda(template(1, 100, 100, minimum="0"), THREE, 60)
    assert lengths(agenda) == [2, 26, 26]
    assert [item.minimum for item in agenda.items] == [2, 2, 2]


def test_what_cannot_fit_is_refused_with_the_shortest_length_that_would() -> None:
    with pytest.raises(AgendaTooShort, match="the shortest length that fits is 16 minutes") as refusal:
        timed_agenda(template(*SKETCH), THREE, 15)
    assert refusal.value.shortest == 16
    assert lengths(timed_agenda(template(*SKETCH), THREE, 16)) == [2] * 7


@pytest.mark.parametrize("minutes", [0, -5, 1])
def test_no_time_at_all_is_refused_the_same_way(minutes: int) -> None:
    with pytest.raises(AgendaTooShort) as refusal:
        timed_agenda(template(3, 3), THREE, minutes)
    assert refusal.value.shortest == 4


def test_a_reserve_of_everything_fits_no_length() -> None:
    with pytest.raises(AgendaTooShort, match="no length up to 720 minutes fits") as refusal:
        timed_agenda(template(3, 3, reserve="1"), THREE, 120)
    assert refusal.value.shortest is None


def test_a_gap_before_a_fixed_start_is_reserve() -> None:
    agenda = timed_agenda(template(*SKETCH, d_start="15:40"), THREE, 120)
    assert lengths(agenda) == [5, 10, 18, 25, 20, 15, 15]
    assert clocks(agenda)[3] == "15:40"
    assert agenda.reserve_minutes == 12  # 7 before the fixed start, 5 at the end


def test_what_comes_before_a_fixed_start_leaves_it_reachable() -> None:
    agenda = timed_agenda(template(*SKETCH, d_start="15:20"), THREE, 120)
    assert clocks(agenda)[3] == "15:20"
    assert sum(lengths(agenda)[:3]) == 18  # two of the twenty minutes stay in reserve
    assert sum(lengths(agenda)) + agenda.reserve_minutes == 120
    assert agenda.reserve_minutes == 12


def test_what_comes_after_a_late_fixed_start_still_ends_on_time_with_some_reserve() -> None:
    agenda = timed_agenda(template(*SKETCH, d_start="16:00"), THREE, 120)
    assert sum(lengths(agenda)[:3]) == 54
    assert sum(lengths(agenda)[3:]) == 54
    assert agenda.reserve_minutes == 12


def test_an_item_with_a_fixed_end_ends_there() -> None:
    agenda = timed_agenda(template(60, 15, 60, b_end="16:30"), THREE, 150)
    assert agenda.starts[2] == THREE + dt.timedelta(minutes=90)
    assert sum(lengths(agenda)[:2]) == 90
    assert lengths(agenda)[2] == 45
    assert agenda.reserve_minutes == 15


def test_an_item_with_both_has_the_time_between_them() -> None:
    agenda = timed_agenda(template(30, 1, 30, b_start="15:30", b_end="15:45"), THREE, 90)
    assert lengths(agenda)[1] == 15
    assert clocks(agenda)[1:] == ["15:30", "15:45"]
    assert agenda.reserve_minutes == 9


def test_a_fixed_end_at_the_booked_end_takes_the_reserve() -> None:
    agenda = timed_agenda(template(30, 30, b_end="16:00"), THREE, 60)
    assert lengths(agenda) == [30, 30]
    assert agenda.reserve_minutes == 0


def test_a_fixed_start_of_the_first_item_begins_with_a_gap() -> None:
    agenda = timed_agenda(template(30, 30, a_start="15:10"), THREE, 60)
    assert clocks(agenda)[0] == "15:10"
    assert sum(lengths(agenda)) + agenda.reserve_minutes == 60


def test_a_fixed_start_after_the_end_names_the_item_and_the_length() -> None:
    with pytest.raises(AgendaTooShort, match=r"`b` has to start at 17:30") as refusal:
        timed_agenda(template(30, 30, b_start="17:30"), THREE, 120)
    assert refusal.value.shortest == 152


def test_a_fixed_start_too_early_names_the_item() -> None:
    with pytest.raises(AgendaTooShort, match=r"`c` has to start at 15:03, and that leaves 3 minutes for what needs 4"):
        timed_agenda(template(30, 30, 30, c_start="15:03"), THREE, 120)


def test_a_fixed_end_after_the_booked_end_names_both() -> None:
    with pytest.raises(AgendaTooShort, match=r"`b` has to end at 16:25, and the booked end is 16:00; .* 85 minutes"):
        timed_agenda(template(10, 10, b_end="16:25"), THREE, 60)


def test_what_is_left_for_the_items_is_without_the_reserve() -> None:
    with pytest.raises(AgendaTooShort, match=r"2 minutes each, 14 in all, and 4 are left for them; .* 16 minutes"):
        timed_agenda(template(*[1] * 7), THREE, 5)


def test_fixed_times_out_of_order_fit_no_length() -> None:
    with pytest.raises(AgendaTooShort) as refusal:
        timed_agenda(template(30, 30, a_start="16:00", b_start="15:30"), THREE, 120)
    assert refusal.value.shortest is None


def test_T05_a_review_over_midnight_takes_fixed_times_from_the_next_day() -> None:
    late = dt.datetime(2026, 11, 24, 23, 50, tzinfo=BERLIN)
    agenda = timed_agenda(template(10, 10, b_start="00:05", reserve="0"), late, 30)
    assert agenda.items[1].fixed_start == dt.datetime(2026, 11, 25, 0, 5, tzinfo=BERLIN)
    assert agenda.end == dt.datetime(2026, 11, 25, 0, 20, tzinfo=BERLIN)
    plain = timed_agenda(template(10, reserve="0"), late, 20)
    assert plain.end == dt.datetime(2026, 11, 25, 0, 10, tzinfo=BERLIN)


def test_T06_lengths_are_real_minutes_when_the_clocks_go_back() -> None:
    before = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)  # summer time, half an hour before it ends
    agenda = timed_agenda(template(30, 30, 30, reserve="0"), before, 90)
    assert [f"{start:%H:%M %z}" for start in agenda.starts] == ["02:30 +0200", "02:00 +0100", "02:30 +0100"]
    assert f"{agenda.end:%H:%M %z}" == "03:00 +0100"


def test_T06_a_fixed_time_that_comes_twice_is_the_next_one() -> None:
    once = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    assert first_at(dt.time(2, 45), once).utcoffset() == dt.timedelta(hours=2)
    assert first_at(dt.time(2, 15), once).utcoffset() == dt.timedelta(hours=1)
    again = once.replace(fold=1)
    assert first_at(dt.time(2, 15), again).date() == dt.date(2026, 10, 26)


def test_lengths_are_real_minutes_when_the_clocks_go_forward() -> None:
    before = dt.datetime(2027, 3, 14, 1, 30, tzinfo=CHICAGO)
    agenda = timed_agenda(template(30, 30, b_start="03:15", reserve="0"), before, 75)
    assert agenda.starts[1].hour == 3
    assert seconds_of(agenda.starts[1]) - seconds_of(before) == 45 * 60


def test_parts_of_a_minute_of_the_start_are_dropped() -> None:
    agenda = timed_agenda(template(10), THREE.replace(second=59, microsecond=7), 30)
    assert agenda.start == THREE


def test_another_start_keeps_the_lengths_and_the_times_of_day() -> None:
    agenda = timed_agenda(template(*SKETCH, d_start="15:40"), THREE, 120)
    next_day = moved(agenda, THREE + dt.timedelta(days=1, minutes=5))
    assert lengths(next_day) == lengths(agenda)
    assert clocks(next_day)[:4] == ["15:05", "15:10", "15:20", "15:40"]
    assert next_day.items[3].fixed_start == dt.datetime(2026, 11, 25, 15, 40, tzinfo=BERLIN)


def agenda_of(template: Template, minutes: int) -> Agenda:
    try:
        return timed_agenda(template, THREE, minutes)
    except AgendaTooShort:
        reject()


@given(template=templates(), minutes=st.integers(1, 60))
def test_the_length_that_a_refusal_names_is_the_shortest_that_fits(template: Template, minutes: int) -> None:
    try:
        timed_agenda(template, THREE, minutes)
    except AgendaTooShort as refusal:
        shortest = refusal.shortest
    else:
        return
    if shortest is None:
        with pytest.raises(AgendaTooShort):
            timed_agenda(template, THREE, 720)
        return
    with pytest.raises(AgendaTooShort):
        timed_agenda(template, THREE, shortest - 1)
    assert timed_agenda(template, THREE, shortest).minutes == shortest


@given(template=templates(), minutes=st.integers(1, 720))
def test_minutes_and_reserve_add_up_for_every_agenda_given_out(template: Template, minutes: int) -> None:
    agenda = agenda_of(template, minutes)
    ends = [start + dt.timedelta(minutes=item.minutes) for start, item in zip(agenda.starts, agenda.items, strict=True)]
    assert sum(lengths(agenda)) + agenda.reserve_minutes == minutes
    assert agenda.reserve_minutes >= 0
    assert min(lengths(agenda)) >= 2
    assert ends[-1] <= agenda.end
    assert all(end <= start for end, start in zip(ends, agenda.starts[1:], strict=False))
    for item, start, end in zip(agenda.items, agenda.starts, ends, strict=True):
        assert 2 <= item.minimum <= item.minutes
        assert item.fixed_start in (None, start)
        assert item.fixed_end in (None, end)
    if not any(item.fixed_start or item.fixed_end for item in agenda.items):
        assert agenda.reserve_minutes == math.floor(float(template.reserve) * minutes + 0.5 + 1e-9)
        assert all(
            first + item.minutes * dt.timedelta(minutes=1) == then
            for (first, then), item in zip(pairwise(agenda.starts), agenda.items, strict=False)
        )


@given(template=templates(), minutes=st.integers(1, 720))
def test_an_agenda_is_its_own_projection_at_the_start(template: Template, minutes: int) -> None:
    agenda = agenda_of(template, minutes)
    begin, waiting = seconds_of(agenda.start), tuple(map(waiting_item, agenda.items))
    assert expected_starts(begin, 0, waiting) == tuple(map(seconds_of, agenda.starts))
    last = seconds_of(agenda.starts[-1]) + agenda.items[-1].minutes * 60
    assert projected_end(begin, 0, waiting) == last <= seconds_of(agenda.end)
