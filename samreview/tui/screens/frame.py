"""The frame of every screen of a review: its parts, and below them the answer, the line and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from samreview.tui import safe
from samreview.tui.screens.footing import FootedScreen
from samreview.tui.widgets.answer import Answer
from samreview.tui.widgets.footer import KeyFooter
from samreview.tui.widgets.line import CommandLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FramedScreen(FootedScreen):
    """A screen with a line to type on. In a window too small for it there is a sentence instead."""

    def compose(self) -> ComposeResult:
        """The screen's own parts, the answer, the line, the keys."""
        yield Static(safe.mark("Make the window larger: 60 columns and 18 lines at least."), id="too-small")
        with Vertical(id="screen"):
            yield from self.parts()
            yield Answer(id="answer")
            with Horizontal(id="line-row"):
                yield Static(safe.mark(">"), id="prompt-sign")
                yield CommandLine(id="line")
            yield self.footer()

    def parts(self) -> ComposeResult:
        """Yield what only this screen shows, from the top down."""
        raise NotImplementedError

    def footer(self) -> KeyFooter:
        """Return the last line, with the keys that work."""
        return KeyFooter(id="keys")
