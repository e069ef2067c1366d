"""What people prepare, in the store: kept as each line of it is written, read back, brought into the open review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.journal.door import ReviewDoor
from samreview.journal.ids import new_line_id
from samreview.journal.protocol import Conflict, StoreError
from samreview.journal.shelf import open_review_of, reviews
from samreview.journal.streams import prep_stream, stream_of
from samreview.review.event_versions import IN_PREPARATION, understood, written_by_newer
from samreview.review.events import Event
from samreview.review.prep.codec import ARRIVED, READ, SAID, WITHDRAWN, entry_to_json, prep_of, prep_to_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from samreview.journal.clock import Clock
    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.review.fold import Review
    from samreview.review.prep.model import Prep, PrepEntry

TRIES = 5
_CHUNK = 200
_OPEN = frozenset(("lobby", "running", "paused", "ended"))


def since_last_review(journal: Journal, account: str) -> dt.datetime | None:
    """Return when the account's last review was closed; what was prepared before that was for it. None without one.

    A rehearsal is none. A review that was never closed still takes in what is prepared.

    Raises:
        StoreError: it cannot be read.
    """
    closed = [one for one in reviews(journal, account) if one.phase in ("closed", "approved") and not one.rehearsed]
    if not closed:
        return None
    # By date; where two were held on one day, either may have closed last.
    return max((end for one in closed[-2:] if (end := _closed_at(journal, stream_of(one.id)))), default=None)


def _closed_at(journal: Journal, stream: str) -> dt.datetime | None:
    """Return when a review was closed; that stands near the end of its stream."""
    after = journal.head(stream)
    while after > 0:
        last, after = after, max(0, after - _CHUNK)
        for event in reversed(journal.read(stream, after, last - after)):
            if event.kind == "review.closed":
                closed: dt.datetime = event.at.instant
                return closed
    return None


def read_prep(journal: Journal, account: str, person: str, since: dt.datetime | None) -> Prep:
    """Return what a person has prepared after `since`.

    Raises:
        StoreError: it cannot be read.
    """
    return _prep_of(person, journal.read(prep_stream(account, person)), since)


def _prep_of(person: str, events: Sequence[Event], since: dt.datetime | None) -> Prep:
    shown = understood(events, IN_PREPARATION)
    return prep_of(person, shown, since)._replace(left_out=len(events) - len(shown))


def read_preps(journal: Journal, plan: Plan, since: dt.datetime | None) -> tuple[Prep, ...]:
    """Return what each of the team has prepared after `since`, in the plan's order.

    Raises:
        StoreError: it cannot be read.
    """
    return tuple(read_prep(journal, plan.account.id, member.id, since) for member in plan.team)


class Desk:
    """Where one person prepares for an account's next review: all that they say is kept at once.

    Raises:
        StoreError: it cannot be read.
    """

    def __init__(self, journal: Journal, clock: Clock, account: str, person: str) -> None:
        self._journal = journal
        self._clock = clock
        self._stream = prep_stream(account, person)
        self.account = account
        self.person = person
        self._since = since_last_review(journal, account)
        self._seen = 0
        self.prep: Prep = self._read()

    def _read(self) -> Prep:
        events = self._journal.read(self._stream)
        self._seen = len(events)
        return _prep_of(self.person, events, self._since)

    def say(self, make: Callable[[Prep], Sequence[PrepEntry]]) -> tuple[PrepEntry, ...]:
        """Keep the entries that `make` makes of what stands; made anew where another terminal was faster.

        Raises:
            StoreError: it could not be kept.
        """
        made: tuple[PrepEntry, ...] = ()

        def facts(prep: Prep) -> list[tuple[str, dict[str, Any]]]:
            nonlocal made
            made = tuple(make(prep))
            return [(SAID, entry_to_json(one)) for one in made]

        self._keep(facts)
        return made

    def has_read(self) -> None:
        """Keep that they have read the plan.

        Raises:
            StoreError: it could not be kept.
        """
        self._keep(lambda prep: [] if prep.read else [(READ, {})])

    def take_out(self, number: int) -> None:
        """Take an entry out.

        Raises:
            StoreError: it could not be kept.
        """
        self._keep(lambda prep: [(WITHDRAWN, {"number": number}) for one in prep.entries if one.number == number])

    def _keep(self, make: Callable[[Prep], Sequence[tuple[str, dict[str, Any]]]]) -> None:
        line = new_line_id()
        for _ in range(TRIES):
            facts = make(self.prep)
            if not facts:
                return
            if self.prep.left_out:
                raise StoreError(written_by_newer(f"What {self.person} prepared", self.prep.left_out))
            at = self._clock.read()
            events = [
                Event(id=f"{line}:{number}", line=line, kind=kind, by=self.person, at=at, data=data)
                for number, (kind, data) in enumerate(facts, 1)
            ]
            try:
                self._journal.append(self._stream, self._seen, events)
            except Conflict:
                self.prep = self._read()
                continue
            self.prep = self._read()
            return
        raise StoreError(
            f"Another terminal wrote for {self.person} {TRIES} times while this was being saved. Try again."
        )

    def remove(self) -> bool:
        """Erase all that this person ever prepared for the account; return whether there was anything.

        Raises:
            StoreError: the store could not do it.
        """
        there = self._journal.head(self._stream) > 0
        if there:
            self._journal.erase(self._stream)
            self.prep = self._read()
        return there

    def bring(self) -> str | None:
        """Bring what stands into the account's review that is open, and return its name; None where none is.

        Raises:
            StoreError: it could not be kept.
        """
        found = open_review_of(self._journal, self.account)
        if found is None:
            return None
        door = ReviewDoor(self._journal, stream_of(found.id), self._clock)
        return found.id if bring(door, (self.prep,)) else None


def bring(door: ReviewDoor, preps: Sequence[Prep]) -> bool:
    """Bring what people have prepared into a review that is not closed; return whether it is open for it.

    Says nothing of those of whom the review knows it already.

    Raises:
        StoreError: it could not be kept.
    """

    def news(review: Review) -> Sequence[Event]:
        if review.phase not in _OPEN:
            return ()
        at = door.now()
        changed = [one for one in preps if one.person in review.people and not _known(review, one)]
        return tuple(
            Event(id=f"{line}:1", line=line, kind=ARRIVED, by=one.person, at=at, data=prep_to_json(one))
            for one in changed
            for line in (new_line_id(),)
        )

    door.append(news)
    return door.review.phase in _OPEN and not door.review.left_out


def bring_all(door: ReviewDoor) -> None:
    """Bring into a review that is opened again what its team has prepared meanwhile. A rehearsal takes none.

    Raises:
        StoreError: it could not be read or kept.
    """
    review = door.review
    if not review.rehearsed and review.phase in _OPEN:
        since = since_last_review(door.journal, review.account_id)
        bring(door, read_preps(door.journal, review.plan, since))


def _known(review: Review, prep: Prep) -> bool:
    here = review.preps.get(prep.person)
    said = (prep.read, prep.entries)
    return said == ((here.read, here.entries) if here else (False, ()))
