"""Each screen and panel at two sizes, in every theme, with rich and hostile data: nothing changes its looks unseen.

SAMREVIEW_UPDATE_SCREENS=1 with `-n 0` stores what is shown now: twice, where there is a new colour, which the others
learn of in the second run. SAMREVIEW_SVG=FOLDER also writes pictures to look at.
"""

from __future__ import annotations

import inspect
import os
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import pytest
from rich.cells import cell_len
from textual.screen import Screen

from samreview.tui import screens
from samreview.tui.screens.panels import Panel
from samreview.tui.snapshot import VIEWS
from samreview.tui.theme_choice import THEME_NAMES
from samreview.tui.themes import THEMES
from samreview.tui.widgets.exhibit import _WAYS_TO_DRAW
from tests.tui.gallery import CHAPTERS, DATA, go_to, pictures, reviewed, what_is_shown
from tests.tui.pictures import Legend, cells_of, picture
from tests.tui.staging import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from samreview.tui.app import ReviewApp
    from samreview.tui.theme_choice import ThemeName
    from tests.tui.gallery import Data
    from tests.tui.pictures import Cells

STORED = Path(__file__).parent / "screens" / "pictures"
LEGEND = STORED / "looks.txt"
SIZES = ((80, 24), (160, 48))
MAIN: dict[Data, ThemeName] = {"rich": "dark", "hostile": "light"}
"""The theme a chapter runs in. What a letter is in the others is seen on one picture of each screen and panel."""
IN_ALL_THEMES = {(one.screen, one.panel): one.name for _, one in reversed([*pictures()])}.values()
IN_ALL_THEMES_ALWAYS = ("stakeholders", "catch-up", "leaving", "typing")
"""Where rich data at the smaller size do not show every look: of dimmed screens each has its own."""


def update() -> bool:
    return bool(os.environ.get("SAMREVIEW_UPDATE_SCREENS"))


def concrete_screens() -> Iterator[str]:
    """Yield the names of our screens, but for those that others are made of."""
    found = {
        one
        for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}.")
        for _, one in inspect.getmembers(import_module(module.name), inspect.isclass)
        if issubclass(one, Screen) and one.__module__ == module.name
    }
    yield from (one.__name__ for one in found if not any(one in other.__mro__[1:] for other in found))


def test_every_screen_view_panel_and_exhibit_has_its_pictures() -> None:
    shown = [one for _, one in pictures()]
    assert set(concrete_screens()) == {one.screen for one in shown}
    assert set(VIEWS) <= {one.view for one in shown}
    assert set(get_args(Panel)) <= {one.panel for one in shown}
    assert set(_WAYS_TO_DRAW) <= {one.exhibit for one in shown}
    assert len({one.name for one in shown}) == len(shown)


def test_no_picture_is_stored_of_what_is_no_longer_there() -> None:
    meant = {file_of(one.name, data, size).name for _, one in pictures() for data in DATA for size in SIZES}
    assert {file.name for file in STORED.iterdir()} == meant | {LEGEND.name}


def test_letters_are_clear_and_each_is_seen() -> None:
    legend = Legend(LEGEND)
    for theme in MAIN.values():
        assert not legend.doubles(theme)
    seen = {
        letter
        for file in STORED.iterdir()
        if file != LEGEND
        for line in file.read_text().splitlines()
        if line.startswith(":")
        for letter in line[1:]
    }
    assert seen == legend.letters | {" "}


def file_of(name: str, data: Data, size: tuple[int, int]) -> Path:
    return STORED / f"{name}-{data}-{size[0]}.txt"


@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("name", CHAPTERS)
async def test_pictures(root: Path, name: str, data: Data) -> None:
    chapter = CHAPTERS[name]
    stage = reviewed(root, data, chapter)
    app = stage.app(None, watch_only=chapter.watch_only, theme=MAIN[data])
    taken: list[tuple[Path, list[str], dict[ThemeName, Cells]]] = []
    wrong: list[str] = []
    async with app.run_test(size=SIZES[0]) as pilot:
        app.tick()  # what a second brings about has been said: none comes in between
        await pilot.pause()
        sizes = SIZES
        for one in chapter.pictures:
            await go_to(pilot, app, stage, one)
            assert what_is_shown(app) == (one.screen, one.panel, one.exhibit), one.name
            for size in sizes:
                if app.size != size:
                    await resized(pilot, size)
                lines, looks = text_of(app).splitlines(), {MAIN[data]: cells_of(app)}
                keep_svg(app, f"{one.name}-{data}-{size[0]}")
                first = data == "rich" and size == SIZES[0] and one.name in IN_ALL_THEMES
                if first or (data == "rich" and one.name in IN_ALL_THEMES_ALWAYS):
                    looks |= await other_themes(pilot, lines)
                taken.append((file_of(one.name, data, size), lines, looks))
                wrong += misshapen(one.name, lines, size)
            sizes = sizes[::-1]  # the next one is reached at the size of the last
    wrong += compared(taken, MAIN[data])
    assert not wrong, "\n".join(wrong)


async def resized(pilot: Pilot[int], size: tuple[int, int]) -> None:
    """Resize the terminal, and wait until all of the screen has its new size."""
    await pilot.resize_terminal(*size)
    for _ in range(20):
        await pilot.pause()
        if pilot.app.screen.size == size:
            return


async def other_themes(pilot: Pilot[int], lines: list[str]) -> dict[ThemeName, Cells]:
    """Return the looks of the screen in every theme but the one it has, which it has again."""
    app = cast("ReviewApp", pilot.app)
    main, looks = app.theme, {}
    for theme in THEME_NAMES:
        if theme != main:
            app.theme = theme
            await pilot.pause()
            looks[theme] = cells_of(app)
            assert text_of(app).splitlines() == lines, theme
    app.theme = main
    return looks


def compared(taken: list[tuple[Path, list[str], dict[ThemeName, Cells]]], theme: ThemeName) -> list[str]:
    """Return what differs from what is stored, with what is shown now; or store it."""
    legend = Legend(LEGEND)
    if update():
        STORED.mkdir(exist_ok=True)
        dark = next(one for one in THEMES if one.name == "dark")
        for _, _, looks in taken:
            if len(looks) > 1:
                legend.learn(looks, (f"{dark.foreground} on {dark.background}", f"default on {dark.background}"))
        legend.keep()
    wrong = []
    for file, lines, looks in taken:
        strange = legend.strange(looks)
        if strange:
            wrong.append(f"{file.name} has looks that the legend lacks: {strange}")
        blank = [""] * (len(looks[theme]) - len(lines))
        shown = picture([*lines, *blank], legend.drawn(theme, looks[theme]))
        if update():
            file.write_text(shown)
        if not file.exists() or shown != file.read_text():
            wrong.append(f"{file.name} differs; SAMREVIEW_UPDATE_SCREENS=1 stores what is shown now:\n{shown}")
    return wrong


def misshapen(name: str, lines: list[str], size: tuple[int, int]) -> list[str]:
    """Return what breaks the shape of a screen: a line too wide, a character that a terminal would obey."""
    wide = [f"{name} {size}: too wide: {line}" for line in lines if cell_len(line) > size[0]]
    return [*wide, *(f"{name}: {line!r}" for line in lines if not line.isprintable() and not _joins(line))]


def _joins(line: str) -> bool:
    """Say whether what cannot be printed in a line only joins emoji."""
    return line.replace("\u200d", "").isprintable()


def keep_svg(app: ReviewApp, name: str) -> None:
    folder = os.environ.get("SAMREVIEW_SVG")
    if folder:
        Path(folder).mkdir(exist_ok=True)
        (Path(folder) / f"{name}.svg").write_text(app.export_screenshot())
