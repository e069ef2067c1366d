"""Events to test stores with, and a folder to put stores into. Light: processes that are killed import it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from samreview.journal.codec import from_row
from samreview.journal.ids import new_line_id
from samreview.review.clock import Reading
from samreview.review.events import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.journal.line_log import LineLog

STREAM = "review/halden-2026-11-24"
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  for folders that a test removes
"""A disk that takes no time, where there is one: for tests that are not about disks."""


def event(number: int, line: str | None = None, data: Mapping[str, Any] | None = None, kind: str = "noted") -> Event:
    """Return an event; the same number and line give the same event."""
    line = line or new_line_id()
    return Event(
        id=f"{line}.{number}",
        line=line,
        kind=kind,
        by="priya",
        word_of="lukas" if number % 2 else None,
        at=Reading(1_790_000_000_000_000 + number, 5_000_000 + number, "boot"),
        data={"text": f"Línea {number} 二", "number": number} if data is None else data,
    )


def line_of(size: int, line: str | None = None) -> tuple[Event, ...]:
    """Return the events of one line."""
    line = line or new_line_id()
    return tuple(event(number, line) for number in range(size))


def lines_of(log: LineLog, stream: str) -> list[Event | None]:
    """Return the events that a line log holds of a stream, None for each line that is not as it was written."""
    return [None if line is None else from_row(line.row) for line in log.read(stream)]
