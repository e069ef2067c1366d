"""A real review behind the app: the shipped example in memory, on a clock that only the test moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from samreview.agenda.template import load_template
from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import open_review
from samreview.plan.loader import load_plan
from samreview.tui.app import ReviewApp
from samreview.tui.widgets.line import CommandLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from samreview.agenda.model import Template
    from samreview.journal.door import ReviewDoor
    from samreview.plan.model import Plan
    from samreview.review.fold import Review
    from samreview.tui.snapshot import View
    from samreview.tui.theme_choice import ThemeName

START = dt.datetime(2026, 11, 24, 15, 0, tzinfo=dt.timezone(dt.timedelta(hours=1), "CET"))


@dataclass
class Stage:
    """A door, its clock, and apps made for it."""

    door: ReviewDoor
    clock: SimulatedClock
    journal: MemoryJournal

    def app(
        self, person: str | None = "dana", *, view: View | None = None, theme: ThemeName = "dark", **how: bool
    ) -> ReviewApp:
        return ReviewApp(self.door, person, view=view, theme=theme, **how)

    def say(self, *lines: str, by: str = "dana") -> None:
        """Let somebody type lines at another terminal."""
        for line in lines:
            outcome = self.door.submit(line, by)
            assert hasattr(outcome, "answer"), (line, outcome)

    @property
    def review(self) -> Review:
        return self.door.review

    def wait(self, minutes: float) -> None:
        self.clock.advance(minutes * 60)


SameScreen = Callable[[ReviewApp, str], None]
"""Compares a screen with the text stored under a name."""


@cache
def _loaded(text: str) -> Plan:
    plan = load_plan(text.encode(), "halden.yaml").plan
    assert plan is not None
    return plan


@cache
def _template(root: Path) -> Template:
    template = load_template((root / "agendas" / "growth-review.yaml").read_bytes(), "growth-review.yaml").template
    assert template is not None
    return template


def staged(root: Path, plan_text: str | None = None, start: dt.datetime = START) -> Stage:
    path = root / "examples" / "halden.yaml"
    text = plan_text if plan_text is not None else path.read_text()
    plan, template = _loaded(text), _template(root)
    clock, journal = SimulatedClock(START), MemoryJournal()
    door = open_review(
        journal,
        clock,
        plan=plan,
        plan_text=text,
        plan_path="halden.yaml",
        template=template,
        start=start,
        minutes=120,
    )
    return Stage(door, clock, journal)


def text_of(app: ReviewApp) -> str:
    """Return what stands on the screen, line by line, without what is blank at the right."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips).rstrip("\n") + "\n"


async def type_line(pilot: Pilot[int], line: str) -> None:
    """Type a line at the cursor and press Enter."""
    pilot.app.screen.query_one(CommandLine).insert_text_at_cursor(line)
    await pilot.press("enter")
