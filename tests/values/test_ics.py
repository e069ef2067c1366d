"""Calendar files hold what they were given and nothing that a text could smuggle in."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from samreview.values.ics import Alarm, Entry, calendar_text, is_web_address
from samreview.values.text import clean

START = dt.datetime(2026, 11, 24, 15, tzinfo=dt.timezone(dt.timedelta(hours=1)))
ENTRY = Entry("one@samreview", START, "Review", START, START + dt.timedelta(hours=2))


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def value(lines: list[str], name: str) -> str:
    (found,) = (line.removeprefix(f"{name}:") for line in lines if line.startswith(f"{name}:"))
    words, escape = "", False
    for char in found:
        if escape:
            words += "\n" if char == "n" else char
            escape = False
        elif char == "\\":
            escape = True
        else:
            words += char
    return words


def test_an_entry_is_in_utc_with_its_alarm() -> None:
    entry = ENTRY._replace(alarms=(Alarm(dt.timedelta(days=1), "Prepare"),), link="https://meet.example.com/x")
    assert unfolded(calendar_text([entry])) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//samreview//samreview//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:one@samreview",
        "DTSTAMP:20261124T140000Z",
        "DTSTART:20261124T140000Z",
        "DTEND:20261124T160000Z",
        "SUMMARY:Review",
        "URL:https://meet.example.com/x",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT1440M",
        "DESCRIPTION:Prepare",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_whole_days_are_dates() -> None:
    day = dt.date(2026, 12, 15)
    lines = unfolded(calendar_text([ENTRY._replace(start=day, end=day + dt.timedelta(1))]))
    assert "DTSTART;VALUE=DATE:20261215" in lines
    assert "DTEND;VALUE=DATE:20261216" in lines


def test_a_link_is_a_web_address_or_not_there() -> None:
    for link in ("javascript:alert(1)", "https://a.example\r\nATTENDEE:mailto:x", "http://a b", "ftp://a"):
        assert not is_web_address(link)
        assert "URL" not in calendar_text([ENTRY._replace(link=link)])


@given(st.text(max_size=300))
def test_any_text_comes_back_and_no_line_is_its_own(words: str) -> None:
    text = calendar_text([ENTRY._replace(summary=words, description=words + "x", location="y" + words)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    assert [line.split(":")[0].split(";")[0] for line in lines if not line.startswith(("BEGIN", "END"))] == [
        "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION",
    ]  # fmt: skip
    assert value(lines, "SUMMARY") == clean(words, lines=True).replace("\t", " ")
