"""A brief for our own team as one JSON document: everything there is, uncut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.insight.exhibits.actions import actions_exhibit
from samreview.insight.exhibits.customer import customer_exhibit
from samreview.insight.exhibits.visit import visit_exhibit
from samreview.insight.prompts.visit import visit_questions
from samreview.insight.relationships import STRENGTHS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from samreview.insight.exhibits.visit import Met
    from samreview.plan.model import Plan, Visit
    from samreview.review.carry.model import Commitment


def brief_json(plan: Plan, visit: Visit, on: dt.date, open_actions: Sequence[Commitment]) -> dict[str, Any]:
    """Return what a brief is made of. Dates are ISO; nothing is null or an empty list, never a missing key."""
    shown, business = visit_exhibit(plan, visit, on), customer_exhibit(plan, on)
    return {
        "account": plan.account.id,
        "visit": visit.id,
        "on": on.isoformat(),
        "date": visit.date.isoformat(),
        "purpose": visit.purpose,
        "units": list(shown.units),
        "team": [
            {"id": one.id, "name": one.name, "title": one.title, "function": one.function, "part": one.part}
            for one in shown.team
        ],
        "stakeholders": [_met(one) for one in shown.met],
        "questions": list(visit.questions),
        "to_find_out": [
            {
                "stakeholder": one.stakeholder,
                "question": one.text,
                "opportunity": one.opportunity,
                "reason": one.assumed,
            }
            for one in visit_questions(plan, visit, on)
        ],
        "to_hear": [
            {"member": one.member, "ask": one.ask, "customer_value": one.customer_value, "metric": one.metric}
            | {"from": list(one.witnesses)}
            for one in shown.to_hear
        ],
        "ours": [
            {"id": one.id, "what": one.what, "owner": one.owner, "due": _day(one.due), "overdue": one.overdue(on)}
            for one in open_actions
        ],
        "theirs": [
            {"opportunity": one.opportunity, "what": one.what, "by": _day(one.by), "overdue": one.overdue}
            for one in actions_exhibit(plan, on).customer
        ],
        "priorities": [one.text for one in business.priorities],
        "challenges": list(business.challenges),
        "coming": [
            {"by": None if one.by is None else str(one.by), "what": one.what}
            for one in business.coming
            if not one.passed
        ],
        "service": [one.issue for one in business.service],
    }


def _met(one: Met) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "title": one.title,
        "unit": one.unit,
        "strength": STRENGTHS.index(one.relationship) if one.relationship else None,
        "known_to": list(one.holders),
        "stances": [
            {"opportunity": each.opportunity, "stance": each.row.stance, "influence": each.row.influence}
            | {"assumed": each.row.assumed, "win": each.row.win, "risk": each.row.risk}
            for each in one.stances
        ],
    }


def _day(when: dt.date | None) -> str | None:
    return None if when is None else when.isoformat()
