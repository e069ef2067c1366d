"""One terminal's part in a review: who acts here, the snapshot it draws, and the line that is not saved yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from samreview.journal.door import NotSaved
from samreview.review.decide import Accepted, Refused, decide
from samreview.tui.observe import Observer
from samreview.tui.rows import all_capture_rows
from samreview.tui.widgets.answer import Said
from samreview.values.text import clean

if TYPE_CHECKING:
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.tui.snapshot import CaptureRow, Snapshot


class Door(Protocol):
    """The one way into a review, as the app needs it: `journal.door.ReviewDoor` is one."""

    @property
    def review(self) -> Review:
        """The fold of all events so far."""

    @property
    def trouble(self) -> str | None:
        """Why the last look into the store failed."""

    def submit(self, text: str, by: str, *, line_id: str | None = None) -> Accepted | Refused | NotSaved:
        """Decide a line and keep its events; `line_id` is that of a try that was not saved."""

    def refresh(self) -> bool:
        """Take in what other terminals did; say whether there was anything."""

    def now(self) -> Reading:
        """Read the clock of the machine that holds the journal."""


class Session:
    """Holds the door open for one person. Without a person this terminal acts for whoever moderates."""

    def __init__(self, door: Door, person: str | None) -> None:
        self._door = door
        self._person = person
        self._observer = Observer()
        self._ways_said = False
        self._unsaved: tuple[str, str] | None = None
        self.snapshot: Snapshot = self.look()

    @property
    def review(self) -> Review:
        """The fold."""
        return self._door.review

    @property
    def unsaved(self) -> str | None:
        """The line that is not saved yet, as it was typed."""
        return self._unsaved[0] if self._unsaved else None

    @property
    def trouble(self) -> str | None:
        """Why what is shown may be old."""
        return self._door.trouble

    @property
    def person(self) -> str:
        """For whom this terminal acts."""
        review = self._door.review
        return self._person or review.roles.get("moderator") or review.plan.account.owner or review.plan.team[0].id

    def look(self) -> Snapshot:
        """Make the whole snapshot anew."""
        self.snapshot = self._observer.look(self.review, self._door.now(), self.person)
        return self.snapshot

    def tick(self) -> Snapshot:
        """Make the snapshot of this second, when nothing but time has passed."""
        self.snapshot = self._observer.tick(self.snapshot, self.review, self._door.now())
        return self.snapshot

    def now(self) -> Reading:
        """Read the clock."""
        return self._door.now()

    def all_captures(self) -> tuple[CaptureRow, ...]:
        """Every capture from the first."""
        return all_capture_rows(self.review, self.person)

    def poll(self) -> bool:
        """Take in what other terminals did."""
        return self._door.refresh()

    def submit(self, text: str) -> Said:
        """Send a line and return the answer. What could not be saved is kept, and tried again under the same id."""
        again = self._unsaved[1] if self._unsaved and self._unsaved[0] == text else None
        outcome = self._door.submit(clean(text), by=self.person, line_id=again)
        if isinstance(outcome, NotSaved):
            self._unsaved = (text, outcome.line_id)
            return Said("lost", f"{outcome.message} The line stays here and is tried again; Enter tries now.")
        self._unsaved = None
        if isinstance(outcome, Refused):
            return Said("refused", outcome.message)
        self.look()
        return Said("said", outcome.answer)

    def foresee(self, text: str) -> Said | None:
        """Return what the line would do, without doing it; None where there is nothing to say."""
        line = clean(text)
        if not line or line == "/":
            return None
        outcome = decide(self.review, line, by=self.person, at=self._door.now(), line_id="foreseen")
        if isinstance(outcome, Accepted):
            return Said("hint", outcome.answer) if outcome.answer else None
        return Said("hint", outcome.message) if line.startswith("/") else None

    def over_run_begins(self) -> bool:
        """Say once that an over-run has appeared: never during the first item, and only to who moderates."""
        clock, item = self.snapshot.clock, self.snapshot.item
        over = clock.phase == "running" and clock.over_run > 0 and item is not None and not item.first
        begins = over and not self._ways_said and self.snapshot.offers is None and "moderator" in self.snapshot.roles
        self._ways_said = over
        return begins
