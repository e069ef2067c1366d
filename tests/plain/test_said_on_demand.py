"""Line mode says on demand how prepared questions and notes stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.journal.preparing import Desk
from samreview.review.prep.model import PrepEntry
from tests.plain.test_line_mode import Seat
from tests.tui.staging import Stage, staged

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stage(root: Path) -> Stage:
    return staged(root)


def test_what_was_prepared_says_that_its_moment_is_now_only_once_the_review_runs(stage: Stage) -> None:
    desk = Desk(stage.journal, stage.clock, "halden", "priya")
    desk.say(lambda prep: [PrepEntry(prep.next_number, "question", "Who signs for Lyon?", "growth", None, None)])
    desk.say(lambda prep: [PrepEntry(prep.next_number, "question", "Where do we begin?", "purpose", None, None)])
    desk.bring()
    stage.door.refresh()
    dana = Seat(stage, "dana").sit()
    first, second = "1. Priya asks: Who signs for Lyon?", "2. Priya asks: Where do we begin?"
    assert dana.type("prepared").splitlines() == [f"{first} (waits)", f"{second} (waits)"]
    dana.type("/start")
    assert dana.type("prepared").splitlines()[:2] == [f"{first} (waits)", f"{second} (waits, to take up now)"]
    dana.type("/goto growth")
    assert dana.type("prepared").splitlines()[:2] == [
        f"{first} (waits, to take up now)",
        f"{second} (waits, to take up now)",
    ]


def test_a_note_that_was_parked_or_taken_into_another_says_so(stage: Stage) -> None:
    stage.say("/start", "point Their badge system is slow", "idea One", "idea One more")
    dana, priya = Seat(stage, "dana").sit(), Seat(stage, "priya").sit()
    dana.type("/park 1")
    assert priya.listen() == "Dana parks point 1: Their badge system is slow\n"
    dana.type("/merge 3 2")
    assert dana.type("notes").splitlines()[:3] == [
        "point 1 (parked): Their badge system is slow",
        "idea 2: One",
        "idea 3 (in 2): One more",
    ]
    assert dana.type("/edit 1 slower") == "Refused: Point 1 is parked; write it anew.\n"
