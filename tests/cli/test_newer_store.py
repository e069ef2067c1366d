"""Commands on a store in which a newer samreview has written: they read what they can, say what is left out, refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.journal.clock import SystemClock
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.streams import account_stream
from samreview.review.events import Event
from tests.journal.factory import begin
from tests.journal.factory import run as submit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

NEWER = "was written by a newer samreview"


@pytest.fixture
def review(tmp_path: Path) -> str:
    """Keep a review with an action in the store, and behind it that action once more in a later version."""
    journal = SqliteJournal(tmp_path / "store" / "reviews.db")
    door = begin(journal, SystemClock())
    submit(door, "/start", "action Bring the Lyon layout @lukas due:+3w")
    last = journal.read(door.stream)[-1]
    journal.append(door.stream, journal.head(door.stream), [last._replace(id="x", line="x", v=99)])
    journal.close()
    return door.name


def test_minutes_of_it_are_written_and_say_what_is_missing(run: Run, review: str, tmp_path: Path) -> None:
    done = run("minutes", review, "-o", "m.md")
    assert done.code == 1
    assert f"{review} {NEWER}" in done.err
    minutes = (tmp_path / "m.md").read_text("utf-8")
    assert minutes.count("Bring the Lyon layout") == 2, "in the list, and at its item"
    assert f"{review} {NEWER}: 1 event" in minutes
    assert run("minutes", review, "--json").json["left_out"][0]["v"] == 99
    run("minutes", review, "-o", "c.md", "--audience", "customer")
    assert "DRAFT" in (tmp_path / "c.md").read_text("utf-8")


def test_actions_are_listed_and_say_what_is_missing(run: Run, review: str) -> None:
    done = run("actions", "--json")
    assert done.code == 1
    assert [one["what"] for one in done.json if one["review"] == review] == ["Bring the Lyon layout"]
    assert f"{review} {NEWER}" in done.err


def test_the_list_of_reviews_says_which(run: Run, review: str) -> None:
    assert f"{review}  running, partly written by a newer samreview" in run("reviews").out
    assert run("reviews", "--json").json[0]["newer"] is True


def test_going_on_with_it_is_refused(run: Run, review: str, halden: Path) -> None:
    done = run("review", halden, "--plain")
    assert (done.code, done.out) == (2, "")
    assert f"{review} {NEWER}" in done.err
    assert f"samreview minutes {review}" in done.err


def test_it_is_not_erased_by_halves(run: Run, review: str) -> None:
    done = run("reviews", "drop", review, "--force")
    assert done.code == 2
    assert f"{review} was kept: a newer samreview wrote" in done.err
    assert [one["id"] for one in run("reviews", "--json").json] == [review]


def test_actions_of_an_account_that_a_later_version_wrote_are_not_changed(
    run: Run, review: str, tmp_path: Path
) -> None:
    journal = SqliteJournal(tmp_path / "store" / "reviews.db")
    at = SystemClock().read()
    journal.append(account_stream("halden"), 0, [Event("y", "y", "commitment.shared", "dana", at, {})])
    journal.close()
    done = run("actions", "done", f"{review}/1")
    assert (done.code, done.out) == (2, "")
    assert f"What was said of the actions of halden between reviews {NEWER}" in done.err
