"""Readings of the clock, and the time between two of them.

Time comes into the core as a `Reading` taken on the machine that holds the journal; every event carries one. A wall
clock that is set, a laptop that sleeps and a machine that reboots all leave `span` right within one boot and bounded by
the size of a clock step across a reboot, because elapsed time is only ever summed over consecutive events.
"""

from __future__ import annotations

import datetime as dt

from samreview.values.named import NamedTuple


class Reading(NamedTuple):
    """Wall clock (microseconds since 1970, UTC), boot-time clock (microseconds, counts in suspend), id of the boot."""

    wall_us: int
    boot_us: int
    boot_id: str

    @property
    def instant(self) -> dt.datetime:
        """The wall clock's instant, in UTC."""
        return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=self.wall_us)


def span(earlier: Reading, later: Reading) -> int:
    """Return the microseconds between two readings, never below 0."""
    if earlier.boot_id == later.boot_id:
        return max(0, later.boot_us - earlier.boot_us)
    return max(0, later.wall_us - earlier.wall_us)
