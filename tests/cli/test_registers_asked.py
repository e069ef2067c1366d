"""`actions import` on a real terminal: each conflict is asked about, and nothing is kept that nobody decided."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

from tests.cli.test_actions import START, hold
from tests.cli.test_registers import NOTE, STATUS, actions, edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix")
PROMPT = r"decide later \(file, ours, later\): "
Asked = tuple[int | None, str]


@pytest.fixture
def ask(run: Run, root: Path, tmp_path: Path) -> Callable[..., Asked]:
    """Return a function that imports minutes with two conflicts and a change, and gives these answers."""
    assert run("reviews").code == 0
    review = hold(root, "halden", START, "action Order the takt sheets", "action Call Jane", "action Write to Marc")
    path = tmp_path / "m.docx"
    assert run("minutes", review, "-o", path).code == 0
    edit(path, f"{review}/1", STATUS, "done")
    edit(path, f"{review}/2", STATUS, "done")
    edit(path, f"{review}/3", NOTE, "by post")
    for number in (1, 2):
        assert run("actions", "drop", f"{review}/{number}", "--why", "sold").code == 0

    def answered(*answers: str) -> Asked:
        command = ["-m", "samreview", "actions", "import", str(path)]
        child = pexpect.spawn(sys.executable, command, env={**os.environ, "TERM": "dumb"}, encoding="utf-8", timeout=30)
        said = ""
        for answer in answers:
            child.expect(PROMPT)
            said += child.before or ""
            if answer == "^C":
                child.sendintr()
            elif answer == "^D":
                child.sendeof()
            else:
                child.sendline(answer)
        child.expect(pexpect.EOF)
        child.close()
        return child.exitstatus, said + (child.before or "")

    return answered


def statuses(run: Run) -> list[object]:
    return [row["status"] for key, row in sorted(actions(run).items()) if "/" in key]


def test_each_conflict_is_asked_about_and_either_answer_counts(run: Run, ask: Callable[..., Asked]) -> None:
    code, said = ask("neither", "file", "ours")
    assert code == 0
    # The words of the action stand above the question: an id means little.
    assert said.index("Order the takt sheets") < said.index("/1 status: the file says done, here it is dropped")
    assert "'neither' is not one of" in said
    assert "kept: halden-2026-11-24/2 status" in said
    assert "2 changed, 0 new" in said.splitlines()[-1]
    assert "1 kept as here" in said.splitlines()[-1]
    assert "conflict" not in said.splitlines()[-1]
    assert statuses(run) == ["done", "dropped", "open"]
    # What was noted stays where only the status was taken.
    assert [row["note"] for key, row in sorted(actions(run).items()) if "/" in key] == ["sold", None, "by post"]


@pytest.mark.parametrize("end", ["^C", "^D"])
def test_who_leaves_in_the_middle_has_changed_nothing(run: Run, ask: Callable[..., Asked], end: str) -> None:
    before = actions(run)
    code, said = ask("file", end)
    assert (code, "Nothing was changed: nobody answered." in said) == (1, True)
    assert actions(run) == before


def test_later_leaves_it_and_the_exit_code_says_so(run: Run, ask: Callable[..., Asked]) -> None:
    code, said = ask("later", "later")
    assert (code, said.count("left as it is here"), "Traceback" in said) == (1, 2, False)
    assert statuses(run) == ["dropped", "dropped", "open"]
    assert ask("ours", "ours")[0] == 0
