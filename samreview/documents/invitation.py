"""A review as a calendar entry: the meeting with everybody's local times, and the preparation deadline.

Colleagues look into each other's calendars, so nothing in an entry assesses anybody: questions stay in the pack.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from samreview.documents.wording import joined
from samreview.values.ics import Alarm, Entry, calendar_text

if TYPE_CHECKING:
    from samreview.documents.customer_data import CustomerPack
    from samreview.documents.pack_data import Pack
    from samreview.documents.pack_meeting import Meeting

_QUARTER_HOUR = dt.timedelta(minutes=15)
_DAY = dt.timedelta(days=1)


def invitation(meeting: Meeting, pack: Pack) -> bytes:
    """Return the calendar file of one attendee."""
    agenda = meeting.agenda
    stamp = _midnight(meeting.plan.updated or meeting.on)
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
    meets = Entry(
        uid=_uid(meeting.review),
        stamp=stamp,
        summary=f"{pack.title}: {pack.account}",
        start=agenda.start,
        end=agenda.end,
        description="\n".join(told),
        location=pack.link or "",
        link=pack.link or "",
        alarms=(Alarm(_QUARTER_HOUR, f"{pack.title}: {pack.account}"),),
    )
    prepares = Entry(
        uid=_uid(f"{meeting.review}/{pack.reader.id}"),
        stamp=stamp,
        summary=f"Be prepared: {pack.account}",
        start=meeting.prepare_by,
        end=meeting.prepare_by + _QUARTER_HOUR,
        description="Eight minutes with the first page of your pack.",
        alarms=(Alarm(_DAY, f"Tomorrow: be prepared for {pack.account}"), Alarm(dt.timedelta(), "Your pack")),
    )
    return calendar_text([meets, prepares], pack.account).encode()


def customer_invitation(pack: CustomerPack) -> bytes:
    """Return the calendar file for the customer: from the first to the last item that is theirs to see."""
    if not pack.items:
        return calendar_text([]).encode()
    lines = [f"{one.starts:%H:%M} {one.title}" for one in pack.items]
    entry = Entry(
        uid=_uid(f"{pack.account}/{pack.items[0].starts.isoformat()}"),
        stamp=_midnight(pack.items[0].starts.date()),
        summary=f"{pack.account}: our meeting",
        start=pack.items[0].starts,
        end=pack.items[-1].ends,
        description="\n".join(lines),
    )
    return calendar_text([entry]).encode()


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _uid(name: str) -> str:
    """Return an id that is always the same for the same meeting and tells nothing of it."""
    return f"{hashlib.sha256(name.encode()).hexdigest()[:32]}@samreview"
