"""The store's tables, and the settings without which a store is not used."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from samreview.journal.faults import damaged_file, is_busy, not_a_store
from samreview.journal.library import NEEDED, JournalMode, sqlite
from samreview.journal.line_log import LineLog
from samreview.journal.protocol import StoreError

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x53414D52
"""Written in the file's header: SAMR."""
FORMAT = 2
"""1 had no table `store`, and no line log beside it, whose folder names the format as well."""

_SCHEMA = (
    """CREATE TABLE event (
        stream TEXT NOT NULL,
        seq INTEGER NOT NULL CHECK (seq > 0),
        id TEXT NOT NULL UNIQUE,
        line TEXT NOT NULL,
        kind TEXT NOT NULL,
        v INTEGER NOT NULL,
        "by" TEXT NOT NULL,
        word_of TEXT,
        wall INTEGER NOT NULL,
        boot INTEGER NOT NULL,
        boot_id TEXT NOT NULL,
        hash BLOB NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (stream, seq)
    ) STRICT""",
    "CREATE TABLE erasing (stream TEXT PRIMARY KEY) STRICT",
    """CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
    WHEN OLD.stream NOT IN (SELECT stream FROM erasing)
    BEGIN SELECT RAISE(ABORT, 'events are never removed, only whole streams are erased'); END""",
    f"PRAGMA application_id={APPLICATION_ID}",
)
_SINCE_2 = (
    # `in_use` is 1 from the first line after an opening until a closing: the file alone may not be all there is then.
    "CREATE TABLE store (id TEXT NOT NULL, in_use INTEGER NOT NULL) STRICT",
    "INSERT INTO store VALUES (lower(hex(randomblob(16))), 0)",
    f"PRAGMA user_version={FORMAT}",
)

_SETTINGS = {
    "synchronous": 2,  # FULL: a commit returns when it is on disk
    "foreign_keys": 1,
    "trusted_schema": 0,
    "secure_delete": 1,  # what is erased is overwritten
    "recursive_triggers": 1,  # so that REPLACE cannot remove an event behind the trigger's back
    **({"fullfsync": 1, "checkpoint_fullfsync": 1} if sys.platform == "darwin" else {}),
}


def connect(path: Path, mode: JournalMode, busy_seconds: float) -> sqlite.Connection:
    """Return a connection to a store, with the store made where the file is empty.

    Raises:
        StoreError: the file is another program's, or of a newer format, or a setting was not taken.
        sqlite.Error: SQLite could not do it.
    """
    if sqlite.sqlite_version_info < NEEDED:
        raise StoreError(f"SQLite {sqlite.sqlite_version} is too old for a store; install the package pysqlite3.")
    connection = sqlite.connect(str(path), timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    try:
        _recognise(connection, path)
        _settle(connection, path, mode, busy_seconds)
        _make_tables(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _recognise(connection: sqlite.Connection, path: Path) -> None:
    """Look before anything is written: another program's file is left as it is."""
    application, version = _value(connection, "application_id"), _value(connection, "user_version")
    if application == APPLICATION_ID and version <= FORMAT:
        return
    owner = LineLog(path).owner()
    if owner is not None and owner[1] <= FORMAT:
        raise damaged_file(path)  # its line log says that it was one of ours
    if application != APPLICATION_ID and (application or version or not _is_empty(connection)):
        raise not_a_store(path)
    if application == APPLICATION_ID:
        raise StoreError(
            f"The store {path} was written by a newer samreview (its format is {version}, this one reads {FORMAT}). "
            "Install that version, or name another store with --store."
        )


def recognise_store(connection: sqlite.Connection, path: Path) -> None:
    """Raise StoreError where what was opened is no store, or one of a newer format."""
    _recognise(connection, path)
    if _is_empty(connection):
        raise not_a_store(path)


def format_of(connection: sqlite.Connection) -> int:
    """Return the format of a store."""
    return _value(connection, "user_version")


def _settle(connection: sqlite.Connection, path: Path, mode: JournalMode, busy_seconds: float) -> None:
    found = _journal_mode(connection, mode, busy_seconds)
    if found != mode:
        raise StoreError(
            f"The store {path} cannot be kept safely there: its disk takes journal mode {found} and not {mode}, "
            "as network folders do. Name a file on a disk of this machine with --store."
        )
    connection.execute("PRAGMA mmap_size=0")
    for name, wanted in _SETTINGS.items():
        connection.execute(f"PRAGMA {name}={wanted}")
        got = _value(connection, name)
        if got != wanted:
            raise StoreError(
                f"SQLite {sqlite.sqlite_version} does not take {name}={wanted} (it says {got}) for {path}."
            )


def _journal_mode(connection: sqlite.Connection, mode: JournalMode, busy_seconds: float) -> str:
    # Changing the mode needs the file alone, and SQLite does not wait for that by itself.
    until = time.monotonic() + busy_seconds
    while True:
        try:
            return str(connection.execute(f"PRAGMA journal_mode={mode}").fetchone()[0])
        except sqlite.OperationalError as problem:
            if not is_busy(problem) or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _make_tables(connection: sqlite.Connection) -> None:
    if _is_made(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been faster.
        statements = () if _value(connection, "application_id") == APPLICATION_ID else _SCHEMA
        for statement in statements if _is_made(connection) else (*statements, *_SINCE_2):
            connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    # A copy of the file alone has to show what it is a copy of.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _is_made(connection: sqlite.Connection) -> bool:
    return _value(connection, "application_id") == APPLICATION_ID and _value(connection, "user_version") >= FORMAT


def _is_empty(connection: sqlite.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _value(connection: sqlite.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
