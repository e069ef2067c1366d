"""What an account's past reviews teach the next one."""

from __future__ import annotations

from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from samreview.journal.past import Lessons, lessons
from samreview.review.learned import Past
from tests.journal.factory import START, begin, run, started


def _held(journal: MemoryJournal, minutes: int, *, rehearsed: bool = False) -> str:
    clock = SimulatedClock(START)
    door = started(journal, clock, rehearsed=rehearsed)
    run(door, "/role timekeeper lukas")
    clock.advance(60 * minutes)
    run(door, "/next")
    clock.advance(300)
    run(door, "/close anyway")
    return door.name


def test_closed_reviews_teach_how_long_items_take_and_who_held_a_role_last() -> None:
    journal = MemoryJournal()
    for minutes in (14, 15, 16, 90, 15):
        _held(journal, minutes)
    now = begin(journal, SimulatedClock(START))
    told = lessons(journal, "halden", before=now.name)
    first = next(one for one in told.past.items if one.item == now.review.items[0].id)
    assert (first.minutes, first.reviews, first.outliers) == (15, 5, 1)
    assert told.held_last["timekeeper"] == "lukas"
    assert told.held_last["moderator"] == "dana"


def test_rehearsed_open_and_other_accounts_reviews_teach_nothing() -> None:
    journal = MemoryJournal()
    _held(journal, 15, rehearsed=True)
    door = started(journal, SimulatedClock(START))
    assert lessons(journal, "halden", before=door.name) == Lessons(Past(), {})
    _held(journal, 15)
    assert lessons(journal, "hal", before=door.name).past.items == ()
    assert lessons(journal, "halden", before=door.name).past.items != ()
