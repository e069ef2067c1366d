"""The line of a screen: writing on it, sending it, editing a capture on it, and what is said about it meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui.commands import command_names
from samreview.tui.in_place import InPlace
from samreview.tui.line_help import LineHelp, with_kind
from samreview.tui.screens.frame import FramedScreen
from samreview.tui.unsaved import not_before
from samreview.tui.widgets.answer import Answer, Said
from samreview.tui.widgets.line import MOST_PASTED, CommandLine

if TYPE_CHECKING:
    from textual.widgets import Input

    from samreview.review.seen import Seen
    from samreview.tui.snapshot import Snapshot
    from samreview.tui.widgets.footer import Writing


class LineScreen(FramedScreen):
    """A screen whose line is sent to the review. It is the owner of its line."""

    def __init__(self) -> None:
        super().__init__()
        self._help = LineHelp(command_names())
        self.in_place = InPlace()
        self._once = False
        self._begun = ""
        self._seen: Seen | None = None
        """What was current when the line was begun, None while nothing stands on it."""
        self._pasted: list[str] = []
        """Notes of a list that was pasted, still to come onto the line."""
        self._refused = ""
        """A line that was refused late and was taken onto the line again; its reason stands above it."""

    def opened(self) -> None:
        """Own the line; go there where it keeps the focus."""
        for line in self.query(CommandLine):
            line.owner = self
        if self.stays_on_line:
            self.set_focus(self.line)

    # Going there and back

    def action_line(self, start: str) -> None:
        """Go to the line."""
        kept = self.line.value
        self.write(kept or start, once=False)
        self._begun = "" if kept else start

    def action_keys(self) -> None:
        """Back to single keys; what was typed stays, what only a key wrote goes. What is edited stays as it was."""
        self._pasted = []
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
        self._seen = self.session.seen if text else None
        self.set_focus(self.line)
        self.foot(self.snapshot, "line")

    # Sending

    def taken(self, line: str) -> None:
        """Send the line. A bare Enter passes over a note of a pasted list, else tries again what is not saved."""
        if line.strip() and line.strip() != "/":
            self._submit(line)
        elif self._pasted:
            self.line.write(self._pasted.pop(0))
        elif self.session.waiting:
            self.review_app.retry()

    def pasted(self, more: list[str]) -> None:
        """Keep the further notes of a list: each comes onto the line once the one before is noted."""
        self._pasted = more

    def too_long(self, length: int) -> None:
        """Say that nothing was pasted, since it was so many characters."""
        self.say(
            Said(
                "refused", f"{length:,} characters are too many to paste ({MOST_PASTED:,} at most). Nothing was pasted."
            )
        )

    def unsent(self) -> str:
        """Return what is half typed here; what is being edited as the line that would change it."""
        value = self.line.value
        return self.in_place.sent(value) if value.strip() and value != self._begun else ""

    def take_draft(self) -> None:
        """Put onto the empty line what stood unsent on a terminal of this person that is gone, and say so."""
        draft = "" if self.line.value else self.session.draft()
        if draft:
            self.line.write(draft)
            self._refused = self.line.value
            how = "Enter sends it" if self.focused is self.line else "/ goes to the line"
            self.say(Said("hint", f"You left this line unsent; {how}."))

    def send(self, text: str, *, typed: bool = False) -> None:
        """Submit a line and show the answer. What was typed waits where it could not be saved; a key does not."""
        before = self.session.snapshot
        seen, self._seen = self._seen, None
        said = self.session.submit(text, self.in_place.shown(text), seen) if typed else self.session.press(text)
        self.say(said if self.asks else said._replace(question=None))
        self.show_unsaved()
        if said.kind == "said" or self.session.snapshot is not before:
            self.review_app.changed()

    def keys_wait(self) -> bool:
        """Say whether lines wait to be saved, so that no key changes anything; if so the answer says it."""
        waiting = self.session.waiting
        if waiting:
            self.say(Said("lost", not_before(len(waiting))))
        return bool(waiting)

    def retried(self, said: Said | None) -> None:
        """Show what became of lines that waited."""
        self.show_unsaved()
        if said is not None and self._said_kind() != "names":
            self.say(said if self.asks else said._replace(text="", question=None))

    def _took_back(self) -> bool:
        """Take a line that was refused late onto the empty line, with its reason; say whether there was one."""
        back = self.session.came_back
        if not back or self.line.value or not self.asks:
            return False
        one = back.pop(0)
        self._refused = one.shown
        self.line.write(one.shown)
        self.say(Said("refused", one.reason))
        self.show_unsaved()
        return True

    def _submit(self, text: str) -> None:
        self._refused = ""
        self.send(self.in_place.sent(text), typed=True)
        answer = self.query_one(Answer).said
        if answer and answer.kind == "refused" and self.in_place.number is not None:
            self._show_theirs(self.in_place.number)
        if answer and answer.kind in ("said", "waits"):
            self.stop_editing()
            self._help.settled()
            self.say(answer)
            self.session.keep_draft(self.unsent())
            if self._pasted and not self.line.value:
                self.line.write(self._pasted.pop(0))
            elif self._once and not self.stays_on_line:
                self.action_keys()

    def _show_theirs(self, number: int) -> None:
        """Show what somebody else made of a capture meanwhile, and the three ways on."""
        theirs = self.session.wording(number)
        if theirs is not None and self.in_place.refused(theirs):
            self.review_app.changed()
            ways = "Enter puts yours over it, Up takes theirs, Esc leaves theirs."
            self.say(Said("ask", f"{number} was changed meanwhile: {theirs[0]}. {ways}"))

    # Editing in place

    def edit(self, number: int) -> None:
        """Put a capture onto the line to be edited in place."""
        wording = self.session.wording(number)
        if wording is None:
            self.say(Said("refused", f"{number} is withdrawn."))
            return
        self.line.write(self.in_place.begin(number, wording, self.line.value))
        self.set_focus(self.line)
        self.mark_edited(self.snapshot)

    def recalled(self, step: int) -> None:
        """Edit an older or newer capture; first comes what was refused late."""
        if step > 0 and self._took_back():
            return
        own, all_of_them = self.session.own_captures(), self.session.captures_to_change()
        number = self.in_place.wanted(step, own, all_of_them)
        if number is not None:
            self.edit(number)
        elif self.in_place.number is not None:
            self.stop_editing()
        elif not all_of_them:
            self.say(Said("hint", "You have captured nothing yet."))

    def stop_editing(self) -> None:
        """Give back what stood on the line before a capture was edited there; nothing stands there otherwise."""
        self.line.write(self.in_place.leave())
        self.mark_edited(self.snapshot)

    def mark_edited(self, snapshot: Snapshot) -> None:
        """Mark the capture that is being edited, where captures are shown."""

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
        if self.keys_wait():
            return
        if number is None:
            self.say(Said("hint", "Nothing was asked about; /park 12 parks a capture, /park TEXT a thought."))
            return
        if self.in_place.number is not None:
            self.stop_editing()
        self.session.asked_about = None
        self.send(f"/park {number}")

    # While it is typed

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer names, else say what the line would do."""
        event.stop()
        if event.value != self.line.value:
            return  # more was typed since
        if not event.value:
            self._seen = None
        elif self._seen is None:
            self._seen = self.session.seen
        if isinstance(self.focused, CommandLine):
            self.foot(self.snapshot, "line")
        if event.value and event.value == self._refused:
            return
        if not event.value:
            if self._said_kind() in ("names", "hint"):
                self.say(None)
            return
        names = self._help.typed(event.value, self.line.cursor_position, self.snapshot)
        said = names or self.session.foresee(self.in_place.sent(event.value))
        if said is not None and said.kind == "hint" and self._pasted:
            said = said._replace(text=f"{said.text}; {len(self._pasted)} more pasted, Enter goes on, Esc lets them go")
        self.say(said)

    def completed(self, step: int) -> None:
        """Take the next name that fits."""
        self._help.typed(self.line.value, self.line.cursor_position, self.snapshot)
        applied = self._help.completed(step)
        if applied is not None:
            self.line.value, self.line.cursor_position = applied

    def writing(self) -> Writing:
        """Say what stands on the line, and whether it is a capture that is edited."""
        return "edit" if self.in_place.number is not None else super().writing()

    def _said_kind(self) -> str | None:
        said = self.query_one(Answer).said
        return said.kind if said else None
