from __future__ import annotations

import datetime as dt

import pytest

from samreview.insight.period_end import at_period_end, period_end
from samreview.values.quarter import FiscalCalendar
from tests.insight.factory import ON, order, plan


@pytest.mark.parametrize(
    ("day", "late"),
    [("2026-12-17", False), ("2026-12-18", True), ("2026-12-31", True), ("2027-01-01", False), ("2027-03-18", True)],
)
def test_the_last_fourteen_days_hold_the_last_one(day: str, *, late: bool) -> None:
    assert at_period_end(FiscalCalendar(4), dt.date.fromisoformat(day)) is late


def test_skew_flat_and_discounts_by_hand() -> None:
    it = plan(
        orders=(
            order("2026-04-10", "100k", "0.05"),
            order("2026-06-30", "300k", "0.20"),
            order("2026-07-20", "100k"),
            order("2026-09-30", "100k", "0.10"),
            order("2026-11-24", "200k", "0.02"),
            order("2026-11-25", "900k", "0.50"),  # after the review date
        )
    )
    got = period_end(it, ON)
    assert got.skew == 400 / 800
    assert got.flat == 14 * 3 / (91 + 92 + 92)
    inside = (300 * 0.20 + 100 * 0.10) / 400
    outside = (100 * 0.05 + 200 * 0.02) / 300
    assert got.discount_skew == pytest.approx(inside - outside, abs=1e-15)
    assert (got.orders, got.small_sample, str(got.partial)) == (5, True, "FY27-Q3")


def test_no_orders_have_no_skew() -> None:
    got = period_end(plan(orders=(order("2027-01-01", "10k", "0.1"),)), ON)
    assert (got.skew, got.flat, got.discount_skew, got.partial) == (None, None, None, None)
    assert not got.small_sample


def test_a_discount_on_one_side_only_is_no_skew() -> None:
    it = plan(orders=(order("2026-06-30", "300k", "0.20"), order("2026-07-20", "100k")))
    assert period_end(it, ON).discount_skew is None


def test_eight_orders_are_no_small_sample_and_a_quarter_that_is_over_is_not_partial() -> None:
    it = plan(orders=tuple(order(f"2026-10-0{day}", "10k") for day in range(1, 9)))
    got = period_end(it, dt.date(2026, 12, 31))
    assert (got.small_sample, got.partial) == (False, None)
    assert period_end(it, dt.date(2026, 12, 30)).partial is not None


def test_orders_worth_nothing_have_a_flat_rate_and_no_skew() -> None:
    got = period_end(plan(orders=(order("2026-06-30", "0", "0.1"),)), ON)
    assert (got.skew, got.discount_skew) == (None, None)
    assert got.flat == 14 / 91
