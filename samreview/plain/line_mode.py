"""The review in lines: what is typed goes through the one door, what others do is said, and nothing is ever redrawn.

What others do begins on a line of its own and says whole sentences. Who is disturbed by that while typing says `hold`:
then it waits until Enter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview import typed_bytes
from samreview.journal.host import Host
from samreview.journal.protocol import StoreError
from samreview.journal.saying import keep_said
from samreview.journal.terminals import person_at
from samreview.journal.waiting import WaitingLines
from samreview.plain import status
from samreview.plain.asked_for import unsettled, who_next
from samreview.plain.exhibits import exhibit
from samreview.plain.help import sheet
from samreview.plain.thresholds import Thresholds
from samreview.plain.told import asked_gently, told, what_is_left
from samreview.plain.typed import Ended
from samreview.review import views
from samreview.review.asked import Refused
from samreview.review.catchup import catch_up
from samreview.review.event_versions import written_by_newer
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from samreview.journal.door import ReviewDoor
    from samreview.journal.past import Lessons
    from samreview.plain.typed import Lines
    from samreview.review.asked import Accepted
    from samreview.review.fold import Review
    from samreview.review.worth import Worth

POLL_SECONDS = 0.2
_LOOK_US = 1_000_000
_UNDER_WAY = ("running", "paused", "ended")


class LineMode:
    """One person's terminal in line mode: of the one asked for, else of who is moderator when it opens.

    `write` takes text with its line ends; with `prompts` a line is asked for by `> `, as on a terminal.
    """

    def __init__(self, door: ReviewDoor, person: str | None, write: Callable[[str], None], *, prompts: bool) -> None:
        self._door = door
        self.person = person_at(door.review, person)
        """For whom this terminal acts, from its opening on."""
        self._write = write
        self._prompts = prompts
        self._asking = False
        self._host = Host(door, self.person)
        self._thresholds = Thresholds()
        self._own: set[str] = set()
        self._told = door.review.seq
        self._hold = False
        self._held: list[str] = []
        self._waiting = WaitingLines(door)
        self._seen = door.seen()
        """What was current by all that was said here so far."""
        self._looked_us = 0
        self._lessons: Lessons | None = None
        self._trouble: str | None = None
        self._host_trouble: str | None = None
        self.refused = False
        """Whether any line was refused."""

    @property
    def review(self) -> Review:
        """The fold."""
        return self._door.review

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The lines that could not be saved yet, as they were typed."""
        return self._waiting.shown

    # The conversation

    def begin(self) -> None:
        """Say where we are, and to who comes late what was missed."""
        self._heed(self._host.begin)
        self._told = self.review.seq
        self._say(status.greeting(self.review, self._door.now(), self.person))
        self._say(self._offered())
        if self.review.phase in _UNDER_WAY:
            missed = catch_up(self.review, self.person, self._door.now())
            self._say(() if missed.nothing_yet else missed.lines)
        self._thresholds.know(self.review, self._door.now())
        self._look()
        self._seen = self._door.seen()
        self._ask()

    def run(self, lines: Lines) -> None:
        """Take lines until they end or somebody quits. What others do is said meanwhile."""
        self.begin()
        while True:
            line = lines.next(POLL_SECONDS)
            if isinstance(line, Ended):
                break
            if line is not None:
                self._asking = False
                if not self.take(line):
                    break
            self.look()
            self._ask()
        self.leave()

    def take(self, typed: str) -> bool:
        """Take one line; return False when it was the last."""
        line = clean(typed)
        self._door.refresh()
        self._tell()
        self._let_go()
        if line.casefold() in ("quit", "exit", "/quit"):
            return False
        if not self._own_word(line):
            self._send(line)
        self._seen = self._door.seen()
        return True

    def look(self) -> None:
        """Say what others did and what time brought about, and try again what is not saved."""
        if said := typed_bytes.notice():
            self._say((said,))
        self._door.refresh()
        self._tell()
        now = self._door.now().boot_us
        if abs(now - self._looked_us) >= _LOOK_US:
            self._looked_us = now
            self._heed(self._host.look)
            self._look()
        if self._waiting.due:
            self._retry()
        if not self._held:
            self._seen = self._door.seen()

    def leave(self) -> None:
        """Say how one comes back, and loudly what could not be saved."""
        self._let_go()
        if self._waiting:
            self._retry()
        for text in self.unsaved:
            self._say([f"NOT SAVED: {text}"])
        if self.review.phase in _UNDER_WAY:
            self._say(["You have left; the review goes on, with its clock. Come back with the same command."])
        else:
            self._say(["You have left."])

    # Own words

    def _own_word(self, line: str) -> bool:
        word, _, rest = line.partition(" ")
        if word == "?" or word.startswith("?/"):
            self._help(rest or word[2:])
            return True
        name, number = word.casefold(), int(rest) if rest.isdecimal() else None
        if name == "hold" and rest in ("", "off"):
            self._hold = not rest
            self._say(["What others do waits until Enter." if self._hold else "What others do is said at once."])
            return True
        if name == "/find" and rest:
            self._say(status.found(self.review, rest))
            return True
        if name == "notes" and (not rest or number):
            self._say(status.notes(self.review, number))
            return True
        if name == "exhibit" and (not rest or rest in self.review.item_by_id):
            self._say(exhibit(self.review, rest or None))
            return True
        return not rest and self._one_word(name)

    def _one_word(self, name: str) -> bool:
        review, at = self.review, self._door.now()
        if name == "status":
            closed = review.phase in ("closed", "approved") and not review.rehearsed
            self._say(status.status(review, at, self.person, self._past() if closed else ()))
            self._say(self._offered())
        elif name == "agenda":
            self._say(status.agenda(review, at))
        elif name == "people":
            self._say(status.people(review, self._door.now()))
        elif name == "agreed":
            self._say(status.agreed(review))
        elif name == "prepared":
            self._say(status.prepared(review))
        elif name == "prompts":
            self._say(status.prompts(review, at))
        elif name == "queue":
            self._say(who_next(review, at))
        elif name == "unsettled":
            self._say(unsettled(review, at))
        elif name == "minutes":
            from samreview.documents.minutes_here import write_minutes_here

            self._say([write_minutes_here(review, at)[1]])
        else:
            return False
        return True

    def _past(self) -> tuple[Worth, ...]:
        from samreview.journal.worths import worths_before

        return worths_before(self._door.journal, self.review.account_id, self.review.id)

    def _offered(self) -> Iterable[str]:
        """What the lobby offers whoever moderates; a rehearsal has learned nothing."""
        review = self.review
        if review.phase != "lobby" or not review.has_role(self.person, "moderator"):
            return ()
        from samreview.journal.past import Lessons, lessons
        from samreview.plain.lobby import offered

        if self._lessons is None:
            none = review.rehearsed
            self._lessons = Lessons() if none else lessons(self._door.journal, review.account_id, before=review.id)
        return offered(review, self._lessons.past, self._lessons.held_last)

    def _help(self, about: str) -> None:
        if about and about not in ("all", "marks"):
            self._send(f"/help {about}")
        else:
            self._say(sheet(self.review, self.person, about))

    # The door

    def _send(self, line: str) -> None:
        waited = bool(self._waiting)
        if line or not waited:
            self._waiting.add(line, self.person, seen=self._seen)
        self._try(typed=bool(line) or not waited)
        if waited:
            self._say_saved()

    def _retry(self) -> None:
        """Try what is not saved, in the order in which it was typed."""
        self._try(typed=False)
        self._say_saved()

    def _say_saved(self) -> None:
        if not self._waiting:
            self._say(["What was typed is saved now."])

    def _try(self, *, typed: bool) -> None:
        """Try what waits. The last line needs no name in its answer when it was `typed` just above it."""
        for line, outcome in self._waiting.attempt():
            if line.line_id is not None:
                self._own.add(line.line_id)
            self._answer(outcome, "" if typed and not self._waiting else f"{line.shown}: ")

    def _answer(self, outcome: Accepted | Refused, named: str) -> None:
        if isinstance(outcome, Refused):
            self.refused = True
            self._say([f"Refused: {named}{outcome.message}"])
        else:
            self._own.update(event.line for event in outcome.events)
            closing = any(event.kind == "review.closed" for event in outcome.events)
            self._say([outcome.answer] if outcome.answer else [])
            self._say(asked_gently(outcome))
            self._say([what_is_left(self.review, self.person)] if closing else [])
        self._tell()

    # Saying

    def _tell(self) -> None:
        """Say the events that others have brought about since the last time."""
        seq = self.review.seq
        if seq <= self._told:
            return
        try:
            events = self._door.journal.read(self._door.stream, self._told)
        except StoreError:
            return
        news = events[: seq - self._told]
        self._told += len(news)
        for event in news:
            if event.line not in self._own:
                said = told(self.review, event, self.person)
                self._announce([said] if said else [])

    def _look(self) -> None:
        self._announce(self._thresholds.look(self.review, self._door.now(), self.person))
        keep_said(self._door, self.person, self._thresholds.newly_said())
        self._offer()
        trouble = self._troubles()
        if trouble != self._trouble:
            self._trouble = trouble
            self._announce([trouble] if trouble else ["The store can be used again."])

    def _troubles(self) -> str | None:
        if self._waiting:
            count = len(self._waiting)
            lines = "1 line is" if count == 1 else f"{count} lines are"
            return f"NOT SAVED: {lines} kept here and tried again; Enter tries now."
        if self._door.trouble or self._host_trouble:
            return f"{self._door.trouble} What is said may be old." if self._door.trouble else self._host_trouble
        review = self.review
        return written_by_newer(review.id, len(review.left_out)) if review.left_out else None

    def _offer(self) -> None:
        """Offer ways to end on time unasked, as every moderator's terminal does."""
        review = self.review
        if review.has_role(self.person, "moderator") and views.ways_are_due(review, self._door.now()):
            self._door.submit("/ways", self.person)
            self._tell()

    def _announce(self, lines: Iterable[str]) -> None:
        if self._hold:
            self._held += lines
        else:
            self._say(lines)

    def _let_go(self) -> None:
        held, self._held = self._held, []
        self._say(held)

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            if self._asking:
                self._write("\n")
                self._asking = False
            self._write(f"{clean(line)}\n")

    def _ask(self) -> None:
        if self._prompts and not self._asking:
            self._write("> ")
            self._asking = True

    def _heed(self, look: Callable[[], object]) -> None:
        try:
            look()
        except StoreError as problem:
            self._host_trouble = problem.message
        else:
            self._host_trouble = None
