from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.findings import Finding

    Expect = Callable[..., tuple[Finding, ...]]


def test_sam101_nothing_that_grows_is_said_at_the_list(expect: Expect) -> None:
    (finding,) = expect(
        "SAM101",
        """\
¦opportunities:
  - {id: service, name: Service, kind: renew, amount: 300k, close: 2027-03-31}
  - {id: now, name: This quarter, kind: new, amount: 300k, close: 2026-12-31}
  - {id: far, name: Beyond, kind: new, amount: 300k, close: 2027-10-01}
  - {id: gone, name: Lost, kind: new, amount: 300k, close: 2027-03-31, outcome: lost}
""",
    )
    assert "FY27-Q4 to FY28-Q2" in finding.message


def test_sam101_a_plan_without_opportunities_is_said_at_its_first_key(expect: Expect) -> None:
    expect(
        "SAM101",
        """\
¦samreview: 1
account: {id: halden, name: Halden, currency: EUR}
team:
  - {id: dana, name: Dana Whitfield}
  - {id: priya, name: Priya Raman}
""",
    )


def test_sam101_an_initiative_in_the_horizon_is_enough(expect: Expect) -> None:
    expect("SAM101", "initiatives:\n  - {id: lyon, name: Lyon, kind: penetrate, quarter: FY28-Q2}\n")


def test_sam101_an_initiative_beyond_or_without_a_quarter_is_not(expect: Expect) -> None:
    expect(
        "SAM101",
        """\
initiatives:
  - {id: lyon, name: Lyon, kind: penetrate, quarter: FY28-Q3}
  - {id: marc, name: Marc, kind: nurture}
¦opportunities: []
""",
    )


def test_sam101_one_growth_opportunity_on_the_last_day_of_the_horizon_is_enough(expect: Expect) -> None:
    expect("SAM101", "opportunities:\n  - {id: far, name: Far, kind: expand, amount: 1, close: 2027-09-30}\n")


def test_sam103_the_close_date_that_passed(expect: Expect) -> None:
    first, second = expect(
        "SAM103",
        """\
opportunities:
  - {id: spares, name: Camera spares, kind: expand, amount: 85k, close: ¦2026-10-30}
  - id: renewal
    name: Agreement
    kind: renew
    amount: 12k
    close:   ¦2026-11-23   # a day late
  - {id: today, name: Today, kind: expand, amount: 85k, close: 2026-11-24}
  - {id: won, name: Won, kind: expand, amount: 85k, close: 2026-10-30, outcome: won}
  - {id: dropped, name: Dropped, kind: expand, amount: 85k, close: 2026-10-30, outcome: dropped}
""",
    )
    assert first.message == "spares: Camera spares was to close on 30 Oct 2026 and is still open"
    assert (first.money, second.money) == (85_000, 12_000)
    assert first.severity == "warning"


def test_sam103_columns_count_characters_not_bytes_or_cells(expect: Expect) -> None:
    expect(
        "SAM103",
        "opportunities:\n  - {id: a, name: 検査ライン e\u0301 🏭, kind: expand, amount: 1, close: ¦2026-10-30}\n",
    )


def test_a_name_of_ten_thousand_characters_does_not_fill_the_message(expect: Expect) -> None:
    (finding,) = expect(
        "SAM103",
        f"opportunities:\n  - {{id: a, name: {'x' * 10_000}, kind: expand, amount: 1, close: ¦2026-10-30}}\n",
    )
    assert len(finding.message) < 120


def test_sam102_outside_the_horizon_or_without_a_quarter(expect: Expect) -> None:
    now, missing, _ = expect(
        "SAM102",
        """\
initiatives:
  - {id: now, name: Now, kind: expand, quarter: ¦FY27-Q3}
  - ¦{id: sometime, name: Some time, kind: nurture, expected_value: 5k}
  - {id: soon, name: Soon, kind: expand, quarter: FY27-Q4}
  - {id: last, name: Last, kind: expand, quarter: FY28-Q2}
  - {id: far, name: Far, kind: expand, quarter: ¦FY28-Q3}
""",
    )
    assert now.message == "now: Now is set for FY27-Q3, and the horizon is FY27-Q4 to FY28-Q2"
    assert missing.message == "sometime: Some time has no quarter, and the horizon is FY27-Q4 to FY28-Q2"
    assert missing.money == 5_000


HALF = """\
opportunities:
  - {id: a, name: A, kind: new, amount: %s, close: 2027-03-31}
  - {id: b, name: B, kind: expand, amount: 300k, close: 2027-04-01}
  - {id: c, name: C, kind: renew, amount: 9M, close: 2027-06-01}
"""


def test_sam104_more_than_half_in_the_first_quarter(expect: Expect) -> None:
    (finding,) = expect("SAM104", "¦" + HALF % "301k")
    assert finding.message == "EUR 301k of the EUR 601k in the funnel closes in FY27-Q4 alone"
    expect("SAM104", HALF % "300k")


def test_sam104_needs_two_growth_opportunities_and_three_in_all(expect: Expect) -> None:
    expect("SAM104", (HALF % "301k").replace("kind: expand", "kind: renew"))
    expect("SAM104", HALF[: HALF.index("  - {id: c")] % "301k")


def test_sam105_older_than_ninety_days(expect: Expect) -> None:
    head = """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR}
updated: %s
team: [{id: dana, name: Dana}, {id: priya, name: Priya}]
"""
    (finding,) = expect("SAM105", head % "¦2026-08-25")
    assert finding.message == "the plan was last revised on 25 Aug 2026, 91 days before the review"
    expect("SAM105", head % "2026-08-26")


def test_sam106_no_day_of_revision_or_one_after_the_review(expect: Expect) -> None:
    head = """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR}
team: [{id: dana, name: Dana}, {id: priya, name: Priya}]
"""
    expect("SAM106", "¦" + head)
    expect("SAM106", head + "updated: ¦2026-11-25\n")
    expect("SAM106", head + "updated: 2026-11-24\n")
