"""Who could hold which role in a review: a proposal that the lobby shows and anyone may change.

The scribe is the person with the fewest questions of their own, so that those who are asked most are free to talk; the
moderator is somebody who sits with the room and does not own the account, if another can; the timekeeper is best taken
by somebody far away, whom it keeps in the review. Who held a role last time gives it to another.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from samreview.plan.record import Frozen, record
from samreview.review.state import ROLES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from samreview.agenda.model import Exhibit
    from samreview.plan.model import Plan
    from samreview.review.state import Role


@record
class Candidate(Frozen):
    """Someone who could hold a role. `prompts` is how many of the review's questions are for this person alone."""

    id: str
    remote: bool = False
    prompts: int = 0


def propose_roles(
    candidates: Sequence[Candidate],
    owner: str | None,
    held_last: Mapping[Role, str] | None = None,
) -> dict[Role, str | None]:
    """Return one person for each role, nobody twice; None where there are too few.

    Args:
        candidates: who is here, or expected while nobody is; the order decides where nothing else does.
        owner: the account's owner, who moderates only when nobody else can.
        held_last: who held each role in the review before this one.
    """
    before = held_last or {}
    free = list(candidates)
    proposed: dict[Role, str | None] = dict.fromkeys(ROLES)

    def take(role: Role, *, best: Candidate) -> None:
        proposed[role] = best.id
        free.remove(best)

    def again(role: Role, one: Candidate) -> bool:
        return before.get(role) == one.id

    if len(free) > 2:
        take("scribe", best=min(free, key=lambda one: (again("scribe", one), one.prompts, one.id == owner)))
    if free:
        take(
            "moderator",
            best=min(free, key=lambda one: (one.id == owner, one.remote, again("moderator", one), one.prompts)),
        )
    if free:
        take("timekeeper", best=min(free, key=lambda one: (again("timekeeper", one), not one.remote, one.id == owner)))
    if free and proposed["scribe"] is None:
        take("scribe", best=free[0])
    return proposed


def proposed_for_team(
    plan: Plan, on: dt.date, exhibits: Iterable[Exhibit], held_last: Mapping[Role, str] | None = None
) -> dict[Role, str | None]:
    """Return who could hold which role, of the whole team, before anybody is there."""
    from samreview.insight.prompts import prompts

    asked = Counter(prompt.person for exhibit in dict.fromkeys(exhibits) for prompt in prompts(plan, on, exhibit))
    owner = plan.member(plan.account.owner or "")
    candidates = [
        Candidate(
            one.id,
            remote=bool(owner and owner.region and one.region not in {None, owner.region}),
            prompts=asked[one.id],
        )
        for one in plan.team
    ]
    return propose_roles(candidates, plan.account.owner, held_last)
