from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.checks.engine import check
from samreview.insight.figures import figures
from samreview.plan.loader import load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.plan.model import Plan

RICH = {"halden": "2026-11-24", "sorrel": "2026-12-08", "vesterholm": "2027-01-21"}


def load(root: Path, name: str) -> Plan:
    loaded = load_plan((root / "examples" / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    assert loaded.plan is not None, [str(finding) for finding in loaded.findings]
    assert loaded.findings == ()
    return loaded.plan


def test_every_example_is_tested(root: Path) -> None:
    assert {path.stem for path in (root / "examples").glob("*.yaml")} == {*RICH, "smallest"}


@pytest.mark.parametrize("on", ["2026-11-09", "2026-11-24", "2026-12-18", "2026-12-31"])
def test_the_smallest_useful_plan_gives_no_finding(root: Path, on: str) -> None:
    assert check(load(root, "smallest"), dt.date.fromisoformat(on)) == ()


@pytest.mark.parametrize("name", RICH)
def test_a_rich_plan_is_rich(root: Path, name: str) -> None:
    plan = load(root, name)
    on = dt.date.fromisoformat(RICH[name])
    assert plan.next_review is not None
    assert plan.next_review.start is not None
    assert plan.next_review.start.date() == on
    assert len(plan.team) >= 6
    assert len({member.region for member in plan.team}) >= 2
    assert len({member.function for member in plan.team}) >= 4
    assert len(plan.stakeholders) >= 10
    assert len(plan.opportunities) >= 8
    assert any(deal.outcome == "won" for deal in plan.opportunities)
    assert len(plan.orders) >= 16
    assert len(plan.internal_asks) >= 4
    assert plan.visits
    assert plan.initiatives
    assert plan.actions
    assert plan.whitespace
    assert all(stage.typical_days and stage.probability for stage in plan.stages)
    assert all(ids for _, ids in figures(plan, on).buckets), "an opportunity in each bucket"


@pytest.mark.parametrize("name", RICH)
def test_the_baseline_is_what_was_ordered_in_the_last_four_whole_quarters(root: Path, name: str) -> None:
    plan = load(root, name)
    this = plan.calendar.quarter_of(dt.date.fromisoformat(RICH[name]))
    ordered = [order.amount for order in plan.orders if 1 <= this.minus(plan.calendar.quarter_of(order.date)) <= 4]
    before = [order.amount for order in plan.orders if 5 <= this.minus(plan.calendar.quarter_of(order.date)) <= 8]
    assert sum(ordered) == plan.growth.baseline
    assert sum(before) == plan.growth.history[-1]


@pytest.mark.parametrize("name", RICH)
def test_a_rich_plan_has_the_weaknesses_that_reviews_are_about(root: Path, name: str) -> None:
    found = {finding.code for finding in check(load(root, name), dt.date.fromisoformat(RICH[name]))}
    assert found >= {"SAM103", "SAM502", "SAM601", "SAM605", "SAM607", "SAM804"}


@pytest.mark.parametrize("name", RICH)
def test_what_to_stop_asking_of_the_customer_says_that_it_stops(root: Path, name: str) -> None:
    """Under that heading a text that says what to do instead reads the wrong way round."""
    asks = [one.ask for one in load(root, name).internal_asks if one.kind == "stop"]
    assert asks
    assert all(ask.startswith("Stop ") for ask in asks)


def test_one_example_starts_its_year_late_and_one_has_a_second_currency(root: Path) -> None:
    plans = [load(root, name) for name in RICH]
    assert {plan.account.fiscal_year_starts for plan in plans} == {4, 10, 1}
    assert {plan.account.currency for plan in plans} == {"EUR", "USD", "SEK"}
    assert all(plan.account.rates for plan in plans)
