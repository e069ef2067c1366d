"""After the close: what came of it, and how to write the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from samreview.tui import safe
from samreview.tui.minutes import minutes_command
from samreview.tui.screens.base import ReviewScreen
from samreview.tui.widgets.answer import Answer, Said
from samreview.tui.widgets.header import Header
from samreview.tui.widgets.line import CommandLine
from samreview.tui.widgets.summary import Summary

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ClosedScreen(ReviewScreen):
    """A short summary; `m` writes the minutes into the working folder."""

    CSS_PATH = "closed.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.leave", show=False)]

    def compose(self) -> ComposeResult:
        """Summary, the command, the line."""
        with Vertical(id="screen"):
            yield Header(id="header")
            yield Summary(id="summary")
            yield Static(safe.mark("Write the minutes with", "bold"), classes="says")
            yield Static(safe.text(minutes_command(self.snapshot)), classes="says")
            yield Answer(id="answer")
            with Horizontal(id="line-row"):
                yield Static(safe.mark(">"), id="prompt-sign")
                yield CommandLine(id="line")
            yield Static(safe.mark(" m minutes here, as Word   / line   ctrl+q leave"), id="keys")

    def action_press(self, name: str) -> None:
        """`m` is for the minutes here."""
        if name == "m":
            self.write_minutes()
        else:
            super().action_press(name)

    def write_minutes(self) -> None:
        """Write the minutes, and say where they are or why they could not be written."""
        from samreview.documents.minutes_here import write_minutes_here

        written, sentence = write_minutes_here(self.session.review, self.session.now())
        self.say(Said("said" if written else "refused", sentence))
