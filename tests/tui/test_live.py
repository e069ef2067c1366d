"""The live screen: keys stand for lines, answers are instant, and the four answers are always in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.tui.screens.captures import CapturesScreen
from samreview.tui.screens.closed import ClosedScreen
from samreview.tui.screens.help import HelpScreen
from samreview.tui.screens.leaving import LeavingScreen
from samreview.tui.screens.live import LiveScreen
from samreview.tui.screens.room import RoomScreen
from samreview.tui.screens.scribe import ScribeScreen
from samreview.tui.widgets.line import CommandLine
from tests.tui.staging import text_of, type_line

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.tui.snapshot import View
    from tests.tui.staging import SameScreen, Stage

SIZES = [(80, 24), (160, 48)]
NOTES = (
    "action Bring the Lyon line layout @priya due:+3w opp:nextgen +250k for:scrap",
    "decision Go to Lyon with engineering first",
    "action Ask Marc who signs @dmacd due:2027-01-12",
    "question Whose budget is it? @jane",
    "Lukas: their line lead wants one vendor",
    "action Priya and Tomás to write the value case due:fri opp:lyon +400k cost:60k",
    "/agree 1",
)


def in_the_middle(stage: Stage) -> None:
    """Bring the review to its fourth item, 21 minutes into it, with notes."""
    for minutes in (7, 11, 17):
        stage.wait(minutes)
        stage.say("/next")
    stage.say("/hand", by="tomas")
    stage.say("/floor beth", *NOTES)
    stage.say("/fix opp:nextgen amount 480k because the board cut it")
    stage.wait(21.3)
    # An event of this moment: nobody asks then whether the time before it counted.
    stage.say("/hand", by="karim")


# Pictures


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", ["moderator", "timekeeper", "scribe"])
async def test_each_view_at_each_size(
    running: Stage, same_screen: SameScreen, size: tuple[int, int], view: View
) -> None:
    in_the_middle(running)
    app = running.app("dana", view=view)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        same_screen(app, f"live-{view}-{size[0]}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("item", ["agreed", "customer", "assumptions", "house"])
async def test_each_exhibit_at_each_size(
    running: Stage, same_screen: SameScreen, size: tuple[int, int], item: str
) -> None:
    running.say(f"/goto {item}")
    app = running.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        same_screen(app, f"exhibit-{item}-{size[0]}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_wall_shows_nothing_private(running: Stage, same_screen: SameScreen, size: tuple[int, int]) -> None:
    in_the_middle(running)
    app = running.app(None, watch_only=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        same_screen(app, f"room-{size[0]}")
        shown = text_of(app)
        for private in ("NOT YET", "found", "250k", "400k", "advocate", "/next", "heard"):
            assert private not in shown


# Keys


async def test_next_asks_once_when_nothing_came_of_the_item_but_not_at_the_opening(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        assert running.review.current == "agreed"
        assert "no outcome" not in text_of(app)
        await pilot.press("n")
        assert running.review.current == "agreed"
        assert "no outcome: n again, or o to write one" in text_of(app)
        await pilot.press("n")
        assert running.review.current == "customer"


async def test_next_does_not_ask_when_something_did(running: Stage) -> None:
    running.say("/goto growth", "decision We look at three quarters")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        assert running.review.current == "assumptions"


async def test_outcome_key_writes_one_and_keys_are_back(running: Stage) -> None:
    running.say("/goto growth")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "o")
        await type_line(pilot, "three quarters")
        assert running.review.captures[-1].kind == "decision"
        await pilot.press("n")
        assert running.review.current == "assumptions"


async def test_undo_gives_item_and_clock_back(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        running.wait(3)
        await pilot.press("n")
        running.wait(1)
        await pilot.press("u")
        app.tick()
        assert running.review.current == "purpose"
        assert app.session.snapshot.clock.remaining == 60


async def test_an_item_that_ran_keeps_its_minutes_when_the_rest_is_left_for_next_time(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(160, 48)) as pilot:
        running.wait(7)
        running.say("/goto growth", "/later purpose", "/later house")
        app.refreshed()
        await pilot.pause()
        rows = [row.split("│")[0].rstrip() for row in text_of(app).splitlines()]
        ran = next(row for row in rows if " 1 Purpose and roles" in row)
        assert ran.startswith(" »")
        assert ran.split()[-3:] == ["5", "7", "+2"]
        assert next(row for row in rows if " 6 Our own house" in row).endswith("  later")


async def test_space_pauses_and_resumes(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        running.wait(2)
        app.tick()
        await pilot.pause()
        assert "PAUSED  2:00, 5:00 left" in text_of(app)
        await pilot.press("space")
        assert running.review.phase == "running"


async def test_digits_give_the_floor_and_zero_takes_it_back(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        assert running.review.floor == "lukas"
        await pilot.press("0")
        assert running.review.floor is None


async def test_extend_says_who_pays_before_enter(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "reserve pays" in text_of(app)
        assert running.review.items[0].minutes == 5
        await pilot.press("enter")
        assert running.review.items[0].minutes == 10
        assert app.focused is None


async def test_park_puts_a_thought_aside(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await type_line(pilot, "their new plant in Ohio")
        assert [one.text for one in running.review.parked] == ["their new plant in Ohio"]


async def test_letters_do_not_act_while_the_line_has_the_focus(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await type_line(pilot, "nun next pause 3")
        assert running.review.captures[-1].text == "nun next pause 3"
        assert running.review.current == "purpose"
        await type_line(pilot, "still here")
        assert running.review.captures[-1].text == "still here"
        await pilot.press("escape", "n", "n")
        assert running.review.current == "agreed"


async def test_escape_keeps_what_was_typed(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "h", "a", "l", "f", "escape", "enter")
        assert app.screen.query_one(CommandLine).value == "half"


async def test_a_key_of_a_role_one_does_not_hold_does_nothing(running: Stage) -> None:
    app = running.app("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "n", "space")
        assert running.review.current == "purpose"
        assert running.review.phase == "running"
        assert " n next" not in text_of(app)
        await pilot.press("h")
        assert running.review.people["tomas"].hand


# The scribe


async def test_the_scribe_stays_on_the_line_and_a_bare_enter_does_nothing(running: Stage) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, ScribeScreen)
        await type_line(pilot, "first")
        await pilot.press("enter", "enter")
        await type_line(pilot, "second")
        assert [one.text for one in running.review.captures] == ["first", "second"]


async def test_up_edits_ones_own_latest_capture(running: Stage) -> None:
    running.say("a point of another")
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_line(pilot, "layot")
        await type_line(pilot, "other")
        running.say("idea of another", by="lukas")
        await pilot.press("up", "up")
        line = app.screen.query_one(CommandLine)
        assert line.value == "/edit 2 layot"
        await pilot.press("down")
        assert line.value == "/edit 3 other"
        await type_line(pilot, "s")
        assert running.review.captures[2].text == "others"


async def test_function_keys_make_the_line_another_kind(running: Stage) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        await type_line(pilot, "bring it")
        await pilot.press("f2", "f3")
        await type_line(pilot, "go")
        assert [(one.kind, one.text) for one in running.review.captures] == [
            ("action", "bring it"),
            ("decision", "go"),
        ]


async def test_tab_takes_a_name_and_the_answer_line_says_what_was_understood(running: Stage) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"action", "space", *"bring", "space", "at", "t", "o")
        await pilot.pause()
        assert "@tomas" in text_of(app)
        await pilot.press("tab")
        assert app.screen.query_one(CommandLine).value == "action bring @tomas "
        await pilot.press("d", "u", "e", "colon", *"fri")
        await pilot.pause()
        assert "27 Nov" in text_of(app)
        assert not running.review.captures
        await pilot.press("enter")
        assert running.review.captures[-1].person == "tomas"


async def test_a_paste_becomes_one_safe_line(running: Stage) -> None:
    from textual import events

    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(CommandLine).post_message(events.Paste("one\ntwo\x1b[2J"))
        await pilot.pause()
        value = app.screen.query_one(CommandLine).value
        assert value.startswith("one two")
        assert "\x1b" not in value


async def test_a_paste_of_a_whole_file_is_refused_and_the_line_stays_as_it_was(running: Stage) -> None:
    from textual import events

    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.screen.query_one(CommandLine)
        line.write("begun")
        await pilot.pause()
        line.post_message(events.Paste("x" * 10_485_760))
        await pilot.pause()
        assert line.value == "begun"
        assert "10,485,760 characters are too many to paste" in text_of(app)


async def test_a_pasted_list_becomes_notes_one_enter_each(running: Stage) -> None:
    from textual import events

    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.screen.query_one(CommandLine)
        line.post_message(
            events.Paste("- Bring the layout\n\n2. Ask Jane\n* Skip this\nidea Go by train\naction Call Marc")
        )
        await pilot.pause()
        assert line.value == "Bring the layout"
        assert "4 more pasted" in text_of(app)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert line.value == "Skip this"
        line.value = ""
        await pilot.press("enter", "enter")
        assert [(one.kind, one.text) for one in running.review.captures] == [
            ("point", "Bring the layout"),
            ("point", "Ask Jane"),
            ("idea", "Go by train"),
        ]
        assert line.value == "action Call Marc"
        await pilot.press("enter")
        assert line.value == ""
        line.post_message(events.Paste("point One\n/close anyway"))
        await pilot.pause()
        assert line.value == "point One /close anyway"


# Over-run


async def test_an_over_run_pushes_the_ways_once_and_digits_keep_their_meaning(running: Stage) -> None:
    running.say("/next")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        running.wait(40)
        app.tick()
        await pilot.pause()
        shown = text_of(app)
        assert "shorten" in shown
        assert "w, then 1-3 takes one" in shown
        for answer in ("RED", "NOT YET", "no growth found yet", "nothing captured yet", " > "):
            assert answer in shown
        await pilot.press("3")
        assert running.review.floor == "lukas"
        assert not running.review.choices
        offered = running.review.offers
        running.wait(2)
        app.tick()
        assert running.review.offers == offered


async def test_no_ways_are_pushed_in_the_first_item(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        running.wait(40)
        app.tick()
        await pilot.pause()
        assert not running.review.offers


async def test_w_and_a_digit_take_a_way_as_it_was_offered(running: Stage) -> None:
    running.say("/next")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        running.wait(40)
        app.tick()
        await pilot.press("w")
        await pilot.pause()
        assert "1-3 takes one" in text_of(app)
        await pilot.press("1")
        app.tick()
        assert [one.name for one in running.review.choices] == ["shorten"]
        assert app.session.snapshot.clock.over_run == 0
        assert "1-3 takes one" not in text_of(app)


async def test_escape_leaves_the_ways_standing(running: Stage) -> None:
    running.say("/next")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        running.wait(40)
        app.tick()
        await pilot.press("w", "escape")
        await pilot.pause()
        assert "shorten" not in text_of(app)
        assert running.review.offers
        await pilot.press("w")
        await pilot.pause()
        assert "shorten" in text_of(app)


# Coming and going


async def test_ctrl_c_stops_nothing_and_says_how_to_leave(running: Stage) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "ctrl+c")
        await pilot.pause()
        assert "Ctrl+Q leaves" in text_of(app)
        assert app.is_running


async def test_leaving_asks_while_it_runs_and_the_review_goes_on(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, LeavingScreen)
        await pilot.press("n")
        await pilot.pause()
        assert app.is_running
        running.wait(2)
        await pilot.press("ctrl+q", "y")
    assert app.return_code == 0
    again = running.app("dana")
    async with again.run_test(size=(80, 24)) as pilot:
        running.wait(1)
        again.tick()
        assert again.session.snapshot.clock.remaining == 2 * 60


async def test_what_another_terminal_says_appears(running: Stage) -> None:
    from samreview.journal.door import ReviewDoor

    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        other = ReviewDoor(running.journal, running.door.stream, running.clock)
        other.submit("idea Ask their apprentices", "tomas")
        await pilot.pause(0.3)
        assert "Ask their apprentices" in text_of(app)


async def test_v_goes_through_the_views(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        for _ in range(4):
            await pilot.press("v")
            await pilot.pause()
            seen.append(app.screen.view if isinstance(app.screen, LiveScreen) else type(app.screen))
            if isinstance(app.screen, ScribeScreen):
                await pilot.press("escape")
        assert seen == ["timekeeper", ScribeScreen, RoomScreen, "moderator"]
        await pilot.press("v", "v", "f12")
        await pilot.pause()
        assert isinstance(app.screen, RoomScreen)


@pytest.mark.parametrize(("key", "screen"), [("question_mark", HelpScreen), ("a", CapturesScreen)])
async def test_sheets_open_and_close(running: Stage, key: str, screen: type) -> None:
    running.say(*NOTES)
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, screen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)


async def test_a_line_means_the_item_that_was_current_when_it_was_begun(running: Stage) -> None:
    app = running.app("dana", view="moderator")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        running.wait(1)
        running.say("/role timekeeper lukas")
        running.say("/next", by="lukas")
        app.refreshed()
        await pilot.pause()
        await pilot.press("enter")
        assert "Purpose and roles is over; What we agreed runs now." in " ".join(text_of(app).split())
        assert running.review.item_by_id["agreed"].minutes == 10
        await pilot.press("enter")
        await pilot.pause()
        assert running.review.item_by_id["agreed"].minutes == 15


async def test_help_names_every_key_that_works_and_every_command(running: Stage, same_screen: SameScreen) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 100)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        same_screen(app, "help")


async def test_the_palette_lists_what_can_be_done(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)):
        titles = {command.title for command in app.get_system_commands(app.screen)}
        assert {"/fix", "next (n)", "view: room", "quit"} <= titles


@pytest.mark.parametrize("size", [(59, 24), (80, 17), (20, 5), (1, 1)])
async def test_a_window_too_small_says_so(running: Stage, size: tuple[int, int]) -> None:
    app = running.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "AMBER" not in text_of(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "GREEN" in text_of(app)


# The end


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_close_shows_what_is_to_settle_then_closes_and_writes_minutes(
    running: Stage,
    same_screen: SameScreen,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    running.say(*NOTES)
    monkeypatch.chdir(tmp_path)
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "To settle before the close" in text_of(app)
        await pilot.press("c")
        await pilot.pause()
        assert running.review.phase == "closed"
        assert isinstance(app.screen, ClosedScreen)
        same_screen(app, "closed-80")
        await pilot.press("m")
        await pilot.pause()
        name = running.review.id
        assert written(tmp_path) == [f"{name}.docx", f"{name}.eml"]
        await pilot.press("m")
        await pilot.pause()
        assert written(tmp_path) == [f"{name}-2.docx", f"{name}-2.eml", f"{name}.docx", f"{name}.eml"]


async def test_the_last_item_opens_the_list_of_what_is_to_settle(running: Stage, same_screen: SameScreen) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        running.say("/goto decide")
        app.session.look()
        app.changed()
        await pilot.pause()
        same_screen(app, "settle-80")
        await pilot.press("c")
        assert running.review.phase == "running"
        await pilot.press("escape")
        await pilot.pause()
        assert "To settle" not in text_of(app)


async def test_a_second_that_passes_while_the_app_goes_down_stops_nothing(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.screen.query(CommandLine).remove()
        app._running = False
        shown = app.session.snapshot
        running.wait(1)
        app.tick()
        app.changed()
        assert app.session.snapshot is shown
        app._running = True


async def test_a_second_slash_is_one_too_many(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "slash", "p", "a", "u", "s", "e", "enter")
        assert running.review.phase == "paused"


async def test_at_zero_it_is_over_as_the_signal_says(running: Stage) -> None:
    running.wait(5)
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "RED  0:00 over" in text_of(app)
