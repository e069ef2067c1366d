"""How what people said leaves a store for good: a review with what the account keeps of it, what somebody prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.codec import BLANKED
from samreview.journal.drafts import Drafts
from samreview.journal.ids import new_line_id
from samreview.journal.protocol import Conflict, StoreError
from samreview.journal.shelf import ReviewUnknown, reviews
from samreview.journal.streams import (
    ACCOUNTS,
    PREPARED,
    REVIEWS,
    account_stream,
    name_of,
    prep_stream,
    prepared_by,
    stream_of,
)
from samreview.review.carry.erasing import carried_ids, of_review
from samreview.review.events import Event
from samreview.review.prep.codec import ARRIVED
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.journal.clock import Clock
    from samreview.journal.protocol import Journal

ERASED = "entries.erased"
"""The kind of event that says that others of its stream were emptied: how many, and nothing else."""
_TRIES = 5


class KeptIn(NamedTuple):
    """A review that opened with some of what another one agreed, and how much of it that is."""

    review: str
    entries: int


class Entries(NamedTuple):
    """Entries of an account's own stream, by their numbers; `seen` is the last number that there was.

    `whole` says that the stream goes altogether, since no review of the account is left.
    """

    stream: str
    seen: int
    numbers: tuple[int, ...]
    whole: bool = False


class Erasure(NamedTuple):
    """What goes with a review, and what stays: `prepared` are those who prepared for the account."""

    review: str
    entries: tuple[Entries, ...] = ()
    kept_in: tuple[KeptIn, ...] = ()
    prepared: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many entries of accounts go with it."""
        return sum(len(one.numbers) for one in self.entries)


class Prepared(NamedTuple):
    """What somebody prepared for an account, and the reviews that have taken it in, which keep it."""

    account: str
    person: str
    events: int
    taken_in: tuple[str, ...] = ()


def erasure(journal: Journal, name: str) -> Erasure:
    """Return what erasing a review would take, by its full name.

    Raises:
        ReviewUnknown: there is none.
        StoreError: the store cannot be read.
    """
    if not journal.head(stream_of(name)):
        raise ReviewUnknown(f"There is no review `{name}`.")
    all_reviews = reviews(journal)
    others = [one for one in all_reviews if one.id != name]
    account = next(one.account for one in all_reviews if one.id == name)
    # Of one that cannot be read only its name tells whose it was.
    accounts = [account] if account else [one for one in _accounts(journal) if name.startswith(f"{one}-")]
    carried = {one.id: found for one in others if (found := _carried(journal, one.id, name))}
    still = frozenset[str]().union(*carried.values())
    entries: list[Entries] = []
    for one in accounts:
        stream = account_stream(one)
        events = journal.read(stream)
        whole = bool(account) and not any(each.account == one and not each.rehearsed for each in others)
        said = (number for number, event in enumerate(events, 1) if event.kind not in (BLANKED, ERASED))
        numbers = tuple(said) if whole else of_review(events, name, still)
        if numbers or (whole and events):
            entries.append(Entries(stream, len(events), numbers, whole))
    people = dict.fromkeys(each.person for one in accounts for each in _prepared(journal, one))
    kept = tuple(KeptIn(review, len(ids)) for review, ids in carried.items())
    return Erasure(name, tuple(entries), kept, tuple(people))


def drop_review(journal: Journal, clock: Clock, name: str) -> Erasure:
    """Erase a review whole, by its full name, with what its account keeps of it; return what went and what stays.

    Raises:
        ReviewUnknown: there is none.
        StoreError: the store could not do it; then the review is still there.
    """
    for _ in range(_TRIES):
        found = erasure(journal, name)
        try:
            for each in found.entries:
                if not each.whole:
                    journal.blank(each.stream, each.seen, each.numbers, _saying(clock, len(each.numbers)))
        except Conflict:
            continue
        for each in found.entries:
            if each.whole:
                journal.erase(each.stream)
        # The review itself goes last: where the store fails before, it is there to be erased again.
        journal.erase(stream_of(name))
        return found
    raise StoreError(f"Others changed the actions {_TRIES} times while {name} was being erased. Try again.")


def prepared(journal: Journal, person: str, account: str | None = None) -> tuple[Prepared, ...]:
    """Return what somebody prepared for one account or for all.

    Raises:
        StoreError: the store cannot be read.
    """
    chosen = _accounts(journal) if account is None else (account,)
    return tuple(one for each in chosen for one in _prepared(journal, each) if one.person == person)


def forget(journal: Journal, found: Sequence[Prepared]) -> None:
    """Erase what was prepared, and what the same people have half typed in the accounts' reviews.

    Raises:
        StoreError: the store could not do it.
    """
    drafts = getattr(journal, "drafts", None)
    for one in found:
        journal.erase(prep_stream(one.account, one.person))
        if isinstance(drafts, Drafts):
            for stream in journal.streams(f"{REVIEWS}{one.account}-"):
                drafts.forget(stream, one.person)


def taken_in(journal: Journal, one: Prepared) -> Prepared:
    """Return it with the reviews that have taken it in.

    Raises:
        StoreError: the store cannot be read.
    """
    names = [name_of(stream) for stream in journal.streams(f"{REVIEWS}{one.account}-")]
    return one._replace(taken_in=tuple(name for name in names if _has_taken_in(journal, name, one.person)))


def _accounts(journal: Journal) -> tuple[str, ...]:
    """Return the ids of all accounts of which the store keeps anything."""
    own = (stream.removeprefix(ACCOUNTS).partition("/")[0] for stream in journal.streams(ACCOUNTS))
    of_reviews = (one.account for one in reviews(journal))
    return tuple(dict.fromkeys(one for one in (*own, *of_reviews) if one))


def _prepared(journal: Journal, account: str) -> tuple[Prepared, ...]:
    streams = journal.streams(account_stream(account) + PREPARED)
    return tuple(Prepared(account, prepared_by(one), journal.head(one)) for one in streams)


def _carried(journal: Journal, review: str, name: str) -> frozenset[str]:
    try:
        (first,) = journal.read(stream_of(review), 0, 1)
        return carried_ids(first.data, name)
    except (StoreError, ValueError, KeyError, TypeError, AttributeError):
        return frozenset()


def _has_taken_in(journal: Journal, review: str, person: str) -> bool:
    events = journal.read(stream_of(review))
    at_the_start = [one.get("person") for one in events[0].data.get("prepared", ())] if events else []
    return person in at_the_start or any(one.kind == ARRIVED and one.data.get("person") == person for one in events)


def _saying(clock: Clock, number: int) -> Event:
    line = new_line_id()
    return Event(id=f"{line}:1", line=line, kind=ERASED, by="", at=clock.read(), data={"entries": number})
