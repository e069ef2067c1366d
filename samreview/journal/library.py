"""Which SQLite this program is linked with, and how far it can be trusted.

SQLite up to 3.51.2 can damage a database in WAL mode when one connection commits in the instant in which another resets
the log. Where nothing newer is at hand, the older rollback journal is as durable, only slower: the mode `truncate`.
One process uses one library only, because closing a file through a second one drops the locks of the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlite3 as sqlite
    from types import ModuleType

__all__ = ["NEEDED", "TROUBLE", "JournalMode", "sqlite", "trusted_mode"]

JournalMode = Literal["wal", "truncate"]

NEEDED = (3, 37, 0)
"""STRICT tables."""
_WAL_MENDED = (3, 51, 3)
_WAL_NOT_MENDED = (3, 52)


def trusted_mode(version: tuple[int, ...]) -> JournalMode:
    """Return the journal mode that a SQLite of this version keeps its promises in."""
    return "wal" if version >= _WAL_MENDED and version[:2] != _WAL_NOT_MENDED else "truncate"


def _linked() -> ModuleType:
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        import sqlite3

        return sqlite3
    library: ModuleType = dbapi2
    return library


if not TYPE_CHECKING:
    sqlite = _linked()

TROUBLE = (sqlite.Error, UnicodeDecodeError)
"""What SQLite raises: an error, or that the damaged words of a schema, which it would quote, are no text."""
