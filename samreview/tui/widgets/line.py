"""The command line at the foot of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from samreview.values.text import clean

if TYPE_CHECKING:
    from textual import events


class CommandLine(Input):
    """An input that completes names, recalls one's captures and never takes unsafe text from a paste."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("shift+tab", "complete(-1)", "Complete backwards", show=False),
        Binding("up", "recall(1)", "Edit your latest capture", show=False),
        Binding("down", "recall(-1)", "Back to the newer one", show=False),
    ]

    class Completed(Message):
        """Tab was pressed: take the next name that fits (-1: the one before)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Recalled(Message):
        """Up or down was pressed: edit an older or newer capture of one's own."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class HelpAsked(Message):
        """A question mark on an empty line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own word
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def action_complete(self, step: int = 1) -> None:
        """Ask for the next name."""
        self.post_message(self.Completed(step))

    def action_recall(self, step: int) -> None:
        """Ask for an older or newer capture."""
        self.post_message(self.Recalled(step))

    def write(self, text: str) -> None:
        """Put this on the line, the cursor at its end."""
        self.value = clean(text, lines=True).replace("\n", " ")
        self.cursor_position = len(self.value)

    def on_key(self, event: events.Key) -> None:
        """Open help on a question mark where nothing is typed yet."""
        if event.character == "?" and not self.value:
            event.prevent_default().stop()
            self.post_message(self.HelpAsked())

    def _on_paste(self, event: events.Paste) -> None:
        """Take all of a paste as one safe line."""
        event.prevent_default().stop()
        if event.text:
            self.insert_text_at_cursor(clean(event.text))
