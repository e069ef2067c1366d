"""Opening reviews: names, times, roles; and going on after the program was gone."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from samreview.agenda.timed import AgendaTooShort
from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import go_on, plan_has_changed
from samreview.journal.sqlite import SqliteJournal
from samreview.review.opening import UnknownRoleHolder
from samreview.review.record import record
from samreview.review.views import clock_view
from tests.journal.factory import START, begin, growth_review, halden, run, shipped, started

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.journal.protocol import Journal


def test_names_are_the_account_and_the_date_with_a_number_where_taken(journal: Journal) -> None:
    assert [begin(journal).name for _ in range(3)] == [
        "halden-2026-11-24",
        "halden-2026-11-24-2",
        "halden-2026-11-24-3",
    ]
    door = begin(journal, start=dt.datetime(2027, 1, 4, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5))))
    assert door.name == door.review.id == "halden-2027-01-04"


def test_two_who_open_at_once_open_two_reviews(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "store.db")
    with ThreadPoolExecutor(4) as pool:
        names = list(pool.map(lambda _: begin(journal).name, range(4)))
    journal.close()
    assert sorted(names) == ["halden-2026-11-24", *(f"halden-2026-11-24-{n}" for n in (2, 3, 4))]


def test_without_other_wishes_the_plan_says_when_and_how_long() -> None:
    review = begin(MemoryJournal(), SimulatedClock(START - dt.timedelta(days=3))).review
    assert review.agenda.start == START
    assert (review.on, review.minutes, str(review.zone)) == (dt.date(2026, 11, 24), 120, "Europe/Berlin")
    assert review.plan_text == shipped("examples", "halden.yaml").decode()
    assert not review.rehearsed


def test_wishes_win_over_the_plan() -> None:
    review = begin(MemoryJournal(), start=dt.datetime(2026, 12, 1, 9, 0), minutes=90, rehearsed=True).review  # noqa: DTZ001  as typed, without a zone
    assert review.agenda.start.isoformat() == "2026-12-01T09:00:00-06:00"
    assert review.minutes == 90
    assert review.rehearsed


def test_without_roles_the_owner_moderates() -> None:
    assert begin(MemoryJournal()).review.roles == {"moderator": "dana", "timekeeper": None, "scribe": None}


def test_what_cannot_be_opened_leaves_nothing_behind() -> None:
    journal = MemoryJournal()
    with pytest.raises(UnknownRoleHolder, match="prya cannot be scribe"):
        begin(journal, roles={"scribe": "prya"})
    with pytest.raises(AgendaTooShort, match="shortest length"):
        begin(journal, minutes=10)
    assert journal.streams() == ()


def test_a_changed_plan_is_noticed() -> None:
    door = begin(MemoryJournal())
    text = shipped("examples", "halden.yaml").decode()
    assert not plan_has_changed(door, text)
    assert plan_has_changed(door, text + "\n")


def test_T15_T18_whoever_comes_later_sees_the_same_clock(tmp_path: Path) -> None:
    clock = SimulatedClock(START)
    journal = SqliteJournal(tmp_path / "store.db")
    first = started(journal, clock)
    clock.advance(100)
    run(first, "/pause")
    clock.advance(50)
    run(first, "/resume", "/extend 3m")
    clock.advance(25)
    journal.close()
    again = SqliteJournal(tmp_path / "store.db")
    second = go_on(again, clock, first.name)
    assert clock_view(second.review, clock.read()) == clock_view(first.review, clock.read())
    assert record(second.review, clock.read()) == record(first.review, clock.read())
    again.close()


def test_the_agenda_adds_up_to_the_booked_time() -> None:
    for minutes in (60, 95, 120, 240):
        agenda = begin(MemoryJournal(), minutes=minutes).review.agenda
        assert sum(item.minutes for item in agenda.items) + agenda.reserve_minutes == minutes
        assert agenda.template == growth_review().id
    assert halden().account.id == "halden"
