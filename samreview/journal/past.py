"""An account's past reviews, for what the next one learns from them: how long items take, who held which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.protocol import StoreError
from samreview.journal.shelf import reviews
from samreview.journal.streams import stream_of
from samreview.review.fold import UnreadablePlan, fold
from samreview.review.learned import Past, learn, times_of
from samreview.review.state import ROLES
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.review.fold import Review
    from samreview.review.state import Role

MOST = 8
"""So many reviews back: two years of quarters."""


class Lessons(NamedTuple):
    """What the past reviews say: times, and who held each role in the last one."""

    past: Past = Past()
    held_last: Mapping[Role, str] = {}


def lessons(journal: Journal, account: str, *, before: str) -> Lessons:
    """Return what an account's closed reviews teach the one named `before`. Rehearsals teach nothing.

    A review that cannot be read is left out: nothing here is worth keeping a team from its review.
    """
    try:
        closed = [
            one
            for one in reviews(journal, account)
            if one.phase in ("closed", "approved") and not one.rehearsed and one.id != before
        ]
    except StoreError:
        return Lessons()
    plans: dict[str, Plan] = {}
    folded = [review for one in closed[-MOST:] if (review := _folded(journal, one.id, plans)) is not None]
    times = [times_of(review, review.closed_at) for review in folded if review.closed_at is not None]
    return Lessons(learn(times), _held(folded[-1]) if folded else {})


def _held(review: Review) -> dict[Role, str]:
    return {role: holder for role in ROLES if (holder := review.roles[role]) is not None}


def _folded(journal: Journal, name: str, plans: dict[str, Plan]) -> Review | None:
    from samreview.review.fold import plan_from_text

    def read_plan(text: str, path: str) -> Plan:
        # Reviews of one account often ran on the same text, and to read it takes longer than all the rest.
        if text not in plans:
            plans[text] = plan_from_text(text, path)
        return plans[text]

    try:
        return fold(journal.read(stream_of(name)), read_plan)
    except (StoreError, UnreadablePlan):
        return None
