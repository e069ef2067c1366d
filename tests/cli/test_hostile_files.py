"""Names of files are shown harmless, and what is not a file, or has no end, is refused at once."""

from __future__ import annotations

import json
import os
import shutil
import socket
import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

ESCAPES = "\x1b]52;c;aGVsbG8=\x07\x1b[2J\x9b31m\u202e\r"
posix = pytest.mark.skipif(os.name != "posix", reason="names of files hold no such signs there")


def commands(name: str, plan: str, folder: Path) -> list[tuple[str, ...]]:
    return [
        ("check", name),
        ("check", plan),
        ("check", plan, "--format", "json"),
        ("check", plan, "--format", "sarif"),
        ("check", plan, "--format", "github"),
        ("insight", name),
        ("agenda", plan, "--agenda", name),
        ("pack", plan, "-o", name),
        ("changes", name),
        ("prep", plan, "--as", "dana", "--from", name),
        ("import", name, "--into", plan),
        ("import", plan, "--into", name),
        ("import", plan, "--into", plan, "--map", name),
        ("rehearse", plan, name),
        ("minutes", name, "-o", name),
        ("reviews", "import", name),
        ("reviews", "export", name, name),
        ("actions", "import", name),
        ("actions", "export", name),
        ("brief", plan, "--visit", name, "-o", name),
        ("case", plan, "-o", name),
        ("apply", name, "--to", plan),
        ("--config", name, "check", plan),
        ("--store", str(folder / name / "x.db"), "reviews"),
        ("schema", name),
        ("doctor", name),
        (name,),
    ]


def is_harmless(text: str) -> bool:
    return not any(sign in text for sign in ("\x1b", "\x07", "\x9b", "\u202e", "\r"))


@posix
@pytest.mark.parametrize("number", range(27))
def test_no_command_sends_a_file_name_to_the_terminal_as_it_is(
    run: Run, smallest: Path, tmp_path: Path, number: int
) -> None:
    plan = f"plan{ESCAPES}.yaml"
    text = smallest.read_text(encoding="utf-8").replace("samreview: 1", "samreview: 1\nwrong: 1")
    (tmp_path / plan).write_text(text, encoding="utf-8")
    missing = f"missing{ESCAPES}.docx"
    command = commands(missing, plan, tmp_path)[number]
    ran = run(*command)
    assert is_harmless(ran.out + ran.err), command
    if "json" in command or "sarif" in command:
        json.loads(ran.out)
    if command == ("check", plan):
        assert "plan\u241b]52;c;aGVsbG8=\u2407" in ran.out


@posix
def test_a_name_with_a_line_end_is_refused(run: Run, smallest: Path, tmp_path: Path) -> None:
    name = "a.yaml\nb.yaml:1:1: SAM999 forged"
    shutil.copy(smallest, tmp_path / name.replace("/", ""))
    for command in (("check", name), ("pack", smallest, "-o", "."), ("minutes", "x", "-o", name)):
        ran = run(*command)
        assert "\nb.yaml:1:1" not in ran.out + ran.err


ENDLESS = [
    ("check", "{}"),
    ("insight", "{}"),
    ("import", "{}", "--into", "{plan}"),
    ("import", "{plan}", "--into", "{plan}", "--map", "{}"),
    ("prep", "{plan}", "--as", "ana", "--from", "{}"),
    ("rehearse", "{plan}", "{}"),
    ("reviews", "import", "{}"),
    ("agenda", "{plan}", "--agenda", "{}"),
    ("--config", "{}", "check", "{plan}"),
    ("minutes", "x", "-o", "m.docx", "--template", "{}"),
]


@posix
@pytest.mark.parametrize("what", ["/dev/zero", "pipe", "socket"])
@pytest.mark.parametrize("command", ENDLESS, ids=" ".join)
def test_what_has_no_end_is_refused_at_once(
    run: Run, smallest: Path, tmp_path: Path, command: tuple[str, ...], what: str
) -> None:
    plan = tmp_path / "plan.yaml"
    shutil.copy(smallest, plan)
    named = what
    server = None
    if what == "pipe":
        named = str(tmp_path / "pipe")
        os.mkfifo(named)
    elif what == "socket":
        server = socket.socket(socket.AF_UNIX)
        server.bind("socket")
        named = str(tmp_path / "socket")
    ran = run(*(part.format(named, plan=plan) for part in command))
    if server is not None:
        server.close()
    assert ran.code == 2
    kind = {"pipe": "named pipe", "socket": "socket"}.get(what, "device")
    assert f"{named}: this is a {kind}, not a file" in ran.err


@posix
@pytest.mark.parametrize("name", ["pack.md.j2", "reference.docx"])
def test_a_pipe_among_the_templates_is_refused_at_once(run: Run, smallest: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "own").mkdir()
    os.mkfifo(tmp_path / "own" / name)
    ran = run("pack", smallest, "--templates", "own", "-o", "packs")
    assert ran.code == 2
    assert f"{name}: this is a named pipe, not a file" in ran.err


@posix
def test_what_the_shell_gives_as_a_pipe_is_read(run: Run, smallest: Path) -> None:
    out, into = os.pipe()

    def write() -> None:
        os.write(into, smallest.read_bytes())
        os.close(into)

    writer = threading.Thread(target=write)
    writer.start()
    ran = run("check", f"/dev/fd/{out}", "--ignore", "SAM")
    writer.join()
    os.close(out)
    assert ran.code == 0


def test_a_file_that_is_too_large_is_refused_before_it_is_read(run: Run, tmp_path: Path) -> None:
    large = tmp_path / "large.transcript"
    with large.open("wb") as file:
        file.truncate(70 * 1024 * 1024)
    ran = run("reviews", "import", large)
    assert ran.code == 2
    assert "MB" in ran.err or "MiB" in ran.err


def test_an_export_with_far_too_many_rows_is_refused_early(run: Run, smallest: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    shutil.copy(smallest, plan)
    rows = tmp_path / "rows.csv"
    line = "Deal {},Prospecting,1000,2027-01-31,{:018d}\n"
    header = "Opportunity Name,Stage,Amount,Close Date,Opportunity ID\n"
    rows.write_text(header + "".join(line.format(n, n) for n in range(10_001)))
    ran = run("import", rows, "--into", plan)
    assert ran.code == 2
    assert "10,001 of its rows are of this account, and a plan holds 10,000 at most" in ran.err
    rows.write_text(header + "x,y,1,2027-01-31,z\n" * 100_001)
    ran = run("import", rows, "--into", plan)
    assert ran.code == 2
    assert "more than 100,000 rows" in ran.err
