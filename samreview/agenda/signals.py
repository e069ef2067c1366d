"""The signal of the current item's clock."""

from __future__ import annotations

from typing import Literal

Signal = Literal["green", "amber", "red"]

_AMBER_LEAST = 120


def amber_from(length_seconds: int) -> int:
    """Return with how many seconds left an item of this length turns amber.

    The larger of a fifth of the length and two minutes, but never more than half of it, so that a short item is
    green at first too. Whole seconds, parts dropped.
    """
    return min(max(length_seconds // 5, _AMBER_LEAST), length_seconds // 2)


def signal(length_seconds: int, remaining_seconds: int) -> Signal:
    """Return the signal with so much left of so long an item: red at zero and below."""
    if remaining_seconds <= 0:
        return "red"
    return "amber" if remaining_seconds <= amber_from(length_seconds) else "green"
