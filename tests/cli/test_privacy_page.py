"""Each command of docs/privacy.md is run, and what the page says of the store afterwards is looked for in its bytes."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_actions import hold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

FIRST = dt.datetime(2026, 11, 24, 14, tzinfo=dt.UTC)
PREPARED = "- Why does Lyon wait, Zprepared?\n- Who signs, Zsecond?\n"


def everything(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


@pytest.fixture
def commands(root: Path) -> dict[str, list[list[str]]]:
    """Return the commands of the page by the heading they stand below."""
    parts = re.split(r"^## ", (root / "docs" / "privacy.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        part.split("\n", 1)[0]: [
            shlex.split(line, comments=True)[1:]
            for block in re.findall(r"^```\n(.*?)^```", part, re.DOTALL | re.MULTILINE)
            for line in block.splitlines()
        ]
        for part in parts
    }


@pytest.fixture
def fill(run: Run, root: Path, tmp_path: Path) -> Callable[[], None]:
    """Return a function that fills the store: a review, an action done since, and what Priya prepared."""
    shutil.copy(root / "examples" / "halden.yaml", tmp_path)

    held: list[str] = []

    def fill_it() -> None:
        if not held:
            held.append("once: a second one would take in what was prepared")
            name = hold(root, "halden", FIRST, "point Zsaid", "action Zpromised @lukas", "point Zundone", "/undo")
            assert run("actions", "done", f"{name}/2", "--why", "Zwhy").code == 0
        (tmp_path / "priya.md").write_text(PREPARED, encoding="utf-8")
        assert run("prep", "halden.yaml", "--as", "priya", "--from", "priya.md").code == 0

    return fill_it


def test_commands_that_show_what_is_kept_work(
    run: Run, fill: Callable[[], None], commands: dict[str, list[list[str]]], tmp_path: Path
) -> None:
    fill()
    shown = ""
    for words in commands["What is there about somebody"]:
        ran = run(*words)
        assert (ran.code, ran.err) == (0, ""), words
        shown += ran.out
    shown += (tmp_path / "minutes.json").read_text("utf-8") + (tmp_path / "halden.jsonl").read_text("utf-8")
    for word in ("halden-2026-11-24", "Zsaid", "Zpromised", "Zundone", "Zprepared"):
        assert word in shown, word


def test_commands_that_erase_leave_nothing_in_the_store_or_beside_it(
    run: Run, fill: Callable[[], None], commands: dict[str, list[list[str]]], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    goes = {"drop": (b"Zsaid", b"Zundone", b"Zpromised", b"Zwhy", b"Henrik"), "forget": (b"Zprepared", b"Zsecond")}
    erasing = commands["How it is erased"]
    assert len(erasing) == 3
    for words in erasing:
        fill()
        marks = goes.get(words[1], goes["forget"])
        before = everything(store)
        assert all(mark in before for mark in marks), words
        asks = words[0] == "reviews"
        assert run(*words, *["--force"] * asks).code == 0, words
        left = everything(store)
        assert [mark for mark in marks if mark in left] == [], words


def test_what_was_taken_back_is_still_in_the_store_as_the_page_says(
    run: Run, fill: Callable[[], None], tmp_path: Path
) -> None:
    fill()
    assert run("prep", "halden.yaml", "--as", "priya", "--remove", "1").code == 0
    left = everything(tmp_path / "store")
    assert b"Zprepared" in left
    assert b"Zundone" in left


def test_copies_are_erased_by_the_command_that_the_page_names(
    run: Run, fill: Callable[[], None], tmp_path: Path
) -> None:
    fill()
    shutil.copytree(tmp_path / "store", tmp_path / "copy")
    copy = tmp_path / "copy" / "reviews.db"
    assert run("--store", copy, "reviews", "drop", "halden-2026-11-24", "--force").code == 0
    assert b"Zsaid" not in everything(tmp_path / "copy")
    assert b"Zsaid" in everything(tmp_path / "store")


def test_old_export_brings_an_erased_review_back_as_the_page_says(run: Run, fill: Callable[[], None]) -> None:
    fill()
    assert run("reviews", "export", "halden-2026-11-24", "old.jsonl").code == 0
    assert run("reviews", "drop", "halden-2026-11-24", "--force").code == 0
    assert run("reviews", "import", "old.jsonl").code == 0
    assert [one["id"] for one in run("reviews", "--json").json] == ["halden-2026-11-24"]


def test_page_names_every_kind_of_file_beside_the_store(
    run: Run, root: Path, fill: Callable[[], None], tmp_path: Path
) -> None:
    fill()
    assert run("brief", "halden.yaml", "-o", "b.md", "--audience", "customer", "--yes", "--on", "2026-11-24").code == 0
    page = (root / "docs" / "privacy.md").read_text(encoding="utf-8")
    beside = {path.name.removeprefix("reviews.db") for path in (tmp_path / "store").iterdir()} - {""}
    assert "-cleared" in beside
    for suffix in beside:
        assert f"`store.db{suffix}" in page, suffix
