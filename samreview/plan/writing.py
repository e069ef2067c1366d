"""Values as a plan states them: the text from which the loader reads the same value again."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.plan.fields import Amount, LocalTime, Share
from samreview.values.money import exact, plain

if TYPE_CHECKING:
    from samreview.plan.fields import Kind

NOTHING = "-"
"""How a value that is not stated is written where it has to be written."""

_UNITS = ((Decimal(1_000_000), "M", 2), (Decimal(1_000), "k", 1))


def as_written(kind: Kind, value: object, currency: str) -> str:
    """Return `EUR 640k`, `40%`, `2027-03-31`, `true`, `advocate`, `-`: exact, never rounded. For single values only."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _number(kind, value, currency)
    return f"{value:%Y-%m-%dT%H:%M}" if isinstance(kind, LocalTime) else str(value)


def _number(kind: Kind, number: Decimal, currency: str) -> str:
    if isinstance(kind, Amount):
        return f"{currency} {amount_as_written(number)}"
    if isinstance(kind, Share):
        with exact():
            return f"{plain(number * 100)}%"
    return plain(number)


def amount_as_written(amount: Decimal) -> str:
    """Return an amount without its currency: `640k`, `1.24M`, `58312.5`; exact, never rounded."""
    with exact():
        for unit, letter, places in _UNITS:
            count = amount / unit
            if count >= 1 and count == round(count, places):
                return f"{plain(count)}{letter}"
    return plain(amount)
