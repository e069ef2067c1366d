"""What only a store on a disk can get wrong: files, rights, other programs, damage."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from samreview.journal.library import sqlite, trusted_mode
from samreview.journal.line_log import LineLog
from samreview.journal.protocol import StoreError
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.sqlite_schema import APPLICATION_ID
from tests.journal.facts import STREAM, event, line_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.journal.library import JournalMode

    OpenFile = Callable[[Path], SqliteJournal]

posix = pytest.mark.skipif(os.name != "posix", reason="rights of files are told in another way there")


def raw(path: Path) -> sqlite.Connection:
    return sqlite.connect(str(path), isolation_level=None)


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "truncate"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "truncate"),
        ((3, 53, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_a_sqlite_that_can_damage_its_log_keeps_none(version: tuple[int, ...], mode: str) -> None:
    assert trusted_mode(version) == mode


def test_the_store_is_durable_and_says_whose_it_is(open_file: OpenFile, tmp_path: Path) -> None:
    journal = open_file(tmp_path / "store.db")
    assert journal._writer is not None
    settings = {
        name: journal._writer.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "application_id", "user_version", "secure_delete")
    }
    assert settings == {
        "journal_mode": journal.mode,
        "synchronous": 2,
        "application_id": APPLICATION_ID,
        "user_version": 2,
        "secure_delete": 1,
    }


def test_what_was_appended_is_there_when_opened_again(open_file: OpenFile, tmp_path: Path) -> None:
    journal, events = open_file(tmp_path / "store.db"), line_of(3)
    journal.append(STREAM, 0, events)
    journal.close()
    journal.close()
    with pytest.raises(StoreError, match="closed"):
        journal.append(STREAM, 3, line_of(1))
    with pytest.raises(StoreError, match="closed"):
        journal.read(STREAM)
    assert open_file(tmp_path / "store.db").read(STREAM) == events


@posix
def test_only_the_owner_may_read_the_store(open_file: OpenFile, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        journal = open_file(tmp_path / "new" / "deep" / "store.db")
        journal.append(STREAM, 0, line_of(1))
        journal.read(STREAM)
    finally:
        os.umask(before)
    inside = list((tmp_path / "new" / "deep").rglob("*"))
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in inside if each.is_file()}
    assert {"store.db", "store.json", f"{STREAM.replace('/', '~')}.jsonl"} <= set(modes)
    assert set(modes.values()) == {0o600}
    assert {stat.S_IMODE(each.stat().st_mode) for each in inside if each.is_dir()} == {0o700}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / "deep").stat().st_mode) == 0o700


@posix
def test_a_store_that_others_could_read_is_closed_to_them(open_file: OpenFile, tmp_path: Path) -> None:
    open_file(tmp_path / "store.db").close()
    (tmp_path / "store.db").chmod(0o644)
    open_file(tmp_path / "store.db")
    assert stat.S_IMODE((tmp_path / "store.db").stat().st_mode) == 0o600


def test_followers_in_another_store_object_see_new_events(open_file: OpenFile, tmp_path: Path) -> None:
    one, two = open_file(tmp_path / "store.db"), open_file(tmp_path / "store.db")
    assert not two.wait(STREAM, 0, timeout=0)
    events = line_of(2)
    one.append(STREAM, 0, events)
    assert two.wait(STREAM, 0, timeout=0)
    assert two.read(STREAM) == events
    two.append(STREAM, 2, line_of(1))
    assert one.wait(STREAM, 2, timeout=0)


def test_another_programs_database_is_left_as_it_is(open_file: OpenFile, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    other = raw(path)
    other.execute("CREATE TABLE other (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is not a samreview store, and was left as it is"):
        open_file(path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["store.db"]


def test_a_file_that_is_no_database_is_left_as_it_is(open_file: OpenFile, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("samreview: 1\n" * 200, encoding="utf-8")
    with pytest.raises(StoreError, match=r"plan\.yaml is not a samreview store"):
        open_file(path)
    assert path.read_text(encoding="utf-8") == "samreview: 1\n" * 200


def test_a_store_of_a_newer_format_is_refused(open_file: OpenFile, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_file(path).close()
    newer = raw(path)
    newer.execute("PRAGMA user_version=3")
    newer.close()
    lines = LineLog(path)
    lines.prepare("0", 3)
    with pytest.raises(StoreError, match="written by a newer samreview"):
        open_file(path)


def test_an_empty_file_left_by_a_crash_becomes_a_store(open_file: OpenFile, tmp_path: Path) -> None:
    (tmp_path / "store.db").touch(mode=0o600)
    assert open_file(tmp_path / "store.db").append(STREAM, 0, line_of(1)) == 1


def test_a_folder_is_no_store(open_file: OpenFile, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"is a folder\. Name a file in it"):
        open_file(tmp_path)


def test_a_path_through_a_file_is_refused(open_file: OpenFile, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        open_file(tmp_path / "file" / "store.db")


@pytest.mark.parametrize("statement", ["UPDATE event SET data = '{}'", "DELETE FROM event"])
def test_events_cannot_be_changed_even_by_hand(open_file: OpenFile, tmp_path: Path, statement: str) -> None:
    journal, events = open_file(tmp_path / "store.db"), line_of(2)
    journal.append(STREAM, 0, events)
    by_hand = raw(tmp_path / "store.db")
    with pytest.raises(sqlite.IntegrityError, match="events are never"):
        by_hand.execute(statement)
    by_hand.close()
    assert journal.read(STREAM) == events


@pytest.mark.parametrize(
    ("damage", "number"),
    [
        ("""UPDATE event SET data = '{"text":"no"}' WHERE seq = 2""", 2),
        ("UPDATE event SET wall = wall + 1 WHERE seq = 3", 3),
        ("DELETE FROM event WHERE seq = 2", 2),
        ("UPDATE event SET seq = 9 WHERE seq = 4", 4),
    ],
)
def test_an_event_that_was_changed_behind_its_back_is_told_by_its_number(
    open_file: OpenFile, tmp_path: Path, damage: str, number: int
) -> None:
    journal = open_file(tmp_path / "store.db")
    journal.append(STREAM, 0, line_of(4))
    by_hand = raw(tmp_path / "store.db")
    by_hand.execute("DROP TRIGGER event_is_never_changed")
    by_hand.execute("DROP TRIGGER event_is_never_removed")
    by_hand.execute(damage)
    by_hand.close()
    with pytest.raises(StoreError, match=f"Event {number} of {STREAM}"):
        journal.read(STREAM)
    with pytest.raises(StoreError, match=f"Event {number} of {STREAM}"):
        journal.read(STREAM, number - 1)


def test_erased_text_is_not_left_in_the_file(open_file: OpenFile, tmp_path: Path) -> None:
    journal = open_file(tmp_path / "store.db")
    journal.append(STREAM, 0, [event(0, data={"text": "Marc-will-leave " * 2000})])
    journal.append("review/other", 0, line_of(1))
    journal.erase(STREAM)
    journal.close()
    files = {each.name: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    assert not any(b"Marc-will-leave" in content for content in files.values())
    assert sorted(name for name, content in files.items() if content) == [
        "review~other.jsonl",
        "store.db",
        "store.json",
    ]


def test_emptied_text_is_nowhere_and_the_chain_holds(open_file: OpenFile, tmp_path: Path) -> None:
    """Among many others of all lengths, so that pages were split, joined and freed; another terminal stays open."""
    journal, other = open_file(tmp_path / "store.db"), open_file(tmp_path / "store.db")
    for number in range(400):
        word = "Marc-will-leave" if number % 3 else "stays"
        journal.append(STREAM, number, [event(number, data={"text": f"{word} " * (1 + number * 37 % 500)})])
        journal.append("review/other", number, line_of(1))
    assert other.head(STREAM) == 400
    journal.blank(STREAM, 400, [number for number in range(1, 401) if (number - 1) % 3], event(0, kind="said"))
    held = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert b"Marc-will-leave" not in held
    assert held.count(b"stays ") > 10_000
    assert len(other.read(STREAM)) == 401
    assert len(other.read("review/other")) == 400


def test_a_store_that_another_program_holds_says_so_and_loses_nothing(
    open_file: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samreview.journal.sqlite._WRITER_WAITS", 0.05)
    journal, events = open_file(tmp_path / "store.db"), line_of(2)
    journal.append(STREAM, 0, events)
    holder = raw(tmp_path / "store.db")
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="in use by another program"):
        journal.append(STREAM, 2, line_of(1))
    assert journal.read(STREAM) == events
    holder.execute("ROLLBACK")
    holder.close()
    assert journal.append(STREAM, 2, line_of(1)) == 3


def test_a_store_that_was_removed_says_so_until_it_is_back(open_file: OpenFile, tmp_path: Path) -> None:
    journal, events = open_file(tmp_path / "store.db"), line_of(2)
    journal.append(STREAM, 0, events)
    away = tmp_path / "away"
    away.mkdir()
    for each in list(tmp_path.glob("store.db*")):
        each.rename(away / each.name)
    with pytest.raises(StoreError, match="was removed or replaced"):
        journal.append(STREAM, 2, line_of(1))
    with pytest.raises(StoreError, match="was removed or replaced"):
        journal.wait(STREAM, 2, 0)
    for each in list(away.iterdir()):
        each.rename(tmp_path / each.name)
    assert journal.append(STREAM, 2, line_of(1)) == 3
    assert journal.read(STREAM)[:2] == events


def test_a_full_disk_says_so_loses_nothing_and_goes_on(open_file: OpenFile, tmp_path: Path) -> None:
    journal, small = open_file(tmp_path / "store.db"), line_of(1)
    journal.append(STREAM, 0, small)
    assert journal._writer is not None
    pages = journal._writer.execute("PRAGMA page_count").fetchone()[0]
    journal._writer.execute(f"PRAGMA max_page_count={pages + 2}")
    large = [event(0, data={"text": "x" * 50_000})]
    with pytest.raises(StoreError, match="is full, so this was not saved"):
        journal.append(STREAM, 1, large)
    assert journal.read(STREAM) == small
    journal._writer.execute("PRAGMA max_page_count=100000")
    assert journal.append(STREAM, 1, large) == 2
    assert journal.read(STREAM) == (*small, *large)


_FULL_DISK = """
import sys
from pathlib import Path
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.line_log import LineLog
from samreview.journal.protocol import StoreError
from tests.journal.facts import STREAM, line_of, event

folder, mode = Path(sys.argv[1]), sys.argv[2]
journal, head = SqliteJournal(folder / "store.db", mode=mode), 0
ballast = folder / "ballast"
ballast.write_bytes(bytes(200_000))
try:
    while True:
        head = journal.append(STREAM, head, [event(0, data={"text": "x" * 2000})])
except StoreError as problem:
    print(problem.message)
assert len(journal.read(STREAM)) == head > 20, head
ballast.unlink()
journal.append(STREAM, head, line_of(1))
journal.close()
again = SqliteJournal(folder / "store.db", mode=mode)
assert len(again.read(STREAM)) == head + 1
print("went on")
"""


@pytest.mark.parametrize("mode", ["wal", "truncate"])
def test_a_real_full_disk_says_so_loses_nothing_and_goes_on(tmp_path: Path, mode: JournalMode, root: Path) -> None:
    mount, umount = shutil.which("mount"), shutil.which("umount")
    small_disk = [mount or "", "-t", "tmpfs", "-o", "size=1m", "none", str(tmp_path)]
    if not (mount and umount) or subprocess.run(small_disk, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here; another test fills a store by its own limit")
    try:
        done = subprocess.run(
            [sys.executable, "-c", _FULL_DISK, str(tmp_path), mode],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd=root,
        )
    finally:
        subprocess.run([umount, str(tmp_path)], check=True)
    assert done.returncode == 0, done.stderr
    assert "is full, so this was not saved" in done.stdout
    assert "went on" in done.stdout


_READ_ONLY = """
import os, sys
from pathlib import Path
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.line_log import LineLog
from samreview.journal.protocol import StoreError
from tests.journal.facts import STREAM, line_of

if os.geteuid() == 0:  # no folder is read-only for root
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)

folder, mode = Path(sys.argv[1]), sys.argv[2]
try:
    SqliteJournal(folder / "shut" / "store.db", mode=mode)
except StoreError as problem:
    print("new:", problem.message)
try:
    SqliteJournal(folder / "shut" / "old.db", mode=mode).append(STREAM, 2, line_of(1))
except StoreError as problem:
    print("old:", problem.message)
"""


@posix
@pytest.mark.parametrize("mode", ["wal", "truncate"])
def test_a_read_only_folder_says_so_and_loses_nothing(tmp_path: Path, mode: JournalMode, root: Path) -> None:
    shut = tmp_path / "shut"
    path = shut / "old.db"
    journal, events = SqliteJournal(path, mode=mode), line_of(2)
    journal.append(STREAM, 0, events)
    journal.close()
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and "pytest" in str(folder):
            folder.chmod(0o755)
    path.chmod(0o444)
    shut.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-c", _READ_ONLY, str(tmp_path), mode],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd=root,
        )
    finally:
        shut.chmod(0o700)
        path.chmod(0o600)
    assert done.returncode == 0, done.stderr
    new, old = done.stdout.splitlines()
    assert new.startswith("new: The store ")
    assert "cannot be made" in new
    assert "may only be read" in old or "cannot be opened" in old
    assert SqliteJournal(path, mode=mode).read(STREAM) == events


_WITHOUT_THE_PACKAGE = """
import sys
from pathlib import Path
sys.modules["pysqlite3"] = None
from samreview.journal.library import sqlite, trusted_mode
from samreview.journal.sqlite import SqliteJournal
from tests.journal.facts import STREAM, line_of

assert sqlite.__name__ == "sqlite3"
journal = SqliteJournal(Path(sys.argv[1]))
assert journal.mode == trusted_mode(sqlite.sqlite_version_info)
head = journal.head(STREAM)
journal.append(STREAM, head, line_of(1))
assert len(journal.read(STREAM)) == head + 1
journal.close()
"""


def test_a_store_goes_back_and_forth_between_versions_of_sqlite(tmp_path: Path, root: Path) -> None:
    store = tmp_path / "store.db"
    for size in (0, 2):
        without = [sys.executable, "-c", _WITHOUT_THE_PACKAGE, str(store)]
        done = subprocess.run(without, capture_output=True, text=True, timeout=60, check=False, cwd=root)
        assert done.returncode == 0, done.stderr
        journal = SqliteJournal(store)
        assert journal.append(STREAM, size + 1, line_of(1)) == size + 2
        journal.close()
