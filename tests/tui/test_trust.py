"""Nothing typed is lost, no text does harm, no crash tells a client's data, and the terminal is left as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.journal.protocol import StoreError
from samreview.tui import crash
from samreview.tui.screens.closed import ClosedScreen
from samreview.tui.widgets.line import CommandLine
from tests.tui.hostile import poisoned
from tests.tui.staging import staged, text_of, type_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samreview.review.events import Event
    from tests.tui.staging import Stage

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


async def test_a_line_that_is_not_saved_stays_and_is_loud_until_a_retry_works(running: Stage, disk: Disk) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await type_line(pilot, "decision Go to Lyon")
        await pilot.pause()
        assert "NOT SAVED" in text_of(app)
        assert "disk is full" in text_of(app)
        assert app.screen.query_one(CommandLine).value == "decision Go to Lyon"
        await pilot.press("enter")
        await pilot.pause()
        assert "NOT SAVED" in text_of(app)
        disk.full = False
        await pilot.press("enter")
        await pilot.pause()
        assert "NOT SAVED" not in text_of(app)
        assert [one.text for one in running.review.captures] == ["Go to Lyon"]
        assert app.screen.query_one(CommandLine).value == ""


async def test_an_unsaved_line_is_tried_again_by_itself(running: Stage, disk: Disk) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await type_line(pilot, "decision Go to Lyon")
        disk.full = False
        app._retry()
        await pilot.pause()
        assert [one.text for one in running.review.captures] == ["Go to Lyon"]


async def test_a_line_changed_since_is_not_sent_behind_ones_back(running: Stage, disk: Disk) -> None:
    app = running.app("priya")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await type_line(pilot, "decision Go to Lyon")
        await pilot.press("exclamation_mark")
        disk.full = False
        app._retry()
        await pilot.pause()
        assert not running.review.captures


async def test_a_key_that_could_not_be_saved_stands_on_the_line_and_no_other_acts_meanwhile(
    running: Stage, disk: Disk
) -> None:
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        disk.full = True
        await pilot.press("space")
        await pilot.pause()
        assert app.screen.query_one(CommandLine).value == "/pause"
        disk.full = False
        await pilot.press("escape", "n", "n")
        await pilot.pause()
        assert running.review.current == "purpose"
        assert "not saved yet" in text_of(app)
        await pilot.press("enter", "enter")
        assert running.review.phase == "paused"


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
