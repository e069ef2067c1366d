"""A call to the disk that fails, or a program that ends in it: at every Nth call, nothing accepted is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from samreview.journal.sqlite import SqliteJournal
from tests.journal.facts import STREAM
from tests.journal.test_processes import MODES, whole_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.journal.library import JournalMode

LINES = 12
LONG = os.environ.get("SAMREVIEW_HYPOTHESIS") == "long"
WHEN = tuple(range(1, 46)) if LONG else (3, 8, 15)
ERRORS = ("pwrite64:error=EIO", "pwrite64:error=ENOSPC", "fsync:error=EIO")


def faulty_run(strace: str, root: Path, store: Path, mode: JournalMode, fault: str) -> tuple[list[bytes], str, int]:
    """Run the writer with one fault; return what it had accepted, its troubles and its exit code."""
    call = fault.partition(":")[0]
    # SQLite syncs with one or the other, as it was built.
    calls = "fsync,fdatasync" if call == "fsync" else call
    inject = f"inject={calls}:{fault.partition(':')[2]}"
    command = [sys.executable, "-m", "tests.journal.stubborn", str(store), mode, str(LINES)]
    traced = [strace, "-f", "-o", os.devnull, "-e", f"trace={calls}", "-e", inject, *command]
    done = subprocess.run(traced, capture_output=True, timeout=60, check=False, cwd=root)
    return done.stdout.split()[1:], done.stderr.decode(), done.returncode


def stored(store: Path, mode: JournalMode) -> list[int]:
    """Return the numbers of the lines in a store that SQLite itself finds whole."""
    journal = SqliteJournal(store, mode=mode)
    lines = whole_lines(journal.read(STREAM)).get("one", [])
    assert journal._writer is not None
    assert journal._writer.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    journal.close()
    return lines


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("error", ERRORS)
def test_T16_a_disk_that_fails_once_loses_and_doubles_nothing(
    tmp_path: Path, root: Path, mode: JournalMode, error: str, need_tool: Callable[[str, str], str]
) -> None:
    strace = need_tool("strace", "it makes calls to the disk fail")
    told = ""
    for when in WHEN:
        store = tmp_path / f"store-{when}.db"
        accepted, troubles, code = faulty_run(strace, root, store, mode, f"{error}:when={when}")
        told += troubles
        assert code == 0, troubles
        assert len(accepted) == LINES
        assert stored(store, mode) == list(range(LINES))
    assert "not saved" in told or "cannot be" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("mode", MODES)
def test_a_program_that_ends_in_a_call_to_the_disk_loses_nothing(
    tmp_path: Path, root: Path, mode: JournalMode, need_tool: Callable[[str, str], str]
) -> None:
    strace = need_tool("strace", "it ends programs in calls to the disk")
    for when in WHEN:
        store = tmp_path / f"store-{when}.db"
        accepted, _, code = faulty_run(strace, root, store, mode, f"pwrite64:signal=SIGKILL:when={when}")
        assert code != 0 or len(accepted) == LINES
        lines = stored(store, mode)
        assert lines == list(range(len(lines)))
        assert len(lines) - len(accepted) in (0, 1)
