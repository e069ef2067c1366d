"""A copy of a whole store in one file, made while it is in use; it has its name once all in it was seen to be there."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.files import move_into_place, refuse_early
from samreview.journal import event_table as table
from samreview.journal.codec import chain, to_row
from samreview.journal.faults import damaged_file, explained, is_damage, missing_rows
from samreview.journal.library import sqlite
from samreview.journal.protocol import StoreError
from samreview.journal.salvage import SIDE_FILES
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.sqlite_reading import connect_to_read, is_shut
from samreview.journal.sqlite_schema import connect
from samreview.journal.store_file import FILE_MODE
from samreview.journal.streams import REVIEWS
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.journal.codec import Mark

_WAITS = 5.0
_TRIES = 3
_PREFIX = ".samreview-backup-"
_BROKEN_OFF_SECONDS = 3600
"""No backup takes so long: one that is older was killed."""


class BackedUp(NamedTuple):
    """What a backup holds."""

    streams: int
    events: int
    reviews: int


def back_up(journal: SqliteJournal, target: Path, *, force: bool = False) -> BackedUp:
    """Write all streams of a store into one file; only `force` replaces one that is there.

    The file can be named with `--store` like any store. It appears once every stream in it was read, and reaches as far
    as the line log did when the copy began.

    Raises:
        FileRefusedError: the file exists, its folder does not, or the system refuses.
        DamagedStoreError: something of the store is damaged or missing.
        StoreError: it cannot be read, or the copy not be written.
    """
    refuse_early(target, force=force)
    _refuse_used(target)
    if journal.finding is not None:
        raise journal.finding
    try:
        _clear_broken_off(target.absolute().parent)
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=target.absolute().parent) as folder:
            copy = Path(folder) / target.name
            done = _copied(journal, copy)
            move_into_place(copy, target, force=force)
    except OSError as problem:
        raise StoreError(
            f"The backup {target} cannot be written ({problem.strerror or problem}). Name a file in a folder where you "
            "may write and where there is room."
        ) from problem
    return done


def _clear_broken_off(folder: Path) -> None:
    """Remove what backups left in a folder that were killed: it holds what people said."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _BROKEN_OFF_SECONDS:
                shutil.rmtree(left)


def _refuse_used(target: Path) -> None:
    # SQLite would take what lies beside the old file for a part of the new one.
    if any(target.with_name(target.name + suffix).exists() for suffix in SIDE_FILES):
        raise StoreError(f"{target} is a store that is in use. Close it first, or name another file.")


def _copied(journal: SqliteJournal, copy: Path) -> BackedUp:
    for look in range(1, _TRIES + 1):
        witnessed = _witnessed(journal)
        copy.unlink(missing_ok=True)
        _write_copy(journal, copy)
        with closing(SqliteJournal(copy)) as copied:
            hashes = {stream: chain(bytes(32), map(to_row, copied.read(stream))) for stream in copied.streams()}
        short = next((one for one, mark in witnessed.items() if not _reaches(hashes.get(one, []), mark)), None)
        if short is None:
            names = hashes.keys()
            return BackedUp(len(names), sum(map(len, hashes.values())), sum(one.startswith(REVIEWS) for one in names))
        # Unless it was erased at that very moment, the store has lost what its line log knows.
        if look == _TRIES or journal.lines.mark(short) == witnessed[short]:
            raise missing_rows(journal.path, short, len(hashes.get(short, [])), witnessed[short].seq)
    raise AssertionError("unreachable")


def _witnessed(journal: SqliteJournal) -> dict[str, Mark]:
    return {stream: journal.lines.mark(stream) for stream in journal.lines.streams()}


def _reaches(hashes: list[bytes], mark: Mark) -> bool:
    return not mark.seq or (len(hashes) >= mark.seq and hashes[mark.seq - 1] == mark.hash)


def _source(path: Path) -> sqlite.Connection:
    if is_shut(path):
        return connect_to_read(path, _WAITS).connection
    # Not by way of the file, which this process may have locked.
    return sqlite.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_WAITS, isolation_level=None)


def _write_copy(journal: SqliteJournal, copy: Path) -> None:
    os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
    try:
        with closing(_source(journal.path)) as source:
            # All from one moment, and indexes made anew from the table.
            source.execute("VACUUM INTO ?", (str(copy),))
        with closing(connect(copy, journal.mode, _WAITS)) as target:
            table.set_in_use(target, in_use=False)  # no line lies beside this file
    except sqlite.Error as problem:
        if is_damage(problem, has_lines=True):
            raise damaged_file(journal.path) from problem
        raise explained(problem, journal.path) from problem
