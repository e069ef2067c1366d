"""The frame of every screen of a review: its parts, and below them the answer, the line and the keys.

What the frame looks like stands in `frame.tcss`; a screen's own `.tcss` comes after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from samreview.tui import safe
from samreview.tui.repaint import repaint_by_rows
from samreview.tui.screens.footing import FootedScreen
from samreview.tui.unsaved import unsaved_of
from samreview.tui.widgets.answer import Answer, Said
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.footer import KeyFooter
from samreview.tui.widgets.line import CommandLine
from samreview.tui.widgets.unsaved import UnsavedLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from samreview.tui.app import ReviewApp
    from samreview.tui.session import Session
    from samreview.tui.snapshot import Snapshot


class FramedScreen(FootedScreen):
    """A screen with a line to type on. In a window too small for it there is a sentence instead."""

    asks = True
    """Whether gentle questions, and what waits to be saved, are shown here: not where the room sees them."""

    def __init__(self) -> None:
        super().__init__()
        repaint_by_rows(self)
        self._trouble: str | None = None
        self._drawn = False
        self._parts: list[Drawn[Any]] = []
        self._unsaved: UnsavedLine | None = None

    @property
    def review_app(self) -> ReviewApp:
        """The app."""
        return cast("ReviewApp", self.app)

    @property
    def session(self) -> Session:
        """This terminal's part in the review."""
        return self.review_app.session

    @property
    def snapshot(self) -> Snapshot:
        """What is drawn now."""
        return self.session.snapshot

    @property
    def ready(self) -> bool:
        """Whether its parts are there: not before it was drawn first, and not once another took its place."""
        return self._drawn and self in self.app.screen_stack

    @property
    def line(self) -> CommandLine:
        """The command line."""
        return self._line or self.query_one(CommandLine)

    def compose(self) -> ComposeResult:
        """The screen's own parts, the answer, the line, the keys."""
        yield Static(safe.mark("Make the window larger: 60 columns and 18 lines at least."), id="too-small")
        with Vertical(id="screen"):
            yield from self.parts()
            yield UnsavedLine(id="unsaved")
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

    def on_mount(self) -> None:
        """Draw at once."""
        self._drawn = True
        self._line = self.query_one(CommandLine)
        self._footer = self.query_one(KeyFooter)
        self._unsaved = self.query_one(UnsavedLine)
        self._parts = [part for part in self.query(Drawn) if part is not self._footer]
        self.show(self.snapshot)
        self.opened()

    def opened(self) -> None:
        """Do what is to be done once it was drawn first."""

    def show(self, snapshot: Snapshot) -> None:
        """Hand the snapshot to every part."""
        if not self.ready:
            return
        for part in self._parts:
            part.show(snapshot)
        self.show_unsaved()
        self.foot(snapshot)
        me = next((who.first for who in snapshot.people if who.id == snapshot.person), snapshot.person)
        # An Input takes its placeholder literally; cleaned like all text.
        acting = f"{me}{''.join(f', {role}' for role in snapshot.roles)}: / or Enter to write"
        self.line.placeholder = safe.text(acting).plain

    def show_unsaved(self) -> None:
        """Show the banner of what is not saved for as long as there is any."""
        unsaved = unsaved_of(self.session, named=self.asks)
        self.set_class(bool(unsaved.waiting or unsaved.came_back), "-unsaved")
        if self._unsaved is not None:
            self._unsaved.put(unsaved)

    def say(self, said: Said | None) -> None:
        """Put this into the answer line."""
        self.query_one(Answer).put(said or Said("hint"))

    def warn(self, trouble: str | None, newer: str | None = None) -> None:
        """Say that what is shown may be old, or leaves out what a newer samreview wrote, for as long as that is so."""
        if self.ready and (trouble or newer) != self._trouble:
            self._trouble = trouble or newer
            if trouble:
                self.say(Said("lost", f"{trouble} What is shown may be old."))
            else:
                self.say(Said("refused", newer) if newer else None)
