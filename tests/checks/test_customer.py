from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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
