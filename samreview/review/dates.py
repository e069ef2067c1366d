"""Due dates as they are typed, counted from the day the review is held."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

from samreview.values.quarter import parse_quarter

if TYPE_CHECKING:
    from samreview.values.quarter import FiscalCalendar

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name: number for number, day in enumerate(_DAYS) for name in (day, day[:3])}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_COUNTED = re.compile(r"\+(?P<number>\d{1,4})(?P<unit>[wd])")
FORMS = (*(day[:3] for day in _DAYS), *_DAYS, "eom", "eoq")
"""The words among the forms, for the nearest right one."""


def parse_due(text: str, on: dt.date, fiscal: FiscalCalendar) -> dt.date | None:
    """Read a due date; None when it is not one.

    `2027-02-15`; `fri` or `friday` (the first after `on`, never the day itself); `+3w`, `+10d`; `eom` and `eoq` (last
    day of this month, of this fiscal quarter); `FY27-Q4` (its last day). A date that has passed is a date.
    """
    word = text.casefold()
    try:
        return _read(word, on, fiscal)
    except (ValueError, OverflowError):
        return None


def _read(word: str, on: dt.date, fiscal: FiscalCalendar) -> dt.date | None:
    if _ISO.fullmatch(word):
        return dt.date.fromisoformat(word)
    if word in _WEEKDAYS:
        return on + dt.timedelta(days=(_WEEKDAYS[word] - on.weekday() - 1) % 7 + 1)
    counted = _COUNTED.fullmatch(word)
    if counted:
        return on + dt.timedelta(days=int(counted["number"]) * (7 if counted["unit"] == "w" else 1))
    if word == "eom":
        return on.replace(day=calendar.monthrange(on.year, on.month)[1])
    if word == "eoq":
        return fiscal.last_day(fiscal.quarter_of(on))
    quarter = parse_quarter(word.upper())
    return fiscal.last_day(quarter) if quarter else None
