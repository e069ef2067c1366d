"""The text of one value to the value, by the kind of its field: the scalar rules of the formats, and no others.

Nothing is guessed: `NO` is a text, `017` no number, `1e3` no money. What a text is not is said in plain words, with
an example of what was wanted.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from samreview.plan.fields import (
    Amount,
    Clock,
    Currency,
    Day,
    FiscalQuarter,
    Flag,
    Id,
    Kind,
    LocalTime,
    OneOf,
    Rate,
    Share,
    Text,
    Whole,
    Zone,
)
from samreview.values.money import exact, parse_money
from samreview.values.quarter import parse_quarter
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Final

    from samreview.plan.currencies import Currencies
    from samreview.plan.guesses import Guesses
    from samreview.values.quarter import Quarter

FIRST_DAY: Final = dt.date(1990, 1, 1)
LAST_DAY: Final = dt.date(2098, 12, 31)
ID_PATTERN: Final = "[a-z0-9][a-z0-9-]{0,63}"
DAY_PATTERN: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME_PATTERN: Final = DAY_PATTERN + r"[T ][0-9]{2}:[0-9]{2}"
CLOCK_PATTERN: Final = r"[0-9]{1,2}:[0-9]{2}"
SHARE_PATTERN: Final = r"([01]?\.[0-9]{1,12}|[01]|[0-9]{1,3}(\.[0-9]{1,10})?%)"
RATE_PATTERN: Final = r"([0-9]{1,7}(\.[0-9]{1,10})?|\.[0-9]{1,10})"
WHOLE_PATTERN: Final = r"(0|[1-9][0-9]{0,8})"
ZONE_PATTERN: Final = r"[A-Za-z0-9_+-]{1,30}(/[A-Za-z0-9_+-]{1,30}){0,3}"
CURRENCY_PATTERN: Final = "[A-Z]{3}"
MONEY_PATTERN: Final = r"([A-Z]{3} ?)?[0-9]{1,15}(\.[0-9]{1,6})?[kM]?"
QUARTER_PATTERN: Final = r"FY[0-9]{2}-Q[1-4]"
_LONGEST_SHOWN = 60


class NotThisKind(Exception):  # noqa: N818  becomes a finding or a refusal, never reaches a user as an exception
    """The text is no value of the kind: what continues a sentence about the field, and `fix`, what to write."""

    def __init__(
        self, message: str, fix: str, *, near: Callable[[], Iterable[str]] = tuple, word: str = "", code: str = "SAM003"
    ) -> None:
        super().__init__(message)
        self.fix = fix
        self.code = code
        self.word = word
        self._near = near

    def message(self, guesses: Guesses) -> str:
        """Return what is wrong, with the right word that is nearest to a wrong one."""
        return f"{self}{guesses.did_you_mean(self.word, self._near()) if self.word else ''}"


def shown(text: str) -> str:
    """Return a text as a message quotes it: safe, on one line, not longer than a line can hold."""
    safe = clean(text).replace("`", "'")
    return f"`{safe if len(safe) <= _LONGEST_SHOWN else safe[: _LONGEST_SHOWN - 3] + '...'}`"


def read_scalar(kind: Kind, text: str, currencies: Currencies) -> Any:  # noqa: ANN401  the kind says the type
    """Return the value that `text` is for a kind; raise NotThisKind. References are looked up elsewhere."""
    if type(kind) is Text:
        return clean(text, lines=kind.lines).strip()
    return _READERS[type(kind)](kind, text.strip(), currencies)


def _id(_kind: Kind, text: str, _currencies: Currencies) -> str:
    if re.fullmatch(ID_PATTERN, text):
        return text
    raise NotThisKind(
        f"{shown(text)} is no id: lower-case letters, digits and `-`, at most 64", f"write {shown(as_id(text))}"
    )


def as_id(text: str) -> str:
    """Return the id that a name most nearly is."""
    from samreview.values.text import name_words

    plain = "-".join(re.sub(r"[^a-z0-9]+", "-", word).strip("-") for word in name_words(text))
    return re.sub("-{2,}", "-", plain).strip("-")[:64] or "a-name"


def _amount(_kind: Kind, text: str, currencies: Currencies) -> Decimal:
    read = parse_money(text) if text.isascii() else None
    if read is None:
        raise NotThisKind(
            f"{shown(text)} is no amount of money",
            "write it like 420000, 420k, 1.2M or USD 300k: no separators, never negative, 15 digits at most",
        )
    amount, currency = read
    if currency is None or currency == currencies.own:
        return amount
    rate = currencies.rates.get(currency)
    if rate is not None:
        with exact():
            return amount * rate
    raise NotThisKind(
        f"{currency} has no rate",
        f"add it to `rates` of the account, like `rates: {{{currency}: 0.92}}`",
        near=lambda: currencies.known,
        word=currency,
        code="SAM006",
    )


def _share(_kind: Kind, text: str, _currencies: Currencies) -> Decimal:
    if re.fullmatch(SHARE_PATTERN, text):
        with exact():
            share = Decimal(text[:-1]) / 100 if text.endswith("%") else Decimal(text)
        if share <= 1:
            return share
    raise NotThisKind(f"{shown(text)} is no share", "write a number from 0 to 1, or a percentage like 40%")


def _rate(_kind: Kind, text: str, _currencies: Currencies) -> Decimal:
    if re.fullmatch(RATE_PATTERN, text) and (rate := Decimal(text)) > 0:
        return rate
    raise NotThisKind(f"{shown(text)} is no rate", "write a number above 0, like 0.92")


def _whole(kind: Kind, text: str, _currencies: Currencies) -> int:
    assert isinstance(kind, Whole)  # noqa: S101  the table below says so
    if re.fullmatch(WHOLE_PATTERN, text) and kind.least <= (number := int(text)) <= kind.most:
        return number
    wanted = str(kind.least) if kind.least == kind.most else f"a whole number from {kind.least} to {kind.most}"
    raise NotThisKind(f"{shown(text)} is not {wanted}", f"write {wanted}")


def _flag(_kind: Kind, text: str, _currencies: Currencies) -> bool:
    if text in {"true", "false"}:
        return text == "true"
    raise NotThisKind(f"{shown(text)} is neither `true` nor `false`", "write `true` or `false`")


def _day(_kind: Kind, text: str, _currencies: Currencies) -> dt.date:
    if not re.fullmatch(DAY_PATTERN, text):
        raise NotThisKind(f"{shown(text)} is no date", "write it like 2027-03-31")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise NotThisKind(f"{shown(text)} is not in the calendar", "write a date that exists") from None
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    raise NotThisKind(f"{shown(text)} is too far away", f"write a date from {FIRST_DAY} to {LAST_DAY}")


def _local_time(kind: Kind, text: str, currencies: Currencies) -> dt.datetime:
    if not re.fullmatch(TIME_PATTERN, text):
        raise NotThisKind(
            f"{shown(text)} is no date and time", "write it like 2026-11-24T15:00, its zone apart in `timezone`"
        )
    return dt.datetime.combine(_day(kind, text[:10], currencies), _clock(kind, text[11:], currencies))


def _clock(_kind: Kind, text: str, _currencies: Currencies) -> dt.time:
    if re.fullmatch(CLOCK_PATTERN, text):
        hour, minute = text.split(":")
        if int(hour) < 24 and int(minute) < 60:
            return dt.time(int(hour), int(minute))
    raise NotThisKind(f"{shown(text)} is no time of day", "write it like 16:00, from 00:00 to 23:59")


def _quarter(_kind: Kind, text: str, _currencies: Currencies) -> Quarter:
    quarter = parse_quarter(text) if text.isascii() else None
    if quarter is not None:
        return quarter
    raise NotThisKind(f"{shown(text)} is no fiscal quarter", "write it like FY27-Q2")


def _zone(_kind: Kind, text: str, _currencies: Currencies) -> str:
    import zoneinfo

    if re.fullmatch(ZONE_PATTERN, text):
        try:
            zoneinfo.ZoneInfo(text)
        except (KeyError, ValueError, OSError):
            pass
        else:
            return text
    raise NotThisKind(
        f"{shown(text)} is no time zone",
        "write its IANA name, like Europe/Berlin",
        near=zoneinfo.available_timezones,
        word=text,
    )


def _currency(_kind: Kind, text: str, _currencies: Currencies) -> str:
    if re.fullmatch(CURRENCY_PATTERN, text):
        return text
    raise NotThisKind(f"{shown(text)} is no currency", "write its three capital letters, like EUR")


def _one_of(kind: Kind, text: str, _currencies: Currencies) -> str:
    assert isinstance(kind, OneOf)  # noqa: S101  the table below says so
    if text in kind.words:
        return text
    raise NotThisKind(
        f"{shown(text)} is not among its words", f"write {_listed(kind.words)}", near=lambda: kind.words, word=text
    )


def _listed(words: tuple[str, ...]) -> str:
    *first, last = (f"`{word}`" for word in words)
    return f"{', '.join(first)} or {last}" if first else last


_READERS: dict[type[Kind], Callable[[Any, str, Currencies], Any]] = {
    Id: _id,
    Amount: _amount,
    Share: _share,
    Rate: _rate,
    Whole: _whole,
    Flag: _flag,
    Day: _day,
    LocalTime: _local_time,
    Clock: _clock,
    FiscalQuarter: _quarter,
    Zone: _zone,
    Currency: _currency,
    OneOf: _one_of,
}
SCALARS: Final = frozenset({Text, *_READERS})
"""The kinds that `read_scalar` reads."""
