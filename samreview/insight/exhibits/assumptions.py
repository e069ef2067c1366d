"""The assumptions exhibit: stances that nobody has proven, the one on which most hangs first, and who can test it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.insight.assumptions import Reason, evidence_date, evidence_text, why_assumed
from samreview.insight.exhibits.names import member_name, stakeholder_name
from samreview.insight.ratios import times
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import Influence, Motivation, Opportunity, Plan, Stance

WEIGHTS: dict[Influence | None, Decimal] = {
    "final": Decimal(8),
    "high": Decimal(4),
    "some": Decimal(2),
    None: Decimal(2),
    "none": Decimal(1),
}
"""Each step of influence counts twice the one below it; influence that nobody wrote down counts as some."""


@record
class AssumptionRow(Frozen):
    """One unproven stance; `weight` is the opportunity's amount times the weight of the influence."""

    opportunity: str
    opportunity_name: str
    amount: Decimal
    stakeholder: str
    stakeholder_name: str
    stance: Stance
    influence: Influence | None
    reason: Reason
    said: str | None
    heard: dt.date | None
    days_old: int | None
    tester: str | None
    """Team id of who can test it: who holds the relationship, else who drives the opportunity."""
    tester_name: str | None
    weight: Decimal


@record
class AssumptionsExhibit(Frozen):
    """The assumptions about open opportunities, worst first; `proven` counts the stances that are more than that."""

    currency: str
    rows: tuple[AssumptionRow, ...]
    proven: int
    unknown: int
    """Stances written as unknown: honest, and still a question."""


def assumptions_exhibit(plan: Plan, on: dt.date) -> AssumptionsExhibit:
    """Return the assumptions exhibit for a review on that date."""
    stances = [(deal, one) for deal in plan.opportunities if deal.is_open for one in deal.motivations]
    rows = [_row(plan, deal, one, reason, on) for deal, one in stances if (reason := why_assumed(one, on)) is not None]
    unknown = sum(one.stance == "unknown" for _, one in stances)
    return AssumptionsExhibit(
        currency=plan.account.currency,
        rows=tuple(sorted(rows, key=lambda row: -row.weight)),
        proven=len(stances) - len(rows) - unknown,
        unknown=unknown,
    )


def _row(plan: Plan, deal: Opportunity, motivation: Motivation, reason: Reason, on: dt.date) -> AssumptionRow:
    who = plan.stakeholder(motivation.stakeholder)
    influence = plan.influence(motivation)
    tester = (who.relationship.owner if who and who.relationship else None) or deal.owner
    heard = evidence_date(motivation)
    return AssumptionRow(
        opportunity=deal.id,
        opportunity_name=deal.name,
        amount=deal.amount,
        stakeholder=motivation.stakeholder,
        stakeholder_name=stakeholder_name(plan, motivation.stakeholder),
        stance=motivation.stance,
        influence=influence,
        reason=reason,
        said=evidence_text(motivation),
        heard=heard,
        days_old=(on - heard).days if heard else None,
        tester=tester,
        tester_name=member_name(plan, tester),
        weight=times(deal.amount, WEIGHTS[influence]),
    )
