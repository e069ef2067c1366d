"""What is printed reaches whoever reads it, and when nobody does, the command still ends as it should."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMREVIEW = [sys.executable, "-m", "samreview"]


def said(*arguments: str | Path, encoding: str) -> bytes:
    done = subprocess.run(
        [*SAMREVIEW, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    assert done.stderr == b""
    return done.stdout


def ended_unheard(*arguments: str | Path) -> tuple[int, bytes]:
    """Run a command whose output nobody reads; return its exit code and what it says of that."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*SAMREVIEW, *map(str, arguments)], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    return done.returncode, done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_json_is_json_whatever_the_terminal_can_show(encoding: str, tmp_path: Path, smallest: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        smallest.read_text("utf-8").replace("updated:", "updatet:") + "# Tübingen 😀\nTübingen😀: 1\n", "utf-8"
    )
    printed = said("check", plan, "--json", encoding=encoding)
    assert any("Tübingen😀" in finding["message"] for finding in json.loads(printed.decode("utf-8")))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["schema"], 0), (["agendas"], 0), (["check", "{halden}", "--on", "2026-11-24"], 1)],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_a_reader_that_has_gone_changes_no_exit_code(arguments: list[str], code: int, halden: Path) -> None:
    assert ended_unheard(*(argument.format(halden=halden) for argument in arguments)) == (code, b"")


FULL = Path("/dev/full")
needs_a_full_disk = pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is always full")


@needs_a_full_disk
@pytest.mark.parametrize(
    "arguments",
    [["agendas"], ["--help"], ["--version"], ["check", "--help"]],
    ids=" ".join,
)
def test_a_full_disk_is_one_message(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run([*SAMREVIEW, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"cannot be written (No space left on device)" in done.stderr


@needs_a_full_disk
def test_a_message_that_nobody_can_hear_leaves_the_exit_code(tmp_path: Path) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run([*SAMREVIEW, "check", tmp_path / "none.yaml"], stdout=full, stderr=full, check=False)
    assert done.returncode == 2
