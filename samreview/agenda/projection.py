"""Where a running agenda will end, and when each item is expected to start.

All times are whole seconds since 1970 in UTC, all lengths whole seconds, so that nothing here depends on a zone.

    projected end = now + what is left of the current item (never under 0) + the lengths of the items not started,
                    none of them before its fixed start; an item with a fixed end lasts until then, however early or
                    late it is reached, and lasts 0 when it is reached after it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from samreview.agenda.model import AgendaItem

MINUTE = 60


class Waiting(NamedTuple):
    """An item that has not started: its length and the least it can be shortened to, in seconds."""

    id: str
    seconds: int
    minimum_seconds: int = 0
    priority: int = 3
    locked: bool = False
    fixed_start: int | None = None
    fixed_end: int | None = None

    def start_from(self, cursor: int) -> int:
        """Return when it starts if the one before it ends at `cursor`."""
        return cursor if self.fixed_start is None else max(cursor, self.fixed_start)

    def end_from(self, cursor: int) -> int:
        """Return when it ends if the one before it ends at `cursor`."""
        start = self.start_from(cursor)
        return start + self.seconds if self.fixed_end is None else max(start, self.fixed_end)


class Slack(NamedTuple):
    """What lies between the projected end and the booked one, in seconds; one of the two is always 0."""

    reserve: int
    over_run: int


def seconds_of(instant: dt.datetime) -> int:
    """Return an aware instant as whole seconds since 1970, parts of a second dropped."""
    return int(instant.timestamp() // 1)


def waiting_item(item: AgendaItem, minutes: int | None = None) -> Waiting:
    """Return an agenda item as one that waits, with its present length where that is no longer the planned one.

    Its minimum stays the planned one, but is never above its length.
    """
    length = item.minutes if minutes is None else minutes
    return Waiting(
        id=item.id,
        seconds=length * MINUTE,
        minimum_seconds=min(item.minimum, length) * MINUTE,
        priority=item.priority,
        locked=item.locked,
        fixed_start=None if item.fixed_start is None else seconds_of(item.fixed_start),
        fixed_end=None if item.fixed_end is None else seconds_of(item.fixed_end),
    )


def current_end(now: int, remaining: int, current_fixed_end: int | None = None) -> int:
    """Return when the current item will end: at its fixed end if it has one, never before now."""
    return now + max(0, remaining) if current_fixed_end is None else max(now, current_fixed_end)


def expected_spans(cursor: int, waiting: Iterable[Waiting]) -> Iterator[tuple[int, int]]:
    """Yield when each waiting item is expected to start and to end, the first one free to start at `cursor`."""
    for item in waiting:
        start, cursor = item.start_from(cursor), item.end_from(cursor)
        yield start, cursor


def projected_end(now: int, remaining: int, waiting: Sequence[Waiting], *, current_fixed_end: int | None = None) -> int:
    """Return when the last item will end. Without a current item `remaining` is 0."""
    cursor = current_end(now, remaining, current_fixed_end)
    for item in waiting:
        cursor = item.end_from(cursor)
    return cursor


def expected_starts(
    now: int, remaining: int, waiting: Sequence[Waiting], *, current_fixed_end: int | None = None
) -> tuple[int, ...]:
    """Return when each waiting item is expected to start, in their order."""
    cursor = current_end(now, remaining, current_fixed_end)
    return tuple(start for start, _ in expected_spans(cursor, waiting))


def slack(projected: int, booked_end: int) -> Slack:
    """Return the reserve that is left, or the over-run when the projected end lies after the booked one."""
    return Slack(max(0, booked_end - projected), max(0, projected - booked_end))
