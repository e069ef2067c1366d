"""`store backup` and `store copy` as a user's shell sees them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from samreview.journal.clock import SystemClock
from samreview.journal.library import sqlite
from samreview.journal.sqlite import SqliteJournal
from tests.journal.factory import started

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store" / "reviews.db"
    with closing(SqliteJournal(path)) as journal:
        started(journal, SystemClock())
    return path


def spoil(store: Path) -> None:
    with closing(sqlite.connect(str(store), isolation_level=None)) as by_hand:
        by_hand.execute("DROP TRIGGER event_is_never_changed")
        by_hand.execute("UPDATE event SET \"by\" = 'nobody' WHERE seq = 2")


def test_a_backup_is_a_store_like_any_other(run: Run, store: Path) -> None:
    done = run("store", "backup", "b.db")
    assert done.out == "b.db: 1 review, 2 events in 1 stream, each seen to be as it was written.\n"
    assert run("--store", "b.db", "reviews", "--json").json == run("reviews", "--json").json
    again = run("store", "backup", "b.db")
    assert (again.code, again.out) == (2, "")
    assert "b.db exists; choose another name, or replace it with --force" in again.err
    assert run("store", "backup", "c.db", "--json").json == {"path": "c.db", "streams": 1, "events": 2, "reviews": 1}
    assert store.exists()


def test_a_damaged_store_is_not_backed_up(run: Run, store: Path, tmp_path: Path) -> None:
    spoil(store)
    done = run("store", "backup", "b.db")
    assert (done.code, done.out) == (2, "")
    assert "Event 2 of review/halden-2026-11-24" in done.err
    assert not (tmp_path / "b.db").exists()


def test_a_store_is_copied_and_the_copy_goes_on(run: Run, store: Path) -> None:
    done = run("store", "copy", store, "there.db")
    assert done.out == f"there.db holds 2 events in 1 stream, the same as {store}; 2 of them new.\n"
    assert run("store", "copy", store, "there.db", "--json").json == {
        "from": str(store),
        "to": "there.db",
        "streams": 1,
        "events": 2,
        "added": 0,
        "behind": [],
        "damaged": [],
    }
    assert run("--store", "there.db", "reviews", "--json").json == run("reviews", "--json").json


def test_what_is_damaged_is_named_and_the_rest_copied(run: Run, store: Path) -> None:
    with closing(SqliteJournal(store)) as journal:
        started(journal, SystemClock())
    spoil(store)
    with closing(SqliteJournal(store)) as journal:
        whole = started(journal, SystemClock()).name
    done = run("store", "copy", store, "there.db")
    assert done.code == 1
    assert "Not copied: Event 2 of review/halden-2026-11-24 " in done.err
    assert [one["id"] for one in run("--store", "there.db", "reviews", "--json").json] == [whole]


def test_a_place_that_is_not_there_or_the_same_is_refused(run: Run, store: Path, tmp_path: Path) -> None:
    for done in (run("store", "copy", "none.db", "there.db"), run("--store", "none.db", "store", "backup", "b.db")):
        assert (done.code, done.out) == (2, "")
        assert f"There is no store at {tmp_path / 'none.db'}" in done.err
    same = run("store", "copy", store, f"{store.parent}/../store/reviews.db")
    assert same.code == 2
    assert "are the same store" in same.err
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_another_story_in_the_other_store_is_not_changed(run: Run, store: Path, tmp_path: Path) -> None:
    with closing(SqliteJournal(tmp_path / "there.db")) as journal:
        started(journal, SystemClock())
    done = run("store", "copy", store, "there.db")
    assert done.code == 2
    assert "The other store has another review/halden-2026-11-24: the two differ from event 1 on." in done.err
