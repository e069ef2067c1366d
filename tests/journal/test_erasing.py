"""What people said leaves the store for good, in every byte of it, and what stays is named."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.journal.accounts import Changes, accounts, keep, read_account, settle
from samreview.journal.clock import SimulatedClock
from samreview.journal.erasing import ERASED, KeptIn, drop_review, erasure, forget, prepared, taken_in
from samreview.journal.memory import MemoryJournal
from samreview.journal.preparing import Desk
from samreview.journal.protocol import Conflict, StoreError
from samreview.journal.shelf import ReviewUnknown
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.streams import account_stream, stream_of
from samreview.review.carry.model import Added, Settled
from samreview.review.prep.model import PrepEntry
from tests.journal.factory import START, begin, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from samreview.journal.door import ReviewDoor
    from samreview.journal.protocol import Journal

QUARTER = dt.timedelta(days=91)
CLOCK = SimulatedClock(START + dt.timedelta(days=30))
HALDEN = account_stream("halden")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = SqliteJournal(tmp_path / "store.db")
    yield made
    made.close()


def held(journal: Journal, place: int, *lines: str) -> ReviewDoor:
    start = START + place * QUARTER
    door = begin(journal, SimulatedClock(start), start=start)
    run(door, "/start", "/arrive priya lukas", *lines, "/close anyway")
    return door


def say(journal: Journal, action: str, words: str) -> None:
    settle(journal, CLOCK, "halden", [Settled(action, "done", words, "priya", CLOCK.read().instant, note=words)])


def add(journal: Journal, review: str, words: str) -> None:
    at = CLOCK.read().instant
    made = Added(f"{review}/d1", words, review, "origin", "priya", at, note=words)
    keep(journal, CLOCK, [Changes("halden", [made], journal.head(HALDEN))])


def in_store(tmp_path: Path, words: str) -> bool:
    """Say whether words are in any byte of any file of the store, or in any file's name."""
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert any(one.name == "store.db" for one in files)
    return any(words.encode() in one.read_bytes() or words in one.name for one in files)


def test_a_review_takes_along_what_was_said_of_it_between_reviews(journal: Journal, tmp_path: Path) -> None:
    first = held(journal, 0, "action Zcaptured @lukas", "/park Zparked")
    other = held(journal, 1, "action Zother @lukas", f"/settle {first.name}/1 dropped because Zsettled")
    say(journal, "a1", "Zplan")
    say(journal, f"{other.name}/1", "Zsaid")
    add(journal, other.name, "Zadded")
    assert (erasure(journal, other.name).size, erasure(journal, first.name).size) == (2, 0)
    assert erasure(journal, other.name) == drop_review(journal, CLOCK, other.name)
    for words in ("Zother", "Zsettled", "Zsaid", "Zadded", other.name):
        assert not in_store(tmp_path, words), words
    for words in ("Zcaptured", "Zparked", "Zplan", first.name):
        assert in_store(tmp_path, words), words
    # The chain of what is left holds, and says itself that something was taken out.
    story = journal.read(HALDEN)
    assert [one.kind for one in story][-1] == ERASED
    assert story[-1].data == {"entries": 2}
    known = {one.id: one.status for one in read_account(journal, "halden").ledger.commitments}
    assert (known["a1"], f"{other.name}/1" in known) == ("done", False)
    say(journal, f"{first.name}/1", "goes on")
    assert read_account(journal, "halden").heads[HALDEN] == 5


def test_what_a_later_review_carries_stays_with_what_has_come_of_it(journal: Journal, tmp_path: Path) -> None:
    first = held(journal, 0, "action Zcarried @lukas", "action Zdone @lukas")
    say(journal, f"{first.name}/2", "Zfinished")
    second = held(journal, 1)
    say(journal, f"{first.name}/1", "Zlater")
    found = drop_review(journal, CLOCK, first.name)
    assert (found.size, found.kept_in) == (1, (KeptIn(second.name, 1),))
    assert [in_store(tmp_path, words) for words in ("Zdone", "Zfinished", "Zcarried", "Zlater")] == [
        False,
        False,
        True,
        True,
    ]
    (left,) = (one for one in read_account(journal, "halden").ledger.commitments if one.review)
    assert (left.what, left.status) == ("Zcarried", "done")
    gone = drop_review(journal, CLOCK, second.name)
    assert [one.whole for one in gone.entries] == [True]
    assert not any(in_store(tmp_path, words) for words in ("Zcarried", "Zlater", "halden"))
    assert (accounts(journal), journal.streams()) == ((), ())


def test_a_rehearsal_takes_nothing_of_its_account(journal: Journal) -> None:
    held(journal, 0, "action Real @lukas")
    say(journal, "a1", "sold")
    rehearsed = begin(journal, SimulatedClock(START + QUARTER), start=START + QUARTER, rehearsed=True)
    assert drop_review(journal, CLOCK, rehearsed.name).entries == ()
    assert journal.head(HALDEN) == 1


def test_an_account_whose_id_begins_alike_keeps_its_own(journal: Journal) -> None:
    say(journal, "a1", "of halden")
    settle(journal, CLOCK, "halden-2026", [Settled("a1", "done", "theirs", "priya", CLOCK.read().instant)])
    first = held(journal, 0)
    assert [one.stream for one in erasure(journal, first.name).entries] == [HALDEN]


def test_a_review_that_nobody_can_read_leaves_too(journal: Journal, tmp_path: Path) -> None:
    first, _ = held(journal, 0, "action Zsecret @lukas"), held(journal, 1)
    say(journal, f"{first.name}/1", "Zsaid")
    (opened, *_) = journal.read(stream_of(first.name))
    journal.erase(stream_of(first.name))
    journal.append(stream_of(first.name), 0, [opened._replace(data={"of no": "Zversion"})])
    assert drop_review(journal, CLOCK, first.name).size == 0  # carried by the second
    assert not in_store(tmp_path, "Zversion")
    with pytest.raises(ReviewUnknown):
        erasure(journal, first.name)


def test_others_who_are_faster_and_a_disk_that_fails() -> None:
    class Busy(MemoryJournal):
        fails = 0
        conflicts = 0

        def blank(self, *asked: object) -> None:
            if self.fails:
                self.fails -= 1
                raise StoreError("The disk is full.")
            if self.conflicts:
                self.conflicts -= 1
                raise Conflict(HALDEN, 1, 2)
            super().blank(*asked)  # type: ignore[arg-type]  # handed on as they came

    journal = Busy()
    first = held(journal, 0, "action One @lukas")
    say(journal, f"{first.name}/1", "sent")
    held(journal, 1)
    journal.fails = 1
    with pytest.raises(StoreError):
        drop_review(journal, CLOCK, first.name)
    assert journal.head(stream_of(first.name)) > 0
    journal.conflicts = 99
    with pytest.raises(StoreError, match="Try again"):
        drop_review(journal, CLOCK, first.name)
    journal.conflicts = 2
    assert drop_review(journal, CLOCK, first.name).size == 1
    assert journal.head(stream_of(first.name)) == 0


def test_what_somebody_prepared_is_erased_without_a_plan(journal: Journal, tmp_path: Path) -> None:
    for account in ("halden", "sorrel"):
        for person in ("priya", "lukas"):
            desk = Desk(journal, CLOCK, account, person)
            desk.say(lambda prep, who=person: [PrepEntry(prep.next_number, "question", f"Zasked-{who}")])  # type: ignore[misc]  # a lambda's type
    open_review = begin(journal, CLOCK, start=START + QUARTER)
    Desk(journal, CLOCK, "halden", "lukas").bring()
    assert [(one.account, one.person) for one in prepared(journal, "priya")] == [
        ("halden", "priya"),
        ("sorrel", "priya"),
    ]
    assert [one.account for one in prepared(journal, "lukas", "sorrel")] == ["sorrel"]
    assert prepared(journal, "nobody") == ()
    Desk(journal, CLOCK, "halden", "dana").say(lambda prep: [PrepEntry(prep.next_number, "idea", "Zasked-dana")])
    found = [taken_in(journal, one) for one in prepared(journal, "lukas")]
    assert [one.taken_in for one in found] == [(open_review.name,), ()]
    assert taken_in(journal, *prepared(journal, "dana")).taken_in == ()
    assert erasure(journal, open_review.name).prepared == ("dana", "lukas", "priya")
    forget(journal, prepared(journal, "dana"))
    assert not in_store(tmp_path, "Zasked-dana")
    forget(journal, [*found, *prepared(journal, "priya")])
    assert in_store(tmp_path, "Zasked-lukas")  # in the review that has taken it in, which was said
    drop_review(journal, CLOCK, open_review.name)
    assert not in_store(tmp_path, "Zasked")
