"""Line mode in real terminals and in pipes: two hear each other, leaving is clean, exit codes say how it went."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pexpect
import pytest

from samreview.plain.typed import Ended, TypedLines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix")

PROGRAM = [sys.executable, "-m", "samreview"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    # No terminal is dumber than this one, and none of its abilities are needed.
    return {**os.environ, "SAMREVIEW_STORE": str(tmp_path / "store.db"), "TERM": "dumb"}


@pytest.fixture
def piped(tmp_path: Path, environment: dict[str, str], root: Path) -> Run:
    plan = str(root / "examples" / "halden.yaml")

    def run(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, *(arguments or ("review", plan)), "--plain"],
            input=text,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_lines_can_be_piped_in_and_the_exit_code_says_whether_one_was_refused(piped: Run) -> None:
    well = piped("/start\n/arrive lukas\ndecision Go to Lyon")
    assert (well.returncode, well.stderr) == (0, "")
    assert "decision 1\n" in well.stdout
    assert "\x1b" not in well.stdout
    assert "> " not in well.stdout
    assert well.stdout.endswith("Come back with the same command.\n")
    again = piped("notes\n/nothing\n")
    assert again.returncode == 1
    assert "decision 1: Go to Lyon\n" in again.stdout
    assert "Refused: There is no command /nothing" in again.stdout
    stranger = piped("status\n", "join", "halden", "--as", "nobody")
    assert stranger.returncode == 2
    assert "nobody of this review has that id" in stranger.stderr


def test_line_mode_loads_no_app(root: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from samreview.cli.main import main\n"
        "try:\n"
        "    main(['review', sys.argv[1], '--plain'])\n"
        "finally:\n"
        "    print(sorted({name.split('.')[0] for name in sys.modules} & {'textual', 'rich', 'docx', 'jinja2'}))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(root / "examples" / "halden.yaml")],
        input="/start\nstatus\n?\n",
        env={**os.environ, "SAMREVIEW_STORE": str(tmp_path / "store.db")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stdout.splitlines()[-1] == "[]", ran.stdout + ran.stderr


def terminal(arguments: list[str], folder: Path, environment: dict[str, str]) -> pexpect.spawn[str]:
    return pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], *arguments, "--plain"],
        cwd=str(folder),
        env=environment,
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=20,
    )


def test_two_terminals_in_one_review_hear_each_other_and_leave_cleanly(
    tmp_path: Path, environment: dict[str, str], root: Path
) -> None:
    dana = terminal(["review", str(root / "examples" / "halden.yaml")], tmp_path, environment)
    dana.expect_exact("> ")
    dana.sendline("/role scribe priya")
    dana.expect_exact("scribe")
    dana.sendline("/start")
    dana.expect_exact("Purpose and roles runs, 5 minutes.")
    priya = terminal(["join", "halden", "--as", "priya"], tmp_path, environment)
    priya.expect_exact("You are Priya Raman, scribe.")
    priya.sendline("action Bring the line layout @lukas due:+3w")
    dana.expect_exact("Priya notes action 1, Lukas")
    dana.sendline("/floor priya")
    priya.expect_exact("The floor is yours.")
    # Half a line stands there while another speaks: it is still the terminal's to finish.
    dana.send("decision Go ")
    priya.sendline("idea Take the night train")
    dana.expect_exact("Priya notes idea 2: Take the night train")
    dana.sendline("to Lyon")
    priya.expect_exact("Dana notes decision 3: Go to Lyon")
    priya.sendeof()
    priya.expect_exact("the review goes on, with its clock.")
    priya.expect(pexpect.EOF)
    priya.close()
    assert priya.exitstatus == 0
    dana.sendintr()
    dana.expect_exact("the review goes on, with its clock.")
    dana.expect(pexpect.EOF)
    assert "\x1b" not in str(dana.before)
    dana.close()
    assert dana.exitstatus == 130


def test_bytes_that_are_not_utf_8_are_read_and_said_once(
    tmp_path: Path, environment: dict[str, str], root: Path
) -> None:
    done = subprocess.run(
        [*PROGRAM, "review", str(root / "examples" / "halden.yaml"), "--plain"],
        input=b"/start\npoint caf\xe9\npoint Gr\xfc\xdfe\nnotes\n",
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        timeout=60,
        check=True,
    )
    said = done.stdout.decode()
    assert "point 1: café\n" in said
    assert "point 2: Grüße\n" in said
    assert said.count("is not UTF-8 and was read as Western European") == 1


def test_a_line_without_end_is_refused_and_what_comes_after_it_is_taken() -> None:
    out, into = os.pipe()
    lines = TypedLines(out)

    def write() -> None:
        for _ in range(40):
            os.write(into, b"x" * 65_536)
        os.write(into, b"\nafter\n")
        os.close(into)

    writer = threading.Thread(target=write)
    writer.start()
    first = lines.next(10)
    assert isinstance(first, str)
    assert 1_000_000 < len(first) < 1_100_000
    assert lines.next(10) == "after"
    assert isinstance(lines.next(10), Ended)
    writer.join()


def test_the_form_of_prep_reads_bytes_that_are_not_utf_8_and_says_so_once(
    tmp_path: Path, environment: dict[str, str], root: Path
) -> None:
    done = subprocess.run(
        [*PROGRAM, "prep", str(root / "examples" / "halden.yaml"), "--as", "priya"],
        input=b"caf\xe9\nGr\xfc\xdfe\n",
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert done.stderr.decode().count("is not UTF-8 and was read as Western European") == 1
