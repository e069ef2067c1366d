from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.findings import Finding

    Expect = Callable[..., tuple[Finding, ...]]


def test_sam502_both_coverages_in_one_finding_at_the_list(expect: Expect) -> None:
    (finding,) = expect(
        "SAM502",
        """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, fiscal_year_starts: 4}
growth: {baseline: 4.2M, target: 5.4M, win_rate: 35%}
team:
  - {id: dana, name: Dana}
  - {id: priya, name: Priya}
¦opportunities:
  - {id: line, name: Line, kind: expand, amount: 640k, close: 2027-03-30, probability: 40%}
  - {id: unsure, name: Unsure, kind: new, amount: 400k, close: 2027-03-30}
""",
    )
    assert finding.message == (
        "weighted coverage is 0.21x: EUR 256k of a gap of EUR 1.2M (unsure left out); "
        "coverage is 0.87x and a win rate of 35% needs 2.86x"
    )
    assert finding.money == 2_388_571


def test_sam502_only_the_win_rate_is_short(expect: Expect) -> None:
    (finding,) = expect(
        "SAM502",
        """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, fiscal_year_starts: 4}
growth: {baseline: 1M, target: 2M, win_rate: 0.5}
team: [{id: dana, name: Dana}, {id: priya, name: Priya}]
¦opportunities:
  - {id: line, name: Line, kind: expand, amount: 1.9M, close: 2027-03-30, probability: 90%}
""",
    )
    assert finding.message == "coverage is 1.90x and a win rate of 50% needs 2.00x"
    assert finding.money == 100_000


def test_sam502_what_is_just_under_the_limit_is_not_shown_as_the_limit(expect: Expect) -> None:
    (finding,) = expect(
        "SAM502",
        "¦opportunities:\n"
        "  - {id: line, name: Line, kind: expand, amount: 1199999, close: 2027-03-30, probability: 100%}\n",
    )
    assert finding.message.startswith("weighted coverage is 0.99x")


def test_sam502_is_silent_where_the_gap_is_covered(expect: Expect) -> None:
    expect(
        "SAM502",
        "opportunities:\n  - {id: line, name: Line, kind: new, amount: 1.2M, close: 2027-03-30, probability: 100%}\n",
    )


def test_sam502_sleeps_without_probabilities(expect: Expect) -> None:
    expect("SAM502", "opportunities:\n  - {id: line, name: Line, kind: expand, amount: 1k, close: 2027-03-30}\n")


def test_sam502_wakes_with_a_stages_probability(expect: Expect) -> None:
    expect(
        "SAM502",
        """\
stages:
  - {id: see, name: See it, probability: 10%}
¦opportunities:
  - {id: line, name: Line, kind: expand, amount: 1k, close: 2027-03-30, stage: see}
""",
    )


def test_sam502_is_silent_without_a_gap_to_close(expect: Expect) -> None:
    expect(
        "SAM502",
        """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR}
growth: {baseline: 2M, target: 2M, win_rate: 10%}
team: [{id: dana, name: Dana}, {id: priya, name: Priya}]
opportunities:
  - {id: line, name: Line, kind: expand, amount: 1k, close: 2027-03-30, probability: 1%}
""",
    )
