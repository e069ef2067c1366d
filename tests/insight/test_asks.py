from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from samreview.insight.asks import ask_at_risk, asks_at_risk, commit_by, held_up
from tests.insight.factory import ON, ask, deal, money, plan


def test_commit_by_is_needed_by_less_the_lead_time() -> None:
    assert commit_by(ask("sla", "2027-06-01", 180)) == dt.date(2026, 12, 3)
    assert commit_by(ask("sla", "2027-06-01")) is None
    assert commit_by(ask("sla", None, 180)) is None
    assert commit_by(ask("sla", "0001-01-05", 180)) == dt.date.min


@pytest.mark.parametrize(
    ("needed_by", "commitment", "risk"),
    [
        ("2026-11-01", None, True),  # passed
        ("2019-01-01", "declined", True),
        ("2026-12-31", "not-asked", True),  # inside this quarter
        ("2026-12-31", "asked", True),
        ("2026-12-31", "committed", False),
        ("2027-01-01", "asked", False),
        (None, "asked", False),
    ],
)
def test_at_risk_is_not_committed_by_the_end_of_this_quarter(
    needed_by: str | None, commitment: str | None, *, risk: bool
) -> None:
    it = ask("sla", needed_by, 0, commitment=commitment)
    assert ask_at_risk(plan(), it, ON) is risk


def test_the_value_held_up_is_the_open_opportunitys_amount() -> None:
    it = plan(
        deal("nextgen", "640k"),
        deal("gone", "90k", outcome="lost"),
        internal_asks=(
            ask("a", "2026-12-01", 0, opportunity="nextgen"),
            ask("b", "2026-12-01", 0, opportunity="gone"),
            ask("c", "2026-12-01", 0),
            ask("d", "2027-12-01", 0, opportunity="nextgen"),
        ),
    )
    assert [held_up(it, one) for one in it.internal_asks] == [money("640k"), None, None, money("640k")]
    assert [one.id for one in asks_at_risk(it, ON)] == ["a", "b", "c"]
    assert asks_at_risk(replace(it, internal_asks=()), ON) == ()
