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

    Whoever would get less gets `least`, and the others share the rest. `total` holds `least` for each.
    """
    raised: set[int] = set()
    while True:
        rest = total - least * len(raised)
        free = [i for i in range(len(weights)) if i not in raised]
        whole = sum(weights[i] for i in free)
        small = [i for i in free if rest * weights[i] < least * whole]
        if not small:
            break
        raised.update(small)
    parts = dict.fromkeys(raised, least)
    parts.update(zip(free, apportion(rest, [weights[i] for i in free]), strict=True))
    return tuple(parts[i] for i in range(len(weights)))
