"""What exhibits show as changed in the room: figures corrected, stances heard, answers to internal asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.state import Fix

if TYPE_CHECKING:
    from samreview.review.fold import Review
    from samreview.review.state import Heard


def fixes(review: Review) -> tuple[Fix, ...]:
    """Return all of these as corrections of what the plan says, each kind in its order."""
    heard = (
        Fix(
            "stakeholder",
            f"{one.stakeholder} on {one.opportunity}",
            "stance",
            one.was or "",
            _now(one),
            one.because,
            one.by,
        )
        for one in review.heard
    )
    asked = (
        Fix("ask", one.ask, "commitment", one.was or "", one.commitment, one.because, one.by) for one in review.attempts
    )
    return (*review.fixes, *heard, *asked)


def _now(one: Heard) -> str:
    return f"{one.stance} with evidence" if one.stance == one.was else one.stance
