"""The reviews in a store: listed, found by a few letters, gone on with, erased."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.journal.clock import SimulatedClock
from samreview.journal.erasing import drop_review
from samreview.journal.host import Host
from samreview.journal.library import sqlite
from samreview.journal.memory import MemoryJournal
from samreview.journal.shelf import ReviewUnknown, find_review, last_review_of, open_review_of, review_meant, reviews
from samreview.journal.sqlite import SqliteJournal
from tests.journal.factory import START, begin, run, started
from tests.journal.facts import event

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.journal.protocol import Journal


def test_reviews_are_listed_with_their_phase(journal: Journal) -> None:
    assert reviews(journal) == ()
    begin(journal)
    started(journal)
    run(started(journal, rehearsed=True), "/close anyway")
    journal.append("account/halden", 0, [event(0)])
    listed = reviews(journal)
    assert [(one.id, one.phase, one.rehearsed) for one in listed] == [
        ("halden-2026-11-24", "lobby", False),
        ("halden-2026-11-24-2", "running", False),
        ("halden-2026-11-24-3", "closed", True),
    ]
    assert {(one.account, one.on, one.opened) for one in listed} == {("halden", dt.date(2026, 11, 24), START)}
    assert reviews(journal, "halden") == listed
    assert reviews(journal, "hal") == ()


def test_a_review_is_listed_under_the_day_it_was_held_and_not_under_the_planned_one(journal: Journal) -> None:
    later = SimulatedClock(START + dt.timedelta(days=7))
    door = begin(journal, later)
    assert [one.on for one in reviews(journal)] == [dt.date(2026, 11, 24)]
    run(door, *["/arrive lukas", "/leave lukas"] * 20, "/start", "/next")
    assert [(one.id, one.on) for one in reviews(journal)] == [("halden-2026-11-24", dt.date(2026, 12, 1))]
    assert last_review_of(journal, "halden", dt.date(2026, 12, 1)) is None, "it still runs"
    run(door, "/close anyway")
    last = last_review_of(journal, "halden", dt.date(2026, 12, 1))
    assert last is not None
    assert (last.id, last.on) == ("halden-2026-11-24", dt.date(2026, 12, 1))
    assert last_review_of(journal, "halden", dt.date(2026, 11, 30)) is None


def test_a_day_that_people_put_right_is_the_day_in_the_list(journal: Journal) -> None:
    clock = SimulatedClock(START)
    door = started(journal, clock)
    host = Host(door, "dana")
    host.look()
    clock.step(86_400)
    host.look()
    run(door, "/clock right", "/close anyway")
    assert [one.on for one in reviews(journal)] == [dt.date(2026, 11, 25)]
    last = last_review_of(journal, "halden", dt.date(2026, 11, 25))
    assert last is not None
    assert last.on == dt.date(2026, 11, 25)


def test_the_accounts_review_that_is_not_closed_is_gone_on_with(journal: Journal) -> None:
    assert open_review_of(journal, "halden") is None
    first = begin(journal)
    begin(journal, SimulatedClock(START + dt.timedelta(hours=1)), rehearsed=True)
    found = open_review_of(journal, "halden")
    assert found is not None
    assert found.id == first.name
    second = begin(journal, SimulatedClock(START + dt.timedelta(days=1)))
    found = open_review_of(journal, "halden")
    assert found is not None
    assert found.id == second.name
    run(second, "/start", "/close anyway")
    found = open_review_of(journal, "halden")
    assert found is not None
    assert found.id == first.name
    assert open_review_of(journal, "hald") is None


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("halden-2026-11-24", "halden-2026-11-24"),
        ("halden-2026-11-24-2", "halden-2026-11-24-2"),
        ("halden-2026-12", "halden-2026-12-01"),
    ],
)
def test_a_review_is_found_by_its_name_or_any_start_that_only_it_has(start: str, name: str) -> None:
    assert find_review(three(), start) == name


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ("halden", "begins the names of 3 reviews: halden-2026-11-24, halden-2026-11-24-2, halden-2026-12-01"),
        ("", "There is no review ``"),
        ("halden-2026-12-02", "did you mean `halden-2026-12-01`"),
        ("zzz", "The store holds halden-2026-12-01, halden-2026-11-24-2, halden-2026-11-24"),
    ],
)
def test_what_is_no_review_names_those_that_could_be_meant(start: str, message: str) -> None:
    with pytest.raises(ReviewUnknown) as unknown:
        find_review(three(), start)
    assert message in unknown.value.message


def test_the_id_of_an_account_means_the_review_to_go_into_or_the_last_that_was_held() -> None:
    journal = MemoryJournal()
    begin(journal, rehearsed=True)
    first, second = begin(journal), begin(journal)
    with pytest.raises(ReviewUnknown, match="begins the names of 3"):
        review_meant(journal, "halden", going_on=True)
    run(first, "/start", "/close anyway")
    assert review_meant(journal, "halden", going_on=True) == second.name
    assert review_meant(journal, "halden", going_on=False) == first.name
    run(second, "/start")
    assert review_meant(journal, "halden", going_on=False) == second.name
    run(second, "/close anyway")
    with pytest.raises(ReviewUnknown, match="begins the names of 3"):
        review_meant(journal, "halden", going_on=True)
    assert review_meant(journal, first.name, going_on=True) == first.name


def test_a_rehearsal_beside_it_does_not_make_the_one_real_review_hard_to_name() -> None:
    journal = MemoryJournal()
    begin(journal, rehearsed=True)
    real = begin(journal)
    assert review_meant(journal, "halden", going_on=True) == real.name
    run(real, "/start", "/close anyway")
    assert review_meant(journal, "halden", going_on=False) == real.name


def three() -> Journal:
    journal = MemoryJournal()
    begin(journal)
    begin(journal)
    begin(journal, start=dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC))
    return journal


def test_an_empty_store_says_how_to_begin() -> None:
    with pytest.raises(ReviewUnknown, match="the store holds none yet"):
        find_review(MemoryJournal(), "halden")


def test_a_dropped_review_is_gone(journal: Journal) -> None:
    first, second = begin(journal), begin(journal)
    drop_review(journal, SimulatedClock(START), first.name)
    assert [one.id for one in reviews(journal)] == [second.name]
    with pytest.raises(ReviewUnknown):
        drop_review(journal, SimulatedClock(START), first.name)
    assert begin(journal).name == first.name


def test_a_damaged_review_does_not_hide_the_others(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "store.db")
    begin(journal)
    begin(journal)
    by_hand = sqlite.connect(str(tmp_path / "store.db"), isolation_level=None)
    by_hand.execute("DROP TRIGGER event_is_never_changed")
    by_hand.execute("UPDATE event SET \"by\" = 'nobody' WHERE stream LIKE '%-2'")
    by_hand.close()
    assert [(one.id, one.phase) for one in reviews(journal)] == [
        ("halden-2026-11-24-2", "unreadable"),
        ("halden-2026-11-24", "lobby"),
    ]
    journal.close()
