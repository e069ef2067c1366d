"""Everyone takes part: who could speak next, rounds, what is said unasked, and what past reviews teach the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.journal.opening import go_on, open_review
from samreview.review.hosts import terminal_gone
from samreview.tui.app import ReviewApp
from samreview.tui.screens.live import LiveScreen
from samreview.tui.screens.room import RoomScreen
from tests.journal.factory import growth_review, halden
from tests.tui.staging import START, staged, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.staging import SameScreen, Stage

SIZES = [(80, 24), (160, 48)]


def _talked(stage: Stage) -> None:
    """Some have spoken and carry, one leaves early, one speaks last, one has a hand up; in the fourth item."""
    stage.say("/expect beth until:15:55", "/expect dana speaks:last")
    for minutes in (5, 10, 18):
        stage.wait(minutes)
        stage.say("/next")
    stage.say("/floor priya")
    stage.wait(3)
    stage.say("/floor lukas", "action Bring the Lyon line layout @priya due:+3w", "action Call Claire @lukas due:fri")
    stage.wait(2)
    stage.say("/floor -")
    stage.say("/hand", by="karim")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_q_shows_the_people_the_least_heard_first_with_what_to_ask_each(
    running: Stage, same_screen: SameScreen, size: tuple[int, int]
) -> None:
    _talked(running)
    app = running.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.press("q")
        await pilot.pause()
        same_screen(app, f"people-{size[0]}")
        await pilot.press("q")
        await pilot.pause()
        assert "q or Esc leaves" not in text_of(app)


async def test_who_holds_no_role_sees_no_talk_time(running: Stage) -> None:
    _talked(running)
    app = running.app("karim")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        shown = text_of(app)
        assert "NOT YET" in shown
        assert "3:00" not in shown
        assert all(who.talk is None for who in app.session.snapshot.people)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_i_begins_a_round_f_goes_on_and_the_slot_counts_down(
    running: Stage, same_screen: SameScreen, size: tuple[int, int]
) -> None:
    _talked(running)
    app = running.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.press("i")
        running.wait(0.5)
        app.tick()
        await pilot.press("f")
        running.wait(1)
        app.tick()
        await pilot.pause()
        same_screen(app, f"round-{size[0]}")
        wall = running.app(None, watch_only=True)
        await pilot.press("i")
        assert app.session.snapshot.turns is None
        assert running.review.floor is None
    running.say("/round")
    async with wall.run_test(size=(80, 24)) as pilot:
        wall.refreshed()
        await pilot.pause()
        shown = text_of(wall)
        assert "Beth" in shown, "whose slot it is stands on the wall"
        assert "then" not in shown
        assert "NOT YET" not in shown


async def test_f_gives_the_floor_to_whom_the_screen_shows_first(running: Stage) -> None:
    _talked(running)
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        first = next(who for who in app.session.snapshot.people if who.turn == 1)
        await pilot.press("f")
        assert running.review.floor == first.id == "beth", "who leaves soon comes before a raised hand"
        await pilot.press("f")
        assert running.review.floor == "karim"


async def test_who_speaks_for_fifteen_seconds_has_been_heard_while_nobody_types(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.press("f")
        first = running.review.floor
        for seconds, heard in ((14, False), (1, True)):
            running.wait(seconds / 60)
            app.tick()
            await pilot.pause()
            assert [who.id for who in app.session.snapshot.people if who.heard] == [first] * heard
        await pilot.press("f", "f", "f", "f", "f")
        assert [who.id for who in app.session.snapshot.people if who.heard] == [first], "five quick keys hear nobody"


async def test_digits_stay_with_their_person_whoever_comes_next(running: Stage) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        before = {who.id: who.number for who in app.session.snapshot.people}
        running.say("/hand", by="tomas")
        running.say("/floor beth")
        app.refreshed()
        await pilot.pause()
        assert {who.id: who.number for who in app.session.snapshot.people} == before


async def test_at_two_thirds_the_moderator_is_told_once_who_has_not_been_heard(running: Stage) -> None:
    for minutes in (20, 20, 20):
        running.wait(minutes)
        running.say("/next")
    running.say("/floor priya")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "x")
        running.wait(20)
        app.tick()
        await pilot.pause()
        assert "Two thirds" not in text_of(app), "not into the middle of a line"
        await pilot.press("backspace", "backspace", "escape")
        app.tick()
        await pilot.pause()
        assert "Two thirds are over. Not heard yet: Dana Whitfield (sales, Americas)" in text_of(app)
        await pilot.press("p", "escape")
        running.wait(1)
        app.tick()
        await pilot.pause()
        assert "Two thirds" not in text_of(app)


async def test_the_wall_names_nobody_who_has_not_been_heard(running: Stage) -> None:
    running.wait(85)
    app = running.app(None, shared=True)
    async with app.run_test(size=(80, 24)) as pilot:
        app.tick()
        await pilot.pause()
        shown = text_of(app)
        assert "Two thirds" not in shown
        assert "Lukas" not in shown
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        app.tick()
        await pilot.pause()
        assert "Two thirds" in text_of(app), "the private view still has it to say"


async def test_two_of_one_first_name_are_told_apart(running: Stage) -> None:
    running.say('/arrive "Lukas Ott"', "action Call Jane @lukas", "idea Go by train @lukas-ott")
    app = running.app("dana")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "Lukas Brandt" in shown.partition("Call Jane")[2].partition("Go by train")[0]
        assert "Lukas Ott" in shown.partition("Go by train")[2]


async def test_a_key_that_left_the_shared_wall_leads_back_to_it(running: Stage) -> None:
    app = running.app("dana", shared=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        assert "NOT YET" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, RoomScreen)
        assert app.shared
        await pilot.press("v")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen), "v chose this view to stay in it"


async def test_what_the_present_pace_will_not_reach_is_marked_before_there_is_an_over_run(running: Stage) -> None:
    running.wait(6)
    running.say("/next")
    running.wait(13)
    running.say("/next")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert app.session.snapshot.clock.over_run == 0
        assert "pace 1.3: cuts Decide, agree" in shown
        assert " ? Decide, agree" in shown
        running.wait(10)
        app.tick()
    quiet = running.app("beth")
    async with quiet.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "pace" not in text_of(quiet)


async def test_all_see_that_the_moderators_terminal_is_gone_and_who_took_over(running: Stage) -> None:
    running.say("/role timekeeper lukas")
    door = go_on(running.journal, running.clock, running.door.name)
    app = ReviewApp(door, "lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        at = running.clock.read()
        running.door.append(lambda _: (terminal_gone("dana", by="lukas", at=at, line_id="gone"),))
        running.wait(1)
        door.refresh()
        app.tick()
        await pilot.pause()
        assert "You may moderate: /role moderator lukas" in " ".join(text_of(app).split())
        running.say("/role moderator lukas", by="lukas")
        door.refresh()
        app.refreshed()
        await pilot.pause()
        assert "Lukas Brandt moderates now." in text_of(app)


# The lobby


def _with_past(root: Path, minutes: tuple[int, ...]) -> Stage:
    """A lobby of an account whose past reviews took so long for their first item."""
    stage = staged(root)
    for length in minutes:
        door = open_review(
            stage.journal,
            stage.clock,
            plan=halden(),
            plan_text=(root / "examples/halden.yaml").read_text(),
            plan_path="halden.yaml",
            template=growth_review(),
            start=START,
        )
        past = type(stage)(door, stage.clock, stage.journal)
        past.say("/role timekeeper tomas", "/role scribe beth", "/start")
        past.wait(length)
        past.say("/next")
        past.wait(5)
        past.say("/close anyway")
    return stage


async def test_equals_takes_what_an_item_took_in_past_reviews_and_roles_go_to_others(root: Path) -> None:
    stage = _with_past(root, (9, 10, 11, 40))
    before = staged(root).app("dana")
    async with before.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = {one.role: one.proposed for one in before.session.snapshot.glance.proposals}
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app._remembering  # type: ignore[misc]  # it has begun
        await pilot.pause()
        shown = text_of(app)
        assert "Purpose and roles took 10 of 5 in 4" in shown
        assert "reviews, 1 unusual left out: = takes 10" in shown
        assert stage.review.item_by_id["purpose"].minutes == 5, "never silently"
        await pilot.press("equals_sign")
        assert stage.review.item_by_id["purpose"].minutes == 10
        await pilot.pause()
        assert "took 10 of 5" not in text_of(app)
        now = {one.role: one.proposed for one in app.session.snapshot.glance.proposals}
    assert first["scribe"] != "beth" or now["scribe"] != "beth"
    assert now["timekeeper"] != "tomas"


async def test_without_past_reviews_it_says_so(stage: Stage) -> None:
    app = stage.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("equals_sign")
        await pilot.pause()
        assert "nothing to say about these lengths" in text_of(app)


async def test_the_lobby_shows_who_leaves_early_and_who_speaks_last(stage: Stage) -> None:
    stage.say("/expect beth until:16:30", "/expect dana speaks:last")
    app = stage.app("dana")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "to 16:30" in shown
        assert " last" in shown


async def test_the_timekeeper_sees_slots_what_is_to_settle_and_who_takes_a_way(running: Stage) -> None:
    running.say("/role timekeeper lukas", "/arrive tomas", "/round 2m")
    app = running.app("lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "IN TURN 1/" in text_of(app)
        assert "s still open" not in text_of(app), "the list is not on this view"
        running.say("/round -", "/extend 60m")
        app.refreshed()
        await pilot.press("w")
        await pilot.pause()
        assert "the moderator takes one   r refresh" in text_of(app)
        assert "1-3" not in text_of(app)
        await pilot.press("escape", "c")
        await pilot.pause()
        running.say("/goto decide")
        app.refreshed()
        await pilot.pause()
        assert "ran and has no outcome" in text_of(app).split("To settle before the close")[1]


async def test_the_question_of_who_is_asked_next_is_whole_and_stays_while_they_have_the_floor(running: Stage) -> None:
    running.say("/next", "/next")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = app.session.snapshot.item.prompts[0]  # type: ignore[union-attr]  # an item runs
        assert " ".join(first.text.split()[-3:]) in " ".join(text_of(app).replace("│", " ").split())
        who = next(one for one in app.session.snapshot.people if one.first == first.person)
        await pilot.press(str(who.number))
        await pilot.pause()
        assert app.session.snapshot.item.prompts[0] == first  # type: ignore[union-attr]  # it still runs


async def test_at_80_columns_q_shows_the_question_of_the_least_heard(running: Stage) -> None:
    _talked(running)
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        first = next(who for who in app.session.snapshot.people if who.turn == 1)
        assert " ".join(first.question.split()[:5]) in " ".join(text_of(app).replace("│", " ").split())


async def test_who_leaves_in_their_slot_is_said_to_have_left(running: Stage) -> None:
    _talked(running)
    running.say("/round 2m")
    turn = running.review.floor
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "has left" not in text_of(app)
        running.say(f"/leave {turn}")
        app.session.look()
        app.changed()
        await pilot.pause()
        assert "has left" in text_of(app)


async def test_only_digits_of_ways_that_are_there_are_named_and_the_end_is_not_cut(running: Stage) -> None:
    for _ in range(5):
        running.say("/next")
    running.wait(110)
    running.say("/ways")
    keeper = running.app("priya", view="timekeeper")
    async with keeper.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = text_of(keeper)
        offers = keeper.session.snapshot.offers
        assert offers is not None
        assert offers.sentence in shown or offers.brief in shown
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        await pilot.pause()
        assert [way.number for way in offers.ways] == [3]
        assert "3 takes it" in text_of(app)
        assert "1-3" not in text_of(app)
