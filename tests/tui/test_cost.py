"""What the app does not do: facts that keep it quick, and none of them a time."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.geometry import Region

from samreview.journal.clock import SimulatedClock
from samreview.journal.opening import go_on
from samreview.journal.sqlite import SqliteJournal
from samreview.tui.app import ReviewApp
from samreview.tui.repaint import RowCompositor
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.line import CommandLine
from tests.tui.staging import START, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual._compositor import ReflowResult
    from textual.geometry import Size
    from textual.strip import Strip
    from textual.widget import Widget

    from samreview.tui.theme_choice import ThemeName
    from tests.tui.staging import Stage

SIZES = [(80, 24), (120, 40), (160, 48)]

BEFORE_THE_FIRST_PICTURE = """
import sys
from pathlib import Path
from samreview.journal.clock import SystemClock
from samreview.journal.opening import go_on
from samreview.journal.sqlite import SqliteJournal
from samreview.tui.app import ReviewApp
ReviewApp(go_on(SqliteJournal(Path(sys.argv[1])), SystemClock(), sys.argv[2]), "dana")
ours = {name: module for name, module in sys.modules.items() if name.startswith("samreview.")}
print(*ours)
print(*(name for name, module in ours.items() if "dataclass" in vars(module)))
"""
LATER = (
    "samreview.agenda.template",
    "samreview.agenda.timed",
    "samreview.checks",
    "samreview.cli",
    "samreview.documents",
    "samreview.exchange",
    "samreview.insight.exhibits.",
    "samreview.insight.prompts.own",
    "samreview.journal.accounts",
    "samreview.review.decide",
    "samreview.review.decisions",
    "samreview.tui.observed.glance",
    "samreview.tui.screens.live",
)


@pytest.fixture
def stored(running: Stage, tmp_path: Path) -> tuple[Path, str]:
    """Return the review's journal in a file, and its name."""
    journal = SqliteJournal(tmp_path / "store.db")
    journal.append(running.door.stream, 0, running.journal.read(running.door.stream))
    journal.close()
    return journal.path, running.review.id


def test_what_the_first_picture_does_not_need_is_imported_after_it(stage: Stage, tmp_path: Path, root: Path) -> None:
    journal = SqliteJournal(tmp_path / "store.db")
    journal.append(stage.door.stream, 0, stage.journal.read(stage.door.stream))
    journal.close()
    done = subprocess.run(
        [sys.executable, "-c", BEFORE_THE_FIRST_PICTURE, str(journal.path), stage.review.id],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded, generated = (line.split() for line in done.stdout.split("\n")[:2])
    assert "samreview.tui.screens.lobby" in loaded
    assert [name for name in loaded if name.startswith(LATER)] == []
    assert generated == ["samreview.plan.record"], "dataclasses write code at every start: see samreview.plan.record"


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_styles_are_read_once_before_the_first_picture(
    stage: Stage, theme: ThemeName, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_again: list[Stylesheet] = []
    monkeypatch.setattr(Stylesheet, "reparse", read_again.append)
    app = ReviewApp(stage.door, "dana", theme=theme)
    async with app.run_test(size=(80, 24)):
        assert read_again == []
        assert app.screen.styles.background.hex == app.get_css_variables()["background"]
        assert app.has_class("-light-mode") == (theme == "light")


async def test_a_second_that_passes_asks_the_store_for_its_version_and_nothing_else(stored: tuple[Path, str]) -> None:
    journal = SqliteJournal(stored[0])
    app = ReviewApp(go_on(journal, SimulatedClock(START), stored[1]), "dana")
    async with app.run_test(size=(80, 24)):
        app.tick()
        asked: list[str] = []
        for connection in (journal._reader, journal._writer):
            assert connection is not None
            connection.set_trace_callback(asked.append)
        app.tick()
        assert asked == ["PRAGMA data_version"]
    journal.close()


@pytest.mark.parametrize(("size", "parts"), [(SIZES[0], 1), (SIZES[1], 1), (SIZES[2], 2)])
async def test_a_second_that_passes_repaints_the_clock_alone(running: Stage, size: tuple[int, int], parts: int) -> None:
    app = running.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = [part for part in app.screen.query(Drawn) if part.size.width]
        running.wait(1 / 60)
        app.tick()
        before = {part: part.repaints for part in shown}
        running.wait(1 / 60)
        app.tick()
        painted = [part for part in shown if part.repaints != before[part]]
        assert len(painted) == parts, painted


@pytest.mark.parametrize("size", SIZES)
async def test_a_key_on_the_line_lays_nothing_out_anew(
    running: Stage, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = running.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter", "b")
        await pilot.pause()
        line = app.screen.query_one(CommandLine)
        laid_out: list[str] = []
        reflow = RowCompositor.reflow

        def counted(compositor: RowCompositor, parent: Widget, size: Size) -> ReflowResult:
            laid_out.append(line.value)
            return reflow(compositor, parent, size)

        monkeypatch.setattr(RowCompositor, "reflow", counted)
        await pilot.press(*"ring the layout of the line")
        await pilot.pause()
        assert laid_out == []
        words = " and ask who signs" * 10
        line.insert_text_at_cursor(words)
        await pilot.pause()
        assert words[-20:] in text_of(app), "what is longer than the line moves along"
        await pilot.press("home")
        await pilot.pause()
        assert "> bring the layout of the line and ask" in text_of(app)


def _row(compositor: Compositor, crop: Region, renders: type[Compositor]) -> list[dict[int, Strip]]:
    """Return what stands in the rows of a region, as this compositor puts it together."""
    asked: list[int] = []

    class Borrowed(compositor.__class__):  # type: ignore[misc, name-defined]  # one of two
        def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
            found = list(renders._get_renders(self, crop))
            asked.append(len(found))
            return found

    was, compositor.__class__ = compositor.__class__, Borrowed
    try:
        chops = compositor._render_chops(crop, lambda y: crop.y <= y < crop.bottom)
    finally:
        compositor.__class__ = was
    return [
        {x: strip for x, strip in chops[y].items() if strip is not None and crop.x <= x < crop.right}
        for y in crop.line_range
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_rows_painted_anew_are_those_of_a_whole_picture(running: Stage, size: tuple[int, int]) -> None:
    app = running.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.press("w")
        await pilot.pause()
        compositor = app.screen._compositor
        assert isinstance(compositor, RowCompositor)
        width, height = size
        crops = [Region(0, y, width, 2) for y in range(0, height - 1, 3)]
        crops += [widget.region for widget in app.screen.query(Drawn) if widget.region]
        for crop in crops:
            assert _row(compositor, crop, RowCompositor) == _row(compositor, crop, Compositor)


def larger_team(text: str, people: int) -> str:
    """Return the example's plan with so many more people."""
    more = "".join(
        f"\n  - {{id: person-{number}, name: Person{number} Surname{number}, function: quality, region: Asia}}"
        for number in range(1, people + 1)
    )
    return text.replace("\nteam:", f"\nteam:{more}", 1)


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_thirty_people_and_two_hundred_lines_fit_the_screen_through_a_storm_of_sizes(
    root: Path, size: tuple[int, int]
) -> None:
    from tests.tui.staging import staged

    stage = staged(root, larger_team((root / "examples" / "halden.yaml").read_text(), 24))
    stage.say(f"/arrive {' '.join(stage.review.people)}", "/start")
    stage.say(*(f"action Bring line {number} @person-{number % 24 + 1}" for number in range(200)))
    app = stage.app("dana")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        fresh = text_of(app)
        assert all(len(line) <= size[0] for line in fresh.splitlines())
        assert "200 action" in fresh
        assert "Person1" in fresh
        for step in range(12):
            await pilot.resize_terminal(20 + step * 37 % 150, 6 + step * 11 % 44)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert text_of(app) == fresh
        await pilot.press("t")
        assert app.screen.query_one("#line").value == "/floor "  # type: ignore[attr-defined]  # an Input
        await pilot.press(*"surname24", "tab", "enter")
        assert stage.review.floor == "person-24"
