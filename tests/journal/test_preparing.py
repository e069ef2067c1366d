"""What people prepare, kept in a store: by person, since the last review, and brought into the one that is open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from samreview.journal.preparing import Desk, bring_all, read_preps, since_last_review
from samreview.journal.protocol import StoreError
from samreview.journal.streams import prep_stream
from samreview.review.prep.model import PrepEntry
from tests.journal.factory import START, begin, run

if TYPE_CHECKING:
    from samreview.journal.protocol import Journal
    from samreview.review.prep.model import Prep

DAY = dt.timedelta(days=1)


@pytest.fixture
def memory() -> Journal:
    return MemoryJournal()


def write(desk: Desk, *texts: str) -> None:
    for text in texts:
        desk.say(lambda prep, text=text: [PrepEntry(prep.next_number, "question", text)])  # type: ignore[misc]  # now


def texts(prep: Prep) -> list[str]:
    return [one.text for one in prep.entries]


def test_each_line_is_kept_and_shown_again(journal: Journal) -> None:
    clock = SimulatedClock(START)
    desk = Desk(journal, clock, "halden", "priya")
    write(desk, "Who signs?", "Who pays?")
    desk.take_out(1)
    desk.has_read()
    desk.has_read()
    again = Desk(journal, clock, "halden", "priya")
    assert again.prep == desk.prep
    assert texts(again.prep) == ["Who pays?"]
    assert journal.head(prep_stream("halden", "priya")) == 4
    assert Desk(journal, clock, "halden", "lukas").prep.entries == ()


def test_two_terminals_of_one_person_lose_nothing(journal: Journal) -> None:
    clock = SimulatedClock(START)
    one, two = (Desk(journal, clock, "halden", "priya") for _ in range(2))
    write(one, "First?")
    write(two, "Second?")
    write(one, "Third?")
    assert texts(Desk(journal, clock, "halden", "priya").prep) == ["First?", "Second?", "Third?"]


def test_a_review_takes_in_what_was_prepared_before_it_and_while_it_is_open(memory: Journal) -> None:
    clock = SimulatedClock(START - DAY)
    desk = Desk(memory, clock, "halden", "priya")
    assert desk.bring() is None
    write(desk, "Before?")
    clock.advance(24 * 3600)
    door = begin(memory, clock, start=START)
    assert [one.entry.text for one in door.review.prepared] == ["Before?"]
    write(desk, "In the lobby?")
    assert desk.bring() == door.name
    assert desk.bring() == door.name
    run(door, "/start")
    late = Desk(memory, clock, "halden", "lukas")
    write(late, "Late?")
    late.bring()
    door.refresh()
    assert [one.entry.text for one in door.review.prepared] == ["Before?", "In the lobby?", "Late?"]
    assert door.review.left_out == []


def test_what_was_prepared_for_one_review_is_not_prepared_for_the_next(memory: Journal) -> None:
    clock = SimulatedClock(START)
    write(Desk(memory, clock, "halden", "priya"), "For the first?")
    door = begin(memory, clock, start=START)
    run(door, "/start", "/close anyway")
    assert since_last_review(memory, "halden") == door.review.closed_at.instant  # type: ignore[union-attr]  # closed
    clock.advance(60)
    plan = door.review.plan
    assert not any(prep.is_ready for prep in read_preps(memory, plan, since_last_review(memory, "halden")))
    write(Desk(memory, clock, "halden", "priya"), "For the second?")
    coming = begin(memory, clock, start=START + 90 * DAY)
    assert [one.entry.text for one in coming.review.prepared] == ["For the second?"]


def test_a_rehearsal_takes_nothing_and_ends_nothing(memory: Journal) -> None:
    clock = SimulatedClock(START)
    write(Desk(memory, clock, "halden", "priya"), "Who?")
    rehearsal = begin(memory, clock, start=START, rehearsed=True)
    bring_all(rehearsal)
    assert rehearsal.review.prepared == ()
    run(rehearsal, "/start", "/close anyway")
    assert since_last_review(memory, "halden") is None


def test_a_review_that_goes_on_takes_in_what_could_not_be_brought(memory: Journal) -> None:
    clock = SimulatedClock(START)
    door = begin(memory, clock, start=START)
    write(Desk(memory, clock, "halden", "priya"), "Who?")
    bring_all(door)
    seq = door.review.seq
    bring_all(door)
    assert door.review.seq == seq
    assert [one.entry.text for one in door.review.prepared] == ["Who?"]


def test_all_that_somebody_prepared_can_be_erased(journal: Journal) -> None:
    clock = SimulatedClock(START)
    desk = Desk(journal, clock, "halden", "priya")
    write(desk, "A secret?")
    write(Desk(journal, clock, "halden", "lukas"), "Another's?")
    assert desk.remove()
    assert not desk.remove()
    assert journal.read(prep_stream("halden", "priya")) == ()
    assert texts(Desk(journal, clock, "halden", "lukas").prep) == ["Another's?"]
    write(desk, "Anew?")
    assert texts(desk.prep) == ["Anew?"]


def test_a_store_that_takes_nothing_is_said(memory: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(memory, SimulatedClock(START), "halden", "priya")

    def full(*_: object) -> int:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(memory, "append", full)
    with pytest.raises(StoreError, match="full"):
        write(desk, "Who?")
    assert desk.prep.entries == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(["say", "out", "read"]), st.integers(1, 6)), max_size=14))
def test_what_one_terminal_keeps_no_other_loses(steps: list[tuple[int, str, int]]) -> None:
    journal, clock = MemoryJournal(), SimulatedClock(START)
    desks = [Desk(journal, clock, "halden", "priya") for _ in range(2)]
    standing: dict[int, str] = {}
    for place, (which, what, number) in enumerate(steps):
        if what == "say":
            (entry,) = desks[which].say(lambda prep, place=place: [PrepEntry(prep.next_number, "idea", f"i{place}")])  # type: ignore[misc]
            standing[entry.number] = entry.text
        elif what == "out":
            if any(one.number == number for one in desks[which].prep.entries):
                standing.pop(number, None)
            desks[which].take_out(number)
        else:
            desks[which].has_read()
    again = Desk(journal, clock, "halden", "priya").prep
    assert {one.number: one.text for one in again.entries} == standing
