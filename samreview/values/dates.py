"""Dates as people in Europe and America both read them: `15 Dec 2026`, whatever the machine's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written_day(day: dt.date) -> str:
    """Return `15 Dec 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
