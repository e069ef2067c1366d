"""What SECURITY.md promises of the whole program, seen from outside: no connection, files for their owner alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WATCHED = """
import sys
def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        print(f"connection: {event} {arguments}", file=sys.stderr)
        sys.stderr.flush()
        raise OSError("no connection here")
sys.addaudithook(watch)
from samreview.cli.main import main
main(sys.argv[1:])
"""
COMMANDS = (
    ("demo", "--headless"),
    ("check", "samreview-demo/halden.yaml", "--on", "2026-11-24"),
    ("new", "acme"),
    ("minutes", "halden", "-o", "minutes.eml"),
    ("actions", "export", "open.docx"),
    (
        "brief",
        "samreview-demo/halden.yaml",
        "--on",
        "2026-11-24",
        "-o",
        "brief.html",
        "--audience",
        "customer",
        "--yes",
    ),
    ("templates", "-o", "words"),
    ("doctor",),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which many commands were run, each watched for connections and under a careless umask."""
    folder = tmp_path_factory.mktemp("run")
    environment = {**os.environ, "SAMREVIEW_STORE": "samreview-demo/reviews.db"}
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-c", WATCHED, *command],
            cwd=folder, env=environment, umask=0, check=False, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode in (0, 1), (command, done.stderr)
        assert "connection:" not in done.stderr, (command, done.stderr)
    return folder


def test_no_command_opens_a_connection(made: Path) -> None:
    assert (made / "minutes.eml").exists()


def test_watch_would_notice_a_connection() -> None:
    code = WATCHED.replace(
        "from samreview", "import socket\nsocket.create_connection(('127.0.0.1', 9))\nfrom samreview"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert "connection: socket." in done.stderr


def test_everything_that_is_written_is_for_its_owner_alone(made: Path) -> None:
    paths = list(made.rglob("*"))
    assert len(paths) > 30
    open_to_others = [path for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert open_to_others == []


def test_pages_may_load_nothing(made: Path) -> None:
    pages = list(made.rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"" in text
        assert "<script" not in text
