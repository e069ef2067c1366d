"""The event that opens a review: the plan as read, the timed agenda, the booked time, who holds which role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.agenda.codec import agenda_to_json, zone_name
from samreview.review.carry.codec import carried_to_json
from samreview.review.events import Event
from samreview.review.prep.codec import prep_to_json
from samreview.review.state import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samreview.agenda.model import Agenda
    from samreview.plan.model import Plan
    from samreview.review.carry.model import CarriedOver
    from samreview.review.clock import Reading
    from samreview.review.prep.model import Prep
    from samreview.review.state import Role


class UnknownRoleHolder(ValueError):  # noqa: N818  it names what is wrong, as a person would
    """A role is to be held by somebody who is not in the team."""


def default_roles(plan: Plan) -> dict[Role, str | None]:
    """Return who holds which role when nobody says: the account's owner, else the first of the team, moderates."""
    return {"moderator": plan.account.owner or plan.team[0].id, "timekeeper": None, "scribe": None}


def checked_roles(plan: Plan, roles: Mapping[Role, str | None] | None) -> dict[Role, str | None]:
    """Return the roles as asked for, moderator as by default where not given.

    Raises:
        UnknownRoleHolder: somebody is not in the team.
    """
    held = default_roles(plan) | dict(roles or {})
    for role in ROLES:
        person = held[role]
        if person is not None and plan.member(person) is None:
            from samreview.values.text import did_you_mean

            near = did_you_mean(person, [member.id for member in plan.team]) or "."
            raise UnknownRoleHolder(f"{person} cannot be {role}: nobody of that id is in the team{near}")
    return held


def opened_event(  # noqa: PLR0913  all that a review starts from, each by its name
    *,
    review: str,
    plan: Plan,
    plan_text: str,
    plan_path: str,
    agenda: Agenda,
    at: Reading,
    line_id: str,
    by: str | None = None,
    roles: Mapping[Role, str | None] | None = None,
    rehearsed: bool = False,
    carried: CarriedOver | None = None,
    prepared: Sequence[Prep] = (),
    questions: Mapping[str, Sequence[str]] | None = None,
) -> Event:
    """Return the first event of a review. `plan` is what `plan_text` holds; `prepared` is what people prepared.

    `questions` are the lists of words at which whoever writes is asked a gentle question; none asks none.

    Without `carried`, what comes from earlier reviews, the review has the plan's own open actions alone.

    Raises:
        UnknownRoleHolder: a role's holder is not in the team.
    """
    held = checked_roles(plan, roles)
    data: dict[str, Any] = {
        "review": review,
        "account": plan.account.id,
        "plan": plan_text,
        "plan_path": plan_path,
        "agenda": agenda_to_json(agenda),
        "start": agenda.start.isoformat(),
        "minutes": agenda.minutes,
        "reserve_minutes": agenda.reserve_minutes,
        "zone": zone_name(agenda.start),
        "on": agenda.start.date().isoformat(),
        "roles": dict(held),
        "rehearsed": rehearsed,
        "prepared": [prep_to_json(one) for one in prepared if one.is_ready],
    }
    if questions:
        data["questions"] = {name: list(words) for name, words in questions.items()}
    if carried is not None:
        data["carried"] = carried_to_json(carried)
    by = by or held["moderator"] or plan.team[0].id
    return Event(id=f"{line_id}:1", line=line_id, kind="review.opened", by=by, at=at, data=data)
