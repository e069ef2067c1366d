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
