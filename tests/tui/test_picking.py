"""A click on a person's row does what their number does, and never what a panel means by that digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.tui.screens.lobby import LobbyScreen
from tests.tui.staging import text_of

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from samreview.tui.app import ReviewApp
    from tests.tui.staging import Stage


async def click(pilot: Pilot[int], app: ReviewApp, words: str) -> None:
    """Click where these words stand first."""
    y, line = next((y, line) for y, line in enumerate(text_of(app).splitlines()) if words in line)
    await pilot.click(offset=(line.index(words), y))
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_click_gives_the_floor_in_ledger_and_panel(running: Stage, size: tuple[int, int]) -> None:
    app = running.app("dana")
    async with app.run_test(size=size) as pilot:
        await click(pilot, app, "Lukas")
        assert running.review.floor == "lukas"
        await pilot.press("q")
        await click(pilot, app, "Karim Haddad  quality")
        assert running.review.floor == "karim"
        await click(pilot, app, "1-9 floor   f the first")
        assert running.review.floor == "karim"


async def test_a_click_is_no_answer_to_a_panel_that_has_the_digits(running: Stage) -> None:
    running.say("action Ask Marc who signs", "/goto decide")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await click(pilot, app, "2 Priya")
        assert running.review.floor == "priya"
        assert not app.screen.line.value  # type: ignore[attr-defined]  # of a review


async def test_who_may_not_give_the_floor_is_told_so(running: Stage) -> None:
    app = running.app("karim")
    async with app.run_test(size=(80, 24)) as pilot:
        await click(pilot, app, "Lukas")
        assert running.review.floor is None
        assert "moderator" in text_of(app).splitlines()[-3]


async def test_a_click_in_the_lobby_says_who_is_here(stage: Stage) -> None:
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, LobbyScreen)
        await click(pilot, app, "Lukas Brandt")
        assert stage.review.people["lukas"].present
        await click(pilot, app, "Lukas Brandt")
        assert not stage.review.people["lukas"].present
