"""Where the app cannot be shown, a sentence says so before anything is drawn."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from samreview.tui.terminal import refusal_without_terminal


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def pretend(monkeypatch: pytest.MonkeyPatch, *, term: str = "xterm-256color", piped: str | None = None) -> None:
    # Within the test: pytest puts its own streams in place before each phase.
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, io.StringIO() if stream == piped else Tty())
    monkeypatch.setenv("TERM", term)


def test_a_terminal_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)
    assert refusal_without_terminal() is None


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_pipe_is_refused(monkeypatch: pytest.MonkeyPatch, stream: str) -> None:
    pretend(monkeypatch, piped=stream)
    refusal = refusal_without_terminal()
    assert refusal is not None
    assert "terminal" in refusal


@pytest.mark.parametrize("kind", ["dumb", ""])
def test_a_terminal_that_cannot_move_its_cursor_is_refused(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    pretend(monkeypatch, term=kind)
    assert "TERM" in (refusal_without_terminal() or "")


def test_asking_loads_no_textual() -> None:
    code = "import samreview.tui.terminal, sys; sys.exit('textual' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ)
