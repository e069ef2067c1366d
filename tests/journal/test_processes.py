"""Several processes on one store, and processes that are killed in the middle of it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from samreview.journal.sqlite import SqliteJournal
from tests.journal.facts import STREAM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samreview.journal.library import JournalMode
    from samreview.review.events import Event

MODES: tuple[JournalMode, ...] = ("wal", "truncate")
KILLS = 8


def start(root: Path, store: Path, mode: JournalMode, name: str, lines: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.journal.writer", str(store), mode, name, str(lines)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root)


def whole_lines(events: Sequence[Event]) -> dict[str, list[int]]:
    """Return the numbers of each process's lines in stored order, having seen that each is whole and in one piece."""
    lines: dict[str, list[int]] = defaultdict(list)
    parts = list(events)
    while parts:
        size = parts[0].data["size"]
        line, parts = parts[:size], parts[size:]
        assert [event.data["part"] for event in line] == list(range(size))
        assert len({event.line for event in line}) == 1
        lines[line[0].data["name"]].append(line[0].data["number"])
    return dict(lines)


@pytest.mark.parametrize("mode", MODES)
def test_two_processes_append_at_once_and_nothing_is_lost_or_doubled(
    tmp_path: Path, root: Path, mode: JournalMode
) -> None:
    store = tmp_path / "new" / "store.db"  # both make it
    writers = [start(root, store, mode, name, 60) for name in ("one", "two")]
    said = [writer.communicate(timeout=60)[0].split()[1:] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [len(acks) for acks in said] == [60, 60]
    journal = SqliteJournal(store, mode=mode)
    lines = whole_lines(journal.read(STREAM))
    journal.close()
    assert lines == {"one": list(range(60)), "two": list(range(60))}


@pytest.mark.parametrize("mode", MODES)
def test_T15_a_process_killed_at_any_moment_has_lost_no_accepted_line(
    tmp_path: Path, root: Path, mode: JournalMode
) -> None:
    store, chance = tmp_path / "store.db", random.Random(mode)  # noqa: S311  no secret: moments to kill at
    accepted: dict[str, int] = {}
    for kill in range(KILLS):
        writer = start(root, store, mode, str(kill), 1_000_000)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.001, 0.08))
        writer.kill()
        acks = writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        accepted[str(kill)] = len(acks)
    assert sum(accepted.values()) > KILLS
    journal = SqliteJournal(store, mode=mode)
    lines = whole_lines(journal.read(STREAM))
    journal.close()
    for name, told in accepted.items():
        kept = lines.get(name, [])
        assert kept == list(range(len(kept)))
        # The line that was being written may be there without its answer, never half of it.
        assert len(kept) - told in (0, 1)
