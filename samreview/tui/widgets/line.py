"""The command line at the foot of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from samreview.values.text import clean

if TYPE_CHECKING:
    from textual import events


class LineOwner(Protocol):
    """Who the line belongs to. It is called at once, between two keys: a message would come after the next ones."""

    def taken(self, line: str) -> None:
        """Take the line: Enter was pressed."""

    def completed(self, step: int) -> None:
        """Put the next name that fits into the line."""

    def recalled(self, step: int) -> None:
        """Put an older or newer capture onto the line."""

    def pasted(self, more: list[str]) -> None:
        """Keep the further notes of a list that was pasted: each comes onto the line in its turn."""

    def too_long(self, length: int) -> None:
        """Say that nothing was pasted, since it was so many characters."""


MOST_PASTED = 100_000
"""Characters: a list of a hundred long notes."""


class CommandLine(Input):
    """An input that completes names, recalls one's captures and never takes unsafe text from a paste."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("shift+tab", "complete(-1)", "Complete backwards", show=False),
        Binding("up", "recall(1)", "Edit your latest capture", show=False),
        Binding("down", "recall(-1)", "Back to the newer one", show=False),
    ]

    # How long the text is changes nothing around the line: Textual would lay the whole screen out anew at each key.
    virtual_size = Reactive(Size(0, 0), layout=False)

    # In the terminal's own two colours Textual paints the cursor in two others, and turns them around.
    DEFAULT_CSS = """
    CommandLine {
        &:ansi > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
    }
    """

    offers_help = True
    """Whether a question mark on the empty line opens help."""

    class HelpAsked(Message):
        """A question mark on an empty line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own word
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.owner: LineOwner | None = None

    async def action_submit(self) -> None:
        """Hand the line over at once: what is typed after Enter must find the line empty, however busy the machine."""
        if self.owner is None:
            await super().action_submit()
        else:
            self.owner.taken(self.value)

    def action_complete(self, step: int = 1) -> None:
        """Take the next name that fits (-1: the one before)."""
        if self.owner is not None:
            self.owner.completed(step)

    def action_recall(self, step: int) -> None:
        """Edit an older (1) or newer (-1) capture."""
        if self.owner is not None:
            self.owner.recalled(step)

    def write(self, text: str) -> None:
        """Put this on the line, the cursor at its end."""
        self.value = clean(text, lines=True).replace("\n", " ")
        self.cursor_position = len(self.value)

    async def on_key(self, event: events.Key) -> None:
        """Do what a key stands for in its turn; open help on a question mark where nothing is typed yet.

        Textual sends keys that are no text around by the app: what was typed after them would come before them.
        """
        if event.character == "?" and not self.value and self.offers_help:
            event.prevent_default().stop()
            self.post_message(self.HelpAsked())
            return
        if event.key == "ctrl+c" and not self.selected_text:
            return  # nothing to copy: the app says how to leave
        if event.character == "/" and self.value == "/":
            event.prevent_default().stop()  # the key that came here has written it already
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            event.prevent_default().stop()
            await self.run_action(binding.action)

    def _on_paste(self, event: events.Paste) -> None:
        """Take a paste as one safe line; the further notes of a list come after it."""
        from samreview.tui.pasted import pasted

        event.prevent_default().stop()
        if len(event.text) > MOST_PASTED:
            if self.owner is not None:
                self.owner.too_long(len(event.text))
        elif event.text:
            text, *more = pasted(event.text) if self.owner is not None else (clean(event.text),)
            if more and self.owner is not None:
                self.owner.pasted(more)
            self.insert_text_at_cursor(text.removeprefix("/") if self.value == "/" else text)
