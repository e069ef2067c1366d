from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.dates import parse_due
from samreview.values.quarter import FiscalCalendar

APRIL = FiscalCalendar(4)
TUESDAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("2027-02-15", "2027-02-15"),
        ("2026-01-01", "2026-01-01"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("tue", "2026-12-01"),
        ("wed", "2026-11-25"),
        ("mon", "2026-11-30"),
        ("sun", "2026-11-29"),
        ("+3w", "2026-12-15"),
        ("+10d", "2026-12-04"),
        ("+0d", "2026-11-24"),
        ("eom", "2026-11-30"),
        ("EOQ", "2026-12-31"),
        ("FY27-Q4", "2027-03-31"),
        ("fy28-q1", "2027-06-30"),
    ],
)
def test_every_form_of_a_due_date(typed: str, due: str) -> None:
    assert parse_due(typed, TUESDAY, APRIL) == dt.date.fromisoformat(due)


def test_a_friday_counts_from_the_friday_after() -> None:
    assert parse_due("fri", dt.date(2026, 11, 27), APRIL) == dt.date(2026, 12, 4)


def test_the_quarter_ends_by_the_fiscal_calendar() -> None:
    assert parse_due("eoq", TUESDAY, FiscalCalendar(2)) == dt.date(2027, 1, 31)
    assert parse_due("eom", dt.date(2028, 2, 3), APRIL) == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    "typed", ["someday", "2026-02-30", "+w", "+3", "+3m", "-", "", "FY27-Q5", "+9999w9", "frid", "0000-01-01", "99-1-1"]
)
def test_what_is_no_date(typed: str) -> None:
    assert parse_due(typed, TUESDAY, APRIL) is None


def test_no_count_runs_out_of_the_calendar() -> None:
    assert parse_due("+9999w", dt.date(9998, 1, 1), APRIL) is None


@given(st.text(max_size=12), st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.integers(1, 12))
def test_reading_a_date_never_fails(text: str, on: dt.date, starts: int) -> None:
    due = parse_due(text, on, FiscalCalendar(starts))
    assert due is None or isinstance(due, dt.date)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["mon", "thu", "sunday"]))
def test_a_weekday_is_within_the_seven_days_after(on: dt.date, typed: str) -> None:
    due = parse_due(typed, on, APRIL)
    assert due is not None
    assert 1 <= (due - on).days <= 7
    assert due.strftime("%a").casefold() == typed[:3]
