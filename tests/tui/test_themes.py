"""Themes: text that can be read in each, no colour that says something alone, and one choice that is remembered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from samreview.tui.theme_choice import THEME_NAMES, remember_theme, remembered_theme, shows_colours, theme_file
from samreview.tui.themes import THEMES
from tests.tui.pictures import cells_of

if TYPE_CHECKING:
    from pathlib import Path

    from textual.theme import Theme

    from tests.tui.staging import Stage

DIMMED = 0.66
"""How much of itself a dim colour keeps on its ground; Textual's own number."""
READABLE, STRONG = 4.5, 7.0
"""Ratios of the Web Content Accessibility Guidelines: for text, and for text that is to be read by everybody."""
COLOURED = [theme for theme in THEMES if theme.name != "none"]
WRITTEN_ON = {"background", "surface", "panel"}


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_guidelines_do() -> None:
    black, white, grey = Color.parse("#000000"), Color.parse("#ffffff"), Color.parse("#767676")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, grey) == pytest.approx(4.54, abs=0.01)


def styles_in_use(root: Path) -> set[str]:
    """Return the names of colours that text of our screens is given, in code and in styles."""
    folder = root / "samreview" / "tui"
    drawn = {name for file in folder.rglob("*.py") for name in re.findall(r'["\s]\$([a-z-]+)', file.read_text())}
    styled = {
        name
        for file in folder.rglob("*.tcss")
        for name in re.findall(r"(?<![-\w])color: \$([a-z-]+)", file.read_text())
    }
    return drawn | styled


def grounds_in_use(root: Path) -> set[str]:
    folder = root / "samreview" / "tui"
    return {
        name for file in folder.rglob("*.tcss") for name in re.findall(r"background: \$([a-z-]+)", file.read_text())
    } | {"background"}


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_text_of_every_colour_can_be_read_on_every_ground(theme: Theme, root: Path) -> None:
    colours = theme.to_color_system().generate()
    least = STRONG if theme.name == "contrast" else READABLE
    texts = styles_in_use(root) | {"foreground", "text-disabled"}
    assert grounds_in_use(root) <= WRITTEN_ON
    too_faint = {}
    for ground in WRITTEN_ON:
        behind = Color.parse(colours[ground])
        for name in texts:
            text = Color.parse(colours[name])
            too_faint[f"{name} on {ground}"] = contrast(text, behind)
        faint = behind.blend(Color.parse(colours["foreground"]), DIMMED)
        too_faint[f"dim on {ground}"] = contrast(faint, behind)
    assert {pair: round(ratio, 2) for pair, ratio in too_faint.items() if ratio < least} == {}


def test_without_colours_none_is_named(root: Path) -> None:
    theme = next(theme for theme in THEMES if theme.name == "none")
    colours = theme.to_color_system().generate()
    used = styles_in_use(root) | grounds_in_use(root) | {"primary-darken-2", "foreground"}
    assert {colours[name] for name in used} == {"ansi_default"}


# Which theme


def test_the_theme_that_was_chosen_last_is_remembered(tmp_path: Path) -> None:
    there = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "APPDATA": str(tmp_path / "config")}
    assert remembered_theme(there) == "dark"
    remember_theme("light", there)
    assert remembered_theme(there) == "light"
    theme_file(there).write_bytes(b"\xffneon")
    assert remembered_theme(there) == "dark"


def test_a_theme_that_cannot_be_remembered_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    there = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "APPDATA": str(tmp_path / "config")}
    remember_theme("light", there)
    assert remembered_theme(there) == "dark"


def test_no_colours_where_none_are_wanted() -> None:
    assert not shows_colours({"NO_COLOR": ""})


async def test_a_theme_is_chosen_in_the_palette_and_kept(
    running: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    app = running.app("dana")
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.theme == "dark"
        offered = {command.title: command.callback for command in app.get_system_commands(app.screen)}
        assert {f"theme: {name}" for name in THEME_NAMES} <= set(offered)
        offered["theme: light"]()
        await pilot.pause()
        assert app.theme == remembered_theme() == "light"
    assert running.app("dana", theme=remembered_theme()).theme == "light"


async def test_without_colours_nothing_is_painted_and_no_theme_is_offered(
    running: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = running.app("dana", theme="light")
    async with app.run_test(size=(80, 24)):
        styles = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]
        painted = {
            colour.name
            for style in styles
            if style is not None
            for colour in (style.color, style.bgcolor)
            if colour is not None and not colour.is_default
        }
        assert painted == set()
        assert not [command for command in app.get_system_commands(app.screen) if command.title.startswith("theme")]


async def test_the_theme_without_colours_shows_the_cursor_in_none(running: Stage) -> None:
    app = running.app("dana", theme="none")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "a")
        await pilot.pause()
        looks = {look for line in cells_of(app) for look in line}
        assert "reverse default on default" in looks
        assert {look.split(" ")[-3:][0] + look.split(" ")[-1] for look in looks} == {"defaultdefault"}
