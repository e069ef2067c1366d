"""The app and line mode in real terminals, killed at random: what was answered is stored, and is what the minutes say.

One oracle for all: answered lines are stored lines are the minutes', with their person and the time of the run. A line
whose answer was cut off may be there; nothing stands twice.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pexpect
import pytest

from samreview.journal.salvage import examine
from samreview.journal.sqlite import SqliteJournal
from tests.battery.counts import SOAK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Counts = Callable[[str, object], None]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pseudo-terminals are Unix")

PROGRAM = [sys.executable, "-m", "samreview"]
ROLES = "moderator=dana,timekeeper=lukas,scribe=priya"


class Meeting:
    """A running review in a store, terminals that are opened on it, and the lines that they had answered."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.store = folder / "store.db"
        self.environment = {
            **os.environ,
            "SAMREVIEW_STORE": str(self.store),
            "TERM": "xterm-256color",
            "TEXTUAL_ANIMATIONS": "none",
            "COLUMNS": "80",
            "LINES": "24",
        }
        shutil.copy(root / "examples" / "halden.yaml", folder)
        self.began = dt.datetime.now(dt.UTC).replace(microsecond=0)
        self.answered: list[str] = []
        self.typed: list[str] = []
        self.run("review", "halden.yaml", "--roles", ROLES, "--plain", typed="/start\n/arrive lukas priya\n")

    def run(self, *arguments: str, typed: str = "") -> str:
        done = subprocess.run(
            [*PROGRAM, *arguments],
            cwd=self.folder,
            env=self.environment,
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout

    def terminal(self, *more: str) -> pexpect.spawn[str]:
        return pexpect.spawn(
            PROGRAM[0],
            [*PROGRAM[1:], "review", "halden.yaml", "--as", "priya", *more],
            cwd=str(self.folder),
            env=self.environment,
            dimensions=(24, 80),
            encoding="utf-8",
            codec_errors="replace",
            timeout=20,
        )

    def type(self, child: pexpect.spawn[str], end: str) -> str:
        line = f"note-{len(self.typed)}-here"
        self.typed.append(line)
        child.send(f"point {line}{end}")
        return line

    def reconcile(self) -> None:
        """Hold the answered lines against the store and the minutes."""
        journal = SqliteJournal(self.store)
        assert journal.finding is None
        (stream,) = journal.streams("review/")
        stored = [one for one in journal.read(stream) if one.kind == "capture.added"]
        journal.close()
        texts = [one.data["text"] for one in stored]
        assert texts == [line for line in self.typed if line in set(texts)], "in the order in which they were typed"
        assert len(set(texts)) == len(texts), "twice"
        assert set(self.answered) <= set(texts), f"lost {set(self.answered) - set(texts)}"
        assert [one.data["number"] for one in stored] == list(range(1, len(stored) + 1))
        until = dt.datetime.now(dt.UTC)
        assert all(one.by == "priya" and self.began <= one.at.instant <= until for one in stored)
        minutes = json.loads(self.run("minutes", "halden", "--json"))
        assert [(one["text"], one["by"]) for one in minutes["captures"]] == [(text, "priya") for text in texts]
        health = examine(self.store)
        assert health.is_sound


@pytest.fixture
def meeting(tmp_path: Path, root: Path) -> Meeting:
    return Meeting(tmp_path, root)


@pytest.mark.parametrize("seed", range(4))
def test_line_mode_killed_at_random(meeting: Meeting, seed: int, record_property: Counts) -> None:
    chance = random.Random(f"{seed}{SOAK}")  # noqa: S311  no secret
    kills = 18 * SOAK
    for _ in range(kills):
        child = meeting.terminal("--plain")
        child.expect_exact("> ")
        for _ in range(chance.randint(0, 4)):
            line = meeting.type(child, "\n")
            child.expect(r"point \d+\r?\n")
            meeting.answered.append(line)
        if chance.random() < 0.8:
            meeting.type(child, "\n")
            time.sleep(chance.random() * 0.02)
        child.kill(signal.SIGKILL)
        child.close(force=True)
    meeting.reconcile()
    record_property("kills", kills)
    record_property("lines answered", len(meeting.answered))


@pytest.mark.parametrize("seed", range(4))
def test_the_app_killed_at_random(meeting: Meeting, seed: int, record_property: Counts) -> None:
    chance = random.Random(f"app{seed}{SOAK}")  # noqa: S311  no secret
    kills = 8 * SOAK
    for _ in range(kills):
        child = meeting.terminal()
        child.expect_exact("Enter")
        child.send("\x15")  # what was half typed when the last one was killed
        for _ in range(chance.randint(0, 3)):
            line = meeting.type(child, "\r")
            child.expect_exact("✓")
            meeting.answered.append(line)
        if chance.random() < 0.8:
            meeting.type(child, "\r")
            time.sleep(chance.random() * 0.05)
        child.kill(signal.SIGKILL)
        child.close(force=True)
    meeting.reconcile()
    record_property("kills", kills)
    record_property("lines answered", len(meeting.answered))


def test_sizes_that_change_a_suspended_terminal_and_one_that_holds_the_store(meeting: Meeting) -> None:
    child, other = meeting.terminal(), meeting.terminal("--plain")
    child.expect_exact("Enter")
    other.expect_exact("> ")
    for size in ((24, 80), (10, 30), (48, 160), (5, 12), (24, 80)) * 4:
        child.setwinsize(*size)
        time.sleep(0.02)
    meeting.answered.append(meeting.type(child, "\r"))
    child.expect_exact("✓")
    other.kill(signal.SIGSTOP)
    meeting.answered.append(meeting.type(child, "\r"))
    child.expect_exact("✓")
    child.kill(signal.SIGSTOP)
    other.kill(signal.SIGCONT)
    meeting.answered.append(meeting.type(other, "\n"))
    other.expect(r"point \d+\r?\n")
    time.sleep(1)
    child.kill(signal.SIGCONT)
    meeting.answered.append(meeting.type(child, "\r"))
    child.expect_exact("✓")
    for one in (child, other):
        one.kill(signal.SIGKILL)
        one.close(force=True)
    meeting.reconcile()


def test_a_kept_rehearsal_that_is_killed_leaves_what_it_had_played(tmp_path: Path, root: Path) -> None:
    environment = {**os.environ, "SAMREVIEW_STORE": str(tmp_path / "store.db")}
    example = root / "examples"
    command = [*PROGRAM, "rehearse", str(example / "halden.yaml"), str(example / "halden.transcript"), "--keep"]
    chance = random.Random(SOAK)  # noqa: S311  no secret
    for _ in range(4 * SOAK):
        child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        time.sleep(0.35 + chance.random() * 0.4)
        child.kill()
        child.wait()
    if (tmp_path / "store.db").exists():
        health = examine(tmp_path / "store.db")
        assert health.is_sound
        assert all(not one.missing for one in health.streams)


@pytest.mark.parametrize("fault", ["signal=SIGKILL", "error=EIO", "error=ENOSPC"])
def test_calls_that_fail_under_line_mode(
    meeting: Meeting, fault: str, need_tool: Callable[[str, str], str], record_property: Counts
) -> None:
    """Whichever call fails, and whenever: what was answered is there, in order, and nothing stands twice."""
    strace = need_tool("strace", "it lets calls fail")
    chance = random.Random(fault)  # noqa: S311  no secret
    faults = 8 * SOAK
    for number in range(faults):
        call = ("pwrite64", "fdatasync", "write", "ftruncate", "openat")[number % 5]
        when = chance.randint(1, 4) if call in ("fdatasync", "ftruncate") else chance.randint(5, 60)
        lines = [f"note-{len(meeting.typed) + place}-here" for place in range(4)]
        meeting.typed += lines
        inject = f"inject={call}:{fault}:when={when}"
        command = [strace, "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject, *PROGRAM]
        done = subprocess.run(
            [*command, "review", "halden.yaml", "--as", "priya", "--plain"],
            cwd=meeting.folder,
            env=meeting.environment,
            input="".join(f"point {line}\n" for line in lines),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        # Where one waits for the disk, those behind it wait too: the answered ones are the first.
        meeting.answered += lines[: len(re.findall(r"^point \d+$", done.stdout, re.MULTILINE))]
    meeting.reconcile()
    record_property("failing calls", faults)
