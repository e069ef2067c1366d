"""Actions as entries of a calendar: each on the day it is due, with reminders while it is open."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from samreview.documents.ics import Alarm, CalendarEntry, calendar_bytes
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from samreview.review.carry.listing import ListedAction
    from samreview.review.carry.model import Commitment

_WEEK_BEFORE = dt.timedelta(days=7)
_MORNING_BEFORE = dt.timedelta(hours=15)
"""A whole day begins at midnight: nine o'clock on the day before it."""
_OURS = uuid.UUID("6a1f4f0e-3a0e-5a37-9d0f-6c0f6f4f9b52")


def actions_calendar(actions: Iterable[ListedAction], made: dt.datetime, changes: Mapping[str, int]) -> bytes:
    """Return the actions that have a date as a calendar.

    Args:
        actions: the rows, in their order.
        made: the moment of the last change of any of them.
        changes: how often each account's record has changed: what makes a later file count more than an earlier one.
    """
    return calendar_bytes(_entries(actions, changes), "Actions of account reviews", made)


def _entries(actions: Iterable[ListedAction], changes: Mapping[str, int]) -> Iterator[CalendarEntry]:
    for account, action in actions:
        if action.due is None:
            continue
        owner = action.owner_name or action.owner or "nobody yet"
        state = {"done": "Done: ", "dropped": "Dropped: "}.get(action.status, "")
        title = f"{state}{action.labelled} ({owner})"
        alarms = (
            (Alarm(_WEEK_BEFORE, f"In a week: {title}"), Alarm(_MORNING_BEFORE, f"Tomorrow: {title}"))
            if action.is_open
            else ()
        )
        yield CalendarEntry(
            uid=f"{uuid.uuid5(_OURS, f'{account}/{action.id}')}@samreview",
            title=title,
            starts=action.due,
            ends=action.due + dt.timedelta(days=1),
            text="\n".join(_told(account, action, owner)),
            alarms=alarms,
            categories=(account,),
            status="CANCELLED" if action.status == "dropped" else "CONFIRMED",
            sequence=changes.get(account, 0),
            busy=False,
        )


def _told(account: str, action: Commitment, owner: str) -> Iterator[str]:
    yield f"{owner}: {action.labelled}"
    yield f"Account {account}, action {action.id}, {action.status}"
    if action.agreed_to is not None:
        due = f", due {written_day(action.agreed_due)}" if action.agreed_due else ""
        yield f"{'Agreed' if action.agreed else 'Once agreed'}: {action.agreed_to}{due}"
    if action.remark:
        yield action.remark
