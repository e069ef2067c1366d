from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from samreview.plan.loader import load_plan
from samreview.plan.schema import json_schema

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_loads_without_a_finding(path: Path) -> None:
    loaded = load_plan(path.read_bytes(), path.name)
    assert loaded.findings == ()
    assert loaded.plan is not None
    assert loaded.plan.account.id in {"halden", "morrow", "sorrel", "vesterholm"}


NEEDED = {
    "Plan": "samreview account team",
    "Account": "id name currency",
    "TeamMember": "id name",
    "Stage": "id name",
    "Stakeholder": "id name",
    "Opportunity": "id name kind amount close",
    "CustomerAction": "what",
    "Motivation": "stakeholder stance",
    "Initiative": "id name kind",
    "InternalAsk": "id ask",
    "Priority": "id",
    "Problem": "id problem",
    "Offering": "id name",
    "Whitespace": "unit offering held_by",
    "Order": "date amount",
    "PlanAction": "id what",
    "Visit": "id date",
}


def test_what_a_plan_needs_is_little_and_everything_else_may_be_left_out() -> None:
    schema = json_schema()
    needed = {name: " ".join(each["required"]) for name, each in {"Plan": schema, **schema["$defs"]}.items()}
    assert {name: keys for name, keys in needed.items() if keys} == NEEDED


def test_a_share_and_a_rate_may_begin_with_their_point() -> None:
    text = """\
samreview: 1
account: {id: a, name: A, currency: EUR, rates: {USD: .92}}
growth: {win_rate: .35, baseline: USD 100k}
team: [{id: x, name: X}, {id: y, name: Y}]
"""
    loaded = load_plan(text.encode(), "plan.yaml")
    assert loaded.findings == ()
    assert loaded.plan is not None
    assert (loaded.plan.growth.win_rate, loaded.plan.growth.baseline) == (Decimal("0.35"), Decimal(92_000))
