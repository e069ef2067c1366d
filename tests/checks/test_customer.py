from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.checks.engine import check
from samreview.plan.loader import load_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.plan.findings import Finding

    Expect = Callable[..., tuple[Finding, ...]]


def test_sam701_the_lists_that_are_missing_once_two_have_begun(expect: Expect) -> None:
    (finding,) = expect("SAM701", "customer:\n  ¦challenges: [A]\n  priorities: [B]\n  industry_dynamics: []\n")
    assert finding.message == (
        "nothing is written about the customer's economic indicators, industry dynamics and financial condition"
    )
    expect("SAM701", "customer: {priorities: [B]}\n")
    expect(
        "SAM701",
        "customer: {challenges: [A], priorities: [B], industry_dynamics: [C], economic_indicators: [D],"
        " financial_condition: [E]}\n",
    )


PROBLEMS = """\
stakeholders: [{id: jane, name: Jane, relationship: {owner: dana}}]
customer:
  priorities: [{id: p1, text: Halve the scrap}, A text]
  problems:
    - %s{id: scrap, problem: Scrap, workaround: Lamps, workaround_cost: 900k, affected: [jane], priority: p1}
    - %s{id: tracing, problem: No record, workaround: Paper}
    - %s{id: other, problem: Other, workaround: None, workaround_cost: 0, affected: [jane]}
opportunities:
  - {id: a, name: A, kind: new, amount: 10k, close: 2027-03-31, problem: tracing}
  - %s{id: b, name: B, kind: new, amount: 20k, close: 2027-03-31}
  - {id: c, name: C, kind: renew, amount: 20k, close: 2027-03-31}
"""


def test_sam702_a_growth_opportunity_without_a_problem(expect: Expect) -> None:
    expect("SAM702", PROBLEMS % ("", "", "", "¦"))
    expect("SAM702", "opportunities: [{id: b, name: B, kind: new, amount: 20k, close: 2027-03-31}]\n")


def test_sam703_all_that_a_problem_lacks(expect: Expect) -> None:
    (finding,) = expect("SAM703", PROBLEMS % ("", "¦", "", ""))
    assert finding.message == "tracing: No record has no cost and no people who suffer from it"
    assert finding.money == 10_000


def test_sam710_a_problem_that_serves_no_priority(expect: Expect) -> None:
    first, _ = expect("SAM710", PROBLEMS % ("", "¦", "¦", ""))
    assert first.message == "tracing: No record serves no priority that the customer has stated"
    expect(
        "SAM710",
        (PROBLEMS % ("", "", "", ""))
        .replace("{id: p1, text: Halve the scrap}", "Halve it")
        .replace(", priority: p1", ""),
    )


def test_sam710_any_priority_that_is_named_will_do(expect: Expect) -> None:
    expect(
        "SAM710",
        """\
customer:
  priorities: [{id: p1, text: Halve the scrap}, {id: p2, text: Open Lyon}]
  problems: [{id: a, problem: A, priority: p2}, ¦{id: b, problem: B}]
""",
    )


def test_sam708_the_customer_does_not_know(expect: Expect) -> None:
    expect("SAM708", "customer: {knows_plan: ¦false}\n")
    expect("SAM708", "customer: {knows_plan: true}\n")
    expect("SAM708", "customer: {}\n")


def test_sam711_a_visit_that_is_near_and_not_prepared(expect: Expect) -> None:
    bare, part = expect(
        "SAM711",
        """\
visits:
  - ¦{id: bare, date: 2026-12-08}
  - ¦{id: today, date: 2026-11-24, purpose: Look, parts: {dana: opens}}
  - {id: late, date: 2026-12-09}
  - {id: past, date: 2026-11-23}
  - {id: ready, date: 2026-12-01, purpose: Look, parts: {dana: opens}, questions: [Why]}
""",
    )
    assert bare.message == "bare: the visit of 8 Dec 2026 has no purpose, no parts and no questions"
    assert part.message == "today: the visit of 24 Nov 2026 has no questions"


def test_sam713_a_sentence_for_the_customer_that_judges(expect: Expect) -> None:
    cfo, *_ = expect(
        "SAM713",
        """\
customer:
  challenges: [Two plants need new lines, ¦"The plant manager is stubborn, and indecisive"]
  financial_condition:
    - ¦Cash is tight and the CFO is weak
    - Operating margin fell from 14 % to 11 % in two years
  economic_indicators: [A weak dollar]
  industry_dynamics: [The weakness of the yen helps exporters]
  priorities:
    - ¦Hide the insolvency of the Ghent bakery
    - {id: p1, text: Halve the scrap, because: ¦they overpay for film, source: Somebody weak}
  coming: [{by: 2027-03-01, what: The weak season begins}]
  problems:
    - {id: seals, problem: Seals that look right and leak, help: ¦Upsell the second camera, workaround: Weak glue}
visits:
  - {id: trial, date: 2026-12-16, purpose: ¦Persuade Jane before the vote, questions: [Is Henrik afraid of it?]}
""",
    )
    assert cfo.message == (
        "the customer may read this word for word: The plant manager is stubborn, and indecisive"
        ' ("indecisive" and "stubborn")'
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Debt was refinanced in March; projects need to pay back within 24 months",
        "Tight tolerances on the sealing heads, and poor yield after a changeover",
        "Net debt is 3.1 times the operating result and the owner wants it under 3",
        "Margins are squeezed by film prices",
        "One tray in two hundred leaks, and the two largest grocers now fine it by the pallet",
        "The bakery has lost money for three years",
        "Twelve people can read an oil analysis and seven of them retire within five years",
        "Decide together which line goes first",
        "Agree the test plan with quality and win back two shifts a week",
        "Failing seals stop line 2 twice a week",
    ],
)
def test_sam713_facts_are_no_judgement(found: Callable[..., tuple[Finding, ...]], sentence: str) -> None:
    text = f"customer: {{challenges: ['{sentence}'], financial_condition: ['{sentence}']}}\n"
    assert found("SAM713", text) == ()


def test_sam713_shipped_examples_judge_nobody(root: Path) -> None:
    for path in (root / "examples").glob("*.yaml"):
        plan = load_plan(path.read_bytes(), path.name).plan
        assert plan is not None
        assert [one for one in check(plan, dt.date(2026, 11, 24)) if one.code == "SAM713"] == []
