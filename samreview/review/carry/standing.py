"""What a running review makes of what it carried over: each commitment as it stands now, and finding one by its id."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.plan.work import PlanAction
from samreview.review.carry.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.plan.model import Plan
    from samreview.review.carry.model import Commitment
    from samreview.review.fold import Review

_MOST_NAMED = 5


def standing(review: Review) -> tuple[Commitment, ...]:
    """Return what the review opened with from before, in the order of its list, as it stands now."""
    said = {one.id: one for one in review.settled}
    return tuple(one.with_settled(said[one.id]) if one.id in said else one for one in review.carried.entries)


def plan_with_standing(review: Review) -> Plan:
    """Return the plan with the open actions of all reviews in the place of its own: what prompts are made from."""
    return plan_with_actions(review.plan, standing(review))


def plan_with_actions(plan: Plan, commitments: Sequence[Commitment]) -> Plan:
    """Return a plan with the open actions among these commitments in the place of its own."""
    actions = tuple(
        PlanAction(id=one.id, what=one.what, owner=one.owner, due=one.due, agreed=one.agreed)
        for one in commitments
        if one.kind == "action" and one.is_open
    )
    return replace(plan, actions=actions)


def in_order(commitments: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Return commitments as lists show them: by their kind, in it by owner, then the earliest first."""
    return tuple(
        sorted(
            commitments,
            key=lambda one: (
                KINDS.index(one.kind),
                one.kind != "parked" and one.owner_name is None,
                "" if one.kind == "parked" else (one.owner_name or "").casefold(),
                one.due or dt.date.max,
                -one.carried,
                one.id,
            ),
        )
    )


def meant(text: str, commitments: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Return what an id or the start of one may mean: exactly that one, else all that begin so."""
    exact = tuple(one for one in commitments if one.id == text)
    return exact or tuple(one for one in commitments if text and one.id.startswith(text))


def listed_ids(commitments: Sequence[Commitment]) -> str:
    """Return a few ids, and how many more there are."""
    more = len(commitments) - _MOST_NAMED
    ids = ", ".join(one.id for one in commitments[:_MOST_NAMED])
    return f"{ids} and {more} more" if more > 0 else ids
