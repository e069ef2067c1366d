from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.values.quarter import FiscalCalendar, Quarter, parse_quarter

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2098, 12, 31))
CALENDARS = st.integers(1, 12).map(FiscalCalendar)


@pytest.mark.parametrize(
    ("starts", "day", "label"),
    [
        (1, dt.date(2027, 1, 1), "FY27-Q1"),
        (1, dt.date(2026, 12, 31), "FY26-Q4"),
        (4, dt.date(2026, 11, 24), "FY27-Q3"),
        (4, dt.date(2027, 3, 31), "FY27-Q4"),
        (4, dt.date(2027, 4, 1), "FY28-Q1"),
        (10, dt.date(2026, 9, 30), "FY26-Q4"),
        (10, dt.date(2026, 10, 1), "FY27-Q1"),
    ],
)
def test_a_fiscal_year_is_named_for_the_year_it_ends_in(starts: int, day: dt.date, label: str) -> None:
    assert str(FiscalCalendar(starts).quarter_of(day)) == label


@given(CALENDARS, DAYS)
def test_every_day_lies_in_its_quarter(calendar: FiscalCalendar, day: dt.date) -> None:
    quarter = calendar.quarter_of(day)
    assert calendar.first_day(quarter) <= day <= calendar.last_day(quarter)
    assert calendar.quarter_of(calendar.last_day(quarter)) == quarter
    assert 89 <= calendar.days(quarter) <= 92


@given(CALENDARS, DAYS, st.integers(-8, 8))
def test_quarters_count_forth_and_back(calendar: FiscalCalendar, day: dt.date, many: int) -> None:
    quarter = calendar.quarter_of(day)
    assert quarter.plus(many).minus(quarter) == many
    assert quarter.plus(many).plus(-many) == quarter


def test_only_a_quarters_name_is_read() -> None:
    assert parse_quarter("FY27-Q2") == Quarter(2027, 2)
    assert [parse_quarter(text) for text in ("FY27-Q5", "FY2027-Q1", "fy27-q1", "Q1", "FY27-Q2 ")] == [None] * 5
