"""When a review is booked for and how long: from what was asked, else from the plan, else from the template.

The zone of a review is that of its start: the offset or zone it was given in, the plan's `next_review.timezone`, else
the account owner's, else UTC. The review's date is the date there.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from samreview.agenda.model import Template
    from samreview.plan.model import Plan

_QUARTER_HOUR = 15 * 60


def owner_zone(plan: Plan) -> dt.tzinfo:
    """Return the zone of the account's owner, UTC where it is not known."""
    owner = plan.member(plan.account.owner) if plan.account.owner else None
    return ZoneInfo(owner.timezone) if owner and owner.timezone else dt.UTC


def booked_start(plan: Plan, asked: dt.datetime | None, now: dt.datetime, on: dt.date | None = None) -> dt.datetime:
    """Return the aware start of a review.

    What was asked for wins (naive: in the owner's zone), then the plan's next review, then the quarter of an hour
    that comes next after `now` (aware) in the owner's zone; of another day, `on`, where that is given.
    """
    if asked is not None:
        return asked if asked.tzinfo else asked.replace(tzinfo=owner_zone(plan))
    planned = planned_start(plan)
    if planned is not None:
        return planned
    coming = next_quarter_hour(now, owner_zone(plan))
    return coming if on is None else dt.datetime.combine(on, coming.timetz())


def planned_start(plan: Plan) -> dt.datetime | None:
    """Return the aware start of the plan's next review, None where it names none."""
    coming = plan.next_review
    if coming is None or coming.start is None:
        return None
    return coming.start.replace(tzinfo=ZoneInfo(coming.timezone) if coming.timezone else owner_zone(plan))


def next_quarter_hour(now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return the first full quarter of an hour at or after `now`, in `zone`."""
    seconds = -(-int(now.timestamp()) // _QUARTER_HOUR) * _QUARTER_HOUR
    return dt.datetime.fromtimestamp(seconds, zone)


def booked_minutes(plan: Plan, template: Template, asked: int | None = None) -> int:
    """Return the booked length: what was asked for, else the plan's next review, else the template's."""
    if asked is not None:
        return asked
    coming = plan.next_review
    return coming.minutes if coming and coming.minutes else template.booked
