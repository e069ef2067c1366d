"""What changed since the last review in three sentences: promises kept, what the customer did, the weightiest deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.wording import count, day, money
from samreview.insight.prompts.prompt import brief
from samreview.review.carry.kept import kept_since_last

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.documents.pack_meeting import Meeting
    from samreview.insight.changes import Changes, DealChange, DealWay
    from samreview.plan.model import Plan

_MOST = 3
_NAMED = 2
_WAYS: dict[DealWay, str] = {
    "removed": "is no longer in the plan",
    "won": "was won",
    "lost": "was lost",
    "added": "is new",
    "out-of-horizon": "moved out of the horizon",
    "into-horizon": "came into the horizon",
    "later": "moved to a later date",
    "earlier": "moved to an earlier date",
    "amount": "is worth another amount",
    "stage": "is in another stage",
}


def most_changed(meeting: Meeting) -> tuple[str, ...]:
    """Return at most three sentences; none while there is no earlier review to compare with."""
    return tuple(_sentences(meeting))[:_MOST]


def _sentences(meeting: Meeting) -> Iterator[str]:
    if meeting.ledger.last is None:
        return
    kept = kept_since_last(meeting.ledger)
    if kept.promised:
        what = _named([one.what for one in kept.done])
        yield f"{len(kept.done)} of {count(kept.promised, 'promise')} kept{what}."
    found = meeting.changes
    if found is None:
        return
    if found.actions_due:
        yield _customer(found)
    plan = meeting.plan
    yield from (_deal(plan, one) for one in found.deals)
    for stance in found.stances:
        who, deal = plan.stakeholder(stance.stakeholder), plan.opportunity(stance.deal)
        name, on = who.name if who else stance.stakeholder, deal.name if deal else stance.deal
        if stance.way == "changed":
            yield f"{name} is now {stance.now} on {brief(on)}, was {stance.was}."
    if found.nothing and not kept.promised:
        yield "Nothing in the plan has changed, and nothing has fallen due."


def _customer(found: Changes) -> str:
    due = len(found.actions_due)
    taken = [one.what for one in found.actions_due if one.fate == "taken"]
    late = [one.what for one in found.actions_due if one.fate == "late"]
    missing = f"; late: {_brief(late[:1])}" if late else ""
    return f"The customer took {len(taken)} of {count(due, 'action')} that fell due{_named(taken)}{missing}."


def _deal(plan: Plan, change: DealChange) -> str:
    deal, was, now = change.deal, change.was, change.now
    worth = f"{brief(deal.name)} ({money(plan.account.currency, deal.amount)})"
    if change.way in {"later", "earlier", "out-of-horizon", "into-horizon"} and was and now:
        return f"{worth} {_WAYS[change.way]}: {day(was.close)} to {day(now.close)}."
    if change.way == "amount" and was and now:
        amounts = [money(plan.account.currency, one.amount) for one in (now, was)]
        return f"{brief(deal.name)} is worth {amounts[0]}, was {amounts[1]}."
    if change.way == "stage" and was and now:
        stages = [stage.name if (stage := plan.stage(one.stage)) else "no stage" for one in (was, now)]
        return f"{worth} went from {stages[0]} to {stages[1]}."
    return f"{worth} {_WAYS[change.way]}."


def _named(words: list[str]) -> str:
    """Return `: a; b and 3 more` of what is named, or nothing."""
    if not words:
        return ""
    more = len(words) - _NAMED
    return f": {_brief(words[:_NAMED])}{f' and {more} more' if more > 0 else ''}"


def _brief(words: list[str]) -> str:
    return "; ".join(brief(one) for one in words)
