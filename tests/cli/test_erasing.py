"""`reviews drop` and `reviews forget`: what is asked, what goes, and what is said to stay."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from tests.cli.test_actions import hold

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Run

FIRST = dt.datetime(2026, 11, 24, 14, tzinfo=dt.UTC)


def everything(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


def test_a_review_is_erased_with_what_was_said_of_its_actions(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hold(root, "halden", FIRST, "action Zfirst @lukas", "action Zgone @lukas")
    assert run("actions", "done", f"{first}/2", "--why", "Zwhy").code == 0
    second = hold(root, "halden", FIRST + dt.timedelta(days=91))
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    kept = run("reviews", "drop", first)
    assert (kept.code, f"{first} was kept." in kept.err) == (1, True)
    assert "captured in it and 1 entry on what came of actions between reviews?" in kept.err
    assert b"Zwhy" in everything(tmp_path / "store")
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    gone = run("reviews", "drop", first)
    assert gone.code == 0
    assert gone.out.splitlines() == [
        f"{first} was erased, and with it 1 entry on what came of actions between reviews.",
        f"{second} opened with 1 of what was agreed in it, which stays as part of that review.",
        "Files that were written from it, plans, and copies of the store are yours to remove.",
    ]
    left = everything(tmp_path / "store")
    assert (b"Zwhy" in left, b"Zgone" in left, b"Zfirst" in left) == (False, False, True)
    last = run("reviews", "drop", second, "--force", "--json").json
    assert last == {"dropped": second, "entries": 0, "kept_in": [], "prepared_by": []}
    assert b"Zfirst" not in everything(tmp_path / "store")


def test_what_one_person_prepared_is_erased(run: Run, halden: Path, tmp_path: Path) -> None:
    (tmp_path / "lukas.md").write_text("- Why does Lyon wait, Zasked?\n", "utf-8")
    assert run("prep", halden, "--as", "lukas", "--from", "lukas.md").code == 0
    assert b"Zasked" in everything(tmp_path / "store")
    other = run("reviews", "forget", "priya", "--force")
    assert (other.code, other.err.strip()) == (1, "The store holds nothing that priya prepared.")
    assert run("reviews", "forget", "lukas", "--account", "sorrel", "--force").code == 1
    gone = run("reviews", "forget", "lukas", "--force", "--json")
    assert gone.json == {"person": "lukas", "erased": [{"account": "halden", "taken_in": []}]}
    assert b"Zasked" not in everything(tmp_path / "store")


def test_nobody_answers_and_nothing_is_erased(run: Run, halden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("prep", halden, "--as", "lukas", "--read").code == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    kept = run("reviews", "forget", "lukas")
    assert (kept.code, "nobody answered" in kept.err) == (2, True)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert run("reviews", "forget", "lukas").out == "All that lukas ever prepared for halden is erased.\n"
