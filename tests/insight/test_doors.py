from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samreview.insight.doors import doors, introducers
from samreview.insight.figures import figures
from samreview.insight.picture import picture
from samreview.insight.prompts import addressed, prompts
from samreview.insight.report import insight_json
from samreview.plan.loader import load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.plan.model import Plan

ON = dt.date(2026, 11, 24)


@pytest.fixture
def halden(root: Path) -> Plan:
    plan = load_plan((root / "examples" / "halden.yaml").read_bytes()).plan
    assert plan is not None
    return plan


def test_a_door_is_a_unit_to_be_won_with_the_advocates_of_other_units(halden: Plan) -> None:
    found = doors(halden, ON)
    assert [(door.unit, str(door.potential), door.offerings[0]) for door in found] == [
        ("Imaging", "900000", "Inline analysers"),
        ("Lyon", "500000", "Inline analysers"),
        ("Consumables", "140000", "Line data"),
    ]
    lyon = found[1]
    assert [(one.stakeholder, one.owner, one.proven) for one in lyon.introducers] == [
        ("jane", "priya", True),
        ("piotr", "priya", True),
        ("sanne", "lukas", False),
        ("mei", "karim", False),
    ], "proven first, then strength; Henrik is against something of ours, Claire is of Lyon itself"
    assert lyon.known_there == ()
    assert [one.stakeholder for one in introducers(halden, ON, "Diagnostics")] == ["mei", "claire"]


def test_a_door_is_in_the_text_the_document_and_the_prompts_and_in_no_figure(halden: Plan) -> None:
    lines = picture(halden, ON)
    start = lines.index("DOORS  whom to ask for an introduction; a question, in no figure")
    assert lines[start + 2].split() == ["Lyon", "500k", "Jane", "Okafor", "(Diagnostics),", "trusted", "of", "Priya"]
    document = insight_json(figures(halden, ON))["doors"][0]
    assert document["unit"] == "Imaging"
    assert "potential" not in document
    assert document["introducers"][0] == {"stakeholder": "jane", "owner": "priya", "proven": True}
    asked = [addressed(halden, prompt) for prompt in prompts(halden, ON, "initiatives")]
    assert (
        "Priya: Jane Okafor is for “Next-gen analyser line”. Would it be natural to ask for an introduction in Lyon?"
    ) in asked


def test_without_an_initiative_the_prompt_is_about_where_most_can_be_won(root: Path) -> None:
    text = (root / "examples" / "halden.yaml").read_text("utf-8").replace("kind: penetrate", "kind: expand")
    plan = load_plan(text.encode()).plan
    assert plan is not None
    assert any("an introduction in Imaging?" in prompt.text for prompt in prompts(plan, ON, "initiatives"))


def test_where_no_advocate_is_known_the_text_says_so(halden: Plan) -> None:
    nobody = replace(halden, stakeholders=())
    assert doors(nobody, ON)[0].introducers == ()
    assert any("no advocate elsewhere whom we know" in line for line in picture(nobody, ON))
