from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from samreview.journal.clock import SystemClock
from samreview.journal.sqlite import SqliteJournal
from tests.journal.factory import begin

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def kept(run: Run, smallest: Path, tmp_path: Path) -> str:
    """Keep a rehearsed review in the store and return its name."""
    (tmp_path / "short.transcript").write_text("0:00 ana /start\n0:10 ana idea A third kiln\n", "utf-8")
    done = run("rehearse", smallest, "short.transcript", "--start", "2026-11-24T09:00", "--keep", "--json")
    assert done.code == 0
    return str(done.json["review"])


def test_a_review_goes_out_is_erased_and_comes_back(run: Run, kept: str) -> None:
    assert kept == "morrow-2026-11-24"
    assert [row["id"] for row in run("reviews", "--json").json] == [kept]
    done = run("reviews", "export", "morrow", "out.jsonl", "--json")
    assert done.json == {"review": kept, "path": "out.jsonl", "missing": []}
    assert run("reviews", "drop", "morrow", "--force", "--json").json == {
        "dropped": kept,
        "entries": 0,
        "kept_in": [],
        "prepared_by": [],
    }
    assert run("reviews", "--json").json == []
    back = run("reviews", "import", "out.jsonl", "--json").json
    assert (back["review"], back["state"], back["edited"], back["notes"]) == (kept, "new", [], [])
    assert [row["id"] for row in run("reviews", "--json").json] == [kept]


def test_a_review_moves_to_another_store_with_what_was_said_of_its_actions_since(
    run: Run, halden: Path, tmp_path: Path
) -> None:
    journal = SqliteJournal(tmp_path / "store" / "reviews.db")
    name = begin(journal, SystemClock()).name
    journal.close()
    assert run("actions", "done", "a1", "--why", "all found").code == 0
    assert run("prep", halden, "--as", "priya", "--read").code == 0
    assert run("reviews", "export", name, "out.jsonl").code == 0
    there = ("--store", tmp_path / "there.db")
    done = run(*there, "reviews", "import", "out.jsonl")
    assert done.out == f"{name} is in the store.\n2 entries on the account's actions and preparation came with it.\n"
    assert run(*there, "reviews", "import", "out.jsonl").out == (
        f"{name} is in the store already, as the file has it.\n"
    )
    found = {one["id"]: one["status"] for one in run(*there, "actions", "--json").json}
    assert found["a1"] == "done"
    assert run(*there, "readiness", halden, "--json").json["prepared"] == ["priya"]


def test_an_exported_file_with_one_word_changed_is_named_at_its_line(run: Run, kept: str, tmp_path: Path) -> None:
    run("reviews", "export", kept, "out.jsonl")
    run("reviews", "drop", kept, "--force")
    file = tmp_path / "out.jsonl"
    file.write_text(file.read_text("utf-8").replace("A third kiln", "A third oven"), "utf-8")
    done = run("reviews", "import", "out.jsonl")
    assert (done.code, done.out) == (2, "")
    assert f"line 4 (event 3 of review/{kept})" in done.err
    done = run("reviews", "import", "out.jsonl", "--accept-edited")
    assert (done.code, done.out) == (
        0,
        f"{kept} is in the store.\nThe review says that the file had been changed.\n",
    )
    assert run("minutes", kept, "--json").json["edited"][0]["lines"] == [
        {"line": 4, "stream": f"review/{kept}", "number": 3}
    ]
    run("minutes", kept, "-o", "m.md")
    assert "from a file that had been changed by hand (line 4)." in (tmp_path / "m.md").read_text("utf-8")


def test_an_export_overwrites_nothing_unasked(run: Run, kept: str) -> None:
    assert run("reviews", "export", kept, "out.jsonl").out == f"{kept} was written to out.jsonl.\n"
    assert run("reviews", "export", kept, "out.jsonl").code == 2
    assert run("reviews", "export", kept, "out.jsonl", "--force").code == 0


def test_where_nobody_can_answer_nothing_is_erased(run: Run, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    done = run("reviews", "drop", kept)
    assert (done.code, done.out) == (2, "")
    assert f"{kept} was kept" in done.err
    assert [row["id"] for row in run("reviews", "--json").json] == [kept]


def test_minutes_are_printed_as_one_document(run: Run, kept: str, tmp_path: Path) -> None:
    printed = run("minutes", kept, "--json").json
    assert run("minutes", kept, "-o", "minutes.json").code == 0
    assert json.loads((tmp_path / "minutes.json").read_text("utf-8")) == printed
    assert printed["review"] == kept
    assert not any("talk_seconds" in one for one in printed["attendance"])


def test_minutes_that_cannot_be_written_keep_no_rehearsal(run: Run, halden: Path, tmp_path: Path) -> None:
    script, there = tmp_path / "short.transcript", tmp_path / "there.md"
    script.write_text("0:00 dana /start\n", encoding="utf-8")
    there.write_text("mine", encoding="utf-8")
    done = run("rehearse", halden, script, "--keep", "--minutes-to", there)
    assert done.code == 2
    assert "there.md exists" in done.err
    assert run("reviews", "--json").json == []
    assert there.read_text(encoding="utf-8") == "mine"
