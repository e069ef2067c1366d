"""Where the store is: what `--store` or SAMREVIEW_STORE says, else a file in the user's data folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.journal.protocol import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.journal.sqlite import SqliteJournal

VARIABLE = "SAMREVIEW_STORE"
FILE_NAME = "store.db"


def store_path(asked: str | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the store's file; an empty variable counts as none.

    Raises:
        StoreError: what was asked for is an address and no file.
    """
    where = asked if asked is not None else environment.get(VARIABLE) or None
    if where is None:
        from platformdirs import user_data_path

        return user_data_path("samreview", appauthor=False) / FILE_NAME
    scheme = where.partition("://")[0] if "://" in where else ""
    if scheme in ("postgresql", "postgres"):
        raise StoreError(
            "This version of samreview keeps its store in a file; a PostgreSQL store is not supported yet. "
            f"Name a file with --store or {VARIABLE}."
        )
    if scheme:
        raise StoreError(f"{where} is no store that samreview knows. Name a file with --store or {VARIABLE}.")
    if not where.strip() or "\0" in where:
        raise StoreError("--store is empty. Name the file that is to hold the store.")
    return Path(where).expanduser().absolute()


def open_store(asked: str | None = None, environment: Mapping[str, str] = os.environ) -> SqliteJournal:
    """Open the store, making it where there is none yet.

    Raises:
        StoreError: it cannot be made, opened or trusted; the message says why and what can be done.
    """
    from samreview.journal.sqlite import SqliteJournal

    return SqliteJournal(store_path(asked, environment))
