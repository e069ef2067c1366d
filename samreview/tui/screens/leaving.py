"""Asks whether to leave while the review runs, or while lines are not saved: these are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from samreview.tui import safe
from samreview.tui.unsaved import left_over

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from samreview.tui.session import Session


class LeavingScreen(ModalScreen[bool]):
    """Answers true when this terminal should leave. `named` is false where the room sees the screen."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,ctrl+q", "answer(True)", show=False),
        Binding("n,escape,q", "answer(False)", show=False),
    ]

    def __init__(self, session: Session, *, goes_on: bool, named: bool) -> None:
        super().__init__()
        self._session = session
        self._goes_on = goes_on
        self._named = named
        self._asked_of: list[str] = left_over(session)

    def compose(self) -> ComposeResult:
        """The question, and what would be lost."""
        with Vertical(id="dialog"):
            yield Static(safe.mark("Leave this screen?", "bold"))
            if self._asked_of:
                yield Static(safe.row(self._counted()), id="unsaved-count")
                with VerticalScroll(id="unsaved-lines"):
                    yield Static(safe.row(self._lines()), id="unsaved-list")
            if self._goes_on:
                yield Static(safe.mark("The review goes on, with its clock; come back with the same command."))
            yield Static(safe.mark("y leave   n stay", "bold $accent"))

    def on_mount(self) -> None:
        """Lines are tried again meanwhile: say how they stand."""
        if self._asked_of:
            self.set_interval(1.0, self._look)

    def _look(self) -> None:
        now = left_over(self._session)
        if now != self._asked_of:
            self._asked_of = now
            self.query_one("#unsaved-count", Static).update(safe.row(self._counted()))
            self.query_one("#unsaved-list", Static).update(safe.row(self._lines()))

    def _counted(self) -> Content:
        count = len(self._asked_of)
        if not count:
            return safe.mark("All is saved now.")
        lines = "1 line is not saved" if count == 1 else f"{count} lines are not saved"
        said = safe.mark(f"{lines}: printed to the terminal when you leave, kept nowhere else.")
        return safe.row(safe.mark(" NOT SAVED ", "bold reverse $error"), safe.mark(" "), said)

    def _lines(self) -> Content:
        return safe.joined(safe.text(line) for line in self._asked_of) if self._named else safe.EMPTY

    def action_answer(self, leave: bool) -> None:  # noqa: FBT001  what the binding says
        """Answer."""
        self.dismiss(leave)
