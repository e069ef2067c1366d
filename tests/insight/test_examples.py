"""The shipped example plans: figures, exhibits, prompts and pictures of each, on the day it was written for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.insight.exhibits.asks import asks_exhibit
from samreview.insight.exhibits.assumptions import assumptions_exhibit
from samreview.insight.exhibits.funnel import funnel_exhibit
from samreview.insight.figures import figures
from samreview.insight.picture import picture
from samreview.insight.picture.columns import WIDTH, width
from samreview.insight.prompts import prompts
from samreview.insight.ratios import total
from samreview.plan.loader import load_plan
from tests.insight.factory import ON

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.plan.model import Plan


@pytest.fixture(scope="module", params=["halden", "sorrel", "vesterholm", "smallest"])
def example(request: pytest.FixtureRequest, root: Path) -> Plan:
    path = root / "examples" / f"{request.param}.yaml"
    loaded = load_plan(path.read_bytes(), str(path))
    assert loaded.plan is not None, loaded.findings
    return loaded.plan


def test_exhibits_and_figures_of_the_examples_agree(example: Plan) -> None:
    known, shown = figures(example, ON), funnel_exhibit(example, ON)
    assert (
        total(row.amount for row in shown.quarters) == known.funnel.value == total(row.amount for row in shown.stages)
    )
    assert total(row.weighted for row in shown.quarters) == known.funnel.weighted_value
    assert {(row.opportunity, row.stakeholder) for row in assumptions_exhibit(example, ON).rows} == {
        (one.opportunity, one.stakeholder) for one in known.assumptions
    }
    assert sorted(row.id for row in asks_exhibit(example, ON).at_risk) == sorted(known.asks_at_risk)


def test_pictures_and_prompts_of_the_examples_are_fit_to_be_read(example: Plan) -> None:
    assert all(width(line) <= WIDTH for line in picture(example, ON))
    asked = [prompt for kind in ("customer", "funnel", "stakeholders", "asks") for prompt in prompts(example, ON, kind)]
    assert asked
    assert all(len(prompt.text) <= 240 and prompt.text.endswith(("?", ".")) for prompt in asked)
