"""The read-back, the quality list mended by keys, the closed screen, and the three lines for who comes late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.tui.screens.catchup import CatchUpScreen
from samreview.tui.screens.closed import ClosedScreen
from samreview.tui.screens.live import LiveScreen
from samreview.tui.screens.readback import ReadBackScreen
from samreview.tui.widgets.line import CommandLine
from tests.tui.staging import text_of, type_line

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.staging import SameScreen, Stage

LONG = "Bring the Lyon line layout to the line lead, with the footprints of both vendors"
NOTES = (
    f"action {LONG} @lukas @karim due:+3w opp:nextgen +250k cost:60k",
    "action Ask Marc who signs",
    "decision Go to Lyon with engineering first",
    "action Write the value case @priya due:fri opp:lyon +400k",
    "action Call Jane [/] about the visit @lukas due:2026-12-01",
)
SIZES = [(80, 24), (160, 48)]


@pytest.fixture
def noted(running: Stage) -> Stage:
    running.say(*NOTES)
    return running


def value(pilot: Pilot[int]) -> str:
    return pilot.app.screen.query_one(CommandLine).value


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_an_action_is_shown_large_at_each_size(
    noted: Stage, same_screen: SameScreen, size: tuple[int, int]
) -> None:
    app = noted.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, ReadBackScreen)
        same_screen(app, f"readback-{size[0]}")


async def test_each_owner_answers_by_one_key_and_the_wall_goes_along(noted: Stage) -> None:
    wall = noted.app(None, watch_only=True)
    app = noted.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        assert noted.review.reading == 1
        await pilot.press("y")
        await pilot.pause()
        first = noted.review.captures[0]
        assert (first.agreed, first.agreed_on_word_of) == (True, "lukas")
        assert "action 5" in text_of(app)
        assert "2 of 4, 1 settled" in text_of(app)
        await pilot.press("u")
        await pilot.pause()
        assert not first.agreed
        assert "Bring the Lyon line layout" in text_of(app)
    async with wall.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text_of(wall)
        assert "READ BACK   action 1" in shown
        assert "Lukas, do you take it?" in shown


async def test_amending_declining_and_what_nobody_wants_begin_their_lines(noted: Stage) -> None:
    app = noted.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        for key, begun in (
            ("m", f"/edit 1 {LONG}"),
            ("x", "/decline 1 because "),
            ("at", "/edit 1 @"),
            ("s", "/edit 1 #up due:+2w @"),
        ):
            await pilot.press(key)
            assert value(pilot) == begun
            await pilot.press("escape")
            app.screen.query_one(CommandLine).value = ""
        await pilot.press("x")
        await type_line(pilot, "my team is full")
        await pilot.pause()
        assert noted.review.captures[0].declined == (("lukas", "my team is full"),)
        assert "Lukas declined: my team is full" in text_of(app)
        await pilot.press("d")
        await type_line(pilot, "we chose not to")
        await pilot.pause()
        dropped = noted.review.captures[0]
        assert (dropped.withdrawn, dropped.dropped_because) == (True, "we chose not to")
        assert "1 of 3" in text_of(app)


async def test_the_arrows_go_through_all_and_escape_leaves_wall_and_screen(noted: Stage) -> None:
    app = noted.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "right", "right", "left")
        await pilot.pause()
        assert noted.review.reading == 5
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        assert noted.door.review.reading is None


async def test_when_all_are_settled_the_screen_says_so_and_c_goes_to_the_close(noted: Stage) -> None:
    noted.say("/drop 2")
    app = noted.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        for _ in range(3):
            await pilot.press("y")
            noted.wait(1 / 60)
        await pilot.pause()
        assert "Every action is settled" in text_of(app)
        assert "3 of 3 agreed by their owners, or going up." in text_of(app)
        await pilot.press("c")
        await pilot.pause()
        assert "To settle before the close" in text_of(app)


async def test_one_key_answers_for_one_action_however_fast_it_comes_again(noted: Stage) -> None:
    noted.say("/drop 2")
    app = noted.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "y", "y", "y", "x")
        await pilot.pause()
        assert [one.number for one in noted.review.captures if one.agreed] == [1]
        assert value(pilot) == ""
        assert "The list has moved on: press again to answer for this action." in text_of(app)
        noted.wait(1 / 60)
        await pilot.press("y")
        await pilot.pause()
        assert [one.number for one in noted.review.captures if one.agreed] == [1, 5]


async def test_nobody_answers_by_a_key_for_somebody_who_has_left(noted: Stage) -> None:
    noted.say("/leave lukas")
    app = noted.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "y")
        await pilot.pause()
        assert not noted.review.captures[0].agreed
        assert "Lukas is not here" in text_of(app)


async def test_a_member_reads_along_and_answers_for_what_is_theirs(noted: Stage) -> None:
    app = noted.app("lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        noted.say("/readback 5")
        app.refreshed()
        await pilot.pause()
        assert "Action 5 is read back, and is yours" in text_of(app)
        await pilot.press("b", "y")
        await pilot.pause()
        assert noted.review.captures[4].agreed_on_word_of is None
        assert noted.review.captures[4].agreed


async def test_points_of_the_quality_list_are_mended_by_a_digit_once_the_close_is_asked_for(noted: Stage) -> None:
    app = noted.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert noted.review.floor == "dana"
        await pilot.press("c")
        await pilot.pause()
        assert "1 action 2 has no owner" in text_of(app)
        assert "b read back 4" in text_of(app)
        await pilot.press("1")
        assert value(pilot) == "/edit 2 @"
        await type_line(pilot, "karim")
        await pilot.pause()
        assert noted.review.captures[1].person == "karim"
        assert "has no owner" not in text_of(app)


async def test_a_close_that_is_refused_shows_what_is_to_settle_and_c_closes_all_the_same(noted: Stage) -> None:
    app = noted.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await type_line(pilot, "close")
        await pilot.pause()
        assert "To settle before the close" in text_of(app)
        await pilot.press("escape")
        await pilot.press("c", "c")
        await pilot.pause()
        assert isinstance(app.screen, ClosedScreen)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_closed_screen_rates_approves_and_amends(
    noted: Stage, same_screen: SameScreen, size: tuple[int, int]
) -> None:
    noted.say("/close anyway")
    app = noted.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        same_screen(app, f"closed-rating-{size[0]}")
        await pilot.press("4")
        await type_line(pilot, "we found the budget")
        await pilot.press("r")
        assert value(pilot) == "@@priya /rate "
        await type_line(pilot, "3")
        await pilot.pause()
        assert "worth my time: 3.5 (2 answers only); no answer yet from Lukas" in text_of(app)
        await pilot.press("y")
        await pilot.pause()
        assert noted.review.version == 1
        assert "Version 1: samreview minutes" in text_of(app)
        await pilot.press("e")
        await type_line(pilot, "3 Go to Lyon in May because Jane asked")
        await pilot.pause()
        assert "DRAFT: samreview minutes" in text_of(app)
        await pilot.press("y")
        await pilot.pause()
        assert noted.review.version == 2


async def test_who_joins_late_reads_three_lines_and_the_moderator_can_read_them_out(noted: Stage) -> None:
    noted.say("action Check the freight budget @ines due:fri")
    late = noted.app("ines")
    async with late.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(late.screen, CatchUpScreen)
        shown = text_of(late)
        assert "Decided: Go to Lyon with engineering first" in shown
        assert "say yes or no to action 6" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(late.screen_stack[-1], LiveScreen)
    dana = noted.app("dana")
    async with dana.run_test(size=(80, 24)) as pilot:
        noted.say("/arrive ines", by="priya")
        dana.refreshed()
        await pilot.pause()
        assert "l reads out in three lines what was missed" in text_of(dana)
        await pilot.press("l")
        await pilot.pause()
        assert "So far, for In" in text_of(dana)
        assert "say yes or no to action 6" in text_of(dana)


async def test_who_was_said_to_be_here_before_they_joined_reads_them_too_and_who_was_here_all_along_does_not(
    noted: Stage,
) -> None:
    noted.say("/arrive ines", by="priya")
    late, early = noted.app("ines"), noted.app("lukas")
    async with late.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(late.screen, CatchUpScreen)
    async with early.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(early.screen, LiveScreen)


async def test_the_wall_never_shows_the_three_lines(noted: Stage) -> None:
    wall = noted.app(None, watch_only=True)
    async with wall.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "b")
        await pilot.pause()
        assert not isinstance(wall.screen, (CatchUpScreen, ReadBackScreen))


async def test_the_list_of_the_closed_screen_scrolls(running: Stage) -> None:
    running.say(*(f"decision Number {number} of them" for number in range(1, 31)), "/close anyway")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Number 1 of" in text_of(app)
        assert "more lines: j k scroll" in text_of(app)
        await pilot.press("down", "down")
        assert "Number 1 of" not in text_of(app)
        await pilot.press(*["pagedown"] * 9)
        shown = text_of(app)
        assert "Number 30 of" in shown
        assert "the end of the list" in shown
        await pilot.press("k", *["pageup"] * 9)
        assert "Number 1 of" in text_of(app)


async def test_a_long_review_is_counted_whole_at_its_end_and_the_wall_keeps_what_was_agreed(running: Stage) -> None:
    running.say(*NOTES)
    running.say(*(f"point This was said as the {n}th" for n in range(120)))
    wall = running.app(None, watch_only=True)
    async with wall.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Call Jane" in text_of(wall)
    running.say("/close anyway")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "1 decision, 4 actions, 125 notes" in text_of(app)
