"""What people prepared: the lobby's readiness, silent reading by one key, and taking up by one letter each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.journal.preparing import Desk
from samreview.review.prep.in_review import stages
from samreview.review.prep.model import PrepEntry
from tests.tui.staging import text_of

if TYPE_CHECKING:
    from samreview.review.prep.model import PrepKind
    from tests.tui.staging import SameScreen, Stage

SIZES = [(80, 24), (160, 48)]
ENTRIES: tuple[tuple[str, PrepKind, str, str | None], ...] = (
    ("priya", "question", "Who signs in Lyon, and what do they need from us before April?", None),
    ("priya", "idea", "A service contract for Lyon opp:lyon +120k", None),
    ("lukas", "question", "[/] Two lines or three? [@click=app.quit]", None),
    (
        "karim",
        "validation",
        "opp:nextgen close 2027-07-15 because the board moved",
        "/fix opp:nextgen close 2027-07-15 because x",
    ),
)


def prepared(stage: Stage) -> Stage:
    for person, kind, text, line in ENTRIES:
        desk = Desk(stage.journal, stage.clock, "halden", person)
        about = "opp nextgen close" if line else None
        desk.say(lambda prep, say=(kind, text, None, about, line): [PrepEntry(prep.next_number, *say)])  # type: ignore[misc]  # now
        desk.bring()
    stage.door.refresh()
    return stage


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_lobby_says_who_has_prepared(stage: Stage, size: tuple[int, int]) -> None:
    app = prepared(stage).app(None)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "Prepared 3 of 7: Priya, Lukas, Karim" in shown
        assert "r 10 min of silent reading first" in shown
        assert shown.count(" prepared ") == 3
        before = [state.minutes for state in stage.review.items]
        await pilot.press("r")
        assert [state.minutes for state in stage.review.items] == [10, 5, 9, 16, 22, 18, 13, 15]
        assert "r takes the silent reading out again" in text_of(app)
        await pilot.press("r")
        assert [state.minutes for state in stage.review.items] == before


async def test_with_two_thirds_prepared_nothing_is_offered(stage: Stage) -> None:
    for person in ("dana", "priya", "lukas", "karim", "beth"):
        desk = Desk(stage.journal, stage.clock, "halden", person)
        desk.has_read()
        desk.bring()
    stage.door.refresh()
    app = stage.app(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Prepared 5 of 7" in text_of(app)
        assert "silent reading" not in text_of(app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_was_prepared_stands_with_its_item_and_a_panel_takes_it_up(
    stage: Stage, same_screen: SameScreen, size: tuple[int, int]
) -> None:
    prepared(stage).say("/arrive dana priya lukas", "/start", "/goto growth")
    app = stage.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "1 Priya asks: Who signs in Lyon" in text_of(app)
        await pilot.press("z")
        same_screen(app, f"prepared-{size[0]}")


async def test_a_letter_each_asks_answers_parks_notes_takes_and_makes_an_action(stage: Stage) -> None:
    prepared(stage).say("/arrive dana priya lukas", "/start", "/goto growth")
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z", "a")
        assert stages(stage.review)[1] == "asked"
        assert "asked, no answer yet" in text_of(app)
        await pilot.press("d")
        assert stages(stage.review)[1] == "settled"
        await pilot.press("a")
        assert stage.review.captures[-1].text == "A service contract for Lyon"
        await pilot.press("j", "a")
        assert stage.review.fixes[-1].id == "nextgen"
        await pilot.press("x")
        assert app.screen.line.value == "/prepared 3 action @"  # type: ignore[attr-defined]  # of a review
        await pilot.press(*"lukas", "space", *"due", "colon", *"fri", "enter")
        assert stage.review.captures[-1].person == "lukas"
        assert app.session.snapshot.prepared == ()
        assert app.screen.panel == "exhibit"  # type: ignore[attr-defined]  # of a live screen
        await pilot.press("z")
        assert "Nothing that people prepared waits here" in text_of(app)


async def test_it_is_not_on_the_wall_and_undo_brings_it_back(stage: Stage) -> None:
    prepared(stage).say("/arrive dana priya lukas", "/start", "/goto growth")
    app = stage.app("dana", shared=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Lyon, and what" not in text_of(app)
        await pilot.press("z")
        await pilot.pause()
        await pilot.press("p")
        assert [one.text for one in stage.review.parked] == [ENTRIES[0][2]]
        await pilot.press("escape", "u")
        assert stages(stage.review)[1] == "waits"


async def test_a_short_one_keeps_to_a_line_with_its_key(running: Stage) -> None:
    desk = Desk(running.journal, running.clock, "halden", "priya")
    desk.say(lambda prep: [PrepEntry(prep.next_number, "question", "Who signs for Lyon", "growth", None, None)])
    desk.bring()
    running.door.refresh()
    running.say("/goto growth")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "1 Priya asks: Who signs for Lyon  z" in text_of(app)
        assert "takes it up" not in text_of(app)
