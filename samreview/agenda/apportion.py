"""Whole minutes shared in proportion, so that the parts always add up to the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def apportion(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share `total` by `weights` (none negative) in whole parts, by largest remainder, ties to the earlier.

    Each part is its exact share rounded down or up; without any weight every part is 0.
    """
    whole = sum(weights)
    if whole == 0:
        return (0,) * len(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(total * weights[i] % whole))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return tuple(parts)


def apportion_from(total: int, weights: Sequence[int], least: int) -> tuple[int, ...]:
    """Share `total` by `weights` as `apportion` does, but no part below `least`.

    Whose part would be smaller gets `least`, and the others share the rest. `total` holds `least` for each.
    """
    parts: dict[int, int] = {}
    free = list(range(len(weights)))
    while True:
        shared = apportion(total - least * len(parts), [weights[i] for i in free])
        small = [i for i, part in zip(free, shared, strict=True) if part < least]
        if not small:
            break
        parts |= dict.fromkeys(small, least)
        free = [i for i in free if i not in parts]
    parts |= zip(free, shared, strict=True)
    return tuple(parts[i] for i in range(len(weights)))
