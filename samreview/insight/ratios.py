"""Shares and coverages: exact ratios of money and counts, turned into a number only at the very end."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from samreview.values.money import exact

if TYPE_CHECKING:
    from collections.abc import Iterable


def ratio(part: Decimal | int, whole: Decimal | int) -> float | None:
    """Return the float nearest to part / whole; None without a whole (0 or less), never infinity."""
    return float(Fraction(part) / Fraction(whole)) if whole > 0 else None


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of money; 0 of nothing."""
    with exact():
        return sum(amounts, start=Decimal(0))


def times(amount: Decimal, share: Decimal) -> Decimal:
    """Return the exact product of money and a share."""
    with exact():
        return amount * share
