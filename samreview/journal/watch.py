"""Noticing that the clock was set or that the machine slept, from readings taken about once a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from samreview.review.clock import Reading

STEP_US = 1_000_000
"""A wall clock that moved by more than this against the boot clock was set."""
SLEEP_US = 2_000_000
"""A boot clock that ran on by more than this while the machine's own clock stood still was asleep."""


@record
class Noticed(Frozen):
    """The clock was set (`stepped`, by so many seconds, back below 0) or the machine `slept` so many seconds."""

    what: Literal["stepped", "slept"]
    seconds: float


class Watch:
    """Compares each reading with the one before, so that a clock that drifts slowly is no step."""

    def __init__(self) -> None:
        self._before: tuple[Reading, int] | None = None

    def look(self, reading: Reading, awake_us: int) -> tuple[Noticed, ...]:
        """Take the next reading (and the clock that stands still in sleep); return what happened since the last."""
        before, self._before = self._before, (reading, awake_us)
        if before is None or before[0].boot_id != reading.boot_id:
            return ()
        boot_us = reading.boot_us - before[0].boot_us
        slept_us = boot_us - (awake_us - before[1])
        stepped_us = (reading.wall_us - before[0].wall_us) - boot_us
        noticed = []
        if abs(stepped_us) > STEP_US:
            noticed.append(Noticed("stepped", stepped_us / 1_000_000))
        if slept_us > SLEEP_US:
            noticed.append(Noticed("slept", slept_us / 1_000_000))
        return tuple(noticed)
