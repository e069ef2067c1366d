"""A store in one SQLite file: what `append` has returned from is on disk, for good, in order.

Two connections, each with its own lock: one writes, one reads, so that a screen that looks for news never waits for the
disk to confirm a line. Followers notice what others wrote by asking for the file's `data_version`, which costs a few
microseconds; watching the file system instead would wake them before there is anything to read.

Beside the file a line log is kept, and wherever a whole stream is given out the two are compared, so that what is
missing from the file is noticed.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from samreview.journal import event_table as table
from samreview.journal.bell import bell_of
from samreview.journal.codec import START, Mark, blanked, from_rows, to_row
from samreview.journal.drafts import Drafts
from samreview.journal.faults import (
    another_stores_lines,
    copied_without_lines,
    damaged_file,
    damaged_row,
    explained,
    is_damage,
    missing_rows,
    taints,
)
from samreview.journal.library import TROUBLE, JournalMode, sqlite, trusted_mode
from samreview.journal.line_log import LineLog
from samreview.journal.protocol import Conflict, DamagedStoreError, StoreError, taken_id
from samreview.journal.pulse import Pulse
from samreview.journal.sqlite_reading import (
    ReadOnly,
    connect_to_read,
    is_shut,
    refuse_if_written,
    refuse_to_write,
    stamp_of,
)
from samreview.journal.sqlite_schema import FORMAT, connect, format_of
from samreview.journal.store_file import StoreFile

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from samreview.journal.bell import Bell
    from samreview.journal.codec import NumberedRow
    from samreview.journal.protocol import Part
    from samreview.journal.sqlite_reading import Stamp
    from samreview.review.events import Event

POLL_SECONDS = 0.05
_WRITER_WAITS = 5.0
_READER_WAITS = 2.0
_QUIET_SECONDS = 5.0
_LOOKS = 3
"""How often a stream that does not agree with its line log is looked at: it may be erased at that very moment."""


class SqliteJournal:
    """A journal in the SQLite file at `path`, which is made where it is missing.

    `mode` is chosen by the version of SQLite unless it is given. A connection that met a failing disk is not used
    again; the next call opens a new one and sees what is really there. One that may only be read is read, and each
    call that would write raises StoreError; so it is with one of which `finding` says that lines may be missing.

    Raises:
        StoreError: the file cannot be made, opened or trusted.
    """

    def __init__(self, path: Path, *, mode: JournalMode | None = None) -> None:
        self.path = path.absolute()
        self.mode: JournalMode = mode or trusted_mode(sqlite.sqlite_version_info)
        self.pulse = Pulse(self.path)
        self.drafts = Drafts(self.path)
        self.lines = LineLog(self.path)
        self.finding: DamagedStoreError | None = None
        """What is wrong with the store as a whole; what can be read of it is read all the same."""
        self._file = StoreFile(self.path)
        self._writing = threading.Lock()
        self._reading = threading.Lock()
        self._closed = threading.Event()
        self._writer: sqlite.Connection | None = None
        self._reader: sqlite.Connection | None = None
        self._still: Stamp | None = None
        """How the store looked that is read as one that does not change."""
        self._heads: dict[str, tuple[int, int]] = {}
        self.damage: list[DamagedStoreError] = []
        """What was found damaged since it was opened."""
        self._unwitnessed: set[str] = set()
        """Streams whose line logs may have holes, since a power cut may have ended the program that wrote them."""
        self._says_in_use = False
        """Whether the store says, and goes on saying, that lines may be beside its file."""
        self._unchecked = False
        """Whether lines were written since SQLite's log was last brought into the file."""
        self._wrote = 0.0
        if is_shut(self.path):
            self._file.watch()
            with self._faults(self._drop_reader):
                self._meet_lines(self._reading_connection())
            return
        self._file.prepare()
        with self._faults(self._drop_writer):
            self._writer = connect(self.path, self.mode, _WRITER_WAITS)
            self._meet_lines(self._writer)
        self._file.watch()

    def append(self, stream: str, expected: int, events: Sequence[Event]) -> int:
        """Add the events of one line after number `expected`, all or none, and return the number of the last."""
        rows = [to_row(event) for event in events]
        with self._writing, self._faults(self._drop_writer):
            connection = self._writing_connection()
            try:
                with table.transaction(connection):
                    last = self._last_of(connection, stream)
                    added = table.insert(connection, stream, expected, last, rows)
            except sqlite.IntegrityError as problem:
                kept = table.kept_before(connection, stream, rows)
                if kept is None:
                    raise taken_id(stream) from problem
                added, number = [], kept
            else:
                number = added[-1][0] if added else table.kept_before(connection, stream, rows) or expected
            self._have_written(connection)
            if added:
                self._log(connection, stream, last, added)
        return number

    def append_together(self, parts: Sequence[Part]) -> None:
        """Add events to several streams, all or none."""
        made = [(part, [to_row(event) for event in part.events]) for part in parts]
        added: list[tuple[str, Mark, list[NumberedRow]]] = []
        with self._writing, self._faults(self._drop_writer):
            connection = self._writing_connection()
            try:
                with table.transaction(connection):
                    for part, rows in made:
                        last = self._last_of(connection, part.stream)
                        new = table.insert(connection, part.stream, part.expected, last, rows)
                        added.append((part.stream, last, new))
            except sqlite.IntegrityError as problem:
                raise taken_id(" and ".join(part.stream for part in parts)) from problem
            self._have_written(connection)
            for stream, last, new in added:
                self._log(connection, stream, last, new)

    def read(self, stream: str, after: int = 0, limit: int | None = None) -> tuple[Event, ...]:
        """Return the events after number `after`, in order, each seen to be as it was written.

        All of a stream are besides compared with its line log.

        Raises:
            DamagedStoreError: one is not as it was written, or some are missing.
        """
        if after or limit is not None:
            with self._look() as connection:
                return self._read(connection, stream, after, limit)[0]
        for look in range(1, _LOOKS + 1):
            witness = self.lines.mark(stream)
            try:
                with self._look() as connection:
                    events, hash_ = self._read(connection, stream, 0, None, witness)
                break
            except DamagedStoreError:
                if look == _LOOKS or self.lines.mark(stream) == witness:
                    raise
        if len(events) > witness.seq or stream in self._unwitnessed:
            self._mend_log(stream, Mark(len(events), hash_))
        return events

    def head(self, stream: str) -> int:
        """Return the stream's last number, 0 where there is no such stream."""
        with self._look() as connection:
            return self._head(connection, stream)

    def kinds(self, stream: str) -> Mapping[str, int]:
        """Return how many events of each kind a stream has.

        Raises:
            DamagedStoreError: some are missing.
        """
        for _ in range(_LOOKS):
            witness = self.lines.mark(stream)
            with self._look() as connection:
                counts = table.count_kinds(connection, stream)
            if sum(counts.values()) >= witness.seq:
                return counts
        raise self._damage(missing_rows(self.path, stream, sum(counts.values()), witness.seq))

    def versions(self, stream: str) -> Mapping[str, int]:
        """Return the newest version of each kind of event that a stream has."""
        newest = "SELECT kind, max(v) FROM event WHERE stream = ? GROUP BY kind ORDER BY kind"
        with self._look() as connection:
            return dict(connection.execute(newest, (stream,)))

    def streams(self, prefix: str = "") -> tuple[str, ...]:
        """Return the names of all streams that begin with `prefix`, sorted, those too of which only the log knows."""
        logged = [name for name in self.lines.streams() if name.startswith(prefix)]
        with self._look() as connection:
            names = table.stream_names(connection, prefix)
        return tuple(sorted({*names, *logged}))

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

    def rest(self) -> None:
        """Bring what was written into the file itself, where nothing was written for some seconds.

        So that somebody who copies the file alone, which they should not, gets most of it.
        """
        if not self._unchecked or time.monotonic() - self._wrote < _QUIET_SECONDS:
            return
        with self._writing, suppress(StoreError), self._faults(self._drop_writer):
            table.checkpoint(self._writing_connection(), "PASSIVE")
            self._unchecked = False

    def erase(self, stream: str) -> None:
        """Remove a stream whole, content overwritten, here and in the line log."""
        with self._writing, self._faults(self._drop_writer):
            connection = self._writing_connection()
            with self._rewritten(stream), table.transaction(connection):
                table.remove(connection, stream)
            # SQLite's log still holds what was erased; it is emptied now, or by whoever closes the store last.
            table.checkpoint(connection, "TRUNCATE")
        self.pulse.forget(stream)
        self.drafts.forget(stream)

    def blank(self, stream: str, seen: int, numbers: Collection[int], saying: Event) -> None:
        """Empty events of a stream, content overwritten, and add one that says so."""
        chosen = frozenset(numbers)
        with self._writing, self._faults(self._drop_writer):
            connection = self._writing_connection()
            # All is looked at before the line log is emptied, which would be the only one to know what is missing.
            held = len(self._read(connection, stream, 0, None, self.lines.mark(stream))[0])
            if held != seen:
                raise Conflict(stream, seen, held)
            with self._rewritten(stream) as write:
                with table.transaction(connection):
                    self._last_of(connection, stream)
                    found = table.all_rows(connection, stream)
                    if len(found) != seen:
                        raise Conflict(stream, seen, len(found))
                    rows = [blanked(row) if number in chosen else row for number, _, row in found]
                    made = table.insert_again(connection, stream, [*rows, to_row(saying)])
                write(made)
            self._have_written(connection)
            table.checkpoint(connection, "TRUNCATE")

    def rebuild_lines(self) -> None:
        """Write the line log of every stream anew, from what the database holds.

        Raises:
            StoreError: a stream is damaged, or the log cannot be written.
        """
        for stream in self.streams():
            self.read(stream)
            with self._writing, self._faults(self._drop_writer):
                connection = self._writing_connection()
                with self._rewritten(stream) as write:
                    write(table.all_rows(connection, stream))

    def take_id(self, id_: str) -> None:
        """Take the id of another store, in whose place this one is put."""
        with self._writing, self._faults(self._drop_writer):
            connection = self._writing_connection()
            with table.transaction(connection):
                table.set_store_id(connection, id_)
            self._prepare_lines(id_)

    def close(self) -> None:
        """Let go of the file; whoever closes it last leaves one tidy file behind."""
        self._closed.set()
        with self._reading:
            self._drop_reader()
        with self._writing:
            if self._writer is not None:
                with suppress(*TROUBLE):
                    self._leave(self._writer)
            self._drop_writer()
            self.lines.close()

    def _meet_lines(self, connection: sqlite.Connection) -> None:
        """See that the line log beside the store is its own, and make one where there is none."""
        if format_of(connection) < FORMAT:
            return  # of an earlier version, and may only be read
        owner, own = self.lines.owner(), table.store_id(connection)
        if owner is not None and owner[0] != own:
            self.finding = another_stores_lines(self.path, self.lines.folder)
        elif self.lines.exists():
            if owner is None and self._writer is not None:
                self._prepare_lines(own)
            if table.is_in_use(connection) and not self.lines.is_held():
                self._unwitnessed = set(self.lines.streams())
        elif table.is_in_use(connection):
            self.finding = copied_without_lines(self.path, self.lines.folder)
        elif self._writer is not None:
            self._prepare_lines(own)
            for stream in table.stream_names(connection, ""):
                self._log(connection, stream, table.last_of(connection, stream), [])

    def _prepare_lines(self, store_id: str) -> None:
        try:
            self.lines.prepare(store_id, FORMAT)
        except OSError as problem:
            self.lines.trouble = f"{self.lines.folder} cannot be written ({problem.strerror or problem})."

    def _read(
        self, connection: sqlite.Connection, stream: str, after: int, limit: int | None, witness: Mark = START
    ) -> tuple[tuple[Event, ...], bytes]:
        """Return events, and the hash of the last one; they have to go at least as far as the witness."""
        events: list[Event] = []
        last = START
        try:
            for rows in table.rows_after(connection, stream, after, limit):
                table.compare(rows, witness)
                events += from_rows([row for _, _, row in rows])
                last = Mark(*rows[-1][:2])
        except table.DamagedRow as problem:
            raise self._damage(damaged_row(self.path, stream, problem.seq)) from None
        if last.seq < witness.seq:
            raise self._damage(missing_rows(self.path, stream, last.seq, witness.seq))
        return tuple(events), last.hash

    def _last_of(self, connection: sqlite.Connection, stream: str) -> Mark:
        """Return where a stream ends that is about to be written.

        Raises:
            DamagedStoreError: its line log says that it is longer, or another.
        """
        witness = self.lines.mark_to_write(stream)
        last = table.last_of(connection, stream)
        if not self._says_in_use:
            # In the same transaction as the line, and in the file itself before the line counts as kept.
            table.set_in_use(connection, in_use=True)
        if last.seq < witness.seq:
            raise self._damage(missing_rows(self.path, stream, last.seq, witness.seq))
        if last.seq == witness.seq and last.hash != witness.hash:
            raise self._damage(damaged_row(self.path, stream, last.seq))
        return last

    def _have_written(self, connection: sqlite.Connection) -> None:
        if not self._says_in_use:
            table.checkpoint(connection, "PASSIVE")
            # While it is held nobody says that the store is not in use any more.
            self._says_in_use = self.lines.hold()
        # What went into a file that nobody can open by its name any more does not count as kept.
        self._file.check()
        self._unchecked, self._wrote = True, time.monotonic()

    def _log(self, connection: sqlite.Connection, stream: str, before: Mark, rows: Sequence[NumberedRow]) -> None:
        def missing(mark: Mark) -> list[NumberedRow]:
            with suppress(table.DamagedRow, *TROUBLE):
                found = [row for some in table.rows_after(connection, stream, mark.seq) for row in some]
                if found and table.number(mark, [found[0][2]])[0][1] == found[0][1]:
                    return found
            return []

        self.lines.write(stream, before, rows, missing)

    def _mend_log(self, stream: str, last: Mark) -> None:
        """Bring the line log to where the store is; where the store is busy, another time."""
        if not self._writing.acquire(blocking=False):
            return
        try:
            if self._writer is None or self.finding is not None:
                return
            self._log(self._writer, stream, last, [])
            if stream in self._unwitnessed and not self.lines.is_whole(stream, last):
                with suppress(OSError, table.DamagedRow, *TROUBLE), self.lines.rewritten(stream) as write:
                    write(table.all_rows(self._writer, stream))
            self._unwitnessed.discard(stream)
        finally:
            self._writing.release()

    @contextmanager
    def _rewritten(self, stream: str) -> Iterator[Callable[[Sequence[NumberedRow]], None]]:
        try:
            with self.lines.rewritten(stream) as write:
                yield write
        except OSError as problem:
            raise StoreError(
                f"The line log {self.lines.folder} cannot be written ({problem.strerror or problem}), so nothing was "
                "erased. Make it writable for yourself and try again."
            ) from problem

    def _leave(self, connection: sqlite.Connection) -> None:
        """Say that the file alone is all there is, where that is so."""
        connection.execute("PRAGMA busy_timeout=200")
        if self.finding is None and not self.damage and table.is_in_use(connection) and self.lines.is_alone():
            for stream in self.lines.streams():
                if self.lines.mark(stream).seq > table.last_of(connection, stream).seq:
                    return
            if not self.lines.sync():
                return
            with table.transaction(connection):
                table.set_in_use(connection, in_use=False)
            table.checkpoint(connection, "TRUNCATE")

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
            known = self._heads[stream] = (version, table.last_of(connection, stream).seq)
        return known[1]

    def _writing_connection(self) -> sqlite.Connection:
        if self._closed.is_set():
            raise StoreError(f"The store {self.path} is closed.")
        if self.finding is not None:
            raise self.finding
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
            with suppress(*TROUBLE):
                connection.close()

    def _drop_reader(self) -> None:
        connection, self._reader, self._still = self._reader, None, None
        if connection is not None:
            with suppress(*TROUBLE):
                connection.close()

    def _damage(self, found: DamagedStoreError) -> DamagedStoreError:
        self.damage.append(found)
        return found

    @contextmanager
    def _faults(self, drop: Callable[[], None]) -> Iterator[None]:
        try:
            yield
        except UnicodeDecodeError as problem:
            drop()
            raise self._damage(damaged_file(self.path)) from problem
        except sqlite.Error as problem:
            if taints(problem):
                drop()
            if is_damage(problem, has_lines=self.lines.exists()):
                raise self._damage(damaged_file(self.path)) from problem
            raise explained(problem, self.path) from problem
