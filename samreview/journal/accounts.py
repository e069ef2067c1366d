"""The ledger of an account, read from the store: its reviews' chapters and what was settled between them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.journal.ids import new_line_id
from samreview.journal.protocol import Conflict, Part, StoreError
from samreview.journal.shelf import reviews
from samreview.journal.streams import account_stream, stream_of
from samreview.review.carry.chapter import Chapter, chapter_of, plan_actions
from samreview.review.carry.codec import ADDED, SETTLED, added_from, added_to_json, settled_from, settled_to_json
from samreview.review.carry.ledger import Ledger, ledger
from samreview.review.carry.model import Settled
from samreview.review.event_versions import IN_ACCOUNTS, left_out, understood, written_by_newer
from samreview.review.events import Event
from samreview.review.fold import UnreadablePlan, fold, plan_from_text
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from samreview.journal.clock import Clock
    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.review.carry.model import Added
    from samreview.review.clock import Reading
    from samreview.review.fold import Review

TRIES = 5


class AccountRead(NamedTuple):
    """An account's ledger, the names of those of its reviews that could not be read, and what it was read from.

    `heads` are the last numbers of the streams by their names: the account's own first, then those of its reviews.
    """

    ledger: Ledger
    unreadable: tuple[str, ...] = ()
    name: str = ""
    people: Mapping[str, str] = {}
    """Names of all who took part in its reviews or are of its team, by their ids; the latest names count."""
    added: tuple[Added, ...] = ()
    heads: Mapping[str, int] = {}
    left_out: Mapping[str, int] = {}
    """How many events were left out that a newer samreview wrote, by what they are of."""


def read_account(
    journal: Journal, account: str, plan: Plan | None = None, until: Mapping[str, int] | None = None
) -> AccountRead:
    """Return the ledger of an account. Rehearsed reviews are no part of it.

    `plan` is the one whose own actions count; without one it is that of the account's last review. With `until` it is
    the ledger as it was when its streams had these last numbers; a stream that is not named had nothing.

    Raises:
        StoreError: what was settled between reviews cannot be read.
    """
    chapters: list[Chapter] = []
    plans: dict[str, Plan] = {}

    def read_plan(text: str, path: str) -> Plan:
        # Reviews of one account often ran on the same text, and to read it takes longer than all the rest.
        if text not in plans:
            plans[text] = plan_from_text(text, path)
        return plans[text]

    unreadable: list[str] = []
    own_stream = account_stream(account)
    story = _read(journal, own_stream, until)
    heads = {own_stream: len(story)}
    shown = understood(story, IN_ACCOUNTS)
    newer = {_between(account): len(story) - len(shown)} if len(shown) < len(story) else {}
    folded: list[Review] = []
    for one in reviews(journal, account):
        stream = stream_of(one.id)
        if one.rehearsed or (until is not None and not until.get(stream)):
            continue
        try:
            events = _read(journal, stream, until)
            folded.append(fold(events, read_plan))
            if folded[-1].left_out:
                newer[one.id] = len(folded[-1].left_out)
            chapters.append(chapter_of(folded[-1], events[0].at.instant))
            heads[stream] = len(events)
        except (StoreError, UnreadablePlan):
            unreadable.append(one.id)
    added = tuple(added_from(event) for event in shown if event.kind == ADDED)
    between = [settled_from(event) for event in shown if event.kind == SETTLED]
    return AccountRead(
        ledger(chapters, between, None if plan is None else plan_actions(plan), added),
        tuple(unreadable),
        folded[-1].plan.account.name if folded else account,
        {person.id: person.name for review in folded for person in review.people.values()},
        added,
        heads,
        newer,
    )


def _between(account: str) -> str:
    return f"What was said of the actions of {account} between reviews"


def _read(journal: Journal, stream: str, until: Mapping[str, int] | None) -> tuple[Event, ...]:
    return journal.read(stream) if until is None else journal.read(stream, 0, until.get(stream, 0))


def last_change(journal: Journal, reads: Iterable[AccountRead]) -> dt.datetime:
    """Return when the last of the events was written that some accounts were read from; the epoch without any."""
    last = [
        journal.read(stream, head - 1, 1)[0].at.instant for read in reads for stream, head in read.heads.items() if head
    ]
    return max(last, default=dt.datetime.fromtimestamp(0, dt.UTC))


def accounts(journal: Journal) -> tuple[str, ...]:
    """Return the ids of the accounts that the store holds reviews of, rehearsed ones apart."""
    return tuple(sorted({one.account for one in reviews(journal) if not one.rehearsed and one.account}))


def settle(journal: Journal, clock: Clock, account: str, said: Sequence[Settled]) -> None:
    """Keep what was settled between reviews, all of it or nothing; when it was said is now.

    Raises:
        StoreError: the store could not keep it.
    """
    for _ in range(TRIES):
        try:
            keep(journal, clock, [Changes(account, said, journal.head(account_stream(account)))])
        except Conflict:
            continue
        return
    raise StoreError(f"Others changed the actions of {account} {TRIES} times while this was being saved. Try again.")


class Changes(NamedTuple):
    """What is to be kept of an account; `seen` is the last number of its stream that it is made for."""

    account: str
    made: Sequence[Settled | Added]
    seen: int


def keep(journal: Journal, clock: Clock, changes: Iterable[Changes]) -> None:
    """Keep what was settled and added between reviews of some accounts, all of it or nothing; it was said now.

    Raises:
        Conflict: others have changed the actions of one of the accounts since.
        StoreError: the store could not keep it, or a newer samreview wrote what is there.
    """
    changes = tuple(changes)
    for one in changes:
        newer = left_out(journal.read(account_stream(one.account)), IN_ACCOUNTS)
        if newer:
            raise StoreError(written_by_newer(_between(one.account), len(newer)))
    at = clock.read()
    parts = [Part(account_stream(one.account), one.seen, _events(one.made, at)) for one in changes]
    journal.append_together(parts)


def _events(changes: Iterable[Settled | Added], at: Reading) -> list[Event]:
    line, events = new_line_id(), []
    for number, one in enumerate(changes, 1):
        kind, data = (SETTLED, settled_to_json(one)) if isinstance(one, Settled) else (ADDED, added_to_json(one))
        events.append(Event(id=f"{line}:{number}", line=line, kind=kind, by=one.by, at=at, data=data))
    return events
