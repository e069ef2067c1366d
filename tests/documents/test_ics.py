"""Calendars: what Outlook, Google and Apple take in, by the rules of RFC 5545."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from samreview.documents.actions_calendar import actions_calendar
from samreview.documents.ics import Alarm, CalendarEntry, calendar_bytes
from samreview.review.carry.listing import ListedAction
from samreview.review.carry.model import Commitment
from samreview.values.address import is_web_address
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

MADE = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
DAY = dt.date(2026, 12, 15)


def unfolded(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


def value(lines: Iterable[str], name: str) -> str:
    text = next(line.partition(":")[2] for line in lines if line.startswith(f"{name}:"))
    out, signs = "", iter(text)
    for sign in signs:
        out += {"n": "\n"}.get(after, after) if sign == "\\" and (after := next(signs)) else sign
    return out


def entry(**more: object) -> CalendarEntry:
    values: dict[str, object] = {"uid": "a@x", "title": "Layout", "starts": DAY, "ends": DAY + dt.timedelta(days=1)}
    return CalendarEntry(**(values | more))  # type: ignore[arg-type]  # test's own


def test_a_whole_day_and_a_meeting() -> None:
    begin = dt.datetime(2026, 11, 24, 15, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    alarms = (Alarm(dt.timedelta(days=7), "soon"), Alarm(dt.timedelta(minutes=90), "now"))
    meeting = entry(starts=begin, ends=begin + dt.timedelta(hours=2), alarms=alarms, link="https://x.example/a,b",
                    place="Room 1; left", categories=("halden", "a,b"), busy=True, sequence=3)  # fmt: skip
    lines = unfolded(calendar_bytes([entry(busy=False), meeting], "Actions", MADE))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//samreview//samreview//EN"]
    assert "DTSTART;VALUE=DATE:20261215" in lines
    assert "DTEND;VALUE=DATE:20261216" in lines
    assert "DTSTART:20261124T140000Z" in lines
    assert [line for line in lines if line.startswith("TRIGGER")] == ["TRIGGER:-P7D", "TRIGGER:-PT1H30M"]
    assert [line for line in lines if line.startswith("TRANSP")] == ["TRANSP:TRANSPARENT", "TRANSP:OPAQUE"]
    assert "LOCATION:Room 1\\; left" in lines
    assert "CATEGORIES:halden,a\\,b" in lines
    assert "URL:https://x.example/a,b" in lines
    for kind in ("VCALENDAR", "VEVENT", "VALARM"):
        assert lines.count(f"BEGIN:{kind}") == lines.count(f"END:{kind}")


def test_a_link_is_a_web_address_or_not_there() -> None:
    for link in ("javascript:alert(1)", "https://a.example\r\nATTENDEE:mailto:x", "http://a b", "ftp://a"):
        assert not is_web_address(link)
        assert b"URL" not in calendar_bytes([entry(link=link)], "x", MADE)


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_stays_on_its_line_and_comes_back(title: str, text: str) -> None:
    lines = unfolded(calendar_bytes([entry(title=title, text=text)], "x", MADE))
    assert value(lines, "SUMMARY") == clean(title, lines=True).strip()
    if clean(text, lines=True).strip():
        assert value(lines, "DESCRIPTION") == clean(text, lines=True).strip()
    assert lines.count("BEGIN:VEVENT") == 1


def test_an_action_keeps_its_entry_moves_with_its_date_and_stops_reminding_when_it_is_done() -> None:
    action = Commitment("a1", "action", "Ask Jane", "dana", "Dana Whitfield", DAY, agreed_to="Ask Jane", agreed_due=DAY)
    moved = action._replace(due=DAY + dt.timedelta(days=9), status="done")
    undated = action._replace(id="a2", due=None)
    first = unfolded(actions_calendar([ListedAction("halden", action), ListedAction("halden", undated)], MADE, {}))
    later = unfolded(actions_calendar([ListedAction("halden", moved)], MADE, {"halden": 9}))
    other = unfolded(actions_calendar([ListedAction("sorrel", action)], MADE, {}))
    assert value(first, "UID") == value(later, "UID") != value(other, "UID")
    assert (first.count("BEGIN:VEVENT"), first.count("BEGIN:VALARM"), later.count("BEGIN:VALARM")) == (1, 2, 0)
    assert value(first, "SUMMARY") == "Ask Jane (Dana Whitfield)"
    assert value(later, "SUMMARY") == "Done: Ask Jane (Dana Whitfield)"
    assert (value(first, "SEQUENCE"), value(later, "SEQUENCE")) == ("0", "9")
    assert "Once agreed: Ask Jane, due 15 Dec 2026" in value(later, "DESCRIPTION")
    dropped = unfolded(actions_calendar([ListedAction("halden", action._replace(status="dropped"))], MADE, {}))
    assert value(dropped, "STATUS") == "CANCELLED"
