"""Draws the pictures of README and docs: the shipped example's review, an hour in, at two sizes and on the wall.

Run from the checkout: `.venv/bin/python docs/pictures/draw.py`. Time is simulated, so the same code draws the same.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.agenda.schedule import planned_start
from samreview.cli.agendas import DEFAULT_TEMPLATE, find_template
from samreview.cli.inputs import plan_text, read_plan
from samreview.cli.rehearsals import read_transcript
from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import open_review
from samreview.tui.app import ReviewApp

if TYPE_CHECKING:
    from samreview.journal.door import ReviewDoor
    from samreview.tui.snapshot import View

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"
MINUTES_IN = 62


def door_at(minutes: float) -> ReviewDoor:
    """Return the example's review as it is that many minutes in."""
    path = str(EXAMPLES / "halden.yaml")
    plan, data = read_plan(path)
    start = planned_start(plan)
    assert start is not None  # noqa: S101  the example names one
    clock = SimulatedClock(start)
    door = open_review(
        MemoryJournal(),
        clock,
        plan=plan,
        plan_text=plan_text(data),
        plan_path=path,
        template=find_template(DEFAULT_TEMPLATE),
    )
    for line in read_transcript(str(EXAMPLES / "halden.transcript")).lines:
        if line.seconds > minutes * 60:
            break
        clock.set_offset(line.seconds)
        door.submit(line.line, line.person)
    clock.set_offset(minutes * 60)
    return door


async def draw(name: str, view: View, size: tuple[int, int], *, minutes: float = MINUTES_IN) -> None:
    """Write one picture."""
    app = ReviewApp(door_at(minutes), None, view=view)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.5)
        (HERE / name).write_text(app.export_screenshot(title="samreview"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw("live-80x24.svg", "moderator", (80, 24)))
    asyncio.run(draw("live-160x48.svg", "moderator", (160, 48)))
    asyncio.run(draw("scribe-80x24.svg", "scribe", (80, 24)))
    asyncio.run(draw("room-100x30.svg", "room", (100, 30)))
