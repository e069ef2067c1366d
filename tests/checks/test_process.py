from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.findings import Finding

    Expect = Callable[..., tuple[Finding, ...]]


def test_sam704_no_next_customer_action_or_an_overdue_one(expect: Expect) -> None:
    missing, late = expect(
        "SAM704",
        """\
opportunities:
  - ¦{id: a, name: A, kind: new, amount: 1k, close: 2027-03-31}
  - {id: b, name: B, kind: renew, amount: 1k, close: 2027-03-31, next_customer_action: {what: Signs, by: ¦2026-11-23}}
  - {id: c, name: C, kind: new, amount: 1k, close: 2027-03-31, next_customer_action: {what: Signs, by: 2026-11-24}}
  - {id: d, name: D, kind: new, amount: 1k, close: 2027-03-31, next_customer_action: {what: Signs}}
  - {id: e, name: E, kind: new, amount: 1k, close: 2026-03-31, outcome: lost}
""",
    )
    assert missing.message == "a: nothing says what the customer does next for A"
    assert late.message == "b: Signs was to happen by 23 Nov 2026"


def test_sam704_a_key_without_a_value_is_something_missing(expect: Expect) -> None:
    expect(
        "SAM704",
        """\
opportunities:
  - ¦id: a
    name: A
    kind: new
    amount: 1k
    close: 2027-03-31
    next_customer_action:
""",
    )


def test_sam705_what_is_stuck_and_the_bottleneck(expect: Expect) -> None:
    bottleneck, stuck, _ = expect(
        "SAM705",
        """\
stages:
  - {id: see, name: See it, typical_days: 30}
  - ¦{id: try, name: Try it, typical_days: 75}
opportunities:
  - {id: line, name: Line, kind: new, amount: 640k, close: 2027-03-31, stage: try, stage_since: ¦2026-09-01}
  - {id: small, name: Small, kind: renew, amount: 5k, close: 2027-03-31, stage: see, stage_since: ¦2026-10-24}
  - {id: just, name: Just, kind: new, amount: 640k, close: 2027-03-31, stage: see, stage_since: 2026-10-25}
  - {id: since, name: Since, kind: new, amount: 640k, close: 2027-03-31, stage: see}
""",
    )
    assert bottleneck.message == "try: Try it is the bottleneck, with EUR 640k stuck in it (line)"
    assert stuck.message == "line: Line has been in Try it for 84 days, 75 are usual"


def orders(late: str, early: str, count: int = 4) -> str:
    rows = "".join(
        f"  - {{date: {year}-09-30, amount: {late}}}\n  - {{date: {year}-07-15, amount: {early}}}\n"
        for year in range(2022, 2022 + count)
    )
    return f"orders:\n{rows}"


def test_sam706_orders_that_bunch(expect: Expect) -> None:
    (finding,) = expect("SAM706", "¦" + orders("310k", "690k"))
    assert finding.message == ("31% of what was ordered came in the last 14 days of a quarter, where 15% would be even")
    # 14 of 92 days are 15.2 %, twice that is 30.4 %.
    expect("SAM706", orders("304k", "696k"))


def test_sam706_and_sam707_sleep_under_eight_orders(expect: Expect) -> None:
    expect("SAM706", orders("900k", "1k", count=3))
    expect("SAM707", orders("900k, discount: 50%", "1k, discount: 1%", count=3))


def test_sam706_and_sam707_judge_no_quarter_that_is_not_over(expect: Expect) -> None:
    rows = "".join(f"  - {{date: 2026-12-{day}, amount: 90k, discount: 20%}}\n" for day in range(20, 28))
    early = "  - {date: 2026-10-05, amount: 1k, discount: 1%}\n"
    for code in ("SAM706", "SAM707"):
        expect(code, f"orders:\n{early}{rows}", on="2026-12-30")
        expect(code, f"¦orders:\n{early}{rows}", on="2026-12-31")


def test_sam707_discounts_deeper_by_three_points(expect: Expect) -> None:
    (finding,) = expect("SAM707", "¦" + orders("100k, discount: 8%", "100k, discount: 5%"))
    assert finding.message == "discounts in the last 14 days of a quarter are deeper by 3.0 points"
    assert finding.money == pytest.approx(12_000, abs=1)
    expect("SAM707", orders("100k, discount: 7.9%", "100k, discount: 5%"))


def test_sam709_only_a_demo(expect: Expect) -> None:
    (finding,) = expect(
        "SAM709",
        """\
opportunities:
  - {id: a, name: A, kind: new, amount: 1k, close: 2027-03-31, next_customer_action: {what: ¦A trial on the pilot cell}}
  - {id: b, name: B, kind: new, amount: 1k, close: 2027-03-31, next_customer_action: {what: Rosa signs the trial}}
""",
    )
    assert finding.message == "a: A trial on the pilot cell commits the customer to nothing"


def test_sam712_no_stage_or_no_probability(expect: Expect) -> None:
    both, chance, stage = expect(
        "SAM712",
        """\
stages: [{id: see, name: See it}, {id: try, name: Try it, probability: 20%}]
opportunities:
  - ¦{id: a, name: A, kind: new, amount: 1k, close: 2027-03-31}
  - ¦{id: b, name: B, kind: new, amount: 1k, close: 2027-03-31, stage: see}
  - ¦{id: c, name: C, kind: new, amount: 1k, close: 2027-03-31, probability: 20%}
  - {id: d, name: D, kind: renew, amount: 1k, close: 2027-03-31, stage: try}
  - {id: e, name: E, kind: new, amount: 1k, close: 2027-03-31, outcome: won}
""",
    )
    assert both.message == "a: A has no stage and no probability"
    assert (chance.message, stage.message) == ("b: B has no probability", "c: C has no stage")
