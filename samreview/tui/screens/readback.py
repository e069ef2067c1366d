"""The read-back: each action large, one at a time, until its owner has agreed, or it was dropped or sent up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from samreview.review import readback
from samreview.tui.readback_keys import BACK, MORE, OTHERS, SAME, STEP_NAMES, STEPS, UNFIT, step_for, steps_now
from samreview.tui.screens.review import ReviewScreen
from samreview.tui.widgets.answer import Said
from samreview.tui.widgets.footer import KeyFooter
from samreview.tui.widgets.header import Header
from samreview.tui.widgets.readback import ReadAloud

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from samreview.tui.explained import About, Line
    from samreview.tui.snapshot import Snapshot
    from samreview.tui.widgets.footer import Part as FooterPart

DELIBERATE_US = 800_000
"""So long after the list has moved on by itself a key that answers was meant for the action before, in microseconds."""
_NAMES = tuple(dict.fromkeys([*(step.key for step in STEPS), *SAME]))


class StepFooter(KeyFooter):
    """The keys that work with the action shown; on the line those of the line."""

    def part(self, snapshot: Snapshot) -> FooterPart:
        """Those of the read-back, then some that work everywhere."""
        if self.where == "line":
            return super().part(snapshot)
        action = snapshot.reading[0] if snapshot.reading else None
        closing = (("c", "close"),) if action is None else ()
        return (*((step.show, step.label) for step in steps_now(action) if step.label), *closing), OTHERS


class ReadBackScreen(ReviewScreen):
    """Goes through the actions in one order, that of its opening, so that none jumps when it is settled."""

    CSS_PATH: ClassVar = ["frame.tcss", "readback.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(name, f"press('{name}')", show=False, priority=True) for name in _NAMES
    ]

    def __init__(self) -> None:
        super().__init__()
        self._order: tuple[int, ...] = ()
        self._shown: int | None = None
        self._settled: list[int] = []
        """Actions that were settled here, in order: undo goes back to the last."""
        self._moved_us: int | None = None
        """When an answer last moved the list on."""

    def parts(self) -> ComposeResult:
        """The action that is read."""
        yield Header(id="header")
        yield ReadAloud(id="action")

    def footer(self) -> KeyFooter:
        """Its last line names the keys of the read-back."""
        return StepFooter(id="keys")

    def on_mount(self) -> None:
        """Begin with what waits first."""
        review = self.session.review
        self._order = readback.order(review)
        self._shown = readback.next_to_read(review) or next(iter(self._order), None)
        super().on_mount()
        self._tell_the_room()

    def show(self, snapshot: Snapshot) -> None:
        """Show the action that this screen is at; another terminal that goes on takes it along."""
        review = self.session.review
        if snapshot.reading is not None and snapshot.reading[0] is not None:
            self._shown = snapshot.reading[0].number
        action = readback.read(review, self._shown) if self._shown is not None else None
        seen = readback.progress(review, self._shown or 0, self._order)
        super().show(snapshot._replace(reading=(action, seen)))

    def about(self) -> About:
        """What its help explains."""
        from samreview.tui.explained import READ_BACK

        return READ_BACK

    def own_keys(self) -> Iterable[Line]:
        """Return the keys of the read-back."""
        yield from ((step.show, step.meaning) for step in STEPS)
        yield from MORE

    def action_press(self, name: str) -> None:
        """Do with the action what the key says; the keys of every screen work here too."""
        if not self.ready:
            return
        action = readback.read(self.session.review, self._shown) if self._shown is not None else None
        step = step_for(name, action)
        if step is None:
            if name in ("u", "f8"):
                self._undo()
            elif name == "c":
                self._leave(then="c")
            elif action is not None and name in STEP_NAMES:
                self.say(Said("hint", UNFIT[action.standing]))
        elif step.how == "do":
            self._step(-1 if name in BACK else 1)
        elif self._too_soon():
            self.say(Said("hint", "The list has moved on: press again to answer for this action."))
        elif action is not None:
            line = step.line.format(number=action.number, text=self.session.review.captures[action.number - 1].text)
            if step.how == "send":
                self.send(line)
            else:
                self.write(line, once=True)

    def send(self, text: str, *, typed: bool = False) -> None:
        """Submit a line; once the action is settled by it the next one is shown, with the answer still below."""
        super().send(text, typed=typed)
        number, review = self._shown, self.session.review
        capture = review.capture(number) if number is not None else None
        if number is None or capture is None or number in self._settled or self._waits(number):
            return
        self._settled.append(number)
        self._moved_us = self.session.now().boot_us
        self._go(self._next_waiting(number))

    def _too_soon(self) -> bool:
        """Say whether a key came before anybody can have read the action that is shown now. A key by a key counts."""
        moved, now = self._moved_us, self.session.now().boot_us
        if moved is None or abs(now - moved) >= DELIBERATE_US:
            return False
        self._moved_us = now  # somebody who leans on the key agrees to nothing
        return True

    def _undo(self) -> None:
        was_read = self.session.review.reading is not None
        super().send("/undo")
        if was_read and self.session.review.reading is None:  # nothing was answered yet: the read-back itself went
            self._leave()
            return
        back = [one for one in self._settled if self._waits(one)]
        if back:
            self._settled.remove(back[-1])
            self._go(back[-1])

    def _waits(self, number: int) -> bool:
        capture = self.session.review.captures[number - 1]
        return not capture.withdrawn and not readback.is_settled(capture)

    def _all(self) -> list[int]:
        """The actions in the order of this screen, those made since at its end, withdrawn ones too."""
        made_since = [one.number for one in readback.actions(self.session.review) if one.number not in self._order]
        return [*self._order, *made_since]

    def _next_waiting(self, number: int) -> int | None:
        """Return the next action that is not settled, going on from this one and round to the first."""
        numbers = self._all()
        here = numbers.index(number) + 1 if number in numbers else 0
        return next((one for one in (*numbers[here:], *numbers[:here]) if self._waits(one)), None)

    def _step(self, by: int) -> None:
        numbers = [one for one in self._all() if not self.session.review.captures[one - 1].withdrawn]
        if not numbers:
            return
        here = numbers.index(self._shown) if self._shown in numbers else -1 if by > 0 else 0
        self._go(numbers[(here + by) % len(numbers)])

    def _go(self, number: int | None) -> None:
        self._shown = number
        self._tell_the_room()

    def _tell_the_room(self) -> None:
        """Show the action on the wall too, where this terminal's person may; else on this screen only."""
        self.session.press(f"/readback {'-' if self._shown is None else self._shown}")
        self.review_app.changed()

    def action_keys(self) -> None:
        """Leave the line; without it, leave the read-back."""
        if self.focused is None:
            self._leave()
        else:
            super().action_keys()

    def _leave(self, then: str | None = None) -> None:
        if self.session.review.reading is not None:
            self.session.press("/readback -")
        self.review_app.leave_readback(then)
