"""Damage is named by every command that meets it, and `doctor --repair` brings back what is left."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from samreview.journal.library import sqlite
from tests.cli.test_actions import START, hold

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

REVIEW = "halden-2026-11-24"


@pytest.fixture
def store(run: Run, root: Path, tmp_path: Path) -> Path:
    """Return a store with a kept rehearsal, made a real review, of the demo's plan."""
    example = root / "examples"
    plan, transcript = example / "halden.yaml", example / "halden.transcript"
    assert run("rehearse", plan, transcript, "--keep", "--start", "2026-11-24T15:00").code == 0
    path = tmp_path / "store" / "reviews.db"
    held = sqlite.connect(str(path), isolation_level=None)
    first = held.execute("SELECT data FROM event WHERE seq = 1").fetchone()[0]
    held.close()
    assert '"rehearsed":true' in first
    return path


def forget(store: Path, *numbers: int, in_log: bool = False) -> None:
    held = sqlite.connect(str(store), isolation_level=None)
    held.execute("DROP TRIGGER IF EXISTS event_is_never_removed")
    for number in numbers:
        held.execute("DELETE FROM event WHERE seq = ?", (number,))
    held.close()
    if in_log:
        (log,) = store.with_name(f"{store.name}-lines").glob("review*.jsonl")
        lines = log.read_bytes().splitlines(keepends=True)
        log.write_bytes(b"".join(line for at, line in enumerate(lines, 1) if at not in numbers))


def test_a_sound_store_says_so(run: Run, store: Path) -> None:
    ran = run("doctor")
    assert ran.code == 0
    assert "It is sound" in ran.out
    assert str(store) in ran.out
    assert run("doctor", "--json").json["sound"] is True


def test_without_a_store_it_says_so(run: Run) -> None:
    ran = run("doctor")
    assert ran.code == 2
    assert "There is no store at" in ran.err


def test_damage_is_named_refused_and_repaired_with_nothing_lost(run: Run, store: Path) -> None:
    whole = run("minutes", REVIEW, "--json").json
    forget(store, 20, 21)
    ran = run("minutes", REVIEW, "--json")
    assert ran.code == 2
    assert "`samreview doctor --repair`" in ran.err
    assert ran.out == ""
    exported = run("reviews", "export", REVIEW, "x.jsonl")
    assert exported.code == 1
    assert exported.err.count("`samreview doctor --repair`") == 1
    assert exported.out == f"{REVIEW} was written to x.jsonl, as far as it can be read.\n"
    listed = run("reviews")
    assert listed.code == 1
    assert f"{REVIEW}  " in listed.out
    assert "doctor --repair" in listed.err
    found = run("doctor")
    assert found.code == 1
    assert f"review/{REVIEW}: the database has lost or damaged events 20-21; the line log still has" in found.out
    repaired = run("doctor", "--repair")
    assert repaired.code == 0
    assert "events 20-21; the line log gave back all of it" in repaired.out
    assert "The store was rebuilt. The damaged files are kept in" in repaired.out
    again = run("minutes", REVIEW, "--json")
    assert again.code == 0
    now = again.json
    assert now.pop("repairs")[0]["recovered"] == [20, 21]
    assert whole.pop("repairs") == []
    assert now == whole
    assert run("doctor").code == 0


def test_what_cannot_be_recovered_is_told_in_the_minutes(run: Run, store: Path) -> None:
    held = sqlite.connect(str(store))
    number, seq = (
        5,
        held.execute(
            "SELECT seq FROM event WHERE kind = 'capture.added' AND json_extract(data, '$.number') = 5"
        ).fetchone()[0],
    )
    held.close()
    before = run("minutes", REVIEW, "--json").json["captures"]
    forget(store, seq, in_log=True)
    ran = run("doctor", "--repair", "--json")
    assert ran.code == 1
    (stream,) = (one for one in ran.json["streams"] if one["missing"])
    assert stream["missing"] == [seq]
    record = run("minutes", REVIEW, "--json").json
    assert record["captures"][number - 1]["text"] == "This note was lost when the store was damaged."
    texts = [one["text"] for one in record["captures"]]
    assert texts[number:] == [one["text"] for one in before[number:]]
    assert run("minutes", REVIEW, "-o", "m.md").code == 0
    assert "lost when the store was damaged" in (store.parents[1] / "m.md").read_text(encoding="utf-8")


def test_a_damaged_review_is_not_called_one_without_actions(run: Run, root: Path, tmp_path: Path) -> None:
    assert run("reviews").code == 0
    name = hold(root, "halden", START, "/arrive priya", "action Bring the layout @priya due:+3w")
    forget(tmp_path / "store" / "reviews.db", 1)
    for account in ((), ("halden",)):
        ran = run("actions", *account)
        assert ran.code == 1
        assert "No action could be read." in ran.out
        assert name in ran.err
        assert "doctor --repair" in ran.err
    ran = run("actions", "halden", "--json")
    assert (ran.code, ran.json) == (1, [])
    plan = root / "examples" / "halden.yaml"
    refused = run("review", plan, "--plain")
    assert refused.code == 2
    assert "--new opens a new review" in refused.err
    assert run("doctor", "--repair").code == 0
    assert "Bring the layout" in run("actions", "halden").out


def test_a_copy_of_the_file_alone_reads_what_it_has_and_says_so(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = sqlite.connect(str(store), isolation_level=None)
    held.execute("UPDATE store SET in_use = 1")
    held.close()
    copy = store.parent / "copy" / "reviews.db"
    copy.parent.mkdir()
    shutil.copy(store, copy)
    monkeypatch.setenv("SAMREVIEW_STORE", str(copy))
    ran = run("minutes", REVIEW, "--json")
    assert ran.code == 1
    assert "was copied or moved while it was in use" in ran.err
    assert ran.json["captures"]
    assert run("doctor").code == 1
    assert run("doctor", "--repair").code == 1
    assert run("minutes", REVIEW, "--json").code == 0
