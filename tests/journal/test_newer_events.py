"""A store with events of a newer samreview: read as far as it is understood, and written by nobody here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.journal.accounts import read_account, settle
from samreview.journal.attempts import past_attempts
from samreview.journal.clock import SimulatedClock
from samreview.journal.door import ReviewDoor
from samreview.journal.host import Host
from samreview.journal.memory import MemoryJournal
from samreview.journal.preparing import Desk, bring_all
from samreview.journal.protocol import StoreError
from samreview.journal.streams import account_stream, prep_stream
from samreview.review.carry.model import Settled
from samreview.review.decide import Refused
from samreview.review.events import Event
from samreview.review.prep.entering import with_entry
from samreview.review.prep.model import PrepEntry
from tests.journal.factory import START, begin, run, started

if TYPE_CHECKING:
    from samreview.journal.protocol import Journal


@pytest.fixture
def memory() -> MemoryJournal:
    return MemoryJournal()


def add_later(journal: Journal, stream: str, kind: str = "poll.opened", v: int = 1) -> None:
    """Add an event of a later version to a stream."""
    head = journal.head(stream)
    at = SimulatedClock(START).read()
    journal.append(stream, head, [Event(f"later-{head}", f"later-{head}", kind, "dana", at, {"options": []}, v=v)])


def test_nothing_is_added_to_a_review_that_a_later_version_wrote(memory: MemoryJournal) -> None:
    door = started(memory)
    add_later(memory, door.stream)
    seen = memory.head(door.stream)
    again = ReviewDoor(memory, door.stream, SimulatedClock(START + dt.timedelta(hours=1)))
    assert isinstance(again.submit("idea A third line", "dana"), Refused)
    Host(again, "dana").begin()
    desk = Desk(memory, again.clock, again.review.account_id, "priya")
    desk.say(lambda prep: with_entry(prep, PrepEntry(prep.next_number, "idea", "Late")).entries)
    assert desk.bring() is None
    bring_all(again)
    assert memory.head(door.stream) == seen


def test_a_terminal_that_is_open_stops_when_another_of_a_later_version_writes(memory: MemoryJournal) -> None:
    door = started(memory)
    add_later(memory, door.stream, "capture.added", v=99)
    outcome = door.submit("idea A third line", "dana")
    assert isinstance(outcome, Refused)
    assert "written by a newer samreview" in outcome.message


def test_actions_say_what_of_their_account_a_later_version_wrote(memory: MemoryJournal) -> None:
    door = started(memory)
    account = door.review.account_id
    add_later(memory, door.stream)
    add_later(memory, account_stream(account), "commitment.settled", v=2)
    read = read_account(memory, account)
    assert read.left_out == {f"What was said of the actions of {account} between reviews": 1, door.name: 1}
    said = Settled("a1", "done", "", "dana", START)
    with pytest.raises(StoreError, match="written by a newer samreview"):
        settle(memory, door.clock, account, [said])


def test_the_next_review_says_what_it_could_not_carry_over(memory: MemoryJournal) -> None:
    door = started(memory)
    run(door, "/close anyway")
    add_later(memory, door.stream)
    following = begin(memory, SimulatedClock(START + dt.timedelta(days=91)))
    assert any("written by a newer samreview" in notice for notice in following.review.carried.notices)


def test_attempts_of_a_review_that_a_later_version_wrote_say_so(memory: MemoryJournal) -> None:
    door = started(memory)
    run(door, "/ask sla declined because no budget")
    add_later(memory, door.stream)
    assert past_attempts(memory, door.review.account_id).left_out == {door.name: 1}


def test_preparation_of_a_later_version_is_read_and_not_written(memory: MemoryJournal) -> None:
    door = started(memory)
    account, stream = door.review.account_id, prep_stream(door.review.account_id, "priya")
    Desk(memory, door.clock, account, "priya").has_read()
    add_later(memory, stream, "prep.said", v=2)
    desk = Desk(memory, door.clock, account, "priya")
    assert (desk.prep.read, desk.prep.left_out) == (True, 1)
    with pytest.raises(StoreError, match="What priya prepared was written by a newer samreview"):
        desk.say(lambda prep: with_entry(prep, PrepEntry(prep.next_number, "idea", "New")).entries)
