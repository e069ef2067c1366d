"""The scribe: one line a thought, fixed later and in place; nothing typed is lost, and nothing is asked in public."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import Input

from samreview.journal.door import ReviewDoor
from samreview.tui.screens.captures import CapturesScreen
from samreview.tui.screens.scribe import ScribeScreen
from samreview.tui.widgets.captures import ItemNotes
from samreview.tui.widgets.line import CommandLine
from tests.tui.staging import text_of, type_line

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from samreview.tui.app import ReviewApp
    from tests.tui.staging import SameScreen, Stage

SIZES = [(80, 24), (160, 48)]
HOSTILE = (
    "point [/] [@click=app.quit]press me[/] [bold",
    "decision \x1b]0;pwned\x07\x1b[2J wipe it \u202e backwards",
    "Lukas: 田中さん wants 检验 in all three labs, and 🙂 a very long line that goes on and on beyond any screen "
    + "x" * 90,
    'action Ask the {{ name }} of "Müller & Söhne" @tomas due:someday #up cost:60k',
    "idea =HYPERLINK(0) |pipe| `tick` <b>bold</b> opp:nextgen +250k",
)


def line_of(app: ReviewApp) -> CommandLine:
    return app.screen.query_one(CommandLine)


def shows(app: ReviewApp, screen: type) -> bool:
    """Say whether a screen of this kind is on top."""
    return isinstance(app.screen, screen)


async def fill(pilot: Pilot[int], text: str) -> None:
    """Put a text into the line in the place of what stands there."""
    line = pilot.app.screen.query_one(CommandLine)
    line.write(text)
    await pilot.pause()


# Pictures


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_looking_for_a_note(running: Stage, same_screen: SameScreen, size: tuple[int, int]) -> None:
    running.say(*HOSTILE, "/drop 1", "action Visit the lab in Lyon @priya due:fri")
    app = running.app("dana", view="scribe")
    async with app.run_test(size=size) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        app.screen.query_one(Input).value = "action"
        await pilot.press("ctrl+t")
        await pilot.pause()
        same_screen(app, f"find-{size[0]}")


# In place


async def test_an_edit_in_place_shows_all_and_saves_what_stands_there(running: Stage) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_line(pilot, "action Bring the layout @lukas due:2026-12-15 opp:nextgen +250k")
        line_of(app).insert_text_at_cursor("half a thought")
        await pilot.press("up")
        assert line_of(app).value == "/edit 1 Bring the layout @lukas due:2026-12-15 opp:nextgen +250k"
        assert app.screen.query_one(ItemNotes).chosen == 1
        await fill(pilot, "/edit 1 Bring the Lyon layout @priya opp:nextgen +250k")
        await pilot.press("enter")
        taken = running.review.captures[0]
        assert (taken.text, taken.person, taken.due) == ("Bring the Lyon layout", "priya", None)
        assert line_of(app).value == "half a thought"
        assert app.screen.query_one(ItemNotes).chosen is None


async def test_escape_leaves_a_note_as_it_was_and_the_scribe_on_the_line(running: Stage) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_line(pilot, "one")
        await type_line(pilot, "two")
        await pilot.press("up", "up")
        assert line_of(app).value == "/edit 1 one"
        await pilot.press("x", "escape")
        assert (line_of(app).value, app.screen.focused) == ("", line_of(app))
        assert [one.text for one in running.review.captures] == ["one", "two"]
        await pilot.press("up", "down")
        assert line_of(app).value == ""


async def test_one_key_makes_the_edited_note_another_kind_and_the_edit_goes_on(running: Stage) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_line(pilot, "point Lukas to bring the layout")
        await pilot.press("up", "f2")
        assert running.review.captures[0].kind == "action"
        await pilot.press("s", "enter")
        assert (running.review.captures[0].text, running.review.captures[0].person) == ("bring the layouts", "lukas")


async def test_N01_the_second_of_two_editors_is_shown_theirs_and_chooses(running: Stage) -> None:
    running.say("action Bring the layout @lukas")
    other = ReviewDoor(running.journal, running.door.stream, running.clock)
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:

        async def meanwhile(theirs: str, *keys: str) -> str:
            await pilot.press("up")
            other.submit(f"/edit 1 {theirs}", "dana")
            await fill(pilot, "/edit 1 mine @lukas")
            await pilot.press("enter")
            assert f"1 was changed meanwhile: {theirs}" in " ".join(text_of(app).split())
            await pilot.press(*keys)
            await pilot.pause()
            return running.review.captures[0].text

        running.door.refresh()
        assert await meanwhile("theirs", "escape") == "theirs"
        assert await meanwhile("their second", "enter") == "mine"
        assert await meanwhile("their third", "up") == "their third"
        assert line_of(app).value == "/edit 1 their third @lukas"
    kept = [event.data["set"].get("text") for event in running.journal.read(running.door.stream) if "set" in event.data]
    assert kept == ["theirs", "their second", "mine", "their third"]


async def test_F08_a_terminal_that_dies_while_it_edits_holds_nothing_back(running: Stage) -> None:
    running.say("action Bring the layout @lukas")
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "x")
    running.say("/edit 1 Bring both layouts")
    assert running.review.captures[0].text == "Bring both layouts"


async def test_what_is_withdrawn_says_so_in_a_word_for_not_every_terminal_strikes_through(running: Stage) -> None:
    running.say("action Ask Marc @dmac due:someday", "action Ask Marc", "point Gone", "/merge 1 2", "/drop 3")
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text_of(app).splitlines()
        assert "Purpose and roles: 1 note" in shown[7]
        assert next(row for row in shown if row.lstrip().startswith("1 action")).rstrip().endswith("  in 2")
        assert next(row for row in shown if "Gone" in row).rstrip().endswith("  withdrawn")


# Gentle questions


async def test_todays_business_is_parked_by_one_key_and_the_question_never_blocks(running: Stage) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_line(pilot, "The invoice for Lyon is late")
        assert "Operational: park it?" in text_of(app)
        await type_line(pilot, "idea Ask their apprentices")
        assert "park it?" not in text_of(app)
        assert running.review.parked == []
        running.say("/next")
        await type_line(pilot, "The tickets in Lyon")
        await pilot.press("ctrl+o")
        assert [one.text for one in running.review.parked] == ["The tickets in Lyon"]
        assert running.review.captures[2].withdrawn
        await pilot.pause()
        row = next(row for row in text_of(app).splitlines() if row.lstrip().startswith("3 point"))
        assert row.rstrip().endswith("  parked")


async def test_nothing_is_asked_where_the_room_sees_it(running: Stage) -> None:
    app = running.app("dana", shared=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        line_of(app).write("point Maintain the level")
        await pilot.press("enter")
        await pilot.pause()
        assert "point 1" in text_of(app)
        assert "grow here" not in text_of(app)


# One laptop for the room


async def test_one_seat_enters_lines_for_several(running: Stage) -> None:
    app = running.app("dana", shared=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await type_line(pilot, "@@tomas idea Ask their auditors")
        assert "said in the room by Tomás" in text_of(app)
        await type_line(pilot, "@@karim idea Ask their apprentices")
        await pilot.press("enter", "up", "up")
        assert line_of(app).value == "/edit 1 Ask their auditors"
    assert [(one.by, one.typed_by) for one in running.review.captures] == [("tomas", "dana"), ("karim", "dana")]
    assert {"tomas", "karim"} <= {one for capture in running.review.captures for one in capture.came_from}


# Finding and merging


async def test_what_is_found_is_edited_changed_and_merged(running: Stage) -> None:
    running.say("action Visit the lab in Lyon @priya", "idea Lyon once more", "action Go and see Lyon @lukas due:fri")
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        app.screen.query_one(Input).value = "lyon"
        await pilot.press("up", "f4")
        assert running.review.captures[1].kind == "open"
        await pilot.press("down", "ctrl+t", "up", "up", "ctrl+t")
        assert [one.merged_into for one in running.review.captures] == [None, None, 1]
        await pilot.press("f8")
        assert not any(one.withdrawn for one in running.review.captures)
        await pilot.press("enter")
        await pilot.pause()
        assert shows(app, ScribeScreen)
        assert line_of(app).value.startswith("/edit 1 Visit the lab in Lyon")
        await pilot.press("f9")
        await pilot.pause()
        await pilot.press("question_mark", "enter", "escape")
        assert shows(app, CapturesScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert shows(app, ScribeScreen)


async def test_an_hour_at_eight_lines_a_minute_draws_only_what_shows(running: Stage) -> None:
    running.say(*(f"point Thought {number} opp:nextgen" for number in range(480)))
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        notes = app.screen.query_one(ItemNotes)
        for number in range(3):
            repainted = notes.repaints
            await type_line(pilot, f"point More {number}")
            await pilot.pause()
            assert notes.repaints == repainted + 1
        assert f"{len(running.review.captures)} point" in text_of(app)


async def test_what_is_typed_ahead_of_a_busy_machine_is_all_there_in_its_order(running: Stage) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        line = line_of(app)
        burst = "Lyon first\rWho signs @luk\tdue:fri\raction Call\r"
        for char in burst:
            named = {"\r": "enter", "\t": "tab", " ": "space", "@": "at", ":": "colon"}.get(char, char)
            line.post_message(Key(named, char if char.isprintable() else None))
        await pilot.pause()
        assert [(one.kind, one.text, one.person) for one in running.review.captures] == [
            ("point", "Lyon first", None),
            ("point", "Who signs", "lukas"),
            ("action", "Call", None),
        ]
        assert running.review.captures[1].due is not None
