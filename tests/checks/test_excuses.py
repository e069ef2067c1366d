from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.checks.engine import check
from samreview.checks.excuses import excuses
from samreview.plan.loader import load_plan

if TYPE_CHECKING:
    from samreview.plan.findings import Finding

PLAN = """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, fiscal_year_starts: 4}
updated: 2026-11-02
growth: {baseline: 1M, target: 2M}
team: [{id: dana, name: Dana}, {id: priya, name: Priya}]
story: |
  text of a plan # samreview: ignore SAM103 which is no comment
opportunities:
%s
"""
DEAL = "  - {id: %s, name: A, kind: new, amount: 2, close: %s, next_customer_action: {what: Signs}}"


def found(*lines: str) -> list[Finding]:
    source = PLAN % "\n".join(lines)
    plan = load_plan(source.encode()).plan
    assert plan is not None
    kept = ("SAM007", "SAM103")
    return [each for each in check(plan, dt.date(2026, 11, 24), source=source) if each.code in kept]


LATE = DEAL % ("a", "2026-10-01")
FINE = DEAL % ("b", "2027-03-31")


@pytest.mark.parametrize(
    "lines",
    [
        (LATE + "  # samreview: ignore SAM103 the order is in the post",),
        ("  # samreview: ignore SAM103 the order is in the post", LATE),
        ("# samreview:ignore SAM601, SAM103 the order is in the post", LATE),
        ("# SAMREVIEW: Ignore sam103: the order is in the post", LATE),
        ("  # samreview: ignore SAM103 in the post", "  # samreview: ignore SAM103 twice said", LATE),
    ],
)
def test_a_reason_on_the_line_or_alone_above_excuses(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


def test_without_a_reason_it_excuses_nothing_and_is_a_finding_itself() -> None:
    finding, excuse = found(LATE + " # samreview: ignore SAM103")
    assert finding.code == "SAM103"
    assert (excuse.code, excuse.severity) == ("SAM007", "warning")
    assert (excuse.line, excuse.column) == (9, len(LATE) + 2)
    assert excuse.message == "this excuse of SAM103 gives no reason"


@pytest.mark.parametrize("mark", [":", " -", " ...", " #"])
def test_a_mark_alone_is_no_reason(mark: str) -> None:
    _, excuse = found(LATE + " # samreview: ignore SAM103" + mark)
    assert excuse.message == "this excuse of SAM103 gives no reason"


@pytest.mark.parametrize(("code", "near"), [("SAM1", "SAM101"), ("SAM199", "SAM106")])
def test_an_excuse_of_a_code_that_is_no_rule_says_so(code: str, near: str) -> None:
    late, excuse = found(LATE + f" # samreview: ignore {code} the order is in the post")
    assert (late.code, excuse.message) == ("SAM103", f"this excuse names {code}, which is no rule")
    assert excuse.fix == f"write the whole code of the rule, did you mean `{near}`?"


def test_what_excuses_nothing_is_a_finding() -> None:
    (excuse,) = found(FINE + " # samreview: ignore SAM103 it was late once")
    assert excuse.message == "this excuse of SAM103 excuses nothing"


def test_another_line_and_another_rule_are_not_excused() -> None:
    assert [each.code for each in found(FINE + " # samreview: ignore SAM103 see below", LATE)] == ["SAM007", "SAM103"]
    assert [each.code for each in found(LATE + " # samreview: ignore SAM104 in the post")] == ["SAM103", "SAM007"]


def test_an_excuse_of_no_rule() -> None:
    (excuse,) = found("  # samreview: ignore this one", FINE)
    assert excuse.message == "this excuse names no rule"


def test_words_inside_of_a_value_are_no_excuse() -> None:
    assert excuses("a: 'x # samreview: ignore SAM103 no'\nb: 'x# samreview: ignore SAM103 no'\n") == ()
    assert excuses('a: "x\n  # samreview: ignore SAM103 no"\n') == ()
    assert len(excuses("a: 'it''s' # samreview: ignore SAM103 yes\n")) == 1


def test_without_the_text_nothing_is_excused() -> None:
    plan = load_plan((PLAN % (LATE + " # samreview: ignore SAM103 in the post")).encode()).plan
    assert plan is not None
    assert "SAM103" in {each.code for each in check(plan, dt.date(2026, 11, 24))}
