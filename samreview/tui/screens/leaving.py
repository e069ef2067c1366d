"""Asks whether to leave while the review runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from samreview.tui import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult


class LeavingScreen(ModalScreen[bool]):
    """Answers true when this terminal should leave."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,ctrl+q", "answer(True)", show=False),
        Binding("n,escape,q", "answer(False)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(id="dialog"):
            yield Static(safe.mark("Leave this screen?", "bold"))
            yield Static(safe.mark("The review goes on, with its clock; come back with the same command."))
            yield Static(safe.mark("y leave   n stay", "bold $accent"))

    def action_answer(self, leave: bool) -> None:  # noqa: FBT001  what the binding says
        """Answer."""
        self.dismiss(leave)
