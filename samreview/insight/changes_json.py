"""What changed as the JSON document of `samreview changes --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.insight.changes import FATES
from samreview.values.money import plain

if TYPE_CHECKING:
    from samreview.insight.changes import Changes, ThingChange
    from samreview.plan.model import Opportunity


def changes_json(found: Changes, review: str | None) -> dict[str, Any]:
    """Return the document: money as plain strings, dates ISO, null for what is not there.

    Without an earlier review (`review` is None) nothing changed, since null.
    """
    return {
        "review": review,
        "since": found.since.isoformat() if review else None,
        "on": found.on.isoformat(),
        "opportunities": [
            {"id": one.deal.id, "change": one.way, "was": _deal_json(one.was), "now": _deal_json(one.now)}
            for one in found.deals
        ],
        "customer_actions": {
            "due": len(found.actions_due),
            **{fate: sum(one.fate == fate for one in found.actions_due) for fate in FATES},
            "actions": [
                {"opportunity": one.deal, "what": one.what, "by": one.by.isoformat(), "fate": one.fate}
                for one in found.actions_due
            ],
        },
        "stances": [
            {"change": one.way, "opportunity": one.deal, "stakeholder": one.stakeholder, "was": one.was, "now": one.now}
            for one in found.stances
        ],
        "asks": [_thing_json(one) for one in found.asks],
        "actions": [_thing_json(one) for one in found.actions],
    }


def _deal_json(deal: Opportunity | None) -> dict[str, Any] | None:
    if deal is None:
        return None
    return {
        "amount": plain(deal.amount),
        "close": deal.close.isoformat(),
        "stage": deal.stage,
        "outcome": deal.outcome,
    }


def _thing_json(one: ThingChange) -> dict[str, Any]:
    return {"change": one.way, "id": one.id, "what": one.what, "was": one.was, "now": one.now}
