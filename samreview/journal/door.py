"""The one door to a review: every screen's keys, every typed line and every transcript go through it.

A line is decided on the fold, appended, and only then folded, so that nothing is ever shown that is not on disk. When
another terminal was faster, its events are folded first and the line is decided again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.garbage import no_garbage_looked_for
from samreview.journal.codec import hash_of
from samreview.journal.ids import new_line_id
from samreview.journal.protocol import Conflict, StoreError
from samreview.journal.streams import name_of
from samreview.plan.record import Frozen, record
from samreview.review.asked import Accepted, Refused
from samreview.review.fold import Review, UnreadablePlan
from samreview.review.seen import seen_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samreview.journal.clock import Clock
    from samreview.journal.protocol import Journal
    from samreview.review.clock import Reading
    from samreview.review.events import Event
    from samreview.review.seen import Seen

TRIES = 5
_STEPS = frozenset({"item.started", "item.ended"})


@record
class NotSaved(Frozen):
    """The store could not keep the line, and nothing of it shows. Submit it again under the same `line_id`."""

    message: str
    line_id: str


class ReviewDoor:
    """A review as one terminal has it: `review` is the fold, changed by nobody but this door.

    A door belongs to one thread; its journal may be shared.

    Raises:
        StoreError: the review cannot be read, or there is none.
    """

    def __init__(self, journal: Journal, stream: str, clock: Clock) -> None:
        self.journal = journal
        self.stream = stream
        self.clock = clock
        self.name = name_of(stream)
        self.review = Review()
        self.review.hash_at = self._hash_at
        self.trouble: str | None = None
        """Why the last look into the store failed, None when it went well. What is shown may be old then."""
        self._lines: set[str] = set()
        self._answers: dict[str, str] = {}
        self._noticed: dict[str, Reading] = {}
        self._steps_elsewhere: set[str] = set()
        # All that is made of events stays, and looking it through takes a third more.
        with no_garbage_looked_for():
            self._fold(journal.read(stream))
        if not self.review.seq:
            raise StoreError(f"There is no review {self.name} in the store.")

    def now(self) -> Reading:
        """Return the clock's reading."""
        return self.clock.read()

    def seen(self) -> Seen:
        """Return what this terminal shows as current, for a line that is sent now."""
        return seen_of(self.review, self._steps_elsewhere)

    def submit(
        self, text: str, by: str, *, line_id: str | None = None, seen: Seen | None = None
    ) -> Accepted | Refused | NotSaved:
        """Decide a line, keep what it makes, and fold it once it is kept.

        Give the `line_id` of a NotSaved to try that line again: if it was kept after all, it is not repeated. `seen` is
        what was shown when the line was sent, what the door holds now unless given.
        """
        from samreview.review.decide import decide

        line, seen = line_id or new_line_id(), seen or self.seen()
        try:
            if line_id is not None:
                self._catch_up()
                if line in self._lines:
                    return Accepted((), self._answers.pop(line, "This was saved already."))
            for _ in range(TRIES):
                decision = decide(self.review, text, by=by, at=self.clock.read(), line_id=line, seen=seen)
                if isinstance(decision, Refused) or not decision.events:
                    if self._catch_up():
                        continue  # it was decided on what is not true any more
                    self._answers.pop(line, None)
                    return decision
                self._answers[line] = decision.answer
                try:
                    self._keep(decision.events)
                except Conflict as conflict:
                    if conflict.head < conflict.expected:
                        return NotSaved(_gone(self.name), line)
                    self._catch_up()
                else:
                    del self._answers[line]
                    return decision
        except StoreError as problem:
            return NotSaved(problem.message, line)
        return NotSaved(_busy(self.name), line)

    def append(self, make: Callable[[Review], Sequence[Event]]) -> Sequence[Event]:
        """Keep events that the program makes by itself, made anew whenever another terminal was faster.

        Nothing is kept in a review that a newer samreview wrote.

        Raises:
            StoreError: the store could not keep them.
        """
        for _ in range(TRIES):
            events = () if self.review.left_out else make(self.review)
            if not events:
                return events
            try:
                self._keep(events)
            except Conflict:
                self._catch_up()
            else:
                return events
        raise StoreError(_busy(self.name))

    def refresh(self) -> bool:
        """Fold what others have appended; return whether there was any. Cheap enough for twenty times a second.

        When the store cannot be read this returns False and `trouble` says why, until it goes well again.
        """
        try:
            news = self.journal.wait(self.stream, self.review.seq, 0)
            if news:
                self._catch_up()
        except StoreError as problem:
            self.trouble = problem.message
            return False
        self.trouble = None
        return news

    def noticed(self, kind: str) -> Reading | None:
        """Return when the latest event of a kind was noticed by any terminal."""
        return self._noticed.get(kind)

    def _hash_at(self, event: int) -> str | None:
        """Return the hash of the chain at an event; None where the store cannot be read now."""
        try:
            return hash_of(self.journal.read(self.stream, 0, event), event)
        except StoreError:
            return None

    def _keep(self, events: Sequence[Event]) -> None:
        expected = self.review.seq
        last = self.journal.append(self.stream, expected, events)
        if last == expected + len(events):
            self._fold(events)
        else:  # an earlier try had kept them
            self._catch_up()

    def _catch_up(self) -> bool:
        after = self.review.seq
        if not self.journal.wait(self.stream, after, 0):
            return False
        news = self.journal.read(self.stream, after)
        self._steps_elsewhere.update(event.line for event in news if event.kind in _STEPS)
        self._fold(news)
        return True

    def _fold(self, events: Sequence[Event]) -> None:
        apply = self.review.apply
        try:
            for event in events:
                apply(event)
        except UnreadablePlan as problem:
            raise StoreError(f"The review {self.name} cannot be shown: {problem}") from problem
        self._lines.update([event.line for event in events])
        self._noticed.update([(event.kind, event.at) for event in events])


def _gone(name: str) -> str:
    return f"The review {name} was erased from the store meanwhile, so this was not saved. Note what is on the screen."


def _busy(name: str) -> str:
    return f"Others changed the review {name} {TRIES} times while this was being saved, so it was not. Try again."
