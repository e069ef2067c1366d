"""A store that may only be read is read, and says so when something is to be written."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from samreview.journal.protocol import StoreError
from samreview.journal.sqlite import SqliteJournal
from tests.journal.facts import STREAM, line_of
from tests.shut import shut

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samreview.journal.codec import Row
    from samreview.journal.library import JournalMode
    from samreview.journal.sqlite_reading import Stamp

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of files are told in another way there")
MODES = pytest.mark.parametrize("mode", ["wal", "truncate"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "shut"
    folder.mkdir()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@MODES
def test_a_store_that_may_only_be_read_is_read_and_left_as_it_is(folder: Path, mode: JournalMode) -> None:
    path, events = folder / "store.db", line_of(3)
    journal = SqliteJournal(path, mode=mode)
    journal.append(STREAM, 0, events)
    journal.close()
    before = contents(folder)
    with shut(folder):
        journal = SqliteJournal(path, mode=mode)
        assert journal.read(STREAM) == events
        assert journal.read(STREAM, 1, 1) == events[1:2]
        assert journal.streams() == (STREAM,)
        assert journal.head(STREAM) == 3
        assert not journal.wait(STREAM, 3, 0)
        for write in (
            lambda: journal.append(STREAM, 3, line_of(1)),
            lambda: journal.erase(STREAM),
        ):
            with pytest.raises(StoreError, match="may only be read, so this was not saved") as refusal:
                write()
            assert str(path) in refusal.value.message
        assert journal.read(STREAM) == events
        journal.close()
    assert contents(folder) == before


@MODES
def test_what_another_writes_meanwhile_is_seen(folder: Path, mode: JournalMode) -> None:
    path, first, more = folder / "store.db", line_of(2), line_of(2)
    journal = SqliteJournal(path, mode=mode)
    journal.append(STREAM, 0, first)
    journal.close()
    with shut(folder):
        reader = SqliteJournal(path, mode=mode)
        assert reader.read(STREAM) == first
    writer = SqliteJournal(path, mode=mode)
    writer.append(STREAM, 2, more)
    with shut(folder):
        assert reader.wait(STREAM, 2, 0)
        assert reader.read(STREAM, 2) == more
    writer.close()
    with shut(folder):
        assert reader.read(STREAM) == (*first, *more)
        reader.close()


def _another_stamp(_path: Path) -> Stamp:
    """Stand in for a file that somebody who may has written just now."""
    return (1, 1, 1), None


def test_what_looks_damaged_because_it_was_written_meanwhile_is_not_called_damaged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, events = folder / "store.db", line_of(2)
    journal = SqliteJournal(path)
    journal.append(STREAM, 0, events)
    journal.close()

    def written_meanwhile(_before: bytes, rows: Sequence[Row]) -> list[bytes]:
        monkeypatch.setattr("samreview.journal.sqlite_reading.stamp_of", _another_stamp)
        return [bytes(32) for _ in rows]

    with shut(folder):
        journal = SqliteJournal(path)
        monkeypatch.setattr("samreview.journal.event_table.chain", written_meanwhile)
        with pytest.raises(StoreError, match=r"was written while it was read\. Try again"):
            journal.read(STREAM)
        monkeypatch.undo()
        assert journal.read(STREAM) == events
        journal.close()


@pytest.mark.parametrize("look", ["head", "kinds", "streams", "read"])
def test_nothing_seen_of_a_file_that_was_written_meanwhile_counts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, look: str
) -> None:
    path = folder / "store.db"
    journal = SqliteJournal(path)
    journal.append(STREAM, 0, line_of(1))
    journal.close()
    with shut(folder):
        journal = SqliteJournal(path)
        connect = journal._reading_connection

        def then_written() -> object:
            connection = connect()
            monkeypatch.setattr("samreview.journal.sqlite_reading.stamp_of", _another_stamp)
            return connection

        monkeypatch.setattr(journal, "_reading_connection", then_written)
        with pytest.raises(StoreError, match="was written while it was read"):
            getattr(journal, look)(*([] if look == "streams" else [STREAM]))
        journal.close()


def test_a_store_whose_log_was_left_behind_is_refused_and_never_half_read(folder: Path, tmp_path: Path) -> None:
    writer = SqliteJournal(tmp_path / "store.db", mode="wal")
    writer.append(STREAM, 0, line_of(2))
    for name in ("store.db", "store.db-wal"):
        shutil.copy(tmp_path / name, folder / name)
    writer.close()
    with shut(folder), pytest.raises(StoreError, match="its latest lines lie beside it in a log"):
        SqliteJournal(folder / "store.db", mode="wal")


def test_another_programs_file_is_no_store_to_read_either(folder: Path) -> None:
    (folder / "notes.txt").write_text("nothing of ours " * 20)
    (folder / "empty.db").touch()
    with shut(folder):
        for name in ("notes.txt", "empty.db"):
            with pytest.raises(StoreError, match="is not a samreview store"):
                SqliteJournal(folder / name)


def test_a_store_that_is_opened_up_again_is_written(folder: Path) -> None:
    path, events = folder / "store.db", line_of(1)
    SqliteJournal(path).close()
    with shut(folder):
        journal = SqliteJournal(path)
        with pytest.raises(StoreError, match="may only be read"):
            journal.append(STREAM, 0, events)
    assert journal.append(STREAM, 0, events) == 1
    assert journal.read(STREAM) == events
    journal.close()
