"""What SQLite's failures mean to the person in front of the screen: what happened, to what, what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.library import sqlite
from samreview.journal.protocol import DamagedStoreError, StoreError

if TYPE_CHECKING:
    from pathlib import Path

_ERROR = 1
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26

_MEANINGS = {
    _FULL: "The disk that holds the store {path} is full, so this was not saved. Everything saved before is safe; "
    "free some space and try again.",
    _READONLY: "The store {path} or its folder may only be read, so this was not saved. Make both writable for "
    "yourself and try again, or name another store with --store.",
    _BUSY: "The store {path} has been in use by another program for too long. Nothing was changed; look for a "
    "samreview that was suspended, end it, and try again.",
    _CANTOPEN: "The store {path} cannot be opened. See that its folder is there and may be written, or name another "
    "store with --store.",
    _NOTADB: "{path} is not a samreview store, and was left as it is. Name another file with --store.",
    _IOERR: "The disk failed while the store {path} was read or written ({detail}), so this counts as not saved. "
    "Try again; what was saved after all is recognised and not repeated.",
}
_MEANINGS[_LOCKED] = _MEANINGS[_BUSY]
_UNWRITTEN = (
    "The store {path} may only be read, and its latest lines lie beside it in a log that cannot be read without "
    "writing. Copy its whole folder to where you may write, and name the copy with --store."
)
_REPAIR = "Run `samreview doctor --repair`: it keeps the damaged file and rebuilds what it can."
_OTHER = "SQLite could not use the store {path} ({detail}). Nothing of this was saved."


def code_of(problem: Exception) -> int:
    """Return SQLite's primary result code, 0 where the failure has none."""
    code = getattr(problem, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else 0


def is_busy(problem: Exception) -> bool:
    """Return whether another connection was in the way."""
    return code_of(problem) in (_BUSY, _LOCKED)


def taints(problem: Exception) -> bool:
    """Return whether the connection must not be used again, because what it believes of the disk may be wrong."""
    return code_of(problem) in (_IOERR, _CORRUPT, _NOTADB, _CANTOPEN)


def explained(problem: Exception, path: Path) -> StoreError:
    """Return the failure in words."""
    return StoreError(_MEANINGS.get(code_of(problem), _OTHER).format(path=path, detail=problem))


def may_only_be_read(path: Path) -> StoreError:
    """Return the refusal to write to a store that may only be read."""
    return StoreError(_MEANINGS[_READONLY].format(path=path))


def unwritten_lines(path: Path) -> StoreError:
    """Return the refusal of a store that may only be read, whose log was not put in order."""
    return StoreError(_UNWRITTEN.format(path=path))


def not_a_store(path: Path) -> StoreError:
    """Return the refusal of a file that is some other program's."""
    return StoreError(_MEANINGS[_NOTADB].format(path=path))


def is_damage(problem: Exception, *, has_lines: bool) -> bool:
    """Return whether SQLite met something in the file that nobody wrote.

    Our own statements are right, so one that it does not understand meets a damaged schema. A file that is no database
    is another program's, unless there is a line log beside it (`has_lines`).
    """
    if isinstance(problem, sqlite.ProgrammingError | sqlite.InterfaceError | sqlite.IntegrityError):
        return False
    code = code_of(problem)
    return code in (0, _ERROR, _CORRUPT) or (code == _NOTADB and has_lines)


def damaged_file(path: Path) -> DamagedStoreError:
    """Return the finding that the file of a store is damaged."""
    return DamagedStoreError(f"The store {path} is damaged. {_REPAIR}")


def damaged_row(path: Path, stream: str, number: int) -> DamagedStoreError:
    """Return the finding that an event is not as it was written."""
    return DamagedStoreError(
        f"Event {number} of {stream} in the store {path} is not as it was written: the file is damaged or was changed "
        f"by another program. {_REPAIR}",
        stream,
        number,
    )


def missing_rows(path: Path, stream: str, held: int, written: int) -> DamagedStoreError:
    """Return the finding that a stream ends earlier than its line log."""
    return DamagedStoreError(
        f"The store {path} holds {held or 'none'} of the {written} events of {stream}: its file or its -wal file is "
        f"damaged, missing, or an older copy. {_REPAIR}",
        stream,
        held + 1,
    )


def copied_without_lines(path: Path, lines: Path) -> DamagedStoreError:
    """Return the finding that a store was copied while it was in use, and not all of it."""
    return DamagedStoreError(
        f"The store {path} was copied or moved while it was in use, without the folder {lines.name} beside it, so its "
        f"last events may be missing. Copy {path.name}, {path.name}-wal and {lines.name} together, or accept what is "
        "here with `samreview doctor --repair`."
    )


def another_stores_lines(path: Path, lines: Path) -> DamagedStoreError:
    """Return the finding that the line log beside a store belongs to another one."""
    return DamagedStoreError(
        f"The folder {lines} beside the store {path} is the line log of another store. Put the two that belong "
        "together beside each other, or accept the store as it is with `samreview doctor --repair`."
    )
