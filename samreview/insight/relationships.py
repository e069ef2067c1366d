"""Relationships: how many stakeholders we know, through whom, and where relationship and stance disagree.

A relationship is lasting; a stance is about one purchase. The two are kept apart, and where they disagree that is
worth a question.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from samreview.insight.ratios import ratio
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from samreview.plan.model import Influence, Plan, Stakeholder, Stance

STRENGTHS = ("none", "met", "working", "trusted", "ally")
"""What the strengths 0 to 4 are called."""
TRUSTED = 3
"""From this strength on a relationship is a close one."""
WEIGHTY: tuple[Influence, ...] = ("final", "high")
"""Influence that can carry a purchase."""

Disagreement = Literal["trusted-opposed", "trusted-unknown", "advocate-distant"]


@record
class Relationships(Frozen):
    """Shares from 0 to 1; None where nothing stands below the line."""

    coverage: float | None
    """Stakeholders with a relationship owner and strength 1 or more / all."""
    single_owner_share: float | None
    """The most of those relationships with one owner / all of those."""


def is_covered(who: Stakeholder) -> bool:
    """Say whether someone of ours owns a relationship of strength 1 or more with this person."""
    relationship = who.relationship
    return relationship is not None and relationship.owner is not None and (relationship.strength or 0) >= 1


def relationships(plan: Plan) -> Relationships:
    """Return relationship coverage and how much of it hangs on one owner."""
    owners = Counter(who.relationship.owner for who in plan.stakeholders if who.relationship and is_covered(who))
    covered = owners.total()
    return Relationships(
        coverage=ratio(covered, len(plan.stakeholders)),
        single_owner_share=ratio(max(owners.values(), default=0), covered),
    )


def known_to_one(who: Stakeholder) -> str | None:
    """Return the one of us who alone knows this person; None when nobody or more than one does."""
    relationship = who.relationship
    return relationship.owner if relationship and is_covered(who) and not relationship.also else None


def disagreement(who: Stakeholder, stance: Stance) -> Disagreement | None:
    """Return how relationship and stance disagree: a friend who is opposed or unasked, an advocate we hardly know."""
    strength = who.relationship.strength if who.relationship else None
    if strength is None:
        return None
    if strength >= TRUSTED and stance == "opposed":
        return "trusted-opposed"
    if strength >= TRUSTED and stance == "unknown":
        return "trusted-unknown"
    if strength <= 1 and stance == "advocate":
        return "advocate-distant"
    return None


def lacks_horsepower(stance: Stance, influence: Influence | None) -> bool:
    """Say whether this is an advocate whose influence is known and can't carry the purchase."""
    return stance == "advocate" and influence is not None and influence not in WEIGHTY
