"""Assumptions: stances on open opportunities that we believe without evidence that is dated and fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import Motivation, Plan

Reason = Literal["no-evidence", "no-date", "stale"]
STALE_DAYS = 90
"""Evidence older than this many days is stale; a setting may change what `check` says, never this."""


@record
class Assumption(Frozen):
    """A stance that is no more than an assumption, by the ids of its opportunity and stakeholder."""

    opportunity: str
    stakeholder: str
    reason: Reason


def evidence_text(motivation: Motivation) -> str | None:
    """Return what was said or done, None when nothing is written."""
    evidence = motivation.evidence
    return (evidence if evidence is None or isinstance(evidence, str) else evidence.said) or None


def evidence_date(motivation: Motivation) -> dt.date | None:
    """Return when it was said or last found true, the later of both; None when neither is written."""
    evidence = motivation.evidence
    heard = None if evidence is None or isinstance(evidence, str) else evidence.on
    return max((day for day in (heard, motivation.validated) if day), default=None)


def why_assumed(motivation: Motivation, on: dt.date) -> Reason | None:
    """Return the first reason that makes a stance an assumption; None when it is proven, or `unknown`."""
    if motivation.stance == "unknown":
        return None
    if evidence_text(motivation) is None:
        return "no-evidence"
    day = evidence_date(motivation)
    if day is None:
        return "no-date"
    return "stale" if (on - day).days > STALE_DAYS else None


def assumptions(plan: Plan, on: dt.date) -> tuple[Assumption, ...]:
    """Return the assumptions about open opportunities, in the plan's order."""
    return tuple(
        Assumption(deal.id, motivation.stakeholder, reason)
        for deal in plan.opportunities
        if deal.is_open
        for motivation in deal.motivations
        if (reason := why_assumed(motivation, on)) is not None
    )
