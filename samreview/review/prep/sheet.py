"""What one person is asked before a review: their own question, what only they can test, the items of the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.prompts.own import Asked, own_prompts
from samreview.review.prep.subjects import subjects
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from samreview.plan.model import Plan
    from samreview.review.prep.places import Place
    from samreview.review.prep.subjects import Subject


class Sheet(NamedTuple):
    """What a person of the team is asked. `own` is the question that the review will put to them."""

    plan: Plan
    person: str
    places: tuple[Place, ...]
    own: str = ""
    subjects: tuple[Subject, ...] = ()

    @property
    def name(self) -> str:
        """The person's name."""
        member = self.plan.member(self.person)
        return member.name if member else self.person


def sheet(plan: Plan, on: dt.date, person: str, places: Sequence[Place]) -> Sheet:
    """Return what a person of the team is asked before a review on that date."""
    team = [Asked(one.id, one.function, one.region) for one in plan.team]
    own = own_prompts(plan, on, team, [one.exhibit for one in places]).get(person)
    return Sheet(plan, person, tuple(places), own.prompt.text if own else "", subjects(plan, on, person))
