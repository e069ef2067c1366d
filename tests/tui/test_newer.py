"""A review in which a newer samreview writes: shown, on the wall too, and each line and key is answered by why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journal.test_newer_events import add_later
from tests.tui.staging import staged, text_of, type_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.staging import Stage

SAID = "was written by a newer samreview: 1 event"


@pytest.fixture
def running(root: Path) -> Stage:
    stage = staged(root)
    stage.say("/start", "decision Go first")
    return stage


async def test_it_is_said_and_lines_and_keys_change_nothing(running: Stage) -> None:
    add_later(running.journal, running.door.stream)
    app = running.app()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.tick()
        await pilot.pause()
        assert SAID in " ".join(text_of(app).split())
        seen = running.journal.head(running.door.stream)
        await type_line(pilot, "idea A third line")
        await pilot.press("enter")
        await pilot.pause()
        assert SAID in " ".join(text_of(app).split())
        await pilot.press("escape", "escape", "n")
        await pilot.pause()
        assert SAID in " ".join(text_of(app).split())
        assert running.journal.head(running.door.stream) == seen


async def test_the_wall_says_it_too(running: Stage) -> None:
    app = running.app(None, watch_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.tick()
        await pilot.pause()
        assert SAID not in " ".join(text_of(app).split())
        add_later(running.journal, running.door.stream)
        app.tick()
        app.tick()
        await pilot.pause()
        assert SAID in " ".join(text_of(app).split())
