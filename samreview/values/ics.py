"""Calendar files (RFC 5545) that every calendar reads: entries with times in UTC, days, reminders.

Times are in UTC, so that no table of a zone's rules has to be right: a calendar shows them where its owner is. The same
entries always give the same bytes. Text from people can end no line and begin none: it is escaped, then folded.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKS = re.compile(r"[\\;,]")
_ADDRESS = re.compile(r"https?://[!-~]+")
_MOST_OCTETS = 75


class Alarm(NamedTuple):
    """A reminder: how long before the entry begins, and what it says."""

    before: dt.timedelta
    words: str


class Entry(NamedTuple):
    """One entry of a calendar: at a time (aware), or on whole days up to `end`, which is the first day after.

    Two files that hold an entry of the same `uid` mean the same one: the later `stamp` is what it is now.
    `link` is left out unless it is a web address.
    """

    uid: str
    stamp: dt.datetime
    """Aware."""
    summary: str
    start: dt.datetime | dt.date
    end: dt.datetime | dt.date | None = None
    description: str = ""
    location: str = ""
    link: str = ""
    alarms: tuple[Alarm, ...] = ()


def calendar_text(entries: Iterable[Entry], name: str = "") -> str:
    """Return a calendar file, its lines ended as the standard wants them."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//samreview//samreview//EN", "CALSCALE:GREGORIAN"]
    lines += [_text("X-WR-CALNAME", name)] if name else []
    for entry in entries:
        lines += _entry(entry)
    lines.append("END:VCALENDAR")
    return "".join(f"{line}\r\n" for line in map(_folded, lines))


def is_web_address(words: str) -> bool:
    """Return whether words are one web address and nothing else."""
    return _ADDRESS.fullmatch(words) is not None


def _entry(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield _text("UID", entry.uid)
    yield f"DTSTAMP:{_instant(entry.stamp)}"
    yield f"DTSTART{_when(entry.start)}"
    if entry.end is not None:
        yield f"DTEND{_when(entry.end)}"
    yield _text("SUMMARY", entry.summary)
    if entry.description:
        yield _text("DESCRIPTION", entry.description)
    if entry.location:
        yield _text("LOCATION", entry.location)
    if is_web_address(entry.link):
        yield f"URL:{entry.link}"
    for alarm in entry.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{_before(alarm.before)}")
        yield _text("DESCRIPTION", alarm.words)
        yield "END:VALARM"
    yield "END:VEVENT"


def _when(at: dt.datetime | dt.date) -> str:
    return f":{_instant(at)}" if isinstance(at, dt.datetime) else f";VALUE=DATE:{at:%Y%m%d}"


def _instant(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def _before(length: dt.timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    return f"-PT{minutes}M" if minutes else "PT0M"


def _text(name: str, words: str) -> str:
    safe = _MARKS.sub(lambda match: f"\\{match.group()}", clean(words, lines=True))
    return f"{name}:{safe}".replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, never cut inside a character."""
    pieces, piece, room = [], "", _MOST_OCTETS
    for char in line:
        octets = len(char.encode())
        if octets > room:
            pieces.append(piece)
            # What follows begins with the space that marks it as the same line.
            piece, room = "", _MOST_OCTETS - 1
        piece += char
        room -= octets
    return "\r\n ".join([*pieces, piece])
