"""Questions for a visit: what nobody has proven, or asked, of those whom no earlier visit meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.assumptions import why_assumed
from samreview.insight.exhibits.assumptions import WEIGHTS
from samreview.insight.exhibits.names import stakeholder_name
from samreview.insight.prompts.prompt import brief
from samreview.insight.ratios import times
from samreview.insight.visits import first_met_on
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from samreview.insight.assumptions import Reason
    from samreview.plan.model import Motivation, Opportunity, Plan, Visit

_ASK = {
    "advocate": "What would you gain by {deal}, and what could still stop it?",
    "opposed": "What would have to be different for {deal} to be good for you?",
    "indifferent": "What would make {deal} matter to you?",
    "unknown": "What do you expect of {deal}?",
}
_AUTHORITY = "Who has the final word on {deal}?"


@record
class Question(Frozen):
    """A question to somebody whom the visit meets, by id and name, on an opportunity, by name.

    `assumed` is why what we believe of them is no more than an assumption; None where we know nothing yet.
    """

    text: str
    stakeholder: str
    name: str
    opportunity: str
    assumed: Reason | None


def visit_questions(plan: Plan, visit: Visit, on: dt.date) -> tuple[Question, ...]:
    """Return what this visit could find out: unproven and unknown stances, a final word that nobody asked about.

    Only about those whom no visit before it meets. What most hangs on comes first: amount times influence.
    """
    here = first_met_on(plan, visit, on)
    found = [
        (times(deal.amount, WEIGHTS[plan.influence(one)]), question)
        for deal in plan.opportunities
        if deal.is_open
        for one in deal.motivations
        if one.stakeholder in here
        for question in _of(plan, deal, one, on)
    ]
    found.sort(key=lambda pair: -pair[0])
    return tuple(question for _, question in found)


def _of(plan: Plan, deal: Opportunity, one: Motivation, on: dt.date) -> Iterator[Question]:
    name, quoted = stakeholder_name(plan, one.stakeholder), f"“{brief(deal.name, 48)}”"
    assumed = why_assumed(one, on)
    if assumed is not None or one.stance == "unknown":
        yield Question(_ASK[one.stance].format(deal=quoted), one.stakeholder, name, deal.name, assumed)
    asked = any(each.authority_asked for each in deal.motivations)
    if deal.is_growth and plan.influence(one) == "final" and not asked:
        yield Question(_AUTHORITY.format(deal=quoted), one.stakeholder, name, deal.name, None)
