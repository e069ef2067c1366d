"""What SQLite's failures mean to the person in front of the screen: what happened, to what, what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.protocol import StoreError

if TYPE_CHECKING:
    from pathlib import Path

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
    _CORRUPT: "The store {path} is damaged. Copy its whole folder before anything else, then go on with a new store "
    "(--store) and bring reviews over with `samreview reviews export` and `reviews import`.",
    _IOERR: "The disk failed while the store {path} was read or written ({detail}), so this counts as not saved. "
    "Try again; what was saved after all is recognised and not repeated.",
}
_MEANINGS[_LOCKED] = _MEANINGS[_BUSY]
_UNWRITTEN = (
    "The store {path} may only be read, and its latest lines lie beside it in a log that cannot be read without "
    "writing. Copy its whole folder to where you may write, and name the copy with --store."
)
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
