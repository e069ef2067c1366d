"""A store in memory: for rehearsals, and as the plain picture of a store that the tests hold the others against."""

from __future__ import annotations

import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

from samreview.journal.codec import Row, blanked, from_rows, to_row
from samreview.journal.protocol import Conflict, taken_id

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from samreview.journal.protocol import Part
    from samreview.review.events import Event


class MemoryJournal:
    """A journal that lasts as long as the program. Events are kept as rows, so what is read is what would be stored."""

    def __init__(self) -> None:
        self._streams: dict[str, list[Row]] = {}
        self._ids: set[str] = set()
        self._changed = threading.Condition()

    def append(self, stream: str, expected: int, events: Sequence[Event]) -> int:
        """Add the events of one line after number `expected`, all or none."""
        rows = [to_row(event) for event in events]
        ids = [row[0] for row in rows]
        with self._changed:
            kept = self._streams.get(stream, [])
            known = (
                [number for number, row in enumerate(kept, 1) if row[0] in ids] if not self._ids.isdisjoint(ids) else []
            )
            if known and [kept[number - 1][0] for number in known] == ids:
                return known[-1]
            if len(kept) != expected:
                raise Conflict(stream, expected, len(kept))
            if len(set(ids)) < len(ids) or not self._ids.isdisjoint(ids):
                raise taken_id(stream)
            if rows:
                self._streams.setdefault(stream, kept).extend(rows)
                self._ids.update(ids)
                self._changed.notify_all()
            return len(kept)

    def append_together(self, parts: Sequence[Part]) -> None:
        """Add events to several streams, all or none."""
        with self._changed:
            streams, ids = {name: list(rows) for name, rows in self._streams.items()}, set(self._ids)
            try:
                for stream, expected, events in parts:
                    self.append(stream, expected, events)
            except BaseException:
                self._streams, self._ids = streams, ids
                raise

    def read(self, stream: str, after: int = 0, limit: int | None = None) -> tuple[Event, ...]:
        """Return the events after number `after`, in order."""
        with self._changed:
            rows = self._streams.get(stream, [])[after : None if limit is None else after + limit]
        return tuple(from_rows(rows))

    def head(self, stream: str) -> int:
        """Return the stream's last number, 0 where there is no such stream."""
        with self._changed:
            return len(self._streams.get(stream, ()))

    def kinds(self, stream: str) -> Mapping[str, int]:
        """Return how many events of each kind a stream has."""
        with self._changed:
            return Counter(row[2] for row in self._streams.get(stream, ()))

    def versions(self, stream: str) -> Mapping[str, int]:
        """Return the newest version of each kind of event that a stream has."""
        with self._changed:
            return dict(sorted((row[2], row[3]) for row in self._streams.get(stream, ())))

    def streams(self, prefix: str = "") -> tuple[str, ...]:
        """Return the names of all streams that begin with `prefix`, sorted."""
        with self._changed:
            return tuple(sorted(name for name in self._streams if name.startswith(prefix)))

    def wait(self, stream: str, after: int, timeout: float) -> bool:
        """Wait at most `timeout` seconds for events after number `after`."""
        until = time.monotonic() + timeout
        with self._changed:
            while len(self._streams.get(stream, ())) <= after:
                left = until - time.monotonic()
                if left <= 0:
                    return False
                self._changed.wait(left)
            return True

    def rest(self) -> None:
        """Do nothing: nothing waits."""

    def erase(self, stream: str) -> None:
        """Remove a stream whole."""
        with self._changed:
            for row in self._streams.pop(stream, ()):
                self._ids.discard(row[0])

    def blank(self, stream: str, seen: int, numbers: Collection[int], saying: Event) -> None:
        """Empty events of a stream, and add one that says so."""
        with self._changed:
            rows = self._streams.get(stream, [])
            if len(rows) != seen:
                raise Conflict(stream, seen, len(rows))
            for number in numbers:
                rows[number - 1] = blanked(rows[number - 1])
            self.append(stream, seen, [saying])

    def close(self) -> None:
        """Let go of nothing: memory ends with the program."""
