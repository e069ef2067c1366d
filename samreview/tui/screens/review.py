"""What all screens of a review share: single keys that stand for lines, or do something of the screen's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from samreview.tui.keys import KIND_WORDS, NAMES, ON_LINE, key_now
from samreview.tui.screens.line import LineScreen
from samreview.tui.widgets.answer import Said
from samreview.tui.widgets.line import CommandLine

if TYPE_CHECKING:
    from samreview.tui.keys import Key
    from samreview.tui.snapshot import PersonRow
    from samreview.tui.widgets.picking import Picked


class ReviewScreen(LineScreen):
    """A screen of a running review. Everything a user does here becomes a command line."""

    # With priority each key is done with before the next is looked at: on a slow line a burst that begins with Enter
    # must reach the command line as text, never act as keys.
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(name, f"press('{name}')", show=False, priority=True) for name in NAMES),
        Binding("slash", "line('/')", show=False, priority=True),
        Binding("enter", "line('')", show=False, priority=True),
        Binding("escape", "keys", show=False, priority=True),
        Binding("question_mark", "help('?')", show=False, priority=True),
        Binding("f1", "help", show=False, priority=True),
    ]
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._asked_next: str | None = None
        self.first_key: str | None = None
        """The key that this screen was opened for."""

    def opened(self) -> None:
        """Press the key that it was opened for."""
        super().opened()
        if self.first_key is not None:
            self.action_press(self.first_key)

    def action_press(self, name: str) -> None:
        """Do what this key stands for here and now."""
        key = key_now(name, self.snapshot) if self.ready else None
        if key is None:
            self.say_why_not(name)
            return
        if key.how == "send":
            self.send(key.line)
        elif key.how == "write":
            self.write(key.line, once=True)
        elif key.where == "line":
            self.do_on_line(key)
        else:
            self.do(key, name)

    def send(self, text: str, *, typed: bool = False) -> None:
        """Submit a line; an item without an outcome is asked about again."""
        self._asked_next = None
        super().send(text, typed=typed)

    def do(self, key: Key, name: str) -> None:
        """Do what is more than one line."""
        doings = {"n": self.do_next, "w": self.do_ways, "c": self.do_close, "v": self.do_view, "a": self.do_captures}
        doings |= {"b": self.do_readback, "l": self.do_late}
        if key.key in doings:
            doings[key.key]()
        elif key.key == "1-9":
            self.do_digit(name)

    def do_on_line(self, key: Key) -> None:
        """What keys do that work while the line has the focus, and beside it too."""
        if key.line in KIND_WORDS:
            self.make_it(key.line)
        elif key.key == "f9":
            self.do_captures()
        elif key.key == "f12":
            self.do_view()
        elif key.key == "ctrl+o":
            self.do_park()

    def do_next(self) -> None:
        """End the item; ask once when nothing came of it."""
        item = self.snapshot.item
        if self.keys_wait():
            return
        if item is not None and not item.has_outcome and self._asked_next != item.id:
            self._asked_next = item.id
            self.say(Said("ask", "no outcome: n again, or o to write one"))
            return
        self.send("/next")

    def do_digit(self, digit: str) -> None:
        """Give the floor to a number of the ledger."""
        if digit == "0":
            self.send("/floor -")
            return
        who = self.numbered(digit)
        if who is not None:
            self.send(f"/floor {who.id}")

    def on_picked(self, event: Picked) -> None:
        """Do for a person who was clicked on what their number does, whatever panel has the digits now."""
        event.stop()
        if key_now(str(event.number), self.snapshot) is None:
            self.say_why_not(str(event.number))
        else:
            self.do_digit(str(event.number))

    @property
    def takes_notices(self) -> bool:
        """Whether it may say now what nobody asked for: it is private, and nobody is typing."""
        return False

    @property
    def takes_public_notices(self) -> bool:
        """Whether it may say now what the room may read too."""
        return False

    def numbered(self, digit: str) -> PersonRow | None:
        """Return who has this number; say so where nobody has."""
        who = next((one for one in self.snapshot.people if one.number == int(digit)), None)
        if who is None:
            self.say(Said("refused", f"Nobody here has the number {digit}."))
        return who

    def push_ways(self) -> None:
        """Show that an over-run has appeared, where there is room for its ways."""

    def do_ways(self) -> None:
        """Ways to end on time."""
        self.send("/ways")

    def do_close(self) -> None:
        """Close, or what is in its way."""
        self.send("/close")

    def do_view(self) -> None:
        """Show the next view."""
        self.review_app.next_view()

    def do_readback(self) -> None:
        """Read the actions back."""
        self.review_app.show_readback()

    def do_late(self) -> None:
        """Say in three lines what somebody has missed."""
        self.review_app.show_catch_up()

    def do_captures(self) -> None:
        """Show every capture."""
        self.review_app.show_captures()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the line has the focus, what could be text is text."""
        if isinstance(self.focused, CommandLine):
            if action == "press":
                return str(parameters[0]) in ON_LINE
            return action != "line" and not (action == "help" and parameters)
        return True

    def action_help(self, _key: str = "") -> None:
        """Explain this screen."""
        self.review_app.show_help()

    def on_command_line_help_asked(self, event: CommandLine.HelpAsked) -> None:
        """Help from the empty line."""
        event.stop()
        self.action_help()
