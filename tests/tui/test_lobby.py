"""Before the start: who is here, who holds which role, the agenda, and the start."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from samreview.checks import engine
from samreview.plan.findings import Finding
from samreview.tui.observe import Observer
from samreview.tui.screens.live import LiveScreen
from samreview.tui.screens.lobby import LobbyScreen
from samreview.tui.screens.room import RoomScreen
from tests.tui.staging import staged, text_of, type_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.staging import SameScreen, Stage

SIZES = [(80, 24), (160, 48)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_plan_the_people_the_roles_and_the_agenda_at_a_glance(
    stage: Stage, same_screen: SameScreen, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    # The rules change more often than the lobby.
    weak = [Finding("halden.yaml", 9, 1, f"SAM10{one}", "warning", f"weak point {one} " * 9) for one in range(1, 6)]
    monkeypatch.setattr(engine, "check", lambda *_: tuple(weak))
    app = stage.app(None)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, LobbyScreen)
        same_screen(app, f"lobby-{size[0]}")


def test_the_zone_beside_the_booked_time_is_that_of_the_day_it_is_booked_for(root: Path) -> None:
    summer = staged(root, start=dt.datetime(2027, 5, 25, 15, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    assert Observer().look(summer.review, summer.door.now(), "dana").zone == "CEST"


async def test_a_digit_says_who_is_here_and_takes_it_back(stage: Stage) -> None:
    app = stage.app(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        assert stage.review.people["priya"].present
        await pilot.press("2")
        assert not stage.review.people["priya"].present


async def test_one_key_takes_the_roles_as_proposed(stage: Stage) -> None:
    app = stage.app(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "2", "3", "4", "5", "6", "7")
        proposed = {one.role: one.proposed for one in app.session.snapshot.glance.proposals}
        await pilot.press("y")
        assert stage.review.roles == proposed
        assert stage.review.roles["moderator"] != "dana"


async def test_a_role_goes_from_person_to_person_by_one_key(stage: Stage) -> None:
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        for _ in range(8):
            await pilot.press("b")
            seen.append(stage.review.roles["scribe"])
        assert len(set(seen)) >= 5
        assert None not in seen


async def test_giving_the_moderator_away_leaves_a_named_terminal_without_its_say(stage: Stage) -> None:
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        assert stage.review.roles["moderator"] != "dana"
        await pilot.press("s")
        assert stage.review.phase == "lobby"
        assert " s start" not in text_of(app)


async def test_a_terminal_keeps_its_person_when_the_role_is_handed_over(stage: Stage) -> None:
    stage.say("/role scribe dana", "/start")
    app = stage.app(None)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await type_line(pilot, "/role moderator priya")
        assert stage.review.roles["moderator"] == "priya"
        assert "This terminal stays Dana's" in text_of(app)
        await type_line(pilot, "decision Go to Lyon")
        assert (stage.review.captures[-1].by, app.session.person) == ("dana", "dana")
        await type_line(pilot, "/next")
        assert "Priya Raman is moderator" in text_of(app)


async def test_the_wall_shows_what_whoever_moderates_may_show(stage: Stage) -> None:
    app = stage.app(None, watch_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        stage.say("/role moderator priya")
        app.session.poll()
        app.refreshed()
        await pilot.pause()
        assert app.session.person == "priya"


async def test_in_the_lobby_whoever_moderates_is_asked_whether_it_is_held_today(stage: Stage) -> None:
    stage.wait(7 * 24 * 60)
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        app.tick()
        await pilot.pause()
        said = " ".join(text_of(app).split())
        assert "Is this review held today, Tue 1 Dec? It is planned for Tue 24 Nov. s holds it today:" in said
        await pilot.press("s")
        await pilot.pause()
        assert stage.review.on.isoformat() == "2026-12-01"


async def test_the_length_of_the_chosen_item_by_keys(stage: Stage) -> None:
    app = stage.app(None)
    async with app.run_test(size=(80, 24)) as pilot:
        before = {item.id: item.minutes for item in stage.review.items}
        await pilot.press("j", "plus", "plus", "down", "minus")
        after = {item.id: item.minutes for item in stage.review.items}
        assert after["agreed"] == before["agreed"] + 2
        assert after["customer"] == before["customer"] - 1


async def test_s_starts_and_every_terminal_follows(stage: Stage) -> None:
    app = stage.app(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "s")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
    app = stage.app("lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)


async def test_a_shared_screen_becomes_the_wall_with_its_keys_alive(stage: Stage) -> None:
    app = stage.app(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "s")
        await pilot.pause()
        assert isinstance(app.screen, RoomScreen)
        await pilot.press("space")
        assert stage.review.phase == "paused"


async def test_another_terminal_starting_closes_help_and_opens_the_review(stage: Stage) -> None:
    app = stage.app("lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        stage.say("/start")
        app.session.look()
        app.changed()
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)


async def test_what_only_the_moderator_does_is_not_offered_to_others(stage: Stage) -> None:
    app = stage.app("lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "y takes" not in shown
        assert "silent reading first" not in shown
        assert "  moderator " in shown
        assert "m moderator" not in shown
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "y takes the proposal" in shown
        assert "silent reading first" in shown
        assert "m moderator" in shown


async def test_until_when_somebody_stays_is_of_the_reviews_zone_and_says_so(stage: Stage) -> None:
    stage.say("/expect beth until:16:00")
    app = stage.app("dana")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        assert f"Americas 09:00, to 16:00 {app.session.snapshot.zone} " in text_of(app)
        assert "their own time" in text_of(app)
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        (line,) = [line for line in text_of(app).splitlines() if "Beth Kowalczyk" in line]
        assert "to 16:00" in line
        assert "09:00" not in line, "two times of two zones in a line puzzle"


async def test_the_chosen_item_stays_chosen_when_reading_comes_first(stage: Stage) -> None:
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "j")
        await pilot.press("r")
        before = stage.review.item_by_id["customer"].minutes
        await pilot.press("minus")
        assert stage.review.item_by_id["customer"].minutes == before - 1


async def test_the_day_is_named_unless_it_is_today(stage: Stage) -> None:
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Agenda  15:00" in text_of(app)
    stage.wait(24 * 60)
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Agenda  24 Nov 2026 15:00" in text_of(app)
