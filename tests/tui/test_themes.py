"""Themes: text that can be read in each, no colour that says something alone, and one choice that is remembered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest
from textual.color import Color

from samreview.tui.theme_choice import THEME_NAMES, remember_theme, remembered_theme, shows_colours, theme_file
from samreview.tui.themes import THEMES
from tests.tui.staging import styles_of

if TYPE_CHECKING:
    from pathlib import Path

    from textual.theme import Theme

    from samreview.tui.snapshot import View
    from samreview.tui.theme_choice import ThemeName
    from tests.tui.staging import SameStyles, Stage

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


# Pictures of styles


def in_the_middle(running: Stage) -> None:
    running.say(
        *("action Bring the Lyon line layout @priya due:+3w opp:nextgen +250k for:scrap", "/agree 1"),
        *("decision Go to Lyon first", "action Ask Marc who signs @dmacd", "/drop 2", "/goto funnel"),
    )
    running.wait(21.5)
    running.say("/hand", "/floor beth")


SCREENS: dict[str, tuple[str, str | None, tuple[str, ...], tuple[str, ...]]] = {
    "lobby": ("lobby", None, (), ()),
    "moderator": ("live", "moderator", (), ()),
    "scribe": ("live", "scribe", (), ("a", "x", "up")),
    "room": ("live", "room", (), ()),
    "ways": ("late", "timekeeper", (), ("w",)),
    "settle": ("live", "moderator", ("/goto decide",), ("c",)),
    "readback": ("live", "moderator", (), ("b",)),
    "help": ("live", "moderator", (), ("question_mark",)),
    "closed": ("live", None, ("/close anyway",), ()),
}
"""By name: how far the review is, the view, lines, and keys."""


@pytest.mark.parametrize("name", SCREENS)
async def test_styles_of_each_screen_in_each_theme(stage: Stage, name: str, same_styles: SameStyles) -> None:
    where, view, lines, keys = SCREENS[name]
    if where != "lobby":
        stage.say("/arrive dana priya lukas karim tomas beth", "/role scribe priya", "/start")
        in_the_middle(stage)
    if where == "late":
        stage.wait(70)
        stage.say("/hand")
    stage.say(*lines)
    app = stage.app("dana", view=cast("View | None", view))
    looks: dict[ThemeName, list[list[str]]] = {}
    async with app.run_test(size=(80, 24)) as pilot:
        app.tick()  # what a second brings about has been said: none comes in between
        await pilot.pause()
        await pilot.press(*keys)
        for theme in THEME_NAMES:
            app.theme = theme
            await pilot.pause()
            looks[theme] = styles_of(app)
        same_styles(name, looks)
