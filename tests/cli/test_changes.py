from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.journal.clock import SimulatedClock
from samreview.journal.sqlite import SqliteJournal
from tests.journal.factory import START, begin, run, started

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.journal.door import ReviewDoor
    from tests.cli.conftest import Run

LATER = "2027-02-23"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the store that `run` uses, with a review of the example held on 24 November."""
    path = tmp_path / "store" / "reviews.db"
    held(path, lambda journal: run(started(journal), "/close anyway"))
    return path


def held(path: Path, do: Callable[[SqliteJournal], object]) -> None:
    journal = SqliteJournal(path)
    try:
        do(journal)
    finally:
        journal.close()


@pytest.fixture
def edited(tmp_path: Path, halden: Path) -> Path:
    """Return the example's plan as it might be three months later."""
    path = tmp_path / "halden.yaml"
    text = halden.read_text("utf-8")
    assert "amount: 640k" in text
    path.write_text(text.replace("amount: 640k", "amount: 700k", 1), "utf-8")
    return path


def test_what_changed_is_held_against_the_plan_that_the_review_kept(run: Run, store: Path, edited: Path) -> None:
    assert store.exists()
    document = run("changes", edited, "--on", LATER, "--json").json
    assert (document["review"], document["since"], document["on"]) == ("halden-2026-11-24", "2026-11-24", LATER)
    (change,) = document["opportunities"]
    assert (change["id"], change["change"]) == ("nextgen", "amount")
    assert (change["was"]["amount"], change["now"]["amount"]) == ("640000", "700000")
    due = document["customer_actions"]
    assert due["due"] == due["late"] == len(due["actions"]) > 0
    text = run("changes", edited, "--on", LATER).out
    assert "640k to 700k" in text
    assert f"CUSTOMER ACTIONS  0 of {due['due']} that fell due were taken" in text


def test_without_an_earlier_review_it_says_so(run: Run, edited: Path) -> None:
    done = run("changes", edited, "--on", LATER)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "There is nothing to compare with: the store holds no review of halden up to 23 Feb 2027."
    )
    document = run("changes", edited, "--json").json
    assert document["review"] is None
    assert document["opportunities"] == []
    assert document["customer_actions"] == {"due": 0, "taken": 0, "late": 0, "replaced": 0, "actions": []}


def test_rehearsals_reviews_not_started_and_later_ones_count_for_nothing(run: Run, store: Path, edited: Path) -> None:
    def at(day: int) -> SimulatedClock:
        return SimulatedClock(START + dt.timedelta(days=day))

    def more(journal: SqliteJournal) -> None:
        closed(started(journal, at(30), rehearsed=True, start=START + dt.timedelta(days=30)))
        begin(journal, at(40), start=START + dt.timedelta(days=40))
        closed(started(journal, at(200), start=START + dt.timedelta(days=200)))

    held(store, more)
    assert run("changes", edited, "--on", LATER, "--json").json["review"] == "halden-2026-11-24"
    assert run("changes", edited, "--on", "2026-11-23", "--json").json["review"] is None


def closed(door: ReviewDoor) -> None:
    run(door, "/close anyway")


def test_a_review_that_was_never_closed_counts_from_the_next_day(run: Run, tmp_path: Path, edited: Path) -> None:
    held(tmp_path / "store" / "reviews.db", started)
    assert run("changes", edited, "--on", "2026-11-24", "--json").json["review"] is None
    assert run("changes", edited, "--on", "2026-11-25", "--json").json["review"] == "halden-2026-11-24"


def test_nothing_changed(run: Run, store: Path, halden: Path) -> None:
    assert store.exists()
    out = run("changes", halden, "--on", "2026-11-24").out
    assert "since halden-2026-11-24" in out
