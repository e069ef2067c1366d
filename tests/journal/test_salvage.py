"""A damaged store is told by number, and rebuilt from whichever half still holds an event."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from samreview.journal.clock import SimulatedClock
from samreview.journal.library import sqlite
from samreview.journal.protocol import DamagedStoreError, StoreError
from samreview.journal.salvage import examine, repair
from samreview.journal.sqlite import SqliteJournal
from samreview.review.events import LOST, REPAIRED
from tests.journal.facts import STREAM, event, line_of, lines_of
from tests.journal.test_line_log import copy_of_the_file_alone, killed_store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from samreview.review.events import Event

CLOCK = SimulatedClock(dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a closed store with a review of 40 events and an account of 3."""
    path = tmp_path / "store.db"
    journal = SqliteJournal(path)
    for number in range(40):
        journal.append(STREAM, number, [event(number, data={"text": f"note {number} " * 20})])
    journal.append("account/halden", 0, line_of(3))
    journal.close()
    return path


def by_hand(store: Path, *statements: str) -> None:
    connection = sqlite.connect(str(store), isolation_level=None)
    for trigger in ("event_is_never_changed", "event_is_never_removed"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def drop_from_log(store: Path, numbers: Iterable[int]) -> None:
    log = store.with_name("store.db-lines") / "review~halden-2026-11-24.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(line for number, line in enumerate(lines, 1) if number not in numbers))


def events_of(store: Path, stream: str = STREAM) -> tuple[Event, ...]:
    journal = SqliteJournal(store)
    assert journal.finding is None
    events = journal.read(stream)
    assert lines_of(journal.lines, stream) == list(events)
    journal.close()
    return events


def test_a_sound_store_is_called_sound_and_left_as_it_is(store: Path) -> None:
    before = {each: each.read_bytes() for each in store.parent.rglob("*") if each.is_file()}
    assert examine(store).is_sound
    done = repair(store, CLOCK)
    assert (done.health.is_sound, done.kept_in) == (True, None)
    assert {each: each.read_bytes() for each in store.parent.rglob("*") if each.is_file()} == before


def test_a_store_that_is_in_use_is_examined_but_not_repaired(store: Path) -> None:
    journal = SqliteJournal(store)
    journal.append(STREAM, 40, line_of(1))
    assert examine(store).is_sound
    by_hand(store, "DELETE FROM event WHERE seq = 3")
    assert not examine(store).is_sound
    with pytest.raises(StoreError, match="Leave it in all terminals"):
        repair(store, CLOCK)
    journal.close()


def test_what_the_database_lost_comes_back_from_the_log(store: Path) -> None:
    whole = events_of(store)
    by_hand(
        store,
        "DELETE FROM event WHERE stream LIKE 'review%' AND seq IN (7, 40)",
        """UPDATE event SET data = '{"text":"no"}' WHERE stream LIKE 'review%' AND seq = 12""",
    )
    health = examine(store)
    found = {one.stream: one for one in health.streams}
    assert found[STREAM].broken == (7, 12, 40)
    assert found[STREAM].missing == ()
    assert found["account/halden"].is_sound
    done = repair(store, CLOCK)
    *events, told = events_of(store)
    assert tuple(events) == whole
    assert told.kind == REPAIRED
    assert (told.data["recovered"], told.data["missing"]) == ([7, 12, 40], [])
    assert done.kept_in is not None
    assert len(events_of(store, "account/halden")) == 3
    kept = sqlite.connect(str(done.kept_in / "store.db"))
    assert kept.execute("SELECT count(*) FROM event").fetchone()[0] == 41
    kept.close()
    assert examine(store).is_sound


def test_a_stream_that_is_whole_keeps_its_hashes(store: Path) -> None:
    hashes = "SELECT seq, hash FROM event WHERE stream = 'account/halden' ORDER BY seq"
    connection = sqlite.connect(str(store))
    before = connection.execute(hashes).fetchall()
    connection.close()
    by_hand(store, "DELETE FROM event WHERE stream LIKE 'review%' AND seq = 7")
    repair(store, CLOCK)
    connection = sqlite.connect(str(store))
    assert connection.execute(hashes).fetchall() == before
    connection.close()


def test_what_neither_half_has_leaves_a_place_that_says_so(store: Path) -> None:
    whole = events_of(store)
    by_hand(store, "DELETE FROM event WHERE stream LIKE 'review%' AND seq IN (7, 8)")
    drop_from_log(store, {8, 9})
    (found,) = [one for one in examine(store).streams if one.stream == STREAM]
    assert (found.broken, found.missing, found.unproven) == ((7,), (8,), (9,))
    repair(store, CLOCK)
    *events, told = events_of(store)
    assert events[:7] == list(whole[:7])
    assert events[7].kind == LOST
    assert events[8:] == list(whole[8:])
    assert (told.data["missing"], told.data["unproven"]) == ([8], [9])


@pytest.mark.parametrize("how", ["gone", "half"])
def test_a_lost_log_of_sqlite_costs_nothing(tmp_path: Path, root: Path, how: str) -> None:
    store = killed_store(tmp_path, root)
    wal = store.with_name("store.db-wal")
    if how == "gone":
        wal.unlink()
    else:
        os.truncate(wal, wal.stat().st_size // 2)
    repair(store, CLOCK)
    *events, told = events_of(store)
    assert [one.data["number"] for one in events] == list(range(20))
    assert told.kind == REPAIRED


def test_a_copy_of_the_file_alone_can_be_accepted_and_says_that_its_end_is_not_known(
    tmp_path: Path, root: Path
) -> None:
    copy = copy_of_the_file_alone(tmp_path, root)
    health = examine(copy)
    assert health.finding is not None
    assert str(copy) in health.finding
    repair(copy, CLOCK)
    journal = SqliteJournal(copy)
    assert journal.finding is None
    told = journal.read(STREAM)[-1]
    assert (told.kind, told.data["end_unknown"]) == (REPAIRED, True)
    journal.append(STREAM, journal.head(STREAM), line_of(1))
    journal.close()


def test_another_stores_log_is_put_aside_and_nothing_of_it_is_taken(store: Path, tmp_path: Path) -> None:
    other = SqliteJournal(tmp_path / "other" / "store.db")
    other.append(STREAM, 0, line_of(50))
    other.append("review/other", 0, line_of(5))
    other.close()
    shutil.rmtree(tmp_path / "store.db-lines")
    shutil.move(tmp_path / "other" / "store.db-lines", tmp_path / "store.db-lines")
    whole = sqlite.connect(str(store)).execute("SELECT count(*) FROM event").fetchone()[0]
    repair(store, CLOCK)
    assert len(events_of(store)) == 40 + 1
    journal = SqliteJournal(store)
    assert journal.streams() == ("account/halden", STREAM)
    assert sum(journal.head(name) for name in journal.streams()) == whole + 2
    journal.close()


def test_a_damaged_log_beside_a_sound_database_is_written_anew(store: Path) -> None:
    drop_from_log(store, {5})
    health = examine(store)
    assert not health.is_sound
    assert all(one.is_sound for one in health.streams)
    done = repair(store, CLOCK)
    assert done.kept_in is None
    assert len(events_of(store)) == 40


@pytest.mark.parametrize("seed", range(12))
def test_pages_full_of_nonsense_cost_nothing(store: Path, seed: int) -> None:
    """Whichever page of the file it is, the first one and those of indexes included."""
    whole = events_of(store)
    chance = random.Random(seed)  # noqa: S311  no secret
    data = bytearray(store.read_bytes())
    page = seed % (len(data) // 4096) * 4096
    data[page : page + 4096] = chance.randbytes(4096)
    store.write_bytes(data)
    with suppress(DamagedStoreError), closing(SqliteJournal(store)) as journal:
        assert set(journal.streams()) >= {STREAM}
        assert journal.read(STREAM) == whole
    repair(store, CLOCK)
    events = events_of(store)
    assert events[:40] == whole
    assert len(events_of(store, "account/halden")) in (3, 4)


def test_a_damaged_index_of_ids_is_found_though_every_event_can_be_read(store: Path) -> None:
    whole = events_of(store)
    connection = sqlite.connect(str(store))
    page = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name LIKE 'sqlite_autoindex_event_1'"
    ).fetchone()[0]
    connection.close()
    data = bytearray(store.read_bytes())
    data[page * 4096 - 2000 : page * 4096] = bytes(2000)
    store.write_bytes(data)
    health = examine(store)
    assert all(one.is_sound for one in health.streams)
    assert health.finding is not None
    assert health.finding.startswith(f"SQLite finds the file {store} damaged")
    repair(store, CLOCK)
    assert events_of(store) == whole


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        examine(tmp_path / "store.db")
    assert list(tmp_path.iterdir()) == []
