"""What a damaged store still holds, in its database and in its line log, and a new store made of both.

A row is taken when it follows its predecessor in the chain of hashes, a line of the log also when its own checksum is
right. What neither half holds is listed by its number and leaves a place that says so (`LOST`).
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.journal.codec import COLUMNS, START, chain, from_row, to_row
from samreview.journal.event_table import store_id
from samreview.journal.ids import new_line_id
from samreview.journal.library import TROUBLE, sqlite
from samreview.journal.line_log import LineLog
from samreview.journal.protocol import DamagedStoreError, StoreError
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.sqlite_reading import is_wal
from samreview.journal.store_file import FOLDER_MODE, sync_folder
from samreview.review.events import LOST, REPAIRED, Event
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samreview.journal.clock import Clock
    from samreview.journal.codec import Row
    from samreview.review.clock import Reading

_MOST_FAILURES = 20_000
SIDE_FILES = ("-wal", "-shm", "-journal")
_ROW = ", ".join(f'"{name}"' for name in COLUMNS)
_SCAN = f"SELECT rowid, stream, seq, hash, {_ROW} FROM event NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"  # noqa: S608  our own column names


class StreamHealth(NamedTuple):
    """What is known of one stream: `rows` are those that can be had, by their numbers.

    `broken` are the numbers that the database has lost or damaged and the log still holds, `missing` those that neither
    has, `unproven` those that are there while nothing shows that they are as they were written.
    """

    stream: str
    last: int
    rows: dict[int, Row]
    broken: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    unproven: tuple[int, ...] = ()
    log_is_whole: bool = True

    @property
    def is_sound(self) -> bool:
        """Whether the database holds all of it, as it was written."""
        return not (self.broken or self.missing or self.unproven)


class StoreHealth(NamedTuple):
    """What is known of a store: a `finding` about it as a whole, and its streams.

    `end_unknown` says that no line log shows where its streams ended.
    """

    path: Path
    finding: str | None
    streams: tuple[StreamHealth, ...]
    end_unknown: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it, its line log included."""
        return self.finding is None and all(one.is_sound and one.log_is_whole for one in self.streams)


class Repair(NamedTuple):
    """What was done: the health before, and the folder that keeps the damaged files (None where only the log was)."""

    health: StoreHealth
    kept_in: Path | None


def examine(path: Path) -> StoreHealth:
    """Return the health of a store; nothing of it is changed, and another program may be using it.

    Raises:
        StoreError: there is no store at `path`, or it cannot be copied to be looked at.
    """
    if not path.is_file():
        raise StoreError(f"There is no store at {path}. Name one with --store.")
    copy = _working_copy(path)
    try:
        return _examine(path, copy)
    finally:
        shutil.rmtree(copy.parent, ignore_errors=True)


def repair(path: Path, clock: Clock) -> Repair:
    """Rebuild a store from what its database and its line log hold; the damaged files are kept beside it.

    Each stream of which something was missing or is unproven ends with an event that says so.

    Raises:
        StoreError: there is no store, another program has it open, or there is no room; then it is as it was.
    """
    health = examine(path)
    if health.is_sound:
        return Repair(health, None)
    if health.finding is None and all(one.is_sound for one in health.streams):
        with closing(SqliteJournal(path)) as journal:
            journal.rebuild_lines()
        return Repair(health, None)
    if LineLog(path).is_held() or _somebody_is_there(path):
        raise StoreError(f"Another samreview has the store {path} open. Leave it in all terminals and try again.")
    at = clock.read()
    kept_in = _free_name(path, at)
    try:
        kept_in.mkdir(mode=FOLDER_MODE)
        _copy_lines(path, kept_in)
        _copy_files(path, kept_in)
        new = _build(path, health, at, kept_in.name)
        _put_in_place(path, new)
    except OSError as problem:
        raise StoreError(f"The store {path} could not be repaired ({problem.strerror or problem}).") from problem
    return Repair(health, kept_in)


def _working_copy(path: Path) -> Path:
    """Copy a store's files, to be looked at by a SQLite that puts them in order."""
    try:
        # Beside the store: what people said does not go through a folder that is everybody's.
        folder = path.parent / f".{path.name}-examined-{new_line_id()[-8:]}"
        folder.mkdir(mode=FOLDER_MODE)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="samreview-"))
    try:
        _copy_lines(path, folder)  # first: it is never ahead of the database
        # A file in WAL mode with no log of SQLite beside it is whole and open nowhere; SQLite would make side files.
        is_still = is_wal(path) and not path.with_name(f"{path.name}-wal").exists()
        if is_still or not _copy_database(path, folder / path.name):
            _copy_files(path, folder)
    except OSError as problem:
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreError(f"The store {path} could not be copied ({problem.strerror or problem}).") from problem
    return folder / path.name


def _copy_lines(path: Path, folder: Path) -> None:
    lines = LineLog(path).folder
    if lines.is_dir():
        shutil.copytree(lines, folder / lines.name)


def _copy_database(path: Path, copy: Path) -> bool:
    """Copy page by page what SQLite sees of a store that others may be writing; return whether it could."""
    try:
        with closing(sqlite.connect(f"{path.as_uri()}?mode=ro", uri=True)) as old, closing(sqlite.connect(copy)) as new:
            old.backup(new)
    except TROUBLE:
        copy.unlink(missing_ok=True)
        return False
    return True


def _copy_files(path: Path, folder: Path) -> None:
    """Copy the files of a store that nobody has open, as they are."""
    for name in (f"{path.name}-wal", f"{path.name}-journal", path.name):
        with suppress(FileNotFoundError):
            shutil.copy2(path.with_name(name), folder / name)


def _examine(path: Path, copy: Path) -> StoreHealth:
    log = LineLog(copy)
    has_log = log.exists()
    rows = _scan(copy)
    if has_log and not _belongs(log, rows):
        has_log = False
    finding = _finding(copy)
    if not has_log:
        shutil.rmtree(log.folder, ignore_errors=True)
    names = sorted({*rows, *log.streams()})
    streams = tuple(_examine_stream(name, rows.get(name, {}), log) for name in names)
    return StoreHealth(path, finding and finding.replace(str(copy), str(path)), streams, not has_log)


def _finding(copy: Path) -> str | None:
    """Return what is wrong with a store as a whole."""
    try:
        with closing(SqliteJournal(copy)) as journal:
            if journal.finding is not None:
                return journal.finding.message
        with closing(sqlite.connect(copy)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except DamagedStoreError as problem:
        return problem.message
    except TROUBLE as problem:
        verdict = str(problem)
    return None if verdict == "ok" else f"SQLite finds the file {copy} damaged: {verdict.strip()}."


def _examine_stream(stream: str, held: dict[int, tuple[bytes, Row]], log: LineLog) -> StreamHealth:
    logged: dict[int, tuple[bytes, Row]] = {}
    lines = list(log.read(stream))
    for line in lines:
        if line is not None:
            logged.setdefault(line.seq, (line.hash, line.row))
    last = max((*held, *logged), default=0)
    rows: dict[int, Row] = {}
    broken: list[int] = []
    missing: list[int] = []
    unproven: list[int] = []
    before = START.hash
    known = True
    for seq in range(1, last + 1):
        here, there = held.get(seq), logged.get(seq)
        found = there or here
        if known and here is not None and _follows(before, here):
            found = here
        elif known and there is not None and _follows(before, there):
            broken.append(seq)
        elif there is not None:
            # The line's own checksum is right, and what came before it is lost or was changed.
            broken.append(seq)
        elif here is not None:
            unproven.append(seq)
        if found is None:
            missing.append(seq)
            known = False
        else:
            rows[seq] = found[1]
            before, known = found[0], True
    # What is missing at the log's end is copied from the store when it is next read.
    if lines and lines[-1] is None:
        lines.pop()
    whole = [line and line.seq for line in lines] == list(range(1, len(lines) + 1))
    return StreamHealth(stream, last, rows, tuple(broken), tuple(missing), tuple(unproven), whole)


def _belongs(log: LineLog, rows: dict[str, dict[int, tuple[bytes, Row]]]) -> bool:
    """Return whether a log has a line that the database has too, or the database has none to compare."""
    return not rows or any(
        line is not None and line.seq in held and held[line.seq][0] == line.hash
        for stream, held in rows.items()
        for line in log.read(stream)
    )


def _follows(before: bytes, found: tuple[bytes, Row]) -> bool:
    with suppress(TypeError, ValueError, OverflowError):
        return chain(before, (found[1],))[0] == found[0]
    return False


def _scan(store: Path) -> dict[str, dict[int, tuple[bytes, Row]]]:
    """Return every row that SQLite can still read from the table itself, whatever its indexes say."""
    found: dict[str, dict[int, tuple[bytes, Row]]] = {}
    try:
        connection = sqlite.connect(str(store), isolation_level=None)
    except TROUBLE:
        return found
    with closing(connection):
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for stream, seq, hash_, *row in _rows(connection, 1, _highest(connection)):
            if isinstance(stream, str) and isinstance(seq, int) and isinstance(hash_, bytes):
                with suppress(TypeError, ValueError, AttributeError):
                    read: Row = tuple(row)  # type: ignore[assignment]  # looked at in the next line
                    if to_row(from_row(read)) == read:
                        found.setdefault(stream, {}).setdefault(seq, (hash_, read))
    return found


def _highest(connection: sqlite.Connection) -> int:
    for statement in ("SELECT max(rowid) FROM event NOT INDEXED", "SELECT count(*) FROM event"):
        with suppress(*TROUBLE):
            found = connection.execute(statement).fetchone()[0]
            if isinstance(found, int):
                return found
    return 1 << 20


def _rows(connection: sqlite.Connection, first: int, last: int) -> Iterator[Sequence[object]]:
    """Yield rows by their ids; where a page is damaged, by halves, until only what lies in it is left out."""
    todo, failures = [(first, last)], 0
    while todo and failures < _MOST_FAILURES:
        low, high = todo.pop()
        try:
            with closing(connection.execute(_SCAN, (low, high))) as cursor:
                for id_, *row in cursor:
                    yield row
                    low = id_ + 1
        except TROUBLE:
            failures += 1
            if low >= high:
                continue
            middle = (low + high) // 2
            todo += [(middle + 1, high), (low, middle)]


def _somebody_is_there(path: Path) -> bool:
    from samreview.journal.pulse import BEAT_SECONDS, Pulse

    return Pulse(path).any_silence() < 2 * BEAT_SECONDS


def _free_name(path: Path, at: Reading) -> Path:
    base = f"{path.name}-damaged-{at.instant:%Y%m%d-%H%M%S}"
    number = 1
    while True:
        name = path.with_name(base if number == 1 else f"{base}-{number}")
        if not name.exists():
            return name
        number += 1


def _build(path: Path, health: StoreHealth, at: Reading, kept_in: str) -> Path:
    """Make the new store in a folder beside the old one, and return its file."""
    folder = path.parent / f".{path.name}-repaired-{new_line_id()[-8:]}"
    folder.mkdir(mode=FOLDER_MODE)
    try:
        with closing(SqliteJournal(folder / path.name)) as journal:
            for one in health.streams:
                events = [_event(one, seq, at) for seq in range(1, one.last + 1)]
                if not one.is_sound or health.end_unknown:
                    events.append(_told(one, health, at, kept_in))
                if events:
                    journal.append(one.stream, 0, events)
            _keep_id(journal, path)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder / path.name


def _event(one: StreamHealth, seq: int, at: Reading) -> Event:
    row = one.rows.get(seq)
    if row is not None:
        return from_row(row)
    line = new_line_id()
    return Event(id=f"{line}:1", line=line, kind=LOST, by="", at=at, data={})


def _told(one: StreamHealth, health: StoreHealth, at: Reading, kept_in: str) -> Event:
    line = new_line_id()
    data = {
        "recovered": list(one.broken),
        "missing": list(one.missing),
        "unproven": list(one.unproven),
        "end_unknown": health.end_unknown,
        "kept_in": kept_in,
    }
    return Event(id=f"{line}:1", line=line, kind=REPAIRED, by="", at=at, data=data)


def _keep_id(journal: SqliteJournal, path: Path) -> None:
    """Give the new store the id of the old one, whose line log may still lie beside it should this end early."""
    owner = LineLog(path).owner()
    own: str | None = owner[0] if owner else None
    with suppress(*TROUBLE), closing(sqlite.connect(f"{path.as_uri()}?mode=ro", uri=True)) as old:
        own = own or store_id(old)
    if own is not None:
        journal.take_id(own)


def _put_in_place(path: Path, new: Path) -> None:
    # SQLite would add an old log to the new file. Should this end early, the old line log still holds all of it.
    for suffix in SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    new.replace(path)
    lines, new_lines = LineLog(path).folder, LineLog(new).folder
    shutil.rmtree(lines, ignore_errors=True)
    new_lines.rename(lines)
    shutil.rmtree(new.parent, ignore_errors=True)
    sync_folder(path.parent)
