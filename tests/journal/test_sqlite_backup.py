"""A backup: one file with all of a store, made while it is in use, and there only when it is whole."""

from __future__ import annotations

import os
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from samreview.files import FileRefusedError
from samreview.journal.library import sqlite
from samreview.journal.protocol import DamagedStoreError, StoreError
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.sqlite_backup import back_up
from tests.journal.facts import STREAM, line_of
from tests.journal.test_review_file import NAME, with_all_that_belongs
from tests.shut import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["wal", "truncate"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "s" / "store.db", mode=request.param)) as journal:
        with_all_that_belongs(journal)
        yield journal


def test_a_backup_holds_every_event_in_one_file_for_its_owner_alone(store: SqliteJournal, tmp_path: Path) -> None:
    done = back_up(store, tmp_path / "b.db")
    assert (done.reviews, done.streams) == (1, 3)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".", "b"))] == ["b.db"]
    assert (tmp_path / "b.db").stat().st_mode & 0o777 == 0o600
    with closing(SqliteJournal(tmp_path / "b.db")) as copy:
        assert copy.finding is None
        assert {name: copy.read(name) for name in copy.streams()} == {
            name: store.read(name) for name in store.streams()
        }
        assert done.events == sum(copy.head(name) for name in copy.streams())
        copy.append(f"review/{NAME}", copy.head(f"review/{NAME}"), line_of(1))


def test_a_file_that_is_there_is_replaced_with_force_only(store: SqliteJournal, tmp_path: Path) -> None:
    (tmp_path / "b.db").write_text("mine")
    with pytest.raises(FileRefusedError, match=r"b\.db exists"):
        back_up(store, tmp_path / "b.db")
    assert (tmp_path / "b.db").read_text() == "mine"
    back_up(store, tmp_path / "b.db", force=True)
    back_up(store, tmp_path / "b.db", force=True)
    with closing(SqliteJournal(tmp_path / "b.db")) as copy:
        assert copy.read(f"review/{NAME}")
        copy.append(STREAM + "-2", 0, line_of(1))
        if copy.mode == "wal":
            with pytest.raises(StoreError, match="is a store that is in use"):
                back_up(store, tmp_path / "b.db", force=True)


def test_a_folder_that_is_not_there_is_named(store: SqliteJournal, tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="does not exist"):
        back_up(store, tmp_path / "none" / "b.db")


def test_a_store_in_use_is_backed_up_as_it_was_at_one_moment(store: SqliteJournal, tmp_path: Path) -> None:
    ended, kept = threading.Event(), [0]

    def write() -> None:
        while not ended.is_set():
            kept[0] = store.append(STREAM + "-2", kept[0], line_of(2))
            time.sleep(0.002)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            before = kept[0]
            back_up(store, tmp_path / f"{number}.db")
            with closing(SqliteJournal(tmp_path / f"{number}.db")) as copy:
                held = copy.head(STREAM + "-2")
            assert before <= held <= kept[0] + 2
            assert held % 2 == 0, "a line is there whole or not at all"
    finally:
        ended.set()
        writer.join()


def test_what_a_killed_backup_left_is_removed_by_a_later_one(store: SqliteJournal, tmp_path: Path) -> None:
    old, new = tmp_path / ".samreview-backup-a", tmp_path / ".samreview-backup-b"
    for folder in (old, new):
        folder.mkdir()
        (folder / "b.db").write_text("what people said")
    os.utime(old, (0, 0))
    back_up(store, tmp_path / "b.db")
    assert (old.exists(), new.exists()) == (False, True)


def test_a_damaged_store_is_named_and_not_backed_up(store: SqliteJournal, tmp_path: Path) -> None:
    _by_hand(tmp_path, "UPDATE event SET data = replace(data, 'Ask Marc', 'Ask Mark')")
    with pytest.raises(DamagedStoreError, match="is not as it was written"):
        back_up(store, tmp_path / "b.db")
    assert not (tmp_path / "b.db").exists()


def test_a_store_that_lost_its_last_events_is_named_and_not_backed_up(store: SqliteJournal, tmp_path: Path) -> None:
    last = store.head(f"review/{NAME}")
    _by_hand(tmp_path, "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)")
    with pytest.raises(DamagedStoreError, match=f"holds {last - 1} of the {last} events"):
        back_up(store, tmp_path / "b.db")
    assert not (tmp_path / "b.db").exists()


def test_a_stream_that_only_the_line_log_knows_stops_a_backup(store: SqliteJournal, tmp_path: Path) -> None:
    store.close()
    _by_hand(tmp_path, "DELETE FROM event WHERE stream LIKE 'account/%'")
    with closing(SqliteJournal(tmp_path / "s" / "store.db")) as again, pytest.raises(DamagedStoreError):
        back_up(again, tmp_path / "b.db")


def test_a_store_that_may_only_be_read_is_backed_up(store: SqliteJournal, tmp_path: Path) -> None:
    store.close()
    (tmp_path / "there").mkdir()
    (tmp_path / "there").chmod(0o777)
    with shut(tmp_path / "s"), closing(SqliteJournal(tmp_path / "s" / "store.db")) as read_only:
        assert back_up(read_only, tmp_path / "there" / "b.db").reviews == 1


def _by_hand(tmp_path: Path, statement: str) -> None:
    with closing(sqlite.connect(str(tmp_path / "s" / "store.db"), isolation_level=None)) as by_hand:
        by_hand.execute("DROP TRIGGER event_is_never_changed")
        by_hand.execute("DROP TRIGGER event_is_never_removed")
        by_hand.execute(statement)
