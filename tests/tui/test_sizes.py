"""A window of any size: each screen fits, says its keys, and below the least size one clear line stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.staging import text_of

if TYPE_CHECKING:
    from samreview.tui.snapshot import View
    from tests.tui.staging import Stage

SIZES = [(60, 18), (80, 24), (100, 30), (160, 48), (220, 60)]
TOO_SMALL = [(59, 24), (80, 17), (1, 1)]


@pytest.mark.parametrize(
    ("view", "keys"),
    [("moderator", "c"), ("moderator", "b"), ("timekeeper", "w"), ("scribe", ""), ("room", "")],
)
async def test_a_window_may_have_any_size(running: Stage, view: View, keys: str) -> None:
    running.say("action Bring the Lyon line layout @priya due:+3w +250k", "decision Go", "/goto decide")
    running.wait(130)
    running.say("/hand")
    app = running.app("dana", view=view)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        for size in (*SIZES, *TOO_SMALL, (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            lines = text_of(app).splitlines()
            assert len(lines) <= size[1]
            if size in TOO_SMALL:
                assert "Make"[: size[0]] in "\n".join(lines) or size == (1, 1)
                assert "Dana" not in "\n".join(lines)
            elif view != "room":
                assert lines[-1].rstrip().endswith(("? help", "Esc leave", "Esc keys")), (size, lines[-1])


async def test_at_the_least_size_the_four_answers_and_a_panel_have_room(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        shown = text_of(app)
        for part in ("GREEN", "> Purpose and roles", "NOT YET", "no growth found", "> Who moderates", "n next"):
            assert part in shown
        await pilot.press("q")
        await pilot.pause()
        assert "2  Priya Rama" in text_of(app)
