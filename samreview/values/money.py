"""Money: exact decimals, read as people type it and written as screens, documents and scripts want it."""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

# 15 digits of money times 15 of a rate times 15 of a probability, and the sum of many of them, without rounding.
_EXACT = Context(prec=60)
_AMOUNT = re.compile(r"(?:(?P<currency>[A-Z]{3})[ ]?)?(?P<number>[0-9]{1,15}(?:\.[0-9]{1,6})?)(?P<unit>[kM]?)")
_UNITS = {"": 1, "k": 1_000, "M": 1_000_000}
_STEPS = ((Decimal(10) ** 12, "T"), (Decimal(10) ** 9, "B"), (Decimal(10) ** 6, "M"), (Decimal(10) ** 3, "k"))


def exact() -> AbstractContextManager[Context]:
    """Return a context in which products and sums of a plan's money are exact."""
    return localcontext(_EXACT)


def parse_money(text: str) -> tuple[Decimal, str | None] | None:
    """Read `420000`, `420k`, `1.2M` or `USD 300k` as (amount, currency or None); None when it is none of these."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    return _EXACT.multiply(Decimal(match["number"]), _UNITS[match["unit"]]), match["currency"]


def plain(amount: Decimal) -> str:
    """Return the amount for a script: no exponent, no separators, no trailing zeros (`55200`, `0.5`)."""
    text = f"{amount:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def short(amount: Decimal) -> str:
    """Return the amount for a screen, three digits at the most: `650k`, `1.24M`."""
    sign, size = ("-" if amount < 0 else ""), abs(amount)
    for step, unit in _STEPS:
        # 999,500 rounds to 1M and not to 1000k
        if size >= step * Decimal("0.9995"):
            return f"{sign}{_three_digits(size / step)}{unit}"
    return f"{sign}{_three_digits(size)}"


def _three_digits(size: Decimal) -> str:
    places = 2 if size < Decimal("9.995") else 1 if size < Decimal("99.95") else 0
    return plain(round(size, places))


def said_short(currency: str, amount: Decimal, said: str | None) -> str:
    """Return an amount for a screen as it was said, where that was in another currency: `USD 90k (EUR 82.8k)`."""
    spoken = parse_money(said) if said else None
    ours = short_with(currency, amount)
    return ours if spoken is None else f"{short_with(spoken[1] or currency, spoken[0])} ({ours})"


def said_written(currency: str, amount: Decimal, said: str | None) -> str:
    """Return the same for a document: `USD 90,000 (EUR 82,800)`."""
    spoken = parse_money(said) if said else None
    ours = written(currency, amount)
    return ours if spoken is None else f"{written(spoken[1] or currency, spoken[0])} ({ours})"


def short_with(currency: str, amount: Decimal) -> str:
    """Return `EUR 650k`, for a screen."""
    return f"{currency} {short(amount)}"


def written(currency: str, amount: Decimal) -> str:
    """Return `EUR 650,000`, for a document: whole units, halves away from zero."""
    return f"{currency} {amount.quantize(Decimal(1), rounding='ROUND_HALF_UP'):,}"
