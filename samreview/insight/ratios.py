"""Shares and coverages: exact ratios of money and counts, turned into a number only at the very end."""

from __future__ import annotations

import math
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


def times_text(coverage: float | None, *, places: int = 2, up: bool = False, sign: str = "x") -> str:
    """Return `0.86x`, as every screen and document writes a coverage; `-` where there is none.

    Rounded down, so that `1.00x` is never said of less; what is needed (`up`) is rounded up, so that no two figures
    look equal of which one falls short.
    """
    if coverage is None:
        return "-"
    # A hair's breadth, so that the float of 1.1 does not become 1.09 or 1.11.
    parts = coverage * 10**places
    whole = math.ceil(parts - 1e-9) if up else math.floor(parts + 1e-9)
    return f"{whole / 10**places:.{places}f}{sign}"
