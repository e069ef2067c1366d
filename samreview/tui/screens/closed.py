"""After the close: what came of it, what it was worth, the minutes approved, amended and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static

from samreview.review.worth import not_answered
from samreview.tui import safe
from samreview.tui.minutes import minutes_command
from samreview.tui.screens.review import ReviewScreen
from samreview.tui.widgets.answer import Said
from samreview.tui.widgets.header import Header
from samreview.tui.widgets.summary import Summary

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from samreview.tui.explained import About
    from samreview.tui.keys import Key
    from samreview.tui.snapshot import Snapshot


_SCROLLS = {"j": 1, "down": 1, "k": -1, "up": -1}


class ClosedScreen(ReviewScreen):
    """A short summary; keys rate, approve and amend, and write the minutes into the working folder."""

    CSS_PATH: ClassVar = ["frame.tcss", "closed.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.leave", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def parts(self) -> ComposeResult:
        """Summary, what it was worth, the command that writes the minutes."""
        yield Header(id="header")
        yield Summary(id="summary")
        yield Static(id="worth", classes="says")
        yield Static(id="minutes", classes="says")

    def about(self) -> About:
        """What its help explains."""
        from samreview.tui.explained import CLOSED

        return CLOSED

    def show(self, snapshot: Snapshot) -> None:
        """Draw, with the answers so far and how the minutes stand."""
        super().show(snapshot)
        if not self.ready:
            return
        self.query_one("#worth", Static).update(safe.text(self.session.worth()))
        stand = f"Version {snapshot.version}" if snapshot.approved else "DRAFT"
        self.query_one("#minutes", Static).update(safe.text(f"{stand}: {minutes_command(snapshot)}", "dim"))

    def action_press(self, name: str) -> None:
        """The arrows, `j` and `k` scroll the list."""
        if name in _SCROLLS:
            self.query_one(Summary).scroll_list(_SCROLLS[name])
        else:
            super().action_press(name)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        summary = self.query_one(Summary)
        summary.scroll_list(pages * summary.page())

    def do(self, key: Key, name: str) -> None:
        """`m` writes the minutes here, `r` asks the next person what it was worth."""
        if key.key == "m":
            self.write_minutes()
        elif key.key == "r":
            self.rate_for_next()
        else:
            super().do(key, name)

    def do_digit(self, digit: str) -> None:
        """Begin one's own answer; Enter says it, with a reason or without."""
        if digit in "12345":
            self.write(f"/rate {digit} ", once=True)

    def rate_for_next(self) -> None:
        """On a shared seat: begin the answer of the next person who has given none."""
        missing = [one.id for one in not_answered(self.session.review) if one.id != self.snapshot.person]
        if missing:
            self.write(f"@@{missing[0]} /rate ", once=True)
        else:
            self.say(Said("ask", "Everybody else who was here has answered; 1 to 5 is your own answer."))

    def write_minutes(self) -> None:
        """Write the minutes, and say where they are or why they could not be written."""
        from samreview.documents.minutes_here import write_minutes_here

        written, sentence = write_minutes_here(self.session.review, self.session.now())
        self.say(Said("said" if written else "refused", sentence))
