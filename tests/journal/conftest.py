"""The stores that the contract suite runs on, and events to put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.journal.memory import MemoryJournal
from samreview.journal.sqlite import SqliteJournal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from samreview.journal.protocol import Journal

STORES = ("memory", "wal", "truncate")


def open_kind(kind: str, path: Path) -> Journal:
    """Open a store of a kind."""
    if kind == "memory":
        return MemoryJournal()
    return SqliteJournal(path, mode="wal" if kind == "wal" else "truncate")


@pytest.fixture(params=STORES)
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    opened = open_kind(request.param, tmp_path / "store.db")
    yield opened
    opened.close()


@pytest.fixture(params=STORES[1:])
def open_file(request: pytest.FixtureRequest) -> Iterator[Callable[[Path], SqliteJournal]]:
    """Open SQLite stores of both modes, and close them at the end."""
    opened: list[SqliteJournal] = []

    def open_at(path: Path) -> SqliteJournal:
        opened.append(SqliteJournal(path, mode=request.param))
        return opened[-1]

    yield open_at
    for each in opened:
        each.close()
