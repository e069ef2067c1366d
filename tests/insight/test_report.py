from __future__ import annotations

import json
from typing import Any

from samreview.insight.figures import figures
from samreview.insight.report import insight_json
from tests.insight.factory import ON, deal, field_of_play, order, person, plan, stance

KEYS = [
    "on",
    "quarter",
    "horizon",
    "growth_gap",
    "funnel_value",
    "weighted_value",
    "unweighted",
    "in_flight_value",
    "won_value",
    "coverage",
    "weighted_coverage",
    "required_coverage",
    "renewal_share",
    "at_risk",
    "buckets",
    "stages",
    "bottleneck",
    "period_end_skew",
    "period_end_flat",
    "discount_skew",
    "assumptions",
    "relationship_coverage",
    "single_owner_share",
    "whitespace",
    "doors",
]


def report(**more: Any) -> dict[str, Any]:  # noqa: ANN401  keyword arguments of a plan
    deals = more.pop("deals", ())
    return insight_json(figures(plan(*deals, **more), ON))


def test_the_contracts_keys_are_there_for_the_emptiest_plan() -> None:
    got = report(baseline=None, target=None, stages=())
    assert list(got) == KEYS
    for key in ("unweighted", "stages", "assumptions", "doors"):
        assert got[key] == []
    for key in ("growth_gap", "coverage", "weighted_coverage", "required_coverage", "renewal_share", "bottleneck"):
        assert got[key] is None
    for key in ("period_end_skew", "period_end_flat", "discount_skew", "relationship_coverage", "single_owner_share"):
        assert got[key] is None
    assert got["buckets"] == {"overdue": [], "in_flight": [], "in_horizon": [], "beyond": []}
    assert {got[key] for key in ("funnel_value", "weighted_value", "at_risk", "whitespace")} == {"0"}


def test_money_is_a_plain_string_shares_are_numbers_and_dates_iso() -> None:
    got = report(
        deals=(
            deal(
                "a", "60.1k", probability="0.92", stage="evaluate", stage_since="2026-01-01", motivations=(stance("j"),)
            ),
            deal("b", "1.2M"),
        ),
        stakeholders=(person("j", "dana", 1),),
        whitespace=(
            field_of_play("Lyon", "x", "competitor", "500k"),
            field_of_play("Lyon", "y", "in-house", "0.5"),
            field_of_play("Lyon", "z", "nobody"),
            field_of_play("Lyon", "v", "us", "9M"),
            field_of_play("Lyon", "w", "not-for-us", "9M"),
        ),
        orders=(order("2026-09-30", "10k"),),
    )
    assert (got["on"], got["quarter"], got["horizon"][0]) == ("2026-11-24", "FY27-Q3", "FY27-Q4")
    assert (got["funnel_value"], got["weighted_value"], got["growth_gap"]) == ("1260100", "55292", "1200000")
    assert got["unweighted"] == ["b"]
    assert got["stages"][1] == {"id": "evaluate", "amount": "60100", "count": 1, "stuck": ["a"]}
    assert got["bottleneck"] == "evaluate"
    assert got["assumptions"] == [{"opportunity": "a", "stakeholder": "j", "reason": "no-evidence"}]
    assert got["whitespace"] == "500000.5"
    assert got["coverage"] == 1260100 / 1200000
    assert got["period_end_skew"] == 1.0
    assert json.loads(json.dumps(got)) == got


def test_what_has_no_figure_is_named() -> None:
    it = plan(
        deal("r", kind="renew"), whitespace=(field_of_play("Lyon", "z", "nobody"), field_of_play("Lyon", "v", "us"))
    )
    got = figures(it, ON)
    assert got.renewals.unknown == ("r",)
    assert got.whitespace.unknown == (("Lyon", "z"),)
