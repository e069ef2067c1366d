"""A review as a calendar entry: the meeting with everybody's local times, and the preparation deadline.

Colleagues look into each other's calendars, so nothing in an entry assesses anybody: questions stay in the pack.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from samreview.documents.ics import Alarm, CalendarEntry, calendar_bytes
from samreview.documents.wording import joined

if TYPE_CHECKING:
    from samreview.documents.customer_data import CustomerPack
    from samreview.documents.pack_data import Pack
    from samreview.documents.pack_meeting import Meeting

_QUARTER_HOUR = dt.timedelta(minutes=15)
_DAY = dt.timedelta(days=1)
_NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def invitation(meeting: Meeting, pack: Pack) -> bytes:
    """Return the calendar file of one attendee."""
    agenda = meeting.agenda
    places = [f"{one.times}: {joined(one.people)}" for one in pack.places]
    agenda_lines = [f"{one.starts} {one.title}" for one in pack.slots]
    told = [
        *places,
        "",
        *agenda_lines,
        "",
        "Your question is in your pack.",
        *([f"Join: {pack.link}"] if pack.link else []),
    ]
    meets = CalendarEntry(
        uid=_uid(meeting.review),
        title=f"{pack.title}: {pack.account}",
        starts=agenda.start,
        ends=agenda.end,
        text="\n".join(told),
        place=pack.link or "",
        link=pack.link or "",
        alarms=(Alarm(_QUARTER_HOUR, f"{pack.title}: {pack.account}"),),
    )
    prepares = CalendarEntry(
        uid=_uid(f"{meeting.review}/{pack.reader.id}"),
        title=f"Be prepared: {pack.account}",
        starts=meeting.prepare_by,
        ends=meeting.prepare_by + _QUARTER_HOUR,
        text="Eight minutes with the first page of your pack.",
        alarms=(Alarm(_DAY, f"Tomorrow: be prepared for {pack.account}"), Alarm(dt.timedelta(), "Your pack")),
    )
    return calendar_bytes([meets, prepares], pack.account, _midnight(meeting.plan.updated or meeting.on))


def customer_invitation(pack: CustomerPack) -> bytes:
    """Return the calendar file for the customer: from their first item to when it ends for them."""
    if not pack.items:
        return calendar_bytes([], pack.account, _NEVER)
    lines = [f"{one.starts:%H:%M} {one.title}" for one in pack.items]
    entry = CalendarEntry(
        uid=_uid(f"{pack.account}/{pack.items[0].starts.isoformat()}"),
        title=f"{pack.account}: our meeting",
        starts=pack.items[0].starts,
        ends=pack.ends or pack.items[-1].ends,
        text="\n".join(lines),
    )
    return calendar_bytes([entry], pack.account, _midnight(pack.items[0].starts.date()))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _uid(name: str) -> str:
    """Return an id that is always the same for the same meeting and tells nothing of it."""
    return f"{hashlib.sha256(name.encode()).hexdigest()[:32]}@samreview"
