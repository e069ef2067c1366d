"""Fiscal quarters by name (`FY27-Q2`) and the calendar that says which days they hold.

A fiscal year is named for the calendar year in which it ends; one that starts in January is that calendar year.
52-week and 4-4-5 calendars are not supported.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from samreview.values.named import NamedTuple

_LABEL = re.compile(r"FY([0-9]{2})-Q([1-4])")


class Quarter(NamedTuple):
    """One fiscal quarter: `year` is the full fiscal year (2027), `number` 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"FY{self.year % 100:02d}-Q{self.number}"

    def plus(self, quarters: int) -> Quarter:
        """Return the quarter that many quarters later (earlier when negative)."""
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1)

    def minus(self, other: Quarter) -> int:
        """Return how many quarters `other` lies before this one."""
        return (self.year - other.year) * 4 + self.number - other.number


def parse_quarter(text: str) -> Quarter | None:
    """Read `FY27-Q2` (a year of this century); None when it is not a quarter's name."""
    match = _LABEL.fullmatch(text)
    return Quarter(2000 + int(match[1]), int(match[2])) if match else None


class FiscalCalendar(NamedTuple):
    """The quarters of a fiscal year that starts on the first of month `starts` (1 to 12)."""

    starts: int = 1

    def quarter_of(self, day: date) -> Quarter:
        """Return the quarter that holds `day`."""
        months = (day.month - self.starts) % 12
        year = day.year + (1 if self.starts > 1 and day.month >= self.starts else 0)
        return Quarter(year, months // 3 + 1)

    def first_day(self, quarter: Quarter) -> date:
        """Return the quarter's first day."""
        start_year = quarter.year - (1 if self.starts > 1 else 0)
        months = self.starts - 1 + (quarter.number - 1) * 3
        return date(start_year + months // 12, months % 12 + 1, 1)

    def last_day(self, quarter: Quarter) -> date:
        """Return the quarter's last day."""
        return self.first_day(quarter.plus(1)) - timedelta(days=1)

    def days(self, quarter: Quarter) -> int:
        """Return how many days the quarter has."""
        return (self.last_day(quarter) - self.first_day(quarter)).days + 1
