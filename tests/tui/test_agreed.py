"""Going through what was agreed before, one key a line, and what the lobby says of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.agenda.template import load_template
from samreview.journal.opening import open_review
from samreview.review.carry.standing import standing
from samreview.tui.keys import keys_now
from samreview.tui.widgets.exhibit import ExhibitView
from tests.tui.staging import START, Stage, staged, text_of, type_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.staging import SameScreen

QUARTER = dt.timedelta(days=91)
SIZES = [(80, 24), (160, 48)]


@pytest.fixture
def second(root: Path) -> Stage:
    """Return the lobby of an account's second review, which carries hostile text too."""
    first = staged(root)
    first.say(
        "/arrive dana priya lukas",
        "/start",
        "action Bring the [b]Lyon[/b] layout that \u5c0f\u6797 asked for, with the costs of each shift @lukas due:+3w",
        "goal Win the second cell in Lyon @dana due:FY28-Q1",
        "action Ask Marc who signs",
        "/park Who pays for the logo?",
        "/later assumptions",
        "/close anyway",
    )
    start = START + QUARTER
    first.clock.set_offset(QUARTER.total_seconds())
    review = first.review
    template = load_template((root / "agendas" / "growth-review.yaml").read_bytes(), "growth-review.yaml").template
    assert template is not None
    door = open_review(
        first.journal,
        first.clock,
        plan=review.plan_opened,
        plan_text=review.plan_text,
        plan_path="halden.yaml",
        template=template,
        start=start,
        minutes=120,
    )
    return Stage(door, first.clock, first.journal)


def to_the_list(stage: Stage) -> None:
    stage.say("/arrive dana priya lukas tomas", "/role timekeeper lukas", "/start", "/goto agreed")


def statuses(stage: Stage) -> list[str]:
    return [one.status for one in standing(stage.review)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_list_says_who_by_when_how_often_carried_and_what_has_come_of_it(
    second: Stage, same_screen: SameScreen, size: tuple[int, int]
) -> None:
    to_the_list(second)
    second.say("/settle 1 done", "/settle 2 open because the plant was shut", "/settle 4 dropped because it is paid")
    app = second.app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        same_screen(app, f"agreed-{size[0]}")


async def test_the_lobby_says_what_comes_from_last_time(second: Stage) -> None:
    app = second.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "Last time: 6 open, 3 overdue, 1 parked" in shown, "whole, where it is narrow"
        assert "put off then: What we assume" in shown
        assert "reserve" in shown


async def test_one_key_says_what_has_come_of_each_and_goes_on_to_the_next(second: Stage) -> None:
    to_the_list(second)
    kinds = [one.kind for one in standing(second.review)]
    app = second.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "s", "x")
        await type_line(pilot, "nobody needs it")
        assert statuses(second)[:3] == ["done", "open", "dropped"]
        assert {one.id: one.because for one in second.review.settled}[
            standing(second.review)[2].id
        ] == "nobody needs it"
        view = app.screen.query_one(ExhibitView)
        row = view.row(app.session.snapshot)
        assert row is not None
        assert row.number == 4
        await pilot.press("u")
        assert statuses(second)[2] == "open"
        goal = kinds.index("goal")
        await pilot.press(*["j"] * (goal - 3))
        await pilot.press("d")
        assert statuses(second)[goal] == "reached"


async def test_choosing_goes_round_and_the_chosen_one_is_seen(second: Stage) -> None:
    to_the_list(second)
    last = len(standing(second.review))
    app = second.app()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("k")
        await pilot.pause()
        assert f">{last:>2}" in text_of(app)
        assert "Who pays for the logo?" in text_of(app)
        await pilot.press("down")
        await pilot.pause()
        assert "> 1" in text_of(app)


async def test_the_keys_are_there_for_roles_and_for_owners_and_only_in_that_item(second: Stage) -> None:
    to_the_list(second)

    async def keys_of(person: str) -> set[str]:
        app = second.app(person)
        async with app.run_test(size=(80, 24)):
            return {key.key for key in keys_now(app.session.snapshot) if key.agreed}

    assert await keys_of("lukas") == {"d", "s", "x", "j"}
    assert await keys_of("tomas") == {"d", "s", "x", "j"}
    assert await keys_of("beth") == set()
    second.say("/next")
    assert await keys_of("dana") == set()


async def test_a_view_without_the_list_gives_way_to_one_that_has_it(second: Stage) -> None:
    to_the_list(second)
    app = second.app(view="room", shared=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert second.review.settled == ()
        assert "Agreed before" in text_of(app)
