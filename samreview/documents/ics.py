"""Calendars as iCalendar text (RFC 5545): what Outlook, Google and Apple all take in.

Entries are events, since tasks (VTODO) are taken by none of the three when a file is opened: Google and Outlook leave
them out, Apple's calendar too. A whole day has a date, a meeting has instants in UTC, which each calendar shows in the
zone of its own: that needs no tables of zones. The same facts give the same bytes, and an entry keeps its `uid`, so a
file that is opened again changes the entries that are there; of two the one with the higher `sequence` counts.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from samreview.values.address import is_web_address
from samreview.values.named import NamedTuple
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CalendarStatus = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
MEDIA_TYPE = "text/calendar"
_MAKER = "-//samreview//samreview//EN"
_LONGEST = 75
"""Bytes of a line, without its end."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


class Alarm(NamedTuple):
    """A reminder: how long before the begin, and what it says."""

    before: dt.timedelta
    text: str


class CalendarEntry(NamedTuple):
    """One entry. `starts` and `ends` are both days (a whole day ends on the day after it) or both aware instants.

    A `link` that is no web address is left out.
    """

    uid: str
    title: str
    starts: dt.date
    ends: dt.date
    text: str = ""
    place: str = ""
    link: str = ""
    alarms: tuple[Alarm, ...] = ()
    categories: tuple[str, ...] = ()
    status: CalendarStatus = "CONFIRMED"
    sequence: int = 0
    busy: bool = True
    """Whether it takes up the time: what is due on a day does not."""


def calendar_bytes(entries: Iterable[CalendarEntry], name: str, made: dt.datetime) -> bytes:
    """Return a calendar.

    Args:
        entries: in the order in which they are written.
        name: what calendars call it where they ask.
        made: aware; the moment of the facts, so that the same facts give the same bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_MAKER}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(_said("X-WR-CALNAME", name))
    for entry in entries:
        lines += _entry_lines(entry, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _entry_lines(entry: CalendarEntry, made: dt.datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield _said("UID", entry.uid)
    yield f"DTSTAMP:{_instant(made)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield _moment("DTSTART", entry.starts)
    yield _moment("DTEND", entry.ends)
    yield _said("SUMMARY", entry.title)
    for name, words in (("DESCRIPTION", entry.text), ("LOCATION", entry.place)):
        if words:
            yield _said(name, words)
    if is_web_address(entry.link):
        # A value of the kind URI is not escaped, and an address holds nothing that would have to be.
        yield f"URL:{entry.link}"
    if entry.categories:
        yield f"CATEGORIES:{','.join(_escaped(one) for one in entry.categories)}"
    yield f"STATUS:{entry.status}"
    yield f"TRANSP:{'OPAQUE' if entry.busy else 'TRANSPARENT'}"
    for alarm in entry.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", _said("DESCRIPTION", alarm.text))
        yield f"TRIGGER:{_duration(-alarm.before)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _moment(name: str, when: dt.date) -> str:
    if isinstance(when, dt.datetime):
        return f"{name}:{_instant(when)}"
    return f"{name};VALUE=DATE:{when:%Y%m%d}"


def _instant(when: dt.datetime) -> str:
    return f"{when.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _duration(span: dt.timedelta) -> str:
    seconds = int(span.total_seconds())
    sign, left = ("-" if seconds < 0 else ""), abs(seconds)
    days, left = divmod(left, 86_400)
    hours, left = divmod(left, 3_600)
    minutes, left = divmod(left, 60)
    # Each part is only there where it counts, hours and minutes behind a T.
    time = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (left, "S")) if number)
    day = f"{days}D" if days else ""
    return f"{sign}P{day}{'T' if time else ''}{time}" if day or time else "PT0S"


def _said(name: str, words: str) -> str:
    return f"{name}:{_escaped(words)}"


def _escaped(words: str) -> str:
    return clean(words, lines=True).strip().translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 bytes, none of which parts a character; each but the first after a space."""
    data = line.encode()
    start, room = 0, _LONGEST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        yield ("" if start == 0 else " ") + data[start:end].decode()
        start, room = end, _LONGEST - 1
    yield ("" if start == 0 else " ") + data[start:].decode()
