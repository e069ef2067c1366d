"""Amounts of money as exports spell them: `$7,450,000.00 `, `58.8k`, `7.450.000,00 EUR`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from samreview.exchange.cells import AmbiguousCell, UnreadableCell, says_nothing
from samreview.plan.scalars import shown
from samreview.values.money import exact
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DecimalSign = Literal[",", "."]
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.(?:[0-9]{1,2}|[0-9]{4,6}))?")
_SPELLED = re.compile(
    r"(?P<before>[^\d.,()+-]*)(?P<number>\d[\d.,'\u2019 ]*(?<! )|[.,]\d+) ?(?P<unit>k|m|mn|mio)?"
    r"(?P<after>(?![a-z\d])[^\d]*| ?[a-z]{3})",
    re.IGNORECASE,
)
_UNITS: Final = {"": 1, "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000}
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_GROUPED: Final[dict[DecimalSign, re.Pattern[str]]] = {
    ",": re.compile(r"\d{1,3}(,\d{2,3})*,\d{3}"),
    ".": re.compile(r"\d{1,3}(\.\d{3})+"),
}
_GROUPS_OF_SPACES = re.compile(r"\d{1,3}([ '\u2019]\d{3})+(?=[.,]|$)")
_SIGNS: Final = {
    "": None, "€": "EUR", "£": "GBP", "₹": "INR", "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD",
    "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "mx$": "MXN", "r$": "BRL", "zł": "PLN", "fr.": "CHF",
    "us dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "swiss franc": "CHF", "canadian dollar": "CAD",
    "australian dollar": "AUD", "japanese yen": "JPY", "yen": "JPY", "indian rupee": "INR",
}  # fmt: skip
_DOLLARS: Final = ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "TWD")
_SHARED_SIGNS: Final = {"$": _DOLLARS, "¥": ("JPY", "CNY"), "kr": ("SEK", "NOK", "DKK"), "kr.": ("SEK", "NOK", "DKK")}


class Spelled(NamedTuple):
    """An amount as a cell states it, with its currency where the cell names one."""

    amount: Decimal
    currency: str | None


def currency_named(text: str, own: str, *, sign: bool = True) -> str | None:
    """Return the currency that a sign, a code or a name stands for, None where the text is empty.

    A sign that several currencies share is that of the account where it is one of them, else the first of them.

    Raises:
        UnreadableCell: it stands for no currency.
    """
    word = _SPACES.sub(" ", text).strip().casefold()
    if word in _SIGNS:
        return _SIGNS[word]
    if sign and word in _SHARED_SIGNS:
        shared = _SHARED_SIGNS[word]
        return own if own in shared else shared[0]
    if re.fullmatch("[a-z]{3}", word):
        return word.upper()
    raise UnreadableCell(f"{shown(text.strip())} is no currency")


class AmountColumn:
    """The amounts of one column; `others` gives all its cells, looked at only when one of them needs it."""

    def __init__(
        self, name: str, others: Callable[[], Iterable[str]], own: str, decimal: DecimalSign | None = None
    ) -> None:
        self._name = name
        self._others = others
        self._own = own
        self._decimal = decimal
        self._votes: frozenset[DecimalSign] | None = None

    def read(self, text: str) -> Spelled | None:
        """Return the amount of a cell, None where it states none.

        Raises:
            UnreadableCell: it is no amount, or a negative one.
            AmbiguousCell: a point may part thousands or decimals.
        """
        if _PLAIN.fullmatch(text):
            return Spelled(Decimal(text), None)
        if says_nothing(text):
            return None
        cell = _SPACES.sub(" ", text).strip()
        match = _SPELLED.fullmatch(cell)
        if match is None or (match["before"].strip() and match["after"].strip()):
            negative = re.search(r"[-\u2212(]", cell) and re.search(r"\d", cell)
            raise UnreadableCell(f"{self._name} {shown(cell)} is {'negative' if negative else 'no amount of money'}")
        try:
            currency = currency_named(match["before"] or match["after"], self._own)
        except UnreadableCell as reason:
            raise UnreadableCell(f"{self._name} {shown(cell)}: {reason}") from None
        with exact():
            number = Decimal(self._number(match["number"], cell)) * _UNITS[(match["unit"] or "").casefold()]
        return Spelled(number, currency)

    def _number(self, text: str, cell: str) -> str:
        """Return the digits with a point before the decimals."""
        bare = _without_spaces(text)
        vote = _vote(bare)
        if vote is None and not re.fullmatch(r"\d*[.,]?\d+", bare):
            raise UnreadableCell(f"{self._name} {shown(cell)} is no amount of money")
        if vote is None and re.search("[.,]", bare):
            vote = self._column_decimal(bare, cell)
        decimals = vote or "."
        grouping = "," if decimals == "." else "."
        return bare.replace(grouping, "").replace(decimals, ".")

    def _column_decimal(self, text: str, cell: str) -> DecimalSign:
        """Return which sign stands before the decimals where a cell with one group of three does not say."""
        if self._decimal is not None:
            return self._decimal
        if self._votes is None:
            self._votes = frozenset(vote for other in set(self._others()) if (vote := _vote_of(other)) is not None)
        if len(self._votes) == 1:
            return next(iter(self._votes))
        if "," in text and not self._votes:
            return "."
        why = "its column has both" if self._votes else "nothing in its column says which"
        raise AmbiguousCell(
            f"{self._name} {shown(cell)} may have thousands or decimals behind its "
            f'{"comma" if "," in text else "point"}, and {why}; say `decimal = ","` or `decimal = "."` in the map'
        )


def _without_spaces(number: str) -> str:
    """Return a number without the blanks or apostrophes that part its thousands."""
    return _GROUPS_OF_SPACES.sub(lambda match: re.sub("[^0-9]", "", match.group()), number, count=1)


def _vote_of(cell: str) -> DecimalSign | None:
    match = _SPELLED.fullmatch(_SPACES.sub(" ", cell).strip())
    return _vote(_without_spaces(match["number"])) if match else None


def _vote(number: str) -> DecimalSign | None:
    """Return the sign that stands before the decimals as the number itself tells, None where it does not."""
    pairs: tuple[tuple[DecimalSign, DecimalSign], ...] = ((".", ","), (",", "."))
    for decimals, grouping in pairs:
        whole, sign, rest = number.partition(decimals)
        if _GROUPED[grouping].fullmatch(whole) and (rest.isdigit() if sign else whole.count(grouping) > 1):
            return decimals
        if not sign or not rest.isdigit() or not (whole.isdigit() or not whole):
            continue
        if len(rest) != 3 or len(whole) > 3 or whole in {"", "0"}:
            return decimals
    return None
