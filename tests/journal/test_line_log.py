"""The second witness: whatever goes missing from the store's file is noticed, and nothing else is called missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.journal.codec import ROOT, chain, read_line, sum_is_right, to_row, write_line
from samreview.journal.library import sqlite
from samreview.journal.line_log import LineLog
from samreview.journal.protocol import DamagedStoreError, StoreError
from samreview.journal.sqlite import SqliteJournal
from tests.journal.facts import STREAM, event, line_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    OpenFile = Callable[[Path], SqliteJournal]

_KILLED = """
import os, sys
from pathlib import Path
from samreview.journal.sqlite import SqliteJournal
from tests.journal.facts import STREAM, event

journal = SqliteJournal(Path(sys.argv[1]), mode=sys.argv[2])
for number in range(int(sys.argv[3])):
    journal.append(STREAM, number, [event(number)])
os.kill(os.getpid(), 9)
"""


def killed_store(folder: Path, root: Path, *, mode: str = "wal", events: int = 20) -> Path:
    """Make a store whose program was killed: with WAL, all events are beside the file."""
    store = folder / "store.db"
    command = [sys.executable, "-c", _KILLED, str(store), mode, str(events)]
    assert subprocess.run(command, cwd=root, timeout=60, check=False).returncode == -9
    return store


def copy_of_the_file_alone(folder: Path, root: Path) -> Path:
    """Copy the one file of a store whose program was killed, as somebody in a hurry would."""
    copy = folder / "elsewhere" / "store.db"
    copy.parent.mkdir()
    shutil.copy(killed_store(folder, root), copy)
    return copy


def test_a_line_says_by_itself_whether_it_is_as_it_was_written() -> None:
    row = to_row(event(1, data={"text": 'Größe "x"\n\u2028\x00'}))
    data = write_line("review/a", 7, chain(ROOT, [row])[0], row)
    assert json.loads(data)["event"]["data"]["text"] == 'Größe "x"\n\u2028\x00'
    assert sum_is_right(data)
    assert read_line(data) == ("review/a", 7, chain(ROOT, [row])[0], row)
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1
        assert not sum_is_right(bytes(flipped))


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        '{"stream":"a","seq":0,"hash":"","event":{}}',
        '{"stream":1,"seq":1,"hash":"","event":{}}',
        '{"seq":1}',
        "{",
    ],
)
def test_what_is_no_line_is_told(line: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_line(line.encode())


def test_each_line_that_is_kept_stands_in_the_log(open_file: OpenFile, tmp_path: Path) -> None:
    journal = open_file(tmp_path / "store.db")
    first, second = line_of(2), line_of(3)
    journal.append(STREAM, 0, first)
    journal.append(STREAM, 2, second)
    journal.append("account/a", 0, line_of(1))
    assert lines_of(journal.lines, STREAM) == [*first, *second]
    assert journal.lines.streams() == {STREAM, "account/a"}


def test_two_programs_write_one_log_in_order(open_file: OpenFile, tmp_path: Path) -> None:
    one, two = open_file(tmp_path / "store.db"), open_file(tmp_path / "store.db")
    for number in range(0, 40, 2):
        one.append(STREAM, number, [event(number)])
        two.append(STREAM, number + 1, [event(number + 1)])
    assert lines_of(one.lines, STREAM) == list(two.read(STREAM))


@pytest.mark.parametrize("how", ["gone", "half", "empty"])
def test_a_log_of_sqlite_that_is_missing_or_cut_is_named(tmp_path: Path, root: Path, how: str) -> None:
    store = killed_store(tmp_path, root)
    wal = tmp_path / "store.db-wal"
    size = wal.stat().st_size
    if how == "gone":
        wal.unlink()
    else:
        os.truncate(wal, size // 2 if how == "half" else 0)
    journal = SqliteJournal(store)
    with pytest.raises(DamagedStoreError, match=rf"of the 20 events of {STREAM}.*doctor --repair") as found:
        journal.read(STREAM)
    assert found.value.stream == STREAM
    with pytest.raises(DamagedStoreError):
        journal.kinds(STREAM)
    with pytest.raises(DamagedStoreError):
        journal.append(STREAM, journal.head(STREAM), line_of(1))
    assert journal.streams() == (STREAM,)
    journal.close()
    with pytest.raises(DamagedStoreError):  # closing it did not make it good
        SqliteJournal(store).read(STREAM)


def test_a_copy_of_the_file_alone_that_was_in_use_is_named_and_read_as_far_as_it_goes(
    tmp_path: Path, root: Path
) -> None:
    copy = copy_of_the_file_alone(tmp_path, root)
    journal = SqliteJournal(copy)
    assert journal.finding is not None
    assert "was copied or moved while it was in use" in journal.finding.message
    assert len(journal.read(STREAM)) < 20
    with pytest.raises(DamagedStoreError, match="was copied or moved while it was in use"):
        journal.append(STREAM, 0, line_of(1))
    journal.close()
    assert SqliteJournal(copy).finding is not None


@pytest.mark.parametrize("mode", ["wal", "truncate"])
def test_a_copy_of_the_whole_folder_and_a_clean_copy_of_the_file_are_whole(
    tmp_path: Path, root: Path, mode: str
) -> None:
    store = killed_store(tmp_path / "one", root, mode=mode)
    shutil.copytree(store.parent, tmp_path / "two")
    journal = SqliteJournal(tmp_path / "two" / "store.db")
    assert journal.finding is None
    assert len(journal.read(STREAM)) == 20
    journal.close()
    (tmp_path / "three").mkdir()
    shutil.copy(tmp_path / "two" / "store.db", tmp_path / "three" / "store.db")
    clean = SqliteJournal(tmp_path / "three" / "store.db")
    assert clean.finding is None
    assert len(clean.read(STREAM)) == 20
    assert len(lines_of(clean.lines, STREAM)) == 20


def test_at_a_quiet_moment_the_file_itself_gets_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = SqliteJournal(tmp_path / "store.db", mode="wal")
    journal.append(STREAM, 0, line_of(1))
    journal.append(STREAM, 1, line_of(5))
    journal.rest()
    assert in_the_file_alone(tmp_path / "store.db") < 6
    monkeypatch.setattr("samreview.journal.sqlite._QUIET_SECONDS", 0.0)
    journal.rest()
    assert in_the_file_alone(tmp_path / "store.db") == 6


def in_the_file_alone(store: Path) -> int:
    copy = store.with_name("copy.db")
    shutil.copy(store, copy)
    alone = sqlite.connect(f"{copy.as_uri()}?immutable=1", uri=True)
    count: int = alone.execute("SELECT count(*) FROM event").fetchone()[0]
    alone.close()
    return count


def test_an_older_file_beside_a_newer_log_is_named(open_file: OpenFile, tmp_path: Path) -> None:
    store, old = tmp_path / "store.db", tmp_path / "old.db"
    journal = open_file(store)
    journal.append(STREAM, 0, line_of(3))
    journal.close()
    shutil.copy(store, old)
    journal = open_file(store)
    journal.append(STREAM, 3, line_of(2))
    journal.close()
    old.replace(store)
    with pytest.raises(DamagedStoreError, match="holds 3 of the 5 events"):
        open_file(store).read(STREAM)


def test_a_log_of_another_store_is_named(open_file: OpenFile, tmp_path: Path) -> None:
    for name in ("one", "two"):
        journal = open_file(tmp_path / name / "store.db")
        journal.append(STREAM, 0, line_of(3))
        journal.close()
    shutil.rmtree(tmp_path / "one" / "store.db-lines")
    shutil.move(tmp_path / "two" / "store.db-lines", tmp_path / "one" / "store.db-lines")
    journal = open_file(tmp_path / "one" / "store.db")
    assert journal.finding is not None
    assert "is the line log of another store" in journal.finding.message


def test_a_stream_that_only_the_log_knows_is_listed_and_named(open_file: OpenFile, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    open_file(store).append(STREAM, 0, line_of(3))
    by_hand = sqlite.connect(str(store), isolation_level=None)
    by_hand.execute("DROP TRIGGER event_is_never_removed")
    by_hand.execute("DELETE FROM event")
    by_hand.close()
    journal = open_file(store)
    assert journal.streams() == (STREAM,)
    with pytest.raises(DamagedStoreError, match=f"holds none of the 3 events of {STREAM}"):
        journal.read(STREAM)


@pytest.mark.parametrize("rest", [b"", b'{"sum":"', b"\0" * 700, b"half a line without an end"])
def test_what_a_program_that_ended_early_did_not_log_is_copied_from_the_store(
    open_file: OpenFile, tmp_path: Path, rest: bytes
) -> None:
    store = tmp_path / "store.db"
    journal = open_file(store)
    journal.append(STREAM, 0, line_of(3))
    log = next((tmp_path / "store.db-lines").glob("*.jsonl"))
    whole = log.read_bytes()
    journal.append(STREAM, 3, line_of(4))
    journal.close()
    log.write_bytes(whole + rest)
    journal = open_file(store)
    events = journal.read(STREAM)
    assert len(events) == 7
    assert lines_of(journal.lines, STREAM) == list(events)
    log.write_bytes(whole + rest)
    journal.append(STREAM, 7, line_of(1))
    assert lines_of(journal.lines, STREAM) == list(journal.read(STREAM))


def test_a_log_that_cannot_be_written_costs_no_line(
    open_file: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_file(tmp_path / "store.db")
    journal.append(STREAM, 0, line_of(2))

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("samreview.journal.line_log._write_at", full)
        assert journal.append(STREAM, 2, line_of(2)) == 4
    trouble = journal.lines.trouble
    assert trouble is not None
    assert "No space left on device" in trouble
    assert journal.append(STREAM, 4, line_of(1)) == 5
    assert vars(journal.lines)["trouble"] is None
    assert lines_of(journal.lines, STREAM) == list(journal.read(STREAM))


def test_erasing_reaches_the_log_before_the_store(
    open_file: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever the program ends in between, the log is not longer than the store."""
    journal = open_file(tmp_path / "store.db")
    journal.append(STREAM, 0, line_of(3))

    def stops(*_: object) -> None:
        assert lines_of(journal.lines, STREAM) == []
        raise sqlite.OperationalError("the disk failed")

    with monkeypatch.context() as patch:
        patch.setattr("samreview.journal.event_table.remove", stops)
        with pytest.raises(StoreError):
            journal.erase(STREAM)
    assert len(journal.read(STREAM)) == 3
    assert len(lines_of(journal.lines, STREAM)) == 3
    journal.erase(STREAM)
    assert journal.streams() == ()
    assert journal.read(STREAM) == ()


def test_a_stream_that_another_program_erased_is_begun_anew_in_the_log(open_file: OpenFile, tmp_path: Path) -> None:
    one, two = open_file(tmp_path / "store.db"), open_file(tmp_path / "store.db")
    one.append(STREAM, 0, line_of(3))
    two.erase(STREAM)
    assert one.read(STREAM) == ()
    again = line_of(2)
    one.append(STREAM, 0, again)
    assert lines_of(two.lines, STREAM) == list(again)


def test_entries_that_were_emptied_are_emptied_in_the_log(open_file: OpenFile, tmp_path: Path) -> None:
    one, two = open_file(tmp_path / "store.db"), open_file(tmp_path / "store.db")
    one.append(STREAM, 0, [event(number, data={"text": f"word-{number}"}) for number in range(4)])
    two.blank(STREAM, 4, [2], event(9, kind="said"))
    log = next((tmp_path / "store.db-lines").glob("*.jsonl")).read_bytes()
    assert b"word-0" in log
    assert b"word-1" not in log
    events = one.read(STREAM)
    assert lines_of(one.lines, STREAM) == list(events)
    one.append(STREAM, 5, line_of(1))
    assert lines_of(one.lines, STREAM) == list(one.read(STREAM))


def test_what_is_damaged_is_not_emptied_and_the_log_is_left_to_repair_it(open_file: OpenFile, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    journal = open_file(store)
    journal.append(STREAM, 0, line_of(4))
    by_hand = sqlite.connect(str(store), isolation_level=None)
    by_hand.execute("DROP TRIGGER event_is_never_removed")
    by_hand.execute("DELETE FROM event WHERE seq = 4")
    by_hand.close()
    with pytest.raises(DamagedStoreError):
        journal.blank(STREAM, 3, [1], event(9, kind="said"))
    assert len(lines_of(journal.lines, STREAM)) == 4


def test_a_store_of_the_first_format_gets_a_log(open_file: OpenFile, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    journal = open_file(store)
    events = line_of(3)
    journal.append(STREAM, 0, events)
    journal.close()
    by_hand = sqlite.connect(str(store), isolation_level=None)
    by_hand.execute("DROP TABLE store")
    by_hand.execute("PRAGMA user_version=1")
    by_hand.close()
    shutil.rmtree(tmp_path / "store.db-lines")
    journal = open_file(store)
    assert journal.read(STREAM) == events
    assert lines_of(journal.lines, STREAM) == list(events)
    assert journal.append(STREAM, 3, line_of(1)) == 4


names = st.text(alphabet="abz019-_/~%.A é", min_size=1, max_size=40)


@given(name=names)
def test_a_name_of_a_stream_comes_back_from_its_files_name(name: str) -> None:
    from samreview.journal.line_log import _name_of, _stream_of

    assert _stream_of(_name_of(name)) == name
    assert "/" not in _name_of(name)


def test_a_log_alone_is_no_store(tmp_path: Path) -> None:
    assert LineLog(tmp_path / "store.db").streams() == frozenset()
    assert LineLog(tmp_path / "store.db").owner() is None
