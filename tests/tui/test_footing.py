"""What can be done here and now: footers that tell the truth and can be clicked, help of each screen, no silent key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.tui.widgets.footer import KeyFooter, KeyLine, Keys
from samreview.tui.widgets.line import CommandLine
from samreview.tui.widgets.panels import Settle
from tests.tui.staging import text_of

if TYPE_CHECKING:
    from samreview.tui.app import ReviewApp
    from tests.tui.staging import Stage


def foot(app: ReviewApp) -> str:
    return text_of(app).splitlines()[-1]


def at_the_last_item(running: Stage) -> Stage:
    running.say("action Call Claire @lukas", "action Ask Marc @dmacd", "/goto decide")
    return running


# Footers


async def test_a_command_on_the_line_is_no_capture_whose_kind_could_be_changed(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        assert foot(app).split() == ["Enter", "do", "it", "Tab", "complete", "Esc", "keys"]
        app.screen.query_one(CommandLine).write("Lyon first")
        await pilot.pause()
        assert "F2 action" in foot(app)
        assert "Enter say it" in foot(app)


async def test_on_the_last_item_the_close_comes_first_and_the_keys_of_a_hidden_list_go(running: Stage) -> None:
    app = at_the_last_item(running).app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert foot(app).startswith(" c close  b read back  n next")
        assert "still open" not in foot(app)
        await pilot.press("c")
        assert foot(app).startswith(" 1-9 mend  0 more  b read back  c close  Esc leave")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "d done  s still open" in foot(app)


async def test_the_read_back_says_what_works_on_its_line_too(running: Stage) -> None:
    app = at_the_last_item(running).app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        assert "y yes" in foot(app)
        assert "n b next" in foot(app)
        assert foot(app).endswith("Esc leave")
        await pilot.press("m")
        assert foot(app).split()[:3] == ["Enter", "do", "it"]


async def test_people_who_may_not_give_the_floor_are_not_told_so(running: Stage) -> None:
    app = running.app("lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert "floor" not in foot(app)
        assert "1-9 floor" not in text_of(app)


# Clicks


async def test_a_click_on_a_key_of_the_footer_presses_it(running: Stage) -> None:
    running.say("/goto growth")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        line = foot(app)
        await pilot.click(KeyFooter, offset=(line.index("n next") + 3, 0))
        await pilot.pause()
        assert "no outcome: n again" in text_of(app)
        await pilot.click(KeyFooter, offset=(line.index("/ line"), 0))
        await pilot.pause()
        assert app.screen.query_one(CommandLine).value == "/"
        await pilot.click(KeyFooter, offset=(foot(app).index("Esc"), 0))
        await pilot.pause()
        assert app.focused is None
        await pilot.click(KeyFooter, offset=(line.index("? help"), 0))
        await pilot.pause()
        await pilot.click(Keys, offset=(foot(app).index("Esc"), 0))
        await pilot.pause()
        assert app.screen.query(KeyFooter)


async def test_of_keys_shown_together_the_one_that_was_clicked_is_meant(stage: Stage) -> None:
    app = stage.app("dana")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        keys, line = app.screen.query_one(KeyLine), foot(app)
        found = {line[x]: keys.key_at(x) for x in (line.index("m t b") + step for step in (0, 2, 4))}
        assert found == {"m": "m", "t": "t", "b": "b"}
        assert keys.key_at(line.index("+ -") + 2) == "minus"
        assert keys.key_at(line.index("1-9")) is None
        assert keys.key_at(159) is None


# Keys


async def test_what_only_a_key_wrote_goes_with_esc_and_what_one_typed_stays(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "escape")
        assert app.screen.query_one(CommandLine).value == ""
        await pilot.press("slash", "escape")
        assert app.screen.query_one(CommandLine).value == ""
        await pilot.press("p", "x", "escape")
        assert app.screen.query_one(CommandLine).value == "/park x"
        await pilot.press("enter", "escape")
        assert app.screen.query_one(CommandLine).value == "/park x"


async def test_a_key_that_is_for_others_or_for_another_time_says_so(running: Stage) -> None:
    app = running.app("lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "n (next) is for the moderator or the timekeeper; Dana is moderator." in text_of(app)
        await pilot.press("m")
        await pilot.pause()
        assert "works before the start" in text_of(app)


async def test_a_key_of_the_read_back_that_does_not_fit_says_what_does(running: Stage) -> None:
    running.say("action Ask Marc who signs", "/goto decide")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "y")
        await pilot.pause()
        assert "Nobody has it yet: @ names who takes it" in text_of(app)


async def test_w_in_time_says_so_without_a_cross(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        await pilot.pause()
        shown = text_of(app)
        assert "· We end in time: 12 in reserve. Nothing needs to be cut." in shown
        assert "reserve 12 of 12" in shown


# Panels


async def test_a_digit_mends_what_is_in_view_and_0_turns_to_the_next_points(running: Stage) -> None:
    app = at_the_last_item(running).app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        panel = app.screen.query_one(Settle)
        seen = [panel.point(number) for number in range(1, 10)]
        shown = [point for point in seen if point is not None]
        assert 0 < len(shown) < len(app.session.snapshot.settle)
        beyond = str(len(shown) + 1)
        await pilot.press(beyond)
        assert app.screen.query_one(CommandLine).value == "", "what is not in view is not mended"
        await pilot.press("0")
        await pilot.pause()
        next_ones = panel.point(1)
        assert next_ones is not None
        assert next_ones not in shown
        assert f" 1 {next_ones.message}"[:30] in text_of(app)


async def test_who_may_not_close_is_not_offered_to(running: Stage) -> None:
    app = at_the_last_item(running).app("lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "To settle before the close" in text_of(app)
        assert "mend" not in text_of(app)


async def test_on_a_shared_wall_nobody_reads_who_was_not_heard(running: Stage) -> None:
    app = running.app("dana", shared=True)
    async with app.run_test(size=(160, 48)) as pilot:
        running.say("/goto house", *(f"/skip {item}" for item in ("agreed", "customer", "funnel", "assumptions")))
        running.say("decision Yes")
        app.refreshed()
        await pilot.press("n")
        await pilot.pause()
        assert running.review.current == "decide"
        assert "the last item" in text_of(app)
        assert "heard" not in text_of(app)


async def test_ways_leave_the_wall_once_we_end_in_time_again(running: Stage) -> None:
    running.wait(90)
    running.say("/hand")
    wall = running.app(None, watch_only=True)
    async with wall.run_test(size=(160, 48)) as pilot:
        running.say("/ways")
        wall.refreshed()
        wall.screen.open_panel("ways")  # type: ignore[attr-defined]  # as the tick does
        await pilot.pause()
        assert "run over" in text_of(wall)
        running.say("/take 2")
        wall.refreshed()
        await pilot.pause()
        assert "run over" not in text_of(wall)


# Help


@pytest.mark.parametrize(
    ("view", "title", "holds"),
    [
        ("moderator", "Help: The live screen", "end this item and start the next"),
        ("timekeeper", "Help: The timekeeper's screen", "end this item and start the next"),
        ("scribe", "Help: The scribe's screen", "submit the line"),
    ],
)
async def test_each_view_explains_itself(running: Stage, view: str, title: str, holds: str) -> None:
    app = running.app("dana", view=view)  # type: ignore[arg-type]  # one of them
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        shown = text_of(app)
        assert title in shown
        assert holds in "\n".join(shown.splitlines()[:14])
        told = "\n".join(meaning for _, meaning in app.screen._lines)  # type: ignore[attr-defined]  # the help's
        assert "comes from an earlier review" in told or view == "scribe"
        assert "this quarter, the horizon, beyond it" in told or view == "timekeeper"


async def test_lobby_read_back_notes_and_close_explain_themselves(stage: Stage) -> None:
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Help: The lobby" in text_of(app)
        await pilot.press("escape")
        stage.say("/arrive dana priya", "/start", "action Call Claire @priya", "/goto decide")
        app.refreshed()
        await pilot.pause()
        await pilot.press("b")
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Help: The read-back" in text_of(app)
        assert "its owner says yes" in text_of(app)
        await pilot.press("escape", "escape", "a", "f1")
        await pilot.pause()
        assert "Help: All notes" in text_of(app)
        await pilot.press("escape", "escape")
        stage.say("/close anyway")
        app.refreshed()
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Help: After the close" in text_of(app)


async def test_a_note_is_withdrawn_where_it_was_found(running: Stage) -> None:
    running.say("point one", "point two")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "up", "ctrl+d")
        await pilot.pause()
        assert [one.withdrawn for one in running.review.captures] == [True, False]
        await pilot.press("f8")
        await pilot.pause()
        assert not running.review.captures[0].withdrawn
