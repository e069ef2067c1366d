"""No power cut, at whatever moment and however it tears what was being written, loses a line that was accepted."""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from samreview.journal.library import sqlite
from samreview.journal.sqlite import SqliteJournal
from tests.battery.counts import SOAK
from tests.journal.facts import IN_MEMORY, STREAM, line_of, lines_of
from tests.journal.powercut import Disk, record
from tests.journal.test_processes import MODES, whole_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from samreview.journal.library import JournalMode
    from tests.journal.powercut import Op

LINES = 12
STATES = (1_000 if os.environ.get("SAMREVIEW_HYPOTHESIS") != "long" else 20_000) * SOAK
"""How many of the possible states of the disk are looked at, for each mode."""


def disks_after(ops: Sequence[Op], states: int, chance: random.Random) -> Iterator[tuple[Path, int]]:
    """Give about so many states that the disk may have had, each with how many lines had been accepted by then."""
    disk, share = Disk(), states / (len(ops) * 10)
    for op in ops:
        disk.play(op)
        for kept in ("none", "all", "some", "some", "some"):
            for strict in (False, True):
                if chance.random() > share:
                    continue
                with tempfile.TemporaryDirectory(dir=IN_MEMORY) as after:
                    disk.cut_power(Path(after), kept, chance, strict=strict)
                    yield Path(after), max(0, len(disk.said) - 1)


@pytest.mark.parametrize("mode", MODES)
def test_a_power_cut_loses_no_accepted_line(
    tmp_path: Path,
    root: Path,
    mode: JournalMode,
    need_tool: Callable[[str, str], str],
    record_property: Callable[[str, object], None],
) -> None:
    strace = need_tool("strace", "a power cut is simulated from what it records")
    store, chance = tmp_path / "disk" / "store.db", random.Random(mode)  # noqa: S311  no secret
    store.parent.mkdir()
    writer = [sys.executable, "-m", "tests.journal.writer", str(store), mode, "one", str(LINES)]
    ops = record(strace, writer, store.parent, tmp_path / "trace", root)
    assert sum(op.what == "said" for op in ops) == LINES + 1
    states = 0
    for folder, accepted in disks_after(ops, STATES, chance):
        journal = SqliteJournal(folder / "store.db", mode=mode)
        assert journal.finding is None
        events = journal.read(STREAM)
        kept = whole_lines(events).get("one", [])
        journal.append(STREAM, len(events), line_of(1))
        assert lines_of(journal.lines, STREAM) == [*events, *journal.read(STREAM, len(events))]
        journal.close()
        assert kept == list(range(len(kept)))
        # The line that was being written may be there without its answer.
        assert len(kept) in (accepted, accepted + 1)
        states += 1
    assert states > min(STATES, len(ops) * 10) / 2
    record_property("power states", states)


_CARELESS = """
import os, sys
from samreview.journal.library import sqlite
store = sqlite.connect(sys.argv[1], isolation_level=None)
store.execute("PRAGMA journal_mode=WAL")
store.execute("PRAGMA synchronous=NORMAL")
store.execute("CREATE TABLE line (n)")
os.write(1, b"ready")
for n in range(12):
    store.execute("INSERT INTO line VALUES (?)", (n,))
    os.write(1, b"x")
"""


def test_the_simulated_power_cut_finds_a_store_that_promises_too_much(
    tmp_path: Path, root: Path, need_tool: Callable[[str, str], str]
) -> None:
    strace = need_tool("strace", "a power cut is simulated from what it records")
    path = tmp_path / "disk" / "store.db"
    path.parent.mkdir()
    ops = record(strace, [sys.executable, "-c", _CARELESS, str(path)], path.parent, tmp_path / "trace", root)
    lost = 0
    for folder, accepted in disks_after(ops, 100, random.Random(1)):  # noqa: S311  no secret
        store = sqlite.connect(str(folder / "store.db"))
        there = store.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        lost += (store.execute("SELECT count(*) FROM line").fetchone()[0] if there else 0) < accepted
        store.close()
    assert lost > 10
