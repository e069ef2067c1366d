"""A store in one SQLite file: what `append` has returned from is on disk, for good, in order.

Two connections, each with its own lock: one writes, one reads, so that a screen that looks for news never waits for the
disk to confirm a line. Followers notice what others wrote by asking for the file's `data_version`, which costs a few
microseconds; watching the file system instead would wake them before there is anything to read.
"""

from __future__ import annotations

import threading
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, cast

from samreview.journal.bell import bell_of
from samreview.journal.codec import COLUMNS, ROOT, blanked, chain, chained, from_rows, to_row
from samreview.journal.faults import explained, taints
from samreview.journal.library import JournalMode, sqlite, trusted_mode
from samreview.journal.protocol import Conflict, StoreError, taken_id
from samreview.journal.pulse import Pulse
from samreview.journal.sqlite_reading import (
    ReadOnly,
    connect_to_read,
    is_shut,
    refuse_if_written,
    refuse_to_write,
    stamp_of,
)
from samreview.journal.sqlite_schema import connect
from samreview.journal.store_file import StoreFile

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from samreview.journal.bell import Bell
    from samreview.journal.codec import Row
    from samreview.journal.protocol import Part
    from samreview.journal.sqlite_reading import Stamp
    from samreview.review.events import Event

POLL_SECONDS = 0.05
_AT_ONCE = 500
"""How many rows are read before they become events: so many stay near the processor."""
_WRITER_WAITS = 5.0
_READER_WAITS = 2.0

_ROW = ", ".join(f'"{name}"' for name in COLUMNS)
_INSERT = f"INSERT INTO event (stream, seq, hash, {_ROW}) VALUES ({', '.join('?' * (3 + len(COLUMNS)))})"  # noqa: S608  our own column names
_READ = f"SELECT seq, hash, {_ROW} FROM event WHERE stream = ? AND seq >= ? ORDER BY seq LIMIT ?"  # noqa: S608  our own column names
# Steps from one name to the next in the index, however many events each has.
_STREAMS = """WITH RECURSIVE name (stream) AS (
    SELECT min(stream) FROM event WHERE stream >= ?
    UNION ALL SELECT (SELECT min(stream) FROM event WHERE event.stream > name.stream) FROM name WHERE stream IS NOT NULL
) SELECT stream FROM name WHERE stream IS NOT NULL"""
_LAST = "SELECT seq, hash FROM event WHERE stream = ? ORDER BY seq DESC LIMIT 1"


class SqliteJournal:
    """A journal in the SQLite file at `path`, which is made where it is missing.

    `mode` is chosen by the version of SQLite unless it is given. A connection that met a failing disk is not used
    again; the next call opens a new one and sees what is really there. One that may only be read is read, and each
    call that would write raises StoreError.

    Raises:
        StoreError: the file cannot be made, opened or trusted.
    """

    def __init__(self, path: Path, *, mode: JournalMode | None = None) -> None:
        self.path = path.absolute()
        self.mode: JournalMode = mode or trusted_mode(sqlite.sqlite_version_info)
        self.pulse = Pulse(self.path)
        self._file = StoreFile(self.path)
        self._writing = threading.Lock()
        self._reading = threading.Lock()
        self._closed = threading.Event()
        self._writer: sqlite.Connection | None = None
        self._reader: sqlite.Connection | None = None
        self._still: Stamp | None = None
        """How the store looked that is read as one that does not change."""
        self._heads: dict[str, tuple[int, int]] = {}
        if is_shut(self.path):
            self._file.watch()
            with self._faults(self._drop_reader):
                self._reading_connection()
            return
        self._file.prepare()
        with self._faults(self._drop_writer):
            self._writer = connect(self.path, self.mode, _WRITER_WAITS)
        self._file.watch()

    def append(self, stream: str, expected: int, events: Sequence[Event]) -> int:
        """Add the events of one line after number `expected`, all or none, and return the number of the last."""
        rows = [to_row(event) for event in events]
        with self._writing, self._faults(self._drop_writer):
            connection = self._writing_connection()
            try:
                with _transaction(connection):
                    last = _append(connection, stream, expected, rows)
            except sqlite.IntegrityError as problem:
                kept = _kept_before(connection, stream, rows)
                if kept is None:
                    raise taken_id(stream) from problem
                last = kept
            # What went into a file that nobody can open by its name any more does not count as kept.
            self._file.check()
        return last

    def append_together(self, parts: Sequence[Part]) -> None:
        """Add events to several streams, all or none."""
        made = [(part, [to_row(event) for event in part.events]) for part in parts]
        with self._writing, self._faults(self._drop_writer):
            connection = self._writing_connection()
            try:
                with _transaction(connection):
                    for part, rows in made:
                        _append(connection, part.stream, part.expected, rows)
            except sqlite.IntegrityError as problem:
                raise taken_id(" and ".join(part.stream for part in parts)) from problem
            self._file.check()

    def read(self, stream: str, after: int = 0, limit: int | None = None) -> tuple[Event, ...]:
        """Return the events after number `after`, in order, each seen to be as it was written."""
        # One more than asked for: the event before the first has the hash that the chain goes on from.
        first = max(after, 1)
        most = -1 if limit is None else limit + (after > 0)
        before, number = ROOT, 1
        events: list[Event] = []
        with self._look() as connection, closing(connection.execute(_READ, (stream, first, most))) as cursor:
            if after:
                found = cursor.fetchone()
                if found is None:
                    return ()
                number, before = found[0] + 1, found[1]
            while found := cursor.fetchmany(_AT_ONCE):
                rows = cast("list[Row]", [row[2:] for row in found])
                stated = [row[:2] for row in found]
                right = list(enumerate(chain(before, rows), number))
                if stated != right:
                    wrong = next(one[0] for one, kept in zip(right, stated, strict=True) if one != kept)
                    raise self._damaged(stream, wrong)
                events += from_rows(rows)
                number, before = right[-1][0] + 1, right[-1][1]
        return tuple(events)

    def head(self, stream: str) -> int:
        """Return the stream's last number, 0 where there is no such stream."""
        with self._look() as connection:
            return self._head(connection, stream)

    def kinds(self, stream: str) -> Mapping[str, int]:
        """Return how many events of each kind a stream has."""
        counts = "SELECT kind, count(*) FROM event WHERE stream = ? GROUP BY kind ORDER BY kind"
        with self._look() as connection:
            return dict(connection.execute(counts, (stream,)))

    def streams(self, prefix: str = "") -> tuple[str, ...]:
        """Return the names of all streams that begin with `prefix`, sorted."""
        with self._look() as connection:
            names = connection.execute(_STREAMS, (prefix,)).fetchall()
        return tuple(name for (name,) in names if name.startswith(prefix))

    def wait(self, stream: str, after: int, timeout: float) -> bool:
        """Wait at most `timeout` seconds for events after number `after`."""
        until = time.monotonic() + timeout
        while True:
            with self._reading, self._faults(self._drop_reader):
                self._file.check()
                if self._head(self._reading_connection(), stream) > after:
                    return True
            left = until - time.monotonic()
            if left <= 0 or self._closed.wait(min(left, POLL_SECONDS)):
                return False

    def bell(self) -> Bell | None:
        """Return a bell that rings when this store is written by whomever; None where the system has none."""
        return bell_of(self.path.parent)

    def erase(self, stream: str) -> None:
        """Remove a stream whole, content overwritten."""
        with self._writing, self._faults(self._drop_writer):
            connection = self._writing_connection()
            with _transaction(connection):
                _remove(connection, stream)
            _empty_log(connection)
        self.pulse.forget(stream)

    def blank(self, stream: str, seen: int, numbers: Collection[int], saying: Event) -> None:
        """Empty events of a stream, content overwritten, and add one that says so."""
        chosen = frozenset(numbers)
        with self._writing, self._faults(self._drop_writer):
            connection = self._writing_connection()
            with _transaction(connection):
                found = connection.execute(_READ, (stream, 1, -1)).fetchall()
                if len(found) != seen:
                    raise Conflict(stream, seen, len(found))
                rows = [blanked(row) if number in chosen else row for number, _, *row in found]
                _remove(connection, stream)
                connection.executemany(_INSERT, _numbered(stream, 0, ROOT, [*rows, to_row(saying)]))
            _empty_log(connection)

    def close(self) -> None:
        """Let go of the file; whoever closes it last leaves one tidy file behind."""
        self._closed.set()
        with self._reading:
            self._drop_reader()
        with self._writing:
            self._drop_writer()

    @contextmanager
    def _look(self) -> Iterator[sqlite.Connection]:
        """Lend the connection that reads; what was seen of a still file that was written meanwhile does not count."""
        with self._reading:
            still = None
            try:
                with self._faults(self._drop_reader):
                    connection = self._reading_connection()
                    still = self._still
                    yield connection
            except StoreError:
                refuse_if_written(self.path, still)
                raise
            refuse_if_written(self.path, still)

    def _head(self, connection: sqlite.Connection, stream: str) -> int:
        # The version is read first: a commit in between makes the next look ask again.
        version = connection.execute("PRAGMA data_version").fetchone()[0]
        known = self._heads.get(stream)
        if known is None or known[0] != version:
            found = connection.execute(_LAST, (stream,)).fetchone()
            known = self._heads[stream] = (version, found[0] if found else 0)
        return known[1]

    def _writing_connection(self) -> sqlite.Connection:
        if self._closed.is_set():
            raise StoreError(f"The store {self.path} is closed.")
        self._file.check()
        if self._writer is None:
            refuse_to_write(self.path)
            self._writer = connect(self.path, self.mode, _WRITER_WAITS)
        return self._writer

    def _reading_connection(self) -> sqlite.Connection:
        if self._closed.is_set():
            raise StoreError(f"The store {self.path} is closed.")
        if self._still is not None and self._still != stamp_of(self.path):
            self._drop_reader()
        if self._reader is None:
            self._file.check()
            self._heads.clear()
            self._reader, self._still = (
                connect_to_read(self.path, _READER_WAITS)
                if is_shut(self.path)
                else ReadOnly(connect(self.path, self.mode, _READER_WAITS), None)
            )
            self._reader.execute("PRAGMA query_only=ON")
        return self._reader

    def _drop_writer(self) -> None:
        connection, self._writer = self._writer, None
        if connection is not None:
            with suppress(sqlite.Error):
                connection.close()

    def _drop_reader(self) -> None:
        connection, self._reader, self._still = self._reader, None, None
        if connection is not None:
            with suppress(sqlite.Error):
                connection.close()

    def _damaged(self, stream: str, number: int) -> StoreError:
        return StoreError(
            f"Event {number} of {stream} in the store {self.path} is not as it was written: the file is damaged or was "
            "changed by another program. Copy its whole folder before anything else, and go back to your last copy."
        )

    @contextmanager
    def _faults(self, drop: Callable[[], None]) -> Iterator[None]:
        try:
            yield
        except sqlite.Error as problem:
            if taints(problem):
                drop()
            raise explained(problem, self.path) from problem


@contextmanager
def _transaction(connection: sqlite.Connection) -> Iterator[None]:
    """Commit what is done within, or nothing of it. It starts as a writer: one that starts as a reader cannot wait."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with suppress(sqlite.Error):
                connection.execute("ROLLBACK")
        raise


def _append(connection: sqlite.Connection, stream: str, expected: int, rows: Sequence[Row]) -> int:
    head, before = connection.execute(_LAST, (stream,)).fetchone() or (0, ROOT)
    if head != expected:
        kept = _kept_before(connection, stream, rows)
        if kept is None:
            raise Conflict(stream, expected, head)
        return kept
    connection.executemany(_INSERT, _numbered(stream, head, before, rows))
    return expected + len(rows)


def _remove(connection: sqlite.Connection, stream: str) -> None:
    connection.execute("INSERT OR IGNORE INTO erasing VALUES (?)", (stream,))
    connection.execute("DELETE FROM event WHERE stream = ?", (stream,))
    connection.execute("DELETE FROM erasing")


def _empty_log(connection: sqlite.Connection) -> None:
    # The log still holds what was erased; it is emptied now, or by whoever closes the store last.
    with suppress(sqlite.Error):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _numbered(stream: str, head: int, before: bytes, rows: Sequence[Row]) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(rows, head + 1):
        before = chained(before, row)
        yield (stream, number, before, *row)


def _kept_before(connection: sqlite.Connection, stream: str, rows: Sequence[Row]) -> int | None:
    """Return the number of the last of these events where an earlier try has kept them all, else None."""
    found = [
        connection.execute("SELECT seq FROM event WHERE stream = ? AND id = ?", (stream, row[0])).fetchone()
        for row in rows
    ]
    if not found or None in found:
        return None
    return int(found[-1][0])
