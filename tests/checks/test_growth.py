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
        "coverage is 0.86x and a win rate of 35% needs 2.86x"
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


def test_sam502_is_silent_where_coverage_is_what_the_win_rate_needs(expect: Expect) -> None:
    expect(
        "SAM502",
        """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, fiscal_year_starts: 4}
growth: {baseline: 1M, target: 2M, win_rate: 0.5}
team: [{id: dana, name: Dana}, {id: priya, name: Priya}]
opportunities:
  - {id: line, name: Line, kind: expand, amount: 2M, close: 2027-03-30, probability: 90%}
""",
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


PLAN = """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, fiscal_year_starts: 4}
team: [{id: dana, name: Dana}, {id: priya, name: Priya}]
"""


def test_sam501_at_each_statement_that_only_keeps(expect: Expect) -> None:
    first, second = expect(
        "SAM501",
        PLAN
        + """\
growth: {statement: ¦Protect our position, target: 1M}
initiatives:
  - {id: a, name: A, kind: nurture, statement: ¦Keep Jane close}
  - {id: b, name: B, kind: expand, statement: Keep Jane and win Marc}
""",
    )
    assert first.message == "the growth statement only keeps: Protect our position"
    assert second.message == "a: the statement only keeps: Keep Jane close"


RENEWALS = """\
opportunities:
  - {id: a, name: A, kind: renew, amount: %s, close: 2027-03-31, probability: 50%%}
  - {id: b, name: B, kind: expand, amount: 300k, close: 2027-04-01, probability: 50%%}
  - {id: c, name: C, kind: renew, amount: 9M, close: 2026-12-01}
"""


def test_sam503_more_than_half_renews(expect: Expect) -> None:
    (finding,) = expect("SAM503", "¦" + RENEWALS % "301k")
    assert finding.message == "EUR 301k of the EUR 601k in FY27-Q4 to FY28-Q2 only renews"
    expect("SAM503", RENEWALS % "300k")


def test_sam507_more_to_lose_than_to_win(expect: Expect) -> None:
    (finding,) = expect("SAM507", "¦" + RENEWALS % "320k")
    assert finding.message == "EUR 160k of renewals is at risk and EUR 150k of growth is likely"
    expect("SAM507", RENEWALS % "300k")


def test_sam504_costs_that_outgrow_the_target(expect: Expect) -> None:
    text = PLAN + "growth: {baseline: 6.8M, target: 7.9M, investment: %s, previous_investment: 400k}\n"
    (finding,) = expect("SAM504", text % "¦520k")
    assert finding.message == "serving the account is to cost 30% more and bring 16% more"
    expect("SAM504", text % "464k")
    expect("SAM504", text.replace("7.9M", "8.5M") % "500k")  # both by a quarter


def test_sam505_no_growth_wanted(expect: Expect) -> None:
    expect("SAM505", "¦" + PLAN)
    expect("SAM505", "# a comment\n¦" + PLAN + "growth:\n")
    expect("SAM505", PLAN + "growth: ¦{baseline: 1M}\n")
    expect("SAM505", PLAN + "growth: {baseline: 1M, target: ¦1M}\n")
    expect("SAM505", PLAN + "growth: {baseline: 1M, target: 1.1M}\n")
    expect("SAM505", PLAN + "growth: {target: 1.1M}\n")


def test_sam506_whitespace_that_nobody_works_on(expect: Expect) -> None:
    first, second = expect(
        "SAM506",
        """\
offerings: [{id: dosing, name: Dosing modules}, {id: analysers, name: Analysers}]
whitespace:
  - ¦{unit: Lyon, offering: dosing, held_by: competitor, potential: 220k}
  - {unit: Lyon, offering: analysers, held_by: nobody}
  - {unit: Imaging, offering: dosing, held_by: in-house}
  - {unit: Ulm, offering: dosing, held_by: us}
  - {unit: Graz, offering: dosing, held_by: not-for-us}
  - ¦{unit: Metz, offering: dosing, held_by: in-house}
opportunities:
  - {id: lyon, name: Lyon, kind: new, amount: 1, close: 2027-03-31, unit: LYON, offering: analysers}
  - {id: metz, name: Metz, kind: new, amount: 1, close: 2026-03-31, unit: Metz, offering: dosing, outcome: lost}
initiatives: [{id: imaging, name: Imaging, kind: penetrate, unit: Imaging}]
""",
    )
    assert first.message == "Lyon buys Dosing modules from a competitor and nothing of ours works on it"
    assert first.money == 220_000
    assert "from itself" in second.message


def test_sam508_a_target_that_history_does_not_carry(expect: Expect) -> None:
    text = PLAN + "growth: {history: [3.6M, 3.9M], baseline: 4.2M, target: %s}\n"
    (finding,) = expect("SAM508", text % "¦5.4M")
    assert finding.message == (
        "29% of growth is planned, the best of the past is 8%, and initiatives bring EUR 0 of the EUR 850k between"
    )
    expect("SAM508", text % "4.9M")


def test_sam508_initiatives_may_carry_the_difference(expect: Expect) -> None:
    text = PLAN + "growth: {history: [3.6M, 3.9M], baseline: 4.2M, target: 5.4M}\n"
    expect("SAM508", text + "initiatives: [{id: a, name: A, kind: expand, expected_value: 850k}]\n")


def test_sam508_a_past_that_only_shrank_is_no_growth(expect: Expect) -> None:
    expect("SAM508", PLAN + "growth: {history: [6M, 5M], baseline: 4M, target: ¦4.1M}\n")
