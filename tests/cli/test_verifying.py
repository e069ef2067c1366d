"""`verify` as a user's shell sees it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from samreview.journal.clock import SystemClock
from samreview.journal.sqlite import SqliteJournal
from tests.journal.factory import begin
from tests.journal.factory import run as submit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def review(tmp_path: Path) -> str:
    """Hold a review in the store and approve its minutes; return its name."""
    with closing(SqliteJournal(tmp_path / "store" / "reviews.db")) as journal:
        door = begin(journal, SystemClock())
        submit(
            door, "/start", "action Send the layout @lukas due:+3w", "decision Go first", "/close anyway", "/approve"
        )
        return door.name


@pytest.mark.parametrize("suffix", [".docx", ".html", ".json", ".md"])
def test_minutes_agree_with_the_store(run: Run, review: str, suffix: str) -> None:
    assert run("minutes", review, "-o", f"m{suffix}").code == 0
    done = run("verify", f"m{suffix}")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"m{suffix} agrees with the store ({review}, version 1, event ")
    assert run("verify", f"m{suffix}", "--json").json["agrees"] is True


def test_what_differs_is_named_and_ends_with_1(run: Run, review: str, tmp_path: Path) -> None:
    run("minutes", review, "-o", "m.md")
    file = tmp_path / "m.md"
    file.write_text(file.read_text("utf-8").replace("Go first", "Go last"), "utf-8")
    done = run("verify", "m.md")
    assert done.code == 1
    assert f"m.md differs from the store ({review}, version 1, " in done.out
    assert "  decision 2: the store says: - Go first; the file says: - Go last\n" in done.out
    told = run("verify", "m.md", "--json")
    assert (told.code, told.json["held"], told.json["agrees"]) == (1, True, False)
    assert told.json["differences"][0] == {"about": "decision 2", "store": "- Go first", "file": "- Go last"}


def test_another_store_cannot_say(run: Run, review: str) -> None:
    run("minutes", review, "-o", "m.docx")
    done = run("--store", "other.db", "verify", "m.docx")
    assert done.code == 1
    assert f"The store does not hold the review {review}. --store names another store." in done.out


def test_a_register_agrees_with_the_store(run: Run, review: str) -> None:
    assert review
    assert run("actions", "export", "r.docx").code == 0
    assert run("verify", "r.docx").out == "r.docx agrees with the store.\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("m.pdf", b"%PDF", "the formats"),
        ("m.docx", b"PK", "it is no Word file"),
        ("m.md", b"x", "it has no fingerprint"),
    ],
)
def test_what_cannot_be_read_ends_with_2(run: Run, tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("verify", name)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert run("verify", "none.md").code == 2
