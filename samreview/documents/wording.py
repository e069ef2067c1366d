"""How documents write figures: dates, times, money and counts, the same in Europe and America."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from samreview.insight.ratios import times_text
from samreview.values.dates import written_day
from samreview.values.money import parse_money, written

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day(when: dt.date | None) -> str:
    """Return `15 Dec 2026`, or nothing."""
    return written_day(when) if when else ""


def weekday(when: dt.date) -> str:
    """Return `Tue 15 Dec 2026`."""
    return f"{_WEEKDAYS[when.weekday()]} {written_day(when)}"


def money(currency: str, amount: Decimal | str | None) -> str:
    """Return `EUR 650,000` for an amount or for the plain text of one, or nothing."""
    return "" if amount is None else written(currency, Decimal(amount))


def stated(value: str) -> str:
    """Return a value in a plan's notation (`EUR 640k`, `2027-05-03`) as documents write it; any other as it is."""
    found = parse_money(value)
    if found and found[1]:
        return written(found[1], found[0])
    try:
        return written_day(dt.date.fromisoformat(value))
    except ValueError:
        return value


def minutes_of(seconds: int) -> int:
    """Return whole minutes, halves up."""
    return (seconds + 30) // 60


def capitalised(words: str) -> str:
    """Return words with a capital first letter where the first word is all in small letters (`iPhone` stays)."""
    first = words.split(" ", 1)[0]
    return words[0].upper() + words[1:] if first.islower() and len(words[0].upper()) == 1 else words


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `1 minute`, `12 minutes`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def times(ratio: float, *, up: bool = False) -> str:
    """Return `0.86 times`; a need is rounded up."""
    return times_text(ratio, up=up, sign=" times")


def joined(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """Return `a, b and c`."""
    return ", ".join(words[:-1]) + f" {last} {words[-1]}" if len(words) > 1 else "".join(words)


def zone_place(zone: dt.tzinfo) -> str:
    """Return the zone as people say it: `Berlin time`, and `UTC` as it is."""
    name = str(zone)
    return name if "/" not in name else f"{name.rsplit('/', 1)[1].replace('_', ' ')} time"


def clock_times(start: dt.datetime, end: dt.datetime, zone: dt.tzinfo) -> str:
    """Return `15:00 to 17:00 Berlin time`; a day that differs is named."""
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%H:%M} on {written_day(end.date())}"
    return f"{start:%H:%M} to {until} {zone_place(zone)}"
