from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from samreview.insight.exhibits.funnel import funnel_exhibit
from samreview.insight.figures import figures
from samreview.insight.funnel import bucket_of, funnel, open_in, renewals
from samreview.insight.horizon import horizon
from tests.insight.factory import ON, deal, plan


def test_horizon_is_the_quarters_after_the_current_one() -> None:
    current, ahead = horizon(plan(), ON)
    assert str(current) == "FY27-Q3"
    assert [str(quarter) for quarter in ahead] == ["FY27-Q4", "FY28-Q1", "FY28-Q2"]


@pytest.mark.parametrize(
    ("close", "bucket"),
    [
        ("2026-11-23", "overdue"),
        ("2026-10-01", "overdue"),  # of this quarter, and passed all the same
        ("2026-11-24", "in_flight"),
        ("2026-12-31", "in_flight"),
        ("2027-01-01", "in_horizon"),
        ("2027-09-30", "in_horizon"),
        ("2027-10-01", "beyond"),
    ],
)
def test_buckets_at_their_edges(close: str, bucket: str) -> None:
    assert bucket_of(plan(), deal("a", close=close), ON) == bucket


def test_funnel_counts_open_growth_in_the_horizon() -> None:
    it = plan(
        deal("a", "640k", "2027-02-15", stage="evaluate"),
        deal("b", "310k", "2027-06-30", kind="expand", probability="0.2"),
        deal("unknown", "90k", "2027-09-30", stage="contract"),
        deal("renewal", "500k", "2027-03-01", kind="renew", probability="0.9"),
        deal("lost", "900k", "2027-03-01", outcome="lost"),
        deal("flying", "70k", "2026-12-01"),
        deal("flying-renewal", "80k", "2026-12-01", kind="renew"),
        deal("won", "55k", "2026-10-05", outcome="won"),
        deal("won-earlier", "60k", "2026-09-30", outcome="won"),
        deal("won-renewal", "65k", "2026-10-05", outcome="won", kind="renew"),
        win_rate=Decimal("0.25"),
    )
    got = funnel(it, ON)
    assert got.gap == 1_200_000
    assert got.value == 1_040_000
    assert got.weighted_value == 640_000 * Decimal("0.4") + 62_000
    assert got.unweighted == ("unknown",)
    assert got.in_flight_value == 70_000
    assert got.won_value == 55_000
    assert got.coverage == 1_040_000 / 1_200_000
    assert got.weighted_coverage == 318_000 / 1_200_000
    assert got.required_coverage == 4
    assert got.missing == 160_000


@pytest.mark.parametrize(("baseline", "target"), [(None, "5M"), ("4M", None), ("4M", "4M"), ("4M", "3M")])
def test_no_gap_to_close_leaves_coverage_absent(baseline: str | None, target: str | None) -> None:
    got = funnel(plan(deal("a", probability="0.5"), baseline=baseline, target=target), ON)
    assert (got.coverage, got.weighted_coverage, got.missing) == (None, None, None)
    assert (got.gap is None) == (baseline is None or target is None)


def test_required_coverage_needs_a_win_rate() -> None:
    assert funnel(plan(), ON).required_coverage is None
    assert funnel(plan(win_rate=Decimal(0)), ON).required_coverage is None
    assert funnel(plan(win_rate=Decimal("0.35")), ON).required_coverage == 1 / 0.35


def test_money_is_exact() -> None:
    it = plan(*(deal(f"d{n}", "0.1", probability="0.1") for n in range(1000)), baseline="0", target="0.3")
    got = funnel(it, ON)
    assert (got.value, got.weighted_value) == (Decimal(100), Decimal(10))
    assert got.coverage == 1000 / 3


def test_renewals_at_risk_beside_the_gap() -> None:
    it = plan(
        deal("growth", "300k"),
        deal("safe", "500k", kind="renew", probability="0.9"),
        deal("shaky", "200k", kind="renew", stage="evaluate"),
        deal("unknown", "100k", kind="renew"),
        deal("far", "900k", "2028-03-01", kind="renew", probability="0.1"),
        deal("kept", "900k", kind="renew", outcome="won", probability="0.1"),
    )
    got = renewals(it, ON)
    assert got.share == 800 / 1100
    assert got.at_risk == 50_000 + 120_000
    assert got.unknown == ("unknown",)
    assert renewals(plan(), ON).share is None


def test_exhibit_splits_the_funnel_by_quarter_and_by_stage() -> None:
    it = plan(
        deal("a", "640k", "2027-02-15", stage="evaluate", stage_since="2026-08-01"),
        deal("b", "310k", "2027-06-30", stage="recognise"),
        deal("c", "90k", "2027-03-30"),
        deal("late", "40k", "2026-11-01", kind="renew"),
        deal("small", "10k", "2026-12-10"),
        deal("large", "70k", "2026-12-10"),
    )
    got = funnel_exhibit(it, ON)
    assert [(str(row.quarter), row.amount, row.weighted) for row in got.quarters] == [
        ("FY27-Q4", Decimal(730_000), Decimal(256_000)),
        ("FY28-Q1", Decimal(310_000), Decimal(31_000)),
        ("FY28-Q2", Decimal(0), Decimal(0)),
    ]
    assert [row.id for row in got.quarters[0].deals] == ["a", "c"]
    assert got.quarters[0].unweighted == ("c",)
    assert [(row.id, " ".join(f"{one / 1000:f}" for one in row.amounts), row.amount) for row in got.stages] == [
        ("recognise", "0 310 0", Decimal(310_000)),
        ("evaluate", "640 0 0", Decimal(640_000)),
        ("contract", "0 0 0", Decimal(0)),
        (None, "90 0 0", Decimal(90_000)),
    ]
    assert got.bottleneck is not None
    assert got.bottleneck.id == "evaluate"
    assert got.stages[1].stuck == ("a",)
    assert [row.id for row in got.in_flight] == ["large", "small"]
    assert [row.id for row in got.overdue] == ["late"]
    assert str(got.emptiest.quarter) == "FY28-Q2"


def test_a_change_of_amount_or_date_changes_the_exhibit() -> None:
    before = funnel_exhibit(plan(deal("a", "640k")), ON)
    assert funnel_exhibit(plan(deal("a", "690k")), ON).quarters[0].amount == before.quarters[0].amount + 50_000
    assert funnel_exhibit(plan(deal("a", "640k", "2027-04-01")), ON).quarters[1].amount == 640_000


def test_figures_list_the_open_ids_of_every_bucket() -> None:
    it = plan(deal("a"), deal("b", close="2026-11-01"), deal("c", close="2028-01-01"), deal("d", outcome="dropped"))
    assert figures(it, ON).buckets == (
        ("overdue", ("b",)),
        ("in_flight", ()),
        ("in_horizon", ("a",)),
        ("beyond", ("c",)),
    )
    assert [one.id for one in open_in(it, dt.date(2027, 3, 1), "overdue")] == ["a", "b"]
