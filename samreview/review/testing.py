"""Assumptions to be tested: for each the line that makes the action, or the action that is made already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.insight.exhibits.assumptions import AssumptionRow, AssumptionsExhibit
    from samreview.review.fold import Review

# What would be read as a mark in the middle of a line, where a name of the plan holds it.
_MARKS = re.compile(r"(?<!\S)(?=[@#+\\]|(?:due|opp|with|ask|for|cost):)", re.IGNORECASE)


class ToTest(NamedTuple):
    """An unproven stance: by whom on what, the line that makes its test, the number of the action that is its test."""

    opportunity: str
    stakeholder: str
    line: str
    action: int | None = None


def to_test(review: Review, exhibit: AssumptionsExhibit) -> tuple[ToTest, ...]:
    """Return the assumptions of an exhibit, in its order: the one on which most hangs first."""
    made = {
        (capture.opportunity, capture.stakeholder): capture.number
        for capture in review.captures
        if capture.kind == "action" and not capture.withdrawn
    }
    return tuple(
        ToTest(row.opportunity, row.stakeholder, line_for(row), made.get((row.opportunity, row.stakeholder)))
        for row in exhibit.rows
    )


def line_for(row: AssumptionRow) -> str:
    """Return the line that makes an action of testing it; its owner is who holds the relationship."""
    who, deal = _text(row.stakeholder_name), _text(row.opportunity_name)
    owner = f"@{row.tester} " if row.tester else ""
    marks = f"{owner}due:+2w with:{row.stakeholder} opp:{row.opportunity}"
    return f"action Ask {who} what they want of {deal}, and note the words {marks}"


def _text(name: str) -> str:
    return _MARKS.sub(lambda _: "\\", name)
