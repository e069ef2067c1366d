"""Reading a store that this user may not write: in a read-only folder, on a read-only disk, or closed to others' pens.

SQLite reads a file in WAL mode only beside files of its own, which it would have to make. Where they are missing,
nobody has the store open, and the file alone is the whole store: it is read as one that does not change, and opened
anew when it has changed after all.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from samreview.journal.faults import code_of, may_only_be_read, unwritten_lines
from samreview.journal.library import sqlite
from samreview.journal.protocol import StoreError
from samreview.journal.sqlite_schema import recognise_store
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

_WAL: Final = 2
"""What the header's byte 18 says of a file in WAL mode."""
_HEADER: Final = 100

Stamp = tuple[tuple[int, int, int] | None, ...]
"""Which file it is, how long and how old; of the store and of its log."""


class ReadOnly(NamedTuple):
    """A connection that only reads. `still` is the store's stamp where it is read as one that does not change."""

    connection: sqlite.Connection
    still: Stamp | None


def is_shut(path: Path) -> bool:
    """Return whether there is a file at `path` that this user may read, but not write, or not in its folder."""
    writable = _may(path, os.W_OK) and _may(path.parent, os.W_OK)
    return not writable and _may(path, os.R_OK) and path.is_file()


def _may(path: Path, what: int) -> bool:
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)


def refuse_to_write(path: Path) -> None:
    """Raise StoreError where a store may only be read."""
    if is_shut(path):
        raise may_only_be_read(path)


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a store as it is now."""
    return tuple(_look(each) for each in (path, _log_of(path)))


def refuse_if_written(path: Path, still: Stamp | None) -> None:
    """Raise StoreError where a store that was read as one that does not change has changed since it had this stamp."""
    if still is not None and still != stamp_of(path):
        raise StoreError(f"The store {path} was written while it was read. Try again.")


def connect_to_read(path: Path, busy_seconds: float) -> ReadOnly:
    """Return a connection to a store that may only be read; nothing is made beside it.

    Raises:
        StoreError: the file is no store, or its latest lines are in a log that cannot be read without writing.
        sqlite.Error: SQLite could not do it.
    """
    stamp = stamp_of(path)
    _, log = stamp
    alone = is_wal(path) and log is None
    try:
        return ReadOnly(_opened(path, "immutable=1" if alone else "mode=ro", busy_seconds), stamp if alone else None)
    except sqlite.OperationalError as problem:
        if log is not None and not log[1]:  # left behind, and nothing in it
            return ReadOnly(_opened(path, "immutable=1", busy_seconds), stamp)
        raise unwritten_lines(path) if code_of(problem) in _NEEDS_WRITING else problem from problem


_NEEDS_WRITING: Final = frozenset({8, 14})
"""SQLite's codes for what may only be read, and for what cannot be opened: its log wants to be put in order first."""


def _opened(path: Path, how: str, busy_seconds: float) -> sqlite.Connection:
    connection = sqlite.connect(
        f"{path.as_uri()}?{how}", uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA trusted_schema=0")
        recognise_store(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def is_wal(path: Path) -> bool:
    """Return whether a store is in WAL mode, by its header."""
    # The file is opened beside SQLite's back, which would drop locks of this process: there are none yet to drop.
    with path.open("rb") as file:
        header = file.read(_HEADER)
    return len(header) == _HEADER and header[18] == _WAL


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _look(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
