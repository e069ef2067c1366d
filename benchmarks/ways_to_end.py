"""What the ways to end on time cost, beside the least that any answer needs: one projection of the same items.

The bar is 50 ms for 40 items, some with fixed times and over-run by anything from a minute to all of it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

from samreview.agenda.projection import MINUTE, Waiting, projected_end
from samreview.agenda.ways import ways

if TYPE_CHECKING:
    from collections.abc import Callable

BAR_MS = 50
NOON = 1_800_000_000


def some_items(count: int, chance: random.Random) -> list[Waiting]:
    return [
        Waiting(
            f"item-{i}",
            chance.randint(2, 12) * MINUTE,
            2 * MINUTE,
            priority=chance.randint(1, 5),
            locked=chance.random() < 0.1,
            fixed_start=NOON + i * 7 * MINUTE if chance.random() < 0.2 else None,
        )
        for i in range(count)
    ]


def milliseconds(call: Callable[[], object]) -> float:
    began = time.perf_counter_ns()
    call()
    return (time.perf_counter_ns() - began) / 1e6


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=40)
    options.add_argument("--rounds", type=int, default=300)
    chosen = options.parse_args()
    chance = random.Random(1)  # noqa: S311  the same agendas each time
    offers: list[float] = []
    floor: list[float] = []
    for _ in range(chosen.rounds):
        items = some_items(chosen.items, chance)
        booked = NOON + chance.randint(0, 7 * chosen.items) * MINUTE
        floor.append(milliseconds(partial(projected_end, NOON, 0, items)))
        offers.append(milliseconds(partial(ways, NOON, 0, items, booked)))
    middle, worst, least = statistics.median(offers), max(offers), statistics.median(floor)
    print(f"{chosen.items} items: median {middle:.2f} ms, worst {worst:.2f} ms (bar {BAR_MS} ms)")
    print(f"one projection {least * 1000:.0f} us: the ways cost {middle / least:.0f} of them")


if __name__ == "__main__":
    main()
