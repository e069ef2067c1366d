"""Assumptions become questions: one is chosen, one key makes its test; and what is heard shows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.tui.widgets.line import CommandLine
from tests.tui.staging import text_of, type_line

if TYPE_CHECKING:
    from tests.tui.staging import SameScreen, Stage


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_y_makes_the_action_that_tests_the_chosen_assumption(
    running: Stage, same_screen: SameScreen, size: tuple[int, int]
) -> None:
    running.say("/goto assumptions")
    app = running.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.press("y")
        assert app.screen.query_one(CommandLine).value == (
            "action Ask Sanne de Wit what they want of Next-gen analyser line, and note the words "
            "@lukas due:+2w with:sanne opp:nextgen"
        )
        await pilot.press("enter")
        await pilot.pause()
        (capture,) = running.review.captures
        assert (capture.person, capture.stakeholder, capture.unresolved) == ("lukas", "sanne", ())
        await pilot.press("j", "y")
        assert "Ask Mei Tanaka" in app.screen.query_one(CommandLine).value
        await pilot.press("escape")
        await pilot.press("k", "y")
        await pilot.pause()
        assert "Action 1 tests it already" in text_of(app)
        app.screen.query_one(CommandLine).value = ""
        await pilot.press("enter")
        await type_line(pilot, "/heard david nextgen opposed @ines because he wants three offers")
        await type_line(pilot, "/heard claire lyon advocate @lukas because she asked for the layout")
        await pilot.pause()
        same_screen(app, f"testing-{size[0]}")
        assert "heard" in text_of(app)
        await pilot.press("escape", "u")
        assert len(running.review.heard) == 1
