"""One terminal's part in a review: who acts here, the snapshot it draws, and the lines that are not saved yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.bell import HasBell
from samreview.journal.door import NotSaved
from samreview.journal.drafts import Drafts
from samreview.journal.host import Host
from samreview.journal.protocol import StoreError
from samreview.journal.terminals import person_at
from samreview.journal.waiting import WaitingLines
from samreview.review import views
from samreview.review.asked import Accepted, Refused
from samreview.review.event_versions import written_by_newer
from samreview.review.words import SCRIBE
from samreview.tui.observe import Observer
from samreview.tui.observed.rows import rows_of
from samreview.tui.unsaved import CameBack, behind, in_turn, not_before
from samreview.tui.widgets.answer import Said
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.journal.bell import Bell
    from samreview.journal.door import ReviewDoor
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.seen import Seen
    from samreview.review.worth import Worth
    from samreview.tui.in_place import Wording
    from samreview.tui.snapshot import CaptureRow, Snapshot

_NAMED = 3
"""So many who have not answered are named."""


class Session:
    """Holds the door open for one person: the one asked for, else who is moderator when this terminal opens."""

    def __init__(self, door: ReviewDoor, person: str | None, *, watch_only: bool = False) -> None:
        self._door = door
        self._asked_for = person
        self._opened_for = person_at(door.review, person)
        self._watch_only = watch_only
        self._observer = Observer()
        # Who only watches says nothing, not even that the machine slept.
        self._host = None if watch_only else Host(door, self.person)
        self._host_trouble: str | None = None
        self.waiting = WaitingLines(door)
        """What was typed here and is not saved yet."""
        self.came_back: list[CameBack] = []
        """What waited and was then refused: until somebody takes it onto the line."""
        self._worths: tuple[Worth, ...] | None = None
        self.begin()
        self._said: set[str] = set()
        """Keys of the notices that this terminal has said."""
        self._told = self.review.notices_said
        """Who had been told what when this terminal opened."""
        drafts = None if watch_only else getattr(door.journal, "drafts", None)
        self._drafts: Drafts | None = drafts if isinstance(drafts, Drafts) else None
        self._draft = ""
        """What is kept of the line."""
        self.asked_about: int | None = None
        """The capture that the last line made, where something was asked about it."""
        self.settling = False
        """Whether what is still to settle is on the screen, wherever the review stands."""
        self.seen: Seen = door.seen()
        """What this terminal shows as current."""
        self.snapshot: Snapshot = self.look()

    @property
    def review(self) -> Review:
        """The fold."""
        return self._door.review

    @property
    def trouble(self) -> str | None:
        """Why what is shown may be old."""
        return self._door.trouble or self._host_trouble

    @property
    def newer(self) -> str | None:
        """What is not shown since a newer samreview wrote it, and that nothing can be added."""
        review = self.review
        return written_by_newer(review.id, len(review.left_out)) if review.left_out else None

    @property
    def person(self) -> str:
        """For whom this terminal acts, from its opening on."""
        # The wall is nobody's: it shows what whoever moderates now may show.
        return person_at(self._door.review, None) if self._watch_only else self._opened_for

    def begin(self) -> None:
        """Say that the program runs again, where it did not for a while."""
        if self._host is not None:
            self._heed(self._host.begin)

    def watch_clock(self) -> bool:
        """Look once a second what happened to the clock and to others' terminals; say whether anything did."""
        if self._host is None:
            return False
        seq = self.review.seq
        return bool(self._heed(self._host.look)) or self.review.seq != seq

    def keep_draft(self, text: str) -> None:
        """Keep what stands on the line, so that a lost terminal does not lose it."""
        text = text if text.strip() != "/" else ""
        if self._drafts is not None and text != self._draft:
            self._drafts.save(self._door.stream, self.person, text)
            self._draft = text

    def draft(self) -> str:
        """Return what the same person had half typed when their terminal was lost."""
        if self._drafts is None:
            return ""
        self._draft = self._drafts.load(self._door.stream, self.person)
        return self._draft

    def end(self) -> None:
        """Say that this terminal leaves."""
        if self._host is not None:
            self._host.end()

    def _heed(self, look: Callable[[], object]) -> object:
        try:
            seen = look()
        except StoreError as problem:
            self._host_trouble = problem.message
            return None
        self._host_trouble = None
        return seen

    def look(self) -> Snapshot:
        """Make the whole snapshot anew."""
        self.seen = self._door.seen()
        self.snapshot = self._observer.look(self.review, self._door.now(), self.person, settle=self.settling)
        return self.snapshot

    def fill(self) -> None:
        """Find out what takes a moment: the plan at a glance."""
        self._observer.glances = True
        self.look()

    def remember(self) -> None:
        """Read what past reviews say: how long items took, who held which role. May run in a thread of its own."""
        from samreview.journal.past import lessons

        review = self.review
        self._observer.lessons = lessons(self._door.journal, review.account_id, before=review.id)

    def notices(self, *, public: bool = False) -> tuple[str, ...]:
        """Return what is to be said now, each thing once; with `public` only what the room may read."""
        from samreview.review.notices import is_public, notices

        coming = notices(self.review, self._door.now(), self.person, self._said, keys=True, told=self._told)
        new = [one for one in coming if not public or is_public(one.key)]
        self._said |= {one.key for one in new}
        if new and self._host is not None:
            from samreview.journal.saying import keep_said

            keep_said(self._door, self.person, (one.key for one in new))
        return tuple(one.text for one in new)

    def get_ready(self) -> None:
        """Import what decides lines, before the first one is typed."""
        from samreview.review.decide import get_ready

        get_ready()

    def tick(self) -> Snapshot:
        """Make the snapshot of this second, when nothing but time has passed."""
        self.snapshot = self._observer.tick(self.snapshot, self.review, self._door.now(), settle=self.settling)
        return self.snapshot

    def now(self) -> Reading:
        """Read the clock."""
        return self._door.now()

    def missed(self) -> str | None:
        """Return the person of this terminal when they join a review under way that has left them something.

        That they are here may have been said before they join; who has been heard since has missed nothing.
        """
        from samreview.review.catchup import catch_up
        from samreview.review.participation import heard

        review, person = self.review, self._asked_for
        if person is None or review.phase not in ("running", "paused", "ended"):
            return None
        who = review.people[person]
        if who.present and (not who.came_after or person in heard(review, self.now())):
            return None
        return None if catch_up(review, person, self.now()).nothing_yet else person

    def worth(self) -> str:
        """Return what this review was worth to those who said so, against the account's earlier ones."""
        from samreview.journal.worths import worths_before
        from samreview.review.worth import not_answered, trend, worth_of

        review = self.review
        if self._worths is None:
            known = not review.rehearsed
            self._worths = worths_before(self._door.journal, review.account_id, review.id) if known else ()
        said = trend(worth_of(review), self._worths)
        missing = [one.name.split(" ")[0] for one in not_answered(review)] if review.phase == "closed" else []
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        asked = f"no answer yet from {', '.join(missing[:_NAMED])}{more}" if missing else ""
        return f"{said}{'; ' if asked else ''}{asked}" if said else f"was this worth my time? {asked}"

    def bell(self) -> Bell | None:
        """Return what rings when any terminal writes to the store, where there is such a thing."""
        journal = self._door.journal
        return journal.bell() if isinstance(journal, HasBell) else None

    def poll(self) -> bool:
        """Take in what other terminals did."""
        return self._door.refresh()

    def found(self, sought: str) -> tuple[CaptureRow, ...]:
        """Return the captures that fit what is sought."""
        from samreview.review.search import matching

        return rows_of(self.review, matching(self.review, sought), self.person)

    def own_captures(self) -> list[int]:
        """Return the numbers of the standing captures that were typed here, the newest last."""
        own = (one for one in self.review.captures if self.person in (one.by, one.typed_by))
        return [one.number for one in own if not one.withdrawn]

    def captures_to_change(self) -> list[int]:
        """Return the numbers of the standing captures that this terminal's person may change, the newest last."""
        if not self.snapshot.may(SCRIBE):
            return self.own_captures()
        return [one.number for one in self.review.captures if not one.withdrawn]

    def wording(self, number: int) -> Wording | None:
        """Return a standing capture as a line, and the digits that stand for this wording."""
        from samreview.review.typed import as_typed, base_of

        capture = self.review.capture(number)
        if capture is None or capture.withdrawn:
            return None
        return as_typed(self.review, capture), base_of(self.review, capture)

    def submit(self, text: str, shown: str | None = None, seen: Seen | None = None) -> Said:
        """Send a line that was typed and return the answer. While others wait it joins them, so that none overtakes.

        `shown` is what stands on the line for it, where that says less; `seen` what was current when it was begun.
        """
        waited = bool(self.waiting)
        self.waiting.add(clean(text), self.person, text if shown is None else shown, seen or self.seen)
        said = self._try(typed=True) if not waited or self.waiting.due else None
        if self.waiting:
            return Said("waits", in_turn(self.waiting.why, len(self.waiting)))
        return said or Said("said")

    def press(self, text: str) -> Said:
        """Send the line that a key stands for. It never waits: pressed again as nothing moved, it would act twice."""
        if self.waiting:
            return Said("lost", not_before(len(self.waiting)))
        outcome = self._door.submit(clean(text), by=self.person, seen=self.seen)
        if isinstance(outcome, NotSaved):
            return Said("lost", f"{outcome.message} Nothing was done: press the key again.")
        return self._answer(outcome)

    def retry(self) -> Said | None:
        """Try what waits, in its order; return what to say of it, None where nothing has changed."""
        return self._try(typed=False)

    def _try(self, *, typed: bool) -> Said | None:
        said, saved = None, 0
        for line, outcome in self.waiting.attempt():
            now = typed and not self.waiting  # the line that was just typed is answered as ever
            said = self._answer(outcome)
            if isinstance(outcome, Accepted):
                saved += 1
            elif not now:
                self.came_back.append(CameBack(line.shown, outcome.message))
        if said is None or (typed and not self.waiting):
            return said
        if said.kind == "refused":
            return Said("refused", f"What waited was refused: {self.came_back[-1].shown}: {said.text}")
        many = "" if saved == 1 else f"{saved} lines, the last "
        return Said("said", f"Saved now: {many}{said.text}")

    def _answer(self, outcome: Accepted | Refused) -> Said:
        if isinstance(outcome, Refused):
            return Said("refused", outcome.message)
        self.look()
        if outcome.events:
            asks = outcome.question in ("grow", "park")
            self.asked_about = outcome.events[0].data.get("number") if asks else None
        return Said("said", outcome.answer, question=outcome.question)

    def foresee(self, text: str) -> Said | None:
        """Return what the line would do, without doing it; None where there is nothing to say."""
        from samreview.review.decide import decide

        line = clean(text)
        if not line or line == "/":
            return None
        if self.waiting:  # what those will change is not known yet, not even the number of the next note
            return Said("hint", behind(len(self.waiting)))
        outcome = decide(self.review, line, by=self.person, at=self._door.now(), line_id="foreseen")
        if isinstance(outcome, Accepted):
            return Said("hint", outcome.answer) if outcome.answer else None
        return Said("hint", outcome.message) if line.startswith("/") else None

    def ways_are_due(self) -> bool:
        """Say whether this terminal should offer ways to end on time now, unasked: only who moderates does."""
        return "moderator" in self.snapshot.roles and views.ways_are_due(self.review, self._door.now())
