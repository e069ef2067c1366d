"""Everything that can be done, by name: the keys of the moment, the views, and every command of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SystemCommand

from samreview.tui.commands import command_names
from samreview.tui.keys import keys_now
from samreview.tui.screens.review import ReviewScreen
from samreview.tui.snapshot import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.screen import Screen

    from samreview.tui.app import ReviewApp
    from samreview.tui.snapshot import View
    from samreview.tui.theme_choice import ThemeName


def commands(app: ReviewApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """Yield what the palette offers on this screen."""
    if isinstance(screen, ReviewScreen) and not app.watch_only:
        for key in keys_now(app.session.snapshot):
            if key.key != "1-9":
                yield SystemCommand(f"{key.label} ({key.show})", key.meaning, _press(screen, key.key))
        for name, does in command_names():
            yield SystemCommand(name, does, _write(screen, name))
        if app.session.snapshot.clock.phase in ("running", "paused", "ended"):
            for view in VIEWS:
                yield SystemCommand(f"view: {view}", f"see the review as the {view} does", _view(app, view))
    if app.in_colour:
        for name, how in _THEMES.items():
            yield SystemCommand(f"theme: {name}", how, _theme(app, name))
    yield SystemCommand("help", "explain this screen", app.show_help)
    yield SystemCommand("quit", "leave; the review goes on", app.action_leave)


_THEMES: dict[ThemeName, str] = {
    "dark": "light text on dark, remembered for the next time",
    "light": "dark text on light, remembered for the next time",
    "contrast": "high contrast: white and strong colours on black, remembered",
    "none": "the terminal's own two colours and no others, remembered",
}


def _press(screen: ReviewScreen, name: str) -> Callable[[], None]:
    return lambda: screen.action_press(name)


def _write(screen: ReviewScreen, name: str) -> Callable[[], None]:
    return lambda: screen.write(f"{name} ", once=True)


def _view(app: ReviewApp, view: View) -> Callable[[], None]:
    return lambda: app.show_view(view)


def _theme(app: ReviewApp, name: ThemeName) -> Callable[[], None]:
    return lambda: app.choose_theme(name)
