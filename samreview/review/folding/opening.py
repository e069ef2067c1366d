"""The opening: the plan, the agenda and the people that a review starts from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from samreview.agenda.codec import agenda_from_json, zone_named
from samreview.agenda.projection import seconds_of
from samreview.review.asking import watched
from samreview.review.carry.chapter import plan_actions
from samreview.review.carry.codec import carried_from_json
from samreview.review.carry.model import CarriedOver
from samreview.review.carry.standing import in_order
from samreview.review.state import ItemState, Person

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def opened(review: Review, event: Event) -> None:
    """Take in `review.opened`."""
    data: Any = event.data
    review.id, review.account_id = data["review"], data["account"]
    review.plan_text, review.plan_path = data["plan"], data["plan_path"]
    review.plan = review.plan_opened = review.read_plan(review.plan_text, review.plan_path)
    review.agenda = agenda_from_json(data["agenda"])
    review.zone, review.on = zone_named(data["zone"]), dt.date.fromisoformat(data["on"])
    review.minutes, review.reserve_minutes = data["minutes"], data["reserve_minutes"]
    review.booked_start = seconds_of(dt.datetime.fromisoformat(data["start"]))
    review.booked_end = review.booked_start + 60 * review.minutes
    review.rehearsed = bool(data.get("rehearsed", False))
    review.items = [ItemState(item, item.minutes, item.minutes) for item in review.agenda.items]
    review.item_by_id = {item.id: item for item in review.items}
    for member in review.plan.team:
        review.people[member.id] = Person(
            id=member.id,
            name=member.name,
            function=member.function,
            region=member.region,
            timezone=member.timezone,
        )
    for role, person in data["roles"].items():
        review.roles[role] = person
    review.carried = (
        carried_from_json(data["carried"])
        if "carried" in data
        else CarriedOver(entries=in_order([one for one in plan_actions(review.plan) if one.is_open]))
    )
    review.questions.words = watched(data.get("questions", {}))
    if data.get("prepared"):
        from samreview.review.folding.prepared import take_in

        for one in data["prepared"]:
            take_in(review, one)


HANDLERS = {"review.opened": opened}
