from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

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
    assert run("reviews", "export", "morrow", "out.jsonl", "--json").json == {"review": kept, "path": "out.jsonl"}
    assert run("reviews", "drop", "morrow", "--force", "--json").json == {
        "dropped": kept,
        "entries": 0,
        "kept_in": [],
        "prepared_by": [],
    }
    assert run("reviews", "--json").json == []
    assert run("reviews", "import", "out.jsonl", "--json").json == {"review": kept}
    assert [row["id"] for row in run("reviews", "--json").json] == [kept]


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
