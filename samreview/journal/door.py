"""The one door to a review: every screen's keys, every typed line and every transcript go through it.

A line is decided on the fold, appended, and only then folded, so that nothing is ever shown that is not on disk. When
another terminal was faster, its events are folded first and the line is decided again.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from samreview.journal.ids import new_line_id
from samreview.journal.protocol import Conflict, StoreError
from samreview.journal.streams import name_of
from samreview.plan.record import Frozen, record
from samreview.review.asked import Accepted, Refused
from samreview.review.fold import Review, UnreadablePlan

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
    from typing import Any, Protocol

    from samreview.journal.clock import Clock
    from samreview.journal.protocol import Journal
    from samreview.review.clock import Reading
    from samreview.review.events import Event

    _P = ParamSpec("_P")
    _T = TypeVar("_T")

    class _Run(Protocol):
        """How a call to the store is made: at once, or in a thread while the screen goes on."""

        def __call__(self, call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Awaitable[_T]: ...


TRIES = 5


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
        self.trouble: str | None = None
        """Why the last look into the store failed, None when it went well. What is shown may be old then."""
        self._lines: set[str] = set()
        self._answers: dict[str, str] = {}
        self._noticed: dict[str, Reading] = {}
        self._in_turn: asyncio.Lock | None = None
        with _nothing_to_throw_away():
            self._fold(0, journal.read(stream))
        if not self.review.seq:
            raise StoreError(f"There is no review {self.name} in the store.")

    def now(self) -> Reading:
        """Return the clock's reading."""
        return self.clock.read()

    def submit(self, text: str, by: str, *, line_id: str | None = None) -> Accepted | Refused | NotSaved:
        """Decide a line, keep what it makes, and fold it once it is kept.

        Give the `line_id` of a NotSaved to try that line again: if it was kept after all, it is not repeated.
        """
        return _at_once(self._submit(text, by, line_id, _here))

    async def submit_async(self, text: str, by: str, *, line_id: str | None = None) -> Accepted | Refused | NotSaved:
        """Do what `submit` does, with the disk waited for in a thread; lines are taken in the order they came in."""
        import asyncio

        self._in_turn = self._in_turn or asyncio.Lock()
        async with self._in_turn:
            return await self._submit(text, by, line_id, asyncio.to_thread)

    def append(self, make: Callable[[Review], Sequence[Event]]) -> Sequence[Event]:
        """Keep events that the program makes by itself, made anew whenever another terminal was faster.

        Raises:
            StoreError: the store could not keep them.
        """
        for _ in range(TRIES):
            events = make(self.review)
            if not events:
                return events
            try:
                _at_once(self._keep(events, _here))
            except Conflict:
                _at_once(self._catch_up(_here))
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
                _at_once(self._catch_up(_here))
        except StoreError as problem:
            self.trouble = problem.message
            return False
        self.trouble = None
        return news

    def noticed(self, kind: str) -> Reading | None:
        """Return when the latest event of a kind was noticed by any terminal."""
        return self._noticed.get(kind)

    async def _submit(self, text: str, by: str, line_id: str | None, run: _Run) -> Accepted | Refused | NotSaved:
        from samreview.review.decide import decide

        line = line_id or new_line_id()
        try:
            if line_id is not None:
                await self._catch_up(run)
                if line in self._lines:
                    return Accepted((), self._answers.pop(line, "This was saved already."))
            for _ in range(TRIES):
                decision = decide(self.review, text, by=by, at=self.clock.read(), line_id=line)
                if isinstance(decision, Refused) or not decision.events:
                    if await self._catch_up(run):
                        continue  # it was decided on what is not true any more
                    self._answers.pop(line, None)
                    return decision
                self._answers[line] = decision.answer
                try:
                    await self._keep(decision.events, run)
                except Conflict as conflict:
                    if conflict.head < conflict.expected:
                        return NotSaved(_gone(self.name), line)
                    await self._catch_up(run)
                else:
                    del self._answers[line]
                    return decision
        except StoreError as problem:
            return NotSaved(problem.message, line)
        return NotSaved(_busy(self.name), line)

    async def _keep(self, events: Sequence[Event], run: _Run) -> None:
        expected = self.review.seq
        last = await run(self.journal.append, self.stream, expected, events)
        if last == expected + len(events):
            self._fold(expected, events)
        else:  # an earlier try had kept them
            await self._catch_up(run)

    async def _catch_up(self, run: _Run) -> bool:
        after = self.review.seq
        if not await run(self.journal.wait, self.stream, after, 0):
            return self.review.seq > after
        self._fold(after, await run(self.journal.read, self.stream, after))
        return True

    def _fold(self, after: int, events: Sequence[Event]) -> None:
        # While a thread was busy, a refresh may have folded some of these.
        new = events[max(0, self.review.seq - after) :]
        apply = self.review.apply
        try:
            for event in new:
                apply(event)
        except UnreadablePlan as problem:
            raise StoreError(f"The review {self.name} cannot be shown: {problem}") from problem
        self._lines.update([event.line for event in new])
        self._noticed.update([(event.kind, event.at) for event in new])


@contextmanager
def _nothing_to_throw_away() -> Iterator[None]:
    """Look for no garbage while a review is read: all that is made stays, and looking it through takes a third more."""
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()


async def _here(call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
    return call(*args, **kwargs)


def _at_once(steps: Coroutine[Any, Any, _T]) -> _T:
    """Run to its end a coroutine that never waits."""
    try:
        steps.send(None)
    except StopIteration as end:
        result: _T = end.value
        return result
    raise AssertionError("it waited")


def _gone(name: str) -> str:
    return f"The review {name} was erased from the store meanwhile, so this was not saved. Note what is on the screen."


def _busy(name: str) -> str:
    return f"Others changed the review {name} {TRIES} times while this was being saved, so it was not. Try again."
