from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.insight.assumptions import assumptions, why_assumed
from tests.insight.factory import ON, deal, plan, stance

if TYPE_CHECKING:
    from samreview.plan.model import Motivation


@pytest.mark.parametrize(
    ("motivation", "reason"),
    [
        (stance("jane"), "no-evidence"),
        (stance("jane", on="2026-11-20"), "no-evidence"),  # a date, but nothing said
        (stance("jane", said="yes"), "no-date"),
        (stance("jane", said="yes", on="2026-08-25"), "stale"),  # 91 days
        (stance("jane", said="yes", on="2026-08-26"), None),  # 90 days
        (stance("jane", said="yes", on="2027-01-01"), None),
        (stance("jane", said="yes", on="2026-01-01", validated="2026-11-01"), None),
        (stance("jane", evidence="nodded"), "no-date"),
        (stance("jane", evidence="nodded", validated="2026-08-25"), "stale"),
        (stance("jane", evidence="nodded", validated="2026-11-01"), None),
        (stance("jane", evidence="", validated="2026-11-01"), "no-evidence"),
        (stance("jane", "unknown"), None),
        (stance("jane", "opposed"), "no-evidence"),
        (stance("jane", "indifferent"), "no-evidence"),
    ],
)
def test_the_first_reason_that_holds(motivation: Motivation, reason: str | None) -> None:
    assert why_assumed(motivation, ON) == reason


def test_only_open_opportunities_hold_assumptions() -> None:
    it = plan(
        deal("a", motivations=(stance("jane"), stance("marc", said="no", on="2026-11-01"))),
        deal("won", motivations=(stance("jane"),), outcome="won"),
        deal("b", close="2020-01-01", kind="renew", motivations=(stance("rosa", said="yes"),)),
    )
    found = [(one.opportunity, one.stakeholder, one.reason) for one in assumptions(it, ON)]
    assert found == [("a", "jane", "no-evidence"), ("b", "rosa", "no-date")]
