"""A real review behind the app: the shipped example in memory, on a clock that only the test moves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from samreview.agenda.template import load_template
from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import open_review
from samreview.plan.loader import load_plan
from samreview.tui.app import ReviewApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.journal.door import ReviewDoor
    from samreview.tui.snapshot import View

START = dt.datetime(2026, 11, 24, 15, 0, tzinfo=dt.timezone(dt.timedelta(hours=1), "CET"))


@dataclass
class Stage:
    """A door, its clock, and apps made for it."""

    door: ReviewDoor
    clock: SimulatedClock
    journal: MemoryJournal

    def app(self, person: str | None = "dana", *, view: View | None = None, **how: bool) -> ReviewApp:
        return ReviewApp(self.door, person, view=view, **how)

    def say(self, *lines: str, by: str = "dana") -> None:
        """Let somebody type lines at another terminal."""
        for line in lines:
            outcome = self.door.submit(line, by)
            assert hasattr(outcome, "answer"), (line, outcome)

    def wait(self, minutes: float) -> None:
        self.clock.advance(minutes * 60)


def staged(root: Path, plan_text: str | None = None, **how: object) -> Stage:
    path = root / "examples" / "halden.yaml"
    text = plan_text if plan_text is not None else path.read_text()
    plan = load_plan(text.encode(), "halden.yaml").plan
    assert plan is not None
    template = load_template((root / "agendas" / "growth-review.yaml").read_bytes(), "growth-review.yaml").template
    assert template is not None
    clock, journal = SimulatedClock(START), MemoryJournal()
    door = open_review(
        journal,
        clock,
        plan=plan,
        plan_text=text,
        plan_path="halden.yaml",
        template=template,
        start=START,
        minutes=120,
        **how,  # type: ignore[arg-type]  what open_review takes
    )
    return Stage(door, clock, journal)


@pytest.fixture
def stage(root: Path) -> Stage:
    """Return the example's review in its lobby."""
    return staged(root)


@pytest.fixture
def stage_for(root: Path) -> Callable[[str], Stage]:
    """Return a maker of reviews of another plan."""
    return lambda plan_text: staged(root, plan_text)


@pytest.fixture
def running(stage: Stage) -> Stage:
    """Return the review in its first item, with all who are expected."""
    stage.say("/arrive dana priya lukas karim tomas beth", "/role scribe priya", "/start")
    return stage
