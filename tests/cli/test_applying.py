from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.journal.sqlite import SqliteJournal
from tests.journal.factory import run as typed
from tests.journal.factory import started

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

LATER = "2027-02-01"
LINES = ("/fix opp:nextgen amount 720k because Jane asked", "/heard claire lyon advocate @lukas because she said so")


@pytest.fixture
def plan(tmp_path: Path, halden: Path) -> Path:
    """Return a copy of the example's plan, which a review in the store has learned something about."""
    path = tmp_path / "halden.yaml"
    path.write_bytes(halden.read_bytes())
    hold(tmp_path, *LINES, "/close anyway")
    return path


def hold(folder: Path, *lines: str, rehearsed: bool = False) -> None:
    journal = SqliteJournal(folder / "store" / "reviews.db")
    try:
        door = started(journal, rehearsed=rehearsed) if rehearsed else started(journal)
        typed(door, *lines)
    finally:
        journal.close()


def test_it_shows_the_diff_and_writes_only_with_a_yes(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    done = run("apply", "halden", "--to", plan)
    assert done.code == 2, "nobody can be asked"
    assert plan.read_bytes() == before
    assert done.err == f"{plan} was left as it is: nobody can be asked here. --yes writes without asking.\n"
    assert "-    amount: 640k\n" in done.out
    assert "+    amount: 720k\n" in done.out
    shown = run("apply", "halden", "--to", plan, "--dry-run")
    assert (shown.code, shown.out, plan.read_bytes()) == (0, done.out, before)
    done = run("apply", "halden", "--to", plan, "--yes")
    assert done.code == 0
    assert done.out == f"{shown.out}{plan} was written.\n"
    assert b"heard_by: lukas, on: 2026-11-24}" in plan.read_bytes()
    again = run("apply", "halden", "--to", plan, "--yes")
    assert again.out.endswith(f"{plan}: nothing to change.\n")


def test_a_terminal_is_asked(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_a, **_k: False)
    done = run("apply", "halden", "--to", plan)
    assert (done.code, done.out.endswith(f"{plan} was left as it is.\n")) == (0, True)
    monkeypatch.setattr("click.confirm", lambda *_a, **_k: True)
    assert run("apply", "halden", "--to", plan).out.endswith(f"{plan} was written.\n")


def test_scripts_get_one_document_and_conflicts_end_with_one(run: Run, plan: Path) -> None:
    document = run("apply", "halden", "--to", plan, "--json").json
    assert (document["review"], document["written"]) == ("halden-2026-11-24", False)
    assert document["changes"][0] == {
        "kind": "correction",
        "about": "nextgen amount",
        "was": "EUR 640k",
        "now": "EUR 720k",
        "because": "Jane asked",
    }
    assert document["diff"].startswith(f"--- {plan} (as it is)\n")
    plan.write_text(plan.read_text().replace("amount: 640k", "amount: 700k"))
    done = run("apply", "halden", "--to", plan, "--yes", "--json")
    assert done.code == 1
    assert done.json["written"] is True
    assert done.json["conflicts"][0]["plan"] == "EUR 700k"
    assert "amount: 700k" in plan.read_text()
    text = run("apply", "halden", "--to", plan)
    assert text.code == 1
    assert "EUR 640k when the review opened, EUR 700k now, EUR 720k in the review" in text.out


def test_a_file_that_changes_while_it_is_looked_at_is_not_written(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_a: object, **_k: object) -> bool:
        plan.write_text(plan.read_text() + "# later\n")
        return True

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.confirm", asked)
    done = run("apply", "halden", "--to", plan)
    assert done.code == 2
    assert "changed since it was read" in done.err
    assert "amount: 640k" in plan.read_text()


def test_what_a_review_taught_is_in_the_next_ones_changes(run: Run, plan: Path) -> None:
    assert run("apply", "halden", "--to", plan, "--yes").code == 0
    document = run("changes", plan, "--on", LATER, "--json").json
    assert [(one["id"], one["change"]) for one in document["opportunities"]] == [("nextgen", "amount")]
    assert [(one["opportunity"], one["stakeholder"], one["change"]) for one in document["stances"]] == [
        ("lyon", "claire", "proven")
    ]


def test_a_rehearsal_is_shown_and_never_written_and_an_open_review_says_so(
    run: Run, tmp_path: Path, halden: Path
) -> None:
    plan = tmp_path / "halden.yaml"
    plan.write_bytes(halden.read_bytes())
    hold(tmp_path, *LINES)
    done = run("apply", "halden", "--to", plan, "--dry-run")
    assert done.code == 0
    assert "is not closed yet: this is what it has learned so far" in done.err
    hold(tmp_path, *LINES, rehearsed=True)
    done = run("apply", "halden-2026-11-24-2", "--to", plan, "--yes")
    assert done.code == 2
    assert "is a rehearsal" in done.err
    assert "+    amount: 720k" in run("apply", "halden-2026-11-24-2", "--to", plan, "--dry-run").out


def test_wrong_use_says_what_is_wrong(run: Run, plan: Path, smallest: Path) -> None:
    assert "give one of them" in run("apply", "halden", "--to", plan, "--yes", "--dry-run").err
    assert "reviewed `halden`" in run("apply", "halden", "--to", smallest).err
    assert "There is no review `haldn`" in run("apply", "haldn", "--to", plan).err
