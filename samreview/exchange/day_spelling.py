"""Dates as exports spell them. Day and month are told apart by the whole column or by the user, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, Literal

from samreview.exchange.cells import AmbiguousCell, UnreadableCell, says_nothing
from samreview.plan.scalars import FIRST_DAY, LAST_DAY, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DayOrder = Literal["dmy", "mdy"]
_MONTHS: Final = {
    name: number
    for number, full in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"),
        start=1,
    )
    for name in (full, full[:3])
} | {"sept": 9}  # fmt: skip
_TIME = r"(?:[T ,]+\d.*)?"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME, re.ASCII)
_EIGHT_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
_DAY_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[-\s./]*([a-z]{3,9})[-\s.,/]*(\d{4}|\d{2})" + _TIME, re.ASCII | re.IGNORECASE
)
_NAME_DAY = re.compile(
    r"([a-z]{3,9})\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?[-\s,]+(\d{4}|\d{2})" + _TIME, re.ASCII | re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})" + _TIME, re.ASCII)
_MOST_MONTHS: Final = 12


class DayColumn:
    """The dates of one column; `others` gives all its cells, looked at only when one of them needs it."""

    def __init__(self, name: str, others: Callable[[], Iterable[str]], order: DayOrder | None = None) -> None:
        self._name = name
        self._others = others
        self._order = order
        self._votes: dict[str, set[DayOrder]] | None = None
        self._known: dict[str, dt.date | None] = {}

    def read(self, text: str) -> dt.date | None:
        """Return the date of a cell, None where it states none; times and zones are left out.

        Raises:
            UnreadableCell: it is no date.
            AmbiguousCell: day and month cannot be told apart.
        """
        if text in self._known:
            return self._known[text]
        day = self._known[text] = self._read(text.strip())
        return day

    def _read(self, text: str) -> dt.date | None:
        if says_nothing(text):
            return None
        if match := _YEAR_FIRST.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text):
            return self._day(text, match[1], match[2], match[3])
        if match := _NUMBERS.fullmatch(text):
            first, second = int(match[1]), int(match[3])
            order = self._order_of(text, match[2], first, second)
            month, day = (second, first) if order == "dmy" else (first, second)
            return self._day(text, match[4], month, day)
        for pattern, month_group, day_group in ((_DAY_NAME, 2, 1), (_NAME_DAY, 1, 2)):
            match = pattern.fullmatch(text)
            month_named = _MONTHS.get(match[month_group].casefold()) if match else None
            if match and month_named:
                return self._day(text, match[3], month_named, match[day_group])
        raise UnreadableCell(f"{self._name} {shown(text)} is no date")

    def _day(self, text: str, year: str, month: int | str, day: int | str) -> dt.date:
        full = int(year) if len(year) > 2 else int(year) + (2000 if int(year) < 70 else 1900)
        try:
            found = dt.date(full, int(month), int(day))
        except ValueError:
            raise UnreadableCell(f"{self._name} {shown(text)} is not in the calendar") from None
        if FIRST_DAY <= found <= LAST_DAY:
            return found
        raise UnreadableCell(f"{self._name} {shown(text)} is too far away, a plan holds {FIRST_DAY} to {LAST_DAY}")

    def _order_of(self, text: str, sign: str, first: int, second: int) -> DayOrder:
        """Return how day and month stand: by the cell itself, by what the user said, else by the whole column.

        Of the column those dates tell that have the same sign between their numbers: `5/20/2027` says nothing of
        `5.6.2027`.
        """
        own = _vote(first, second)
        if own is not None:
            return own
        if first == second:
            return "dmy"
        if self._order is not None:
            return self._order
        if self._votes is None:
            self._votes = _votes(self._others())
        votes = self._votes.get(sign, set())
        if len(votes) == 1:
            return next(iter(votes))
        why = "its column has both orders" if votes else "nothing in its column says which"
        raise AmbiguousCell(
            f"{self._name} {shown(text)} has its day or its month first, and {why}; say --dates dmy or --dates mdy"
        )


def _votes(cells: Iterable[str]) -> dict[str, set[DayOrder]]:
    """Return which orders the dates of a column show that can be read in one way only, by the sign in them."""
    votes: dict[str, set[DayOrder]] = {}
    for cell in set(cells):
        match = _NUMBERS.fullmatch(cell.strip())
        vote = _vote(int(match[1]), int(match[3])) if match else None
        if match and vote:
            votes.setdefault(match[2], set()).add(vote)
    return votes


def _vote(first: int, second: int) -> DayOrder | None:
    if first > _MOST_MONTHS >= second:
        return "dmy"
    return "mdy" if second > _MOST_MONTHS >= first else None
