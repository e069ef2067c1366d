"""The program in a real terminal: signals leave it as it was, a kill loses nothing, and no terminal is refused."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pexpect
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pseudo-terminals are Unix")

PROGRAM = [sys.executable, "-m", "samreview"]
LEAVES_THE_ALTERNATE_SCREEN = "\x1b[?1049l"
SHOWS_THE_CURSOR = "\x1b[?25h"


class Terminal:
    """The program on a pseudo-terminal of 80 by 24."""

    def __init__(self, arguments: list[str], folder: Path, environment: dict[str, str]) -> None:
        self.child = pexpect.spawn(
            PROGRAM[0],
            [*PROGRAM[1:], *arguments],
            cwd=str(folder),
            env={**environment, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=20,
        )
        self.written = io.StringIO()
        self.child.logfile_read = self.written

    def wait_for(self, text: str) -> None:
        self.child.expect_exact(text)

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def end(self) -> tuple[int | None, str]:
        """Wait for the end; return the exit code and what was written since."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus, str(self.child.before)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "SAMREVIEW_STORE": str(tmp_path / "store.db"), "TEXTUAL_ANIMATIONS": "none"}


@pytest.fixture
def terminal(tmp_path: Path, root: Path, environment: dict[str, str]) -> Iterator[Callable[[], Terminal]]:
    shutil.copy(root / "examples" / "halden.yaml", tmp_path)
    opened: list[Terminal] = []

    def open_one() -> Terminal:
        opened.append(Terminal(["review", "halden.yaml"], tmp_path, environment))
        return opened[-1]

    yield open_one
    for one in opened:
        one.child.close(force=True)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_with_the_screen_restored(
    terminal: Callable[[], Terminal], number: signal.Signals, code: int
) -> None:
    one = terminal()
    one.wait_for("Expected")
    one.child.kill(number)
    status, written = one.end()
    assert status == code
    assert LEAVES_THE_ALTERNATE_SCREEN in written
    assert SHOWS_THE_CURSOR in written


def test_a_kill_loses_no_accepted_line_and_the_review_goes_on(terminal: Callable[[], Terminal]) -> None:
    one = terminal()
    one.wait_for("Expected")
    one.press("12s")
    one.wait_for("captured")
    one.press("\rdecision Go to Lyon first\r")
    one.wait_for("✓")
    one.child.kill(signal.SIGKILL)
    one.child.expect(pexpect.EOF)
    again = terminal()
    again.wait_for("Go to Lyon first")
    again.press("\x11")
    again.wait_for("The review goes on")
    again.press("y")
    status, written = again.end()
    assert status == 0
    assert LEAVES_THE_ALTERNATE_SCREEN in written


def test_without_a_terminal_it_is_refused_before_anything_is_drawn(
    tmp_path: Path, root: Path, environment: dict[str, str]
) -> None:
    shutil.copy(root / "examples" / "halden.yaml", tmp_path)
    ended = subprocess.run(
        [*PROGRAM, "review", "halden.yaml"],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 2
    assert "terminal" in ended.stderr
    assert "\x1b" not in ended.stdout + ended.stderr


def test_a_dumb_terminal_is_refused(tmp_path: Path, root: Path, environment: dict[str, str]) -> None:
    shutil.copy(root / "examples" / "halden.yaml", tmp_path)
    child = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], "review", "halden.yaml"],
        cwd=str(tmp_path),
        env={**environment, "TERM": "dumb"},
        encoding="utf-8",
        timeout=20,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert "TERM" in str(child.before)
    assert "\x1b" not in str(child.before)


def test_without_colour_nothing_is_painted_in_a_hue(
    terminal: Callable[[], Terminal], environment: dict[str, str]
) -> None:
    environment["NO_COLOR"] = "1"
    one = terminal()
    one.wait_for("Expected")
    one.press("1s")
    one.wait_for("captured")
    one.child.kill(signal.SIGTERM)
    one.end()
    assert "captured" in one.written.getvalue()
    assert not re.search(r"\x1b\[[0-9;]*[34]8;[25];", one.written.getvalue())


def test_bytes_that_are_not_utf_8_are_read_and_said_once(
    terminal: Callable[[], Terminal], tmp_path: Path, environment: dict[str, str]
) -> None:
    one = terminal()
    one.wait_for("Expected")
    one.press("12s")
    one.wait_for("captured")
    os.write(one.child.child_fd, b"\rpoint caf\xe9 \xff Gr\xfc\xdfe\r")
    one.wait_for("not UTF-8")
    one.press("\x11")
    one.wait_for("The review goes on")
    one.press("y")
    status, _ = one.end()
    assert status == 0
    said = subprocess.run(
        [*PROGRAM, "minutes", "halden", "--json"], env=environment, cwd=tmp_path, capture_output=True, check=True
    )
    (note,) = json.loads(said.stdout)["captures"]
    assert note["text"] == "café ÿ Grüße"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_what_is_half_typed_is_back_when_the_terminal_was_lost(
    terminal: Callable[[], Terminal], tmp_path: Path, number: signal.Signals
) -> None:
    one = terminal()
    one.wait_for("Expected")
    one.press("12s")
    one.wait_for("captured")
    one.press("\rdecision Go to Lyon with Cla")
    one.wait_for("Cla")
    if number == signal.SIGKILL:
        time.sleep(1.3)
    one.child.kill(number)
    one.child.expect(pexpect.EOF)
    (draft,) = (tmp_path / "store.db-drafts").iterdir()
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    again = terminal()
    again.wait_for("You left this line unsent")
    again.press("\rire\r")
    again.wait_for("decision 1")
    again.child.kill(signal.SIGKILL)
    again.child.expect(pexpect.EOF)
    assert list((tmp_path / "store.db-drafts").iterdir()) == []
