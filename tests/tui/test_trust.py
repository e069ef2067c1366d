"""Nothing typed is lost, no text does harm, no crash tells a client's data, and the terminal is left as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.journal.protocol import StoreError
from samreview.tui import crash
from samreview.tui.app import ReviewApp, run
from samreview.tui.screens.closed import ClosedScreen
from samreview.tui.unsaved import left_over
from samreview.tui.widgets.line import CommandLine
from tests.tui.hostile import poisoned
from tests.tui.staging import staged, text_of, type_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samreview.review.events import Event
    from tests.tui.staging import SameScreen, Stage

HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b]0;owned\x07\x1b[2J",
    "漢字かな交じり文",
    "שלום עולם \u202egnp.exe",
    "x" * 10_000,
    "👩‍👩‍👧 e\u0301",
    "$primary %s {x} [bold",
)


@pytest.fixture
def hostile(root: Path) -> Stage:
    stage = staged(root, poisoned((root / "examples" / "halden.yaml").read_text(), HOSTILE))
    stage.say("/arrive dana priya lukas karim tomas beth")
    return stage


@pytest.mark.parametrize("size", [(80, 24), (160, 48), (60, 18)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_text_in_every_field_on_every_screen(hostile: Stage, size: tuple[int, int]) -> None:
    seen = []
    app = hostile.app("dana")
    async with app.run_test(size=size) as pilot:

        async def look(*keys: str) -> None:
            await pilot.press(*keys)
            await pilot.pause()
            assert app.is_running
            shown = text_of(app)
            assert "\x1b" not in shown
            assert "\x9b" not in shown
            assert "\u202e" not in shown
            seen.append(shown)

        await look()
        await look("s")
        for text in HOSTILE:
            hostile.say(f"action {text} @priya due:fri", f"/park {text}", f"/headline {text}")
        for item in hostile.review.items[1:]:
            hostile.say(f"/goto {item.id}")
            app.session.look()
            app.changed()
            await look()
        await look("a")
        await look("escape", "question_mark")
        await look("escape", "v")
        await look("v")
        await look("escape", "v")
        await look("v", "c")
        await look("escape", "w")
        for text in HOSTILE:
            app.screen.query_one(CommandLine).write(text)
            await look()
        await look("escape")
        hostile.say("/close anyway")
        app.session.look()
        app.changed()
        await look()
        assert isinstance(app.screen, ClosedScreen)
    everything = "".join(seen)
    assert "[/]" in everything
    assert "[@click=app.quit]x[/]" in everything
    assert "漢字" in everything


class Disk:
    """Stands before a journal; while it is full nothing can be kept."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        append = stage.journal.append

        def kept(stream: str, expected: int, events: Sequence[Event]) -> int:
            if self.full:
                raise StoreError("The disk is full, so this was not saved.")
            return append(stream, expected, events)

        monkeypatch.setattr(stage.journal, "append", kept)


@pytest.fixture
def disk(running: Stage, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(running, monkeypatch)


def texts(stage: Stage) -> list[str]:
    return [one.text for one in stage.review.captures]


def words_of(app: ReviewApp) -> str:
    """What stands on the screen, as words: wherever its lines end."""
    return " ".join(text_of(app).split())


def on_line(app: ReviewApp) -> str:
    return app.screen.query_one(CommandLine).value


async def test_a_line_that_is_not_saved_waits_beside_the_line_and_is_loud_until_it_is(
    running: Stage, disk: Disk
) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await type_line(pilot, "decision Go to Lyon")
        await pilot.pause()
        assert "NOT SAVED  1 line waits: decision Go to Lyon" in text_of(app)
        assert "disk is full" in text_of(app)
        assert on_line(app) == ""
        await pilot.press("enter")
        await pilot.pause()
        assert "NOT SAVED" in text_of(app)
        disk.full = False
        await pilot.press("enter")
        await pilot.pause()
        assert "NOT SAVED" not in text_of(app)
        assert "Saved now: decision 1" in text_of(app)
        assert texts(running) == ["Go to Lyon"]


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_waits_and_what_was_refused_are_seen_beside_the_line(
    running: Stage, disk: Disk, same_screen: SameScreen, size: tuple[int, int]
) -> None:
    app = running.app("priya")
    name = f"{size[0]}x{size[1]}"
    async with app.run_test(size=size) as pilot:
        disk.full = True
        await type_line(pilot, "decision Go to Lyon with engineering first, and take Henrik along with his layout")
        await type_line(pilot, "/park 7")
        await type_line(pilot, "action Ask Marc who signs @marc due:fri")
        await pilot.press("h")
        await pilot.pause()
        same_screen(app, f"unsaved-{name}")
        await pilot.press("ctrl+q")
        await pilot.pause()
        same_screen(app, f"unsaved-leaving-{name}")
        await pilot.press("n")
        disk.full = False
        running.wait(0.05)
        app.tick()
        await pilot.pause()
        same_screen(app, f"unsaved-refused-{name}")


async def test_thoughts_typed_while_nothing_can_be_saved_stay_apart_and_keep_their_order(
    running: Stage, disk: Disk
) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await type_line(pilot, "decision Go to Lyon")
        await type_line(pilot, "decision Go by train")
        disk.full = False
        await type_line(pilot, "/undo")
        await type_line(pilot, "idea Take Henrik along")
        await pilot.pause()
        assert "NOT SAVED  4 lines wait: decision Go to Lyon" in text_of(app)
        assert not running.review.captures, "what comes later never overtakes"
        app.session.retry()
        assert texts(running) == ["Go to Lyon", "Go by train", "Take Henrik along"]
        assert [one.withdrawn for one in running.review.captures] == [False, True, False]


async def test_what_waits_is_tried_again_by_itself_whatever_is_being_typed(running: Stage, disk: Disk) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await type_line(pilot, "decision Go to Lyon")
        await pilot.press("a", "b")
        await pilot.pause()
        assert "Enter puts it behind the line that waits." in text_of(app)
        disk.full = False
        app.tick()
        assert not running.review.captures, "not at once"
        running.wait(0.05)
        app.tick()
        await pilot.pause()
        assert texts(running) == ["Go to Lyon"]
        assert on_line(app) == "ab"
        assert "NOT SAVED" not in text_of(app)


async def test_a_line_refused_when_it_is_tried_again_is_shown_with_its_reason_and_comes_back_when_asked_for(
    running: Stage, disk: Disk
) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await type_line(pilot, "decision Go to Lyon")
        await type_line(pilot, "/park 7")
        await type_line(pilot, "idea Take Henrik along")
        await pilot.press("x")
        disk.full = False
        running.wait(0.05)
        app.tick()
        await pilot.pause()
        assert texts(running) == ["Go to Lyon", "Take Henrik along"]
        assert "REFUSED  /park 7" in text_of(app)
        assert on_line(app) == "x", "never into what is being typed"
        await pilot.press("backspace", "up")
        await pilot.pause()
        assert on_line(app) == "/park 7"
        assert "lines go from 1 to 1" in text_of(app)
        assert "REFUSED  /park 7" not in text_of(app)
        assert not app.session.came_back


async def test_keys_never_wait_and_none_acts_before_what_was_typed_is_saved(running: Stage, disk: Disk) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await pilot.press("space")
        await pilot.pause()
        assert on_line(app) == ""
        assert "NOT SAVED The disk is full, so this was not saved. Nothing was done: press the key again." in words_of(
            app
        )
        assert not app.session.waiting
        await pilot.press("slash")
        await type_line(pilot, "pause")
        disk.full = False
        await pilot.press("escape", "n", "n")
        await pilot.pause()
        assert running.review.current == "purpose"
        assert app.session.snapshot.clock.phase == "running"
        assert "1 line waits to be saved first" in words_of(app)
        await pilot.press("v")
        await pilot.pause()
        assert "NOT SAVED  1 line waits" in text_of(app), "another view looks, and shows what waits too"
        await pilot.press("escape", "enter", "enter")
        assert running.review.phase == "paused"


async def test_an_edit_waits_too_and_gives_back_what_was_being_typed(running: Stage, disk: Disk) -> None:
    running.say("decision Go to Lyon", by="priya")
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await pilot.press(*"draft", "up")
        await type_line(pilot, " by train")
        await pilot.pause()
        assert on_line(app) == "draft"
        assert "NOT SAVED  1 line waits: /edit 1" in text_of(app)
        disk.full = False
        app.session.retry()
        assert texts(running) == ["Go to Lyon by train"]


async def test_the_wall_says_how_many_lines_wait_and_not_which(running: Stage, disk: Disk) -> None:
    app = running.app("dana", shared=True)
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await pilot.press("enter")
        await type_line(pilot, "decision Jane is against it")
        await pilot.pause()
        assert "NOT SAVED  1 line waits" in text_of(app)
        assert "Jane" not in text_of(app)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "1 line is not saved" in text_of(app)
        assert "Jane" not in text_of(app)


async def test_leaving_names_what_waits_and_asks_and_gives_it_out_on_the_terminal(running: Stage, disk: Disk) -> None:
    running.say("/close anyway")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await pilot.press("enter")
        await type_line(pilot, "/rate 4 because [/] we got to Lyon")
        await pilot.press("enter")
        await type_line(pilot, "/headline Lyon first")
        await pilot.press("escape", "ctrl+q")
        await pilot.pause()
        shown = text_of(app)
        assert "2 lines are not saved" in shown
        assert "/rate 4 because [/] we got to Lyon" in shown
        assert "/headline Lyon first" in shown
        await pilot.press("n")
        await pilot.pause()
        assert app.is_running
        assert len(app.session.waiting) == 2
        await pilot.press("ctrl+q", "y")
    assert left_over(app.session) == [
        "NOT SAVED: /rate 4 because [/] we got to Lyon",
        "NOT SAVED: /headline Lyon first",
    ]


async def test_leaving_tries_once_more_and_asks_nothing_where_all_is_saved(running: Stage, disk: Disk) -> None:
    running.say("/close anyway")
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await pilot.press("enter")
        await type_line(pilot, "/rate 4")
        disk.full = False
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running
    assert left_over(app.session) == []
    assert "dana" in {one.by for one in running.journal.read(running.door.stream) if one.kind == "review.rated"}


def test_what_waits_is_printed_once_the_screen_is_gone(
    running: Stage, disk: Disk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    disk.full = True

    def used(app: ReviewApp) -> None:
        app.session.submit("decision Go to Lyon")
        app.session.submit("decision Go by train")

    monkeypatch.setattr(ReviewApp, "run", used)
    assert run(running.door, "priya") == 1
    assert capsys.readouterr().out == "NOT SAVED: decision Go to Lyon\nNOT SAVED: decision Go by train\n"


async def test_a_store_that_cannot_be_read_is_said_and_taken_back(
    running: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> bool:
        raise StoreError("The store cannot be read.")

    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        with monkeypatch.context() as trouble:
            trouble.setattr(running.journal, "wait", lost)
            app.session.poll()
            app.tick()
            await pilot.pause()
            assert "may be old" in text_of(app)
        app.session.poll()
        app.tick()
        await pilot.pause()
        assert "may be old" not in text_of(app)


async def test_a_sleep_is_noticed_and_the_timekeeper_is_asked_once(running: Stage) -> None:
    running.say("/role timekeeper lukas")
    app = running.app("lukas")
    async with app.run_test(size=(80, 24)) as pilot:
        app.tick()
        running.clock.sleep(150)
        app.tick()
        await pilot.pause()
        assert "The machine slept for 2:30" in text_of(app)
        await pilot.press("enter")
        await type_line(pilot, "/gap pause")
        assert running.review.gaps[-1].counts is False
        app.tick()
        assert app.session.snapshot.clock.remaining == 5 * 60


@pytest.mark.parametrize(("seconds", "how"), [(3 * 3600, "3 hours forward"), (-86_400, "1 day back")])
async def test_a_clock_that_is_set_changes_no_time_left_and_whoever_keeps_the_time_is_asked_once(
    running: Stage, seconds: int, how: str
) -> None:
    app = running.app("dana")
    async with app.run_test(size=(120, 36)) as pilot:
        app.tick()
        running.clock.advance(60)
        app.tick()
        before = app.session.snapshot.clock
        running.clock.step(seconds)
        app.tick()
        await pilot.pause()
        said = " ".join(text_of(app).split())
        assert f"The computer's clock was set {how}, to" in said
        assert "Is the new time right? /clock right or /clock wrong." in said
        after = app.session.snapshot.clock
        assert (after.remaining, after.reserve, after.over_run) == (before.remaining, before.reserve, before.over_run)
        await type_line(pilot, "/clock wrong")
        running.clock.advance(60)
        app.tick()
        await pilot.pause()
        assert f"was set {how}" not in text_of(app)


async def test_on_a_shared_laptop_the_wall_says_that_the_clock_was_set_and_nothing_about_people(running: Stage) -> None:
    running.say("/expect priya until:15:20")
    app = running.app("dana", shared=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.tick()
        running.clock.advance(11 * 60)
        running.clock.step(3 * 3600)
        app.tick()
        await pilot.pause()
        assert "The computer's clock was set 3 hours forward" in text_of(app)
        assert "Priya leaves" not in text_of(app)


def broken(price: str) -> None:
    assert price
    raise ZeroDivisionError(price)


def test_a_crash_report_says_where_and_tells_no_value() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        broken("the price is 4711")
    told = crash.report(caught.value)
    assert "ZeroDivisionError" in told
    assert "test_trust.py" in told
    assert "4711" not in told


async def test_a_crash_on_screen_prints_no_values(running: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    app = running.app("dana")

    async def crashing() -> None:
        async with app.run_test(size=(80, 24)):
            app.call_later(broken, "the price is 4711")

    with pytest.raises(ZeroDivisionError):
        await crashing()
    printed = capsys.readouterr()
    assert "4711" not in printed.out + printed.err
    assert "ZeroDivisionError" in printed.err


async def test_a_tick_while_the_app_goes_down_has_no_screen_to_draw(running: Stage) -> None:
    app = running.app()
    async with app.run_test():
        pass
    assert not app.screen_stack
    before = app.session.snapshot
    running.wait(1)
    app.tick()
    assert app.session.snapshot is before, "nothing is looked at any more"
