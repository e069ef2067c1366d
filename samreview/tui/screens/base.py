"""What the live screen and the wall share: keys that stand for lines, the line itself, and the answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding, BindingType

from samreview.tui import safe
from samreview.tui.in_place import InPlace
from samreview.tui.keys import KIND_WORDS, NAMES, ON_LINE, key_now
from samreview.tui.line_help import LineHelp, with_kind
from samreview.tui.repaint import repaint_by_rows
from samreview.tui.screens.frame import FramedScreen
from samreview.tui.widgets.answer import Answer, Said
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.line import CommandLine

if TYPE_CHECKING:
    from textual.widgets import Input

    from samreview.tui.app import ReviewApp
    from samreview.tui.keys import Key
    from samreview.tui.session import Session
    from samreview.tui.snapshot import PersonRow, Snapshot
    from samreview.tui.widgets.footer import Writing


class ReviewScreen(FramedScreen):
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

    asks = True
    """Whether gentle questions are shown here: not where the room sees them."""

    def __init__(self) -> None:
        super().__init__()
        repaint_by_rows(self)
        from samreview.tui.commands import command_names

        self._help = LineHelp(command_names())
        self.in_place = InPlace()
        self._asked_next: str | None = None
        self._once = False
        self._begun = ""
        self._trouble: str | None = None
        self._drawn = False
        self._parts: list[Drawn[Any]] = []
        self.first_key: str | None = None

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
        return self.query_one(CommandLine)

    def show(self, snapshot: Snapshot) -> None:
        """Hand the snapshot to every part."""
        if not self.ready:
            return
        for part in self._parts:
            part.show(snapshot)
        self.foot(snapshot)
        me = next((who.first for who in snapshot.people if who.id == snapshot.person), snapshot.person)
        # An Input takes its placeholder literally; cleaned like all text.
        acting = f"{me}{''.join(f', {role}' for role in snapshot.roles)}: / or Enter to write"
        self.line.placeholder = safe.text(acting).plain

    def say(self, said: Said | None) -> None:
        """Put this into the answer line."""
        self.query_one(Answer).put(said or Said("hint"))

    def warn(self, trouble: str | None) -> None:
        """Say that what is shown may be old, for as long as it may be."""
        if self.ready and trouble != self._trouble:
            self._trouble = trouble
            self.say(Said("lost", f"{trouble} What is shown may be old.") if trouble else None)

    def on_mount(self) -> None:
        """Draw at once, and press the key that this screen was opened for."""
        self._drawn = True
        self._parts = list(self.query(Drawn))
        for line in self.query(CommandLine):
            line.owner = self
        self.show(self.snapshot)
        if self.stays_on_line:
            self.set_focus(self.line)
        if self.first_key is not None:
            self.action_press(self.first_key)

    # Keys

    def action_press(self, name: str) -> None:
        """Do what this key stands for here and now."""
        key = key_now(name, self.snapshot) if self.ready else None
        if key is None:
            self.say_why_not(name)
            return
        if self.session.unsaved is not None and key.where == "keys":
            self._not_before_saved()
        elif key.how == "send":
            self.send(key.line)
        elif key.how == "write":
            self.write(key.line, once=True)
        elif key.where == "line":
            self.do_on_line(key)
        else:
            self.do(key, name)

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

    def make_it(self, kind: str) -> None:
        """Make what is typed another kind; the capture that is being edited becomes one at once."""
        number = self.in_place.number
        if number is None:
            self.line.write(with_kind(self.line.value, kind))
            return
        before = self.session.wording(number)
        self.send(f"/kind {number} {kind.strip()}")
        self.in_place.changed_by_oneself(before, self.session.wording(number))

    def do_park(self) -> None:
        """Park the capture that is being edited, else the one that was asked about."""
        number = self.in_place.number or self.session.asked_about
        if number is None:
            self.say(Said("hint", "Nothing was asked about; /park 12 parks a capture, /park TEXT a thought."))
            return
        if self.in_place.number is not None:
            self.stop_editing()
        self.session.asked_about = None
        self.send(f"/park {number}")

    def do_next(self) -> None:
        """End the item; ask once when nothing came of it."""
        item = self.snapshot.item
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

    @property
    def takes_notices(self) -> bool:
        """Whether it may say now what nobody asked for: it is private, and nobody is typing."""
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

    # The line

    def action_line(self, start: str) -> None:
        """Go to the line."""
        kept = self.line.value
        self.write(kept or start, once=False)
        self._begun = "" if kept else start

    def action_keys(self) -> None:
        """Back to single keys; what was typed stays, what only a key wrote goes. What is edited stays as it was."""
        if self.in_place.number is not None:
            self.stop_editing()
            self.say(None)
            if self.stays_on_line:
                return
        self._once = False
        if self._begun and self.line.value == self._begun:
            self.line.write("")
            if self._said_kind() in ("names", "hint"):
                self.say(None)
        self._begun = ""
        self.set_focus(None)
        self.foot(self.snapshot, "keys")

    def write(self, text: str, *, once: bool) -> None:
        """Put text on the line to be finished there; with `once`, single keys are back after it."""
        self._once = once and not self.stays_on_line
        self.line.write(text)
        self._begun = text
        self.set_focus(self.line)
        self.foot(self.snapshot, "line")

    def send(self, text: str) -> None:
        """Submit a line and show the answer. One that could not be saved goes onto the line to be tried again."""
        self._asked_next = None
        shown = self.in_place.shown(text)
        said = self.session.submit(text, shown)
        if said.kind == "lost" and self.line.value not in ("", shown):
            said = self.session.give_up(said)  # never over what is being typed
        self.say(said if self.asks else said._replace(question=None))
        if said.kind == "lost":
            self.line.write(shown)
            self.set_focus(self.line)
            self.review_app.retry_later()
        elif said.kind == "said":
            self.review_app.changed()

    def retry(self) -> None:
        """Try the unsaved line again, unless it was changed meanwhile."""
        if self.ready and self.session.unsaved is not None and self.line.value == self.session.unsaved:
            self._submit(self.line.value)

    def _not_before_saved(self) -> None:
        self.say(Said("lost", "The line below is not saved yet; Enter tries again, or change it."))

    def _submit(self, text: str) -> None:
        self.send(self.in_place.sent(text))
        answer = self.query_one(Answer).said
        if answer and answer.kind == "refused" and self.in_place.number is not None:
            self._show_theirs(self.in_place.number)
        if answer and answer.kind == "said":
            self.stop_editing()
            self._help.settled()
            self.say(answer)
            if self._once and not self.stays_on_line:
                self.action_keys()

    def _show_theirs(self, number: int) -> None:
        """Show what somebody else made of a capture meanwhile, and the three ways on."""
        theirs = self.session.wording(number)
        if theirs is not None and self.in_place.refused(theirs):
            self.review_app.changed()
            ways = "Enter puts yours over it, Up takes theirs, Esc leaves theirs."
            self.say(Said("ask", f"{number} was changed meanwhile: {theirs[0]}. {ways}"))

    def stop_editing(self) -> None:
        """Give back what stood on the line before a capture was edited there; nothing stands there otherwise."""
        self.line.write(self.in_place.leave())
        self.mark_edited(self.snapshot)

    def mark_edited(self, snapshot: Snapshot) -> None:
        """Mark the capture that is being edited, where captures are shown."""

    def edit(self, number: int) -> None:
        """Put a capture onto the line to be edited in place."""
        wording = self.session.wording(number)
        if wording is None:
            self.say(Said("refused", f"{number} is withdrawn."))
            return
        self.line.write(self.in_place.begin(number, wording, self.line.value))
        self.set_focus(self.line)
        self.mark_edited(self.snapshot)

    def taken(self, line: str) -> None:
        """Send the line; a bare Enter does nothing."""
        if line.strip() and line.strip() != "/":
            self._submit(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer names, else say what the line would do."""
        event.stop()
        if event.value != self.line.value:
            return  # more was typed since
        if isinstance(self.focused, CommandLine):
            self.foot(self.snapshot, "line")
        if self.session.unsaved is not None and event.value == self.session.unsaved:
            return
        if not event.value:
            if self._said_kind() in ("names", "hint"):
                self.say(None)
            return
        names = self._help.typed(event.value, self.line.cursor_position, self.snapshot)
        self.say(names or self.session.foresee(self.in_place.sent(event.value)))

    def _said_kind(self) -> str | None:
        said = self.query_one(Answer).said
        return said.kind if said else None

    def completed(self, step: int) -> None:
        """Take the next name that fits."""
        self._help.typed(self.line.value, self.line.cursor_position, self.snapshot)
        applied = self._help.completed(step)
        if applied is not None:
            self.line.value, self.line.cursor_position = applied

    def recalled(self, step: int) -> None:
        """Edit an older or newer capture."""
        own, all_of_them = self.session.own_captures(), self.session.captures_to_change()
        number = self.in_place.wanted(step, own, all_of_them)
        if number is not None:
            self.edit(number)
        elif self.in_place.number is not None:
            self.stop_editing()
        elif not all_of_them:
            self.say(Said("hint", "You have captured nothing yet."))

    def on_command_line_help_asked(self, event: CommandLine.HelpAsked) -> None:
        """Help from the empty line."""
        event.stop()
        self.action_help()

    def writing(self) -> Writing:
        """Say what stands on the line, and whether it is a capture that is edited."""
        return "edit" if self.in_place.number is not None else super().writing()
