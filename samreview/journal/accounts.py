"""The ledger of an account, read from the store: its reviews' chapters and what was settled between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from samreview.journal.ids import new_line_id
from samreview.journal.protocol import Conflict, StoreError
from samreview.journal.shelf import reviews
from samreview.journal.streams import account_stream, stream_of
from samreview.review.carry.chapter import Chapter, chapter_of, plan_actions
from samreview.review.carry.codec import SETTLED, settled_from, settled_to_json
from samreview.review.carry.ledger import Ledger, ledger
from samreview.review.events import Event
from samreview.review.fold import UnreadablePlan, fold, plan_from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.journal.clock import Clock
    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.review.carry.model import Settled

TRIES = 5


class AccountRead(NamedTuple):
    """An account's ledger, and the names of those of its reviews that could not be read."""

    ledger: Ledger
    unreadable: tuple[str, ...] = ()


def read_account(journal: Journal, account: str, plan: Plan | None = None) -> AccountRead:
    """Return the ledger of an account. Rehearsed reviews are no part of it.

    `plan` is the one whose own actions count; without one it is that of the account's last review.

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
    for one in reviews(journal, account):
        if one.rehearsed:
            continue
        try:
            events = journal.read(stream_of(one.id))
            chapters.append(chapter_of(fold(events, read_plan), events[0].at.instant))
        except (StoreError, UnreadablePlan):
            unreadable.append(one.id)
    between = [settled_from(event) for event in journal.read(account_stream(account)) if event.kind == SETTLED]
    own = None if plan is None else plan_actions(plan)
    return AccountRead(ledger(chapters, between, own), tuple(unreadable))


def accounts(journal: Journal) -> tuple[str, ...]:
    """Return the ids of the accounts that the store holds reviews of, rehearsed ones apart."""
    return tuple(sorted({one.account for one in reviews(journal) if not one.rehearsed and one.account}))


def settle(journal: Journal, clock: Clock, account: str, said: Sequence[Settled]) -> None:
    """Keep what was settled between reviews, all of it or nothing; when it was said is now.

    Raises:
        StoreError: the store could not keep it.
    """
    stream, line, at = account_stream(account), new_line_id(), clock.read()
    events = [
        Event(id=f"{line}:{number}", line=line, kind=SETTLED, by=one.by, at=at, data=settled_to_json(one))
        for number, one in enumerate(said, 1)
    ]
    for _ in range(TRIES):
        try:
            journal.append(stream, journal.head(stream), events)
        except Conflict:
            continue
        return
    raise StoreError(f"Others changed the actions of {account} {TRIES} times while this was being saved. Try again.")
