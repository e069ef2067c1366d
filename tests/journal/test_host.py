"""What the machine notices by itself: a restart, a sleep, a clock that was set; said once, whoever noticed."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from samreview.journal.clock import SimulatedClock
from samreview.journal.host import Host
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import go_on
from samreview.journal.pulse import BEAT_SECONDS
from samreview.journal.sqlite import SqliteJournal
from samreview.review.views import clock_view, gap_to_settle
from tests.journal.factory import START, begin, run, started

if TYPE_CHECKING:
    from pathlib import Path


def kinds(door_stream: str, journal: MemoryJournal | SqliteJournal) -> list[str]:
    return [event.kind for event in journal.read(door_stream) if event.kind.startswith(("host.", "clock.stepped"))]


def test_T19_a_sleep_counts_and_is_asked_about_once() -> None:
    journal, clock = MemoryJournal(), SimulatedClock(START)
    one = started(journal, clock)
    two = go_on(journal, clock, one.name)
    hosts = [Host(one, "dana"), Host(two, "lukas")]
    for host in hosts:
        assert host.look() == ()
    clock.advance(1)
    clock.sleep(240)
    noticed = [host.look() for host in hosts]
    assert [[one.what for one in each] for each in noticed] == [["slept"], ["slept"]]
    assert kinds(one.stream, journal) == ["host.slept"]
    one.refresh()
    assert clock_view(one.review, clock.read()).elapsed == 241
    gap = gap_to_settle(one.review)
    assert gap is not None
    assert (gap.kind, gap.seconds) == ("slept", 240)
    run(one, "/gap pause")
    assert clock_view(one.review, clock.read()).elapsed == 1
    clock.sleep(100)
    for host in hosts:
        host.look()
    assert kinds(one.stream, journal) == ["host.slept", "host.slept"]


def test_T06_a_clock_that_is_set_back_changes_no_elapsed_time() -> None:
    journal, clock = MemoryJournal(), SimulatedClock(START)
    door = started(journal, clock)
    host = Host(door, "dana")
    host.look()
    clock.advance(60)
    clock.step(-3600)
    assert [(one.what, round(one.seconds)) for one in host.look()] == [("stepped", -3600)]
    assert kinds(door.stream, journal) == ["clock.stepped"]
    assert clock_view(door.review, clock.read()).elapsed == 60
    assert gap_to_settle(door.review) is None


def test_a_clock_that_was_set_while_no_terminal_was_open_is_noticed_by_the_first_that_opens() -> None:
    journal, clock = MemoryJournal(), SimulatedClock(START)
    door = started(journal, clock)
    clock.advance(60)
    before = clock_view(door.review, clock.read())
    clock.step(3 * 3600)
    again = go_on(journal, clock, door.name)
    Host(again, "dana").begin()
    assert kinds(door.stream, journal) == ["host.resumed", "clock.stepped"]
    after = clock_view(again.review, clock.read())
    assert (after.elapsed, after.reserve, after.over_run) == (before.elapsed, before.reserve, before.over_run)
    Host(go_on(journal, clock, door.name), "lukas").begin()
    assert kinds(door.stream, journal).count("clock.stepped") == 1


def test_before_the_start_nothing_is_said() -> None:
    journal, clock = MemoryJournal(), SimulatedClock(START)
    door = begin(journal, clock)
    host = Host(door, "dana")
    assert host.begin() == 0
    clock.sleep(500)
    clock.step(500)
    assert len(host.look()) == 2
    assert journal.head(door.stream) == 1


@pytest.mark.parametrize("reboots", [False, True])
def test_T15_T19_a_restart_says_for_how_long_nothing_ran(reboots: bool) -> None:  # noqa: FBT001  a case of the test
    journal, clock = MemoryJournal(), SimulatedClock(START)
    door = started(journal, clock)
    clock.advance(30)
    run(door, "idea one")
    if reboots:
        clock.reboot(300, "second")
    else:
        clock.advance(300)
    again = go_on(journal, clock, door.name)
    assert Host(again, "dana").begin() == 300
    assert kinds(door.stream, journal) == ["host.resumed"]
    assert clock_view(again.review, clock.read()).elapsed == 330
    gap = gap_to_settle(again.review)
    assert gap is not None
    assert (gap.kind, gap.seconds) == ("away", 300)


def test_a_terminal_that_joins_a_living_review_finds_no_gap(tmp_path: Path) -> None:
    journal, clock = SqliteJournal(tmp_path / "store.db"), SimulatedClock(START)
    door = started(journal, clock)
    first = Host(door, "dana")
    first.look()
    clock.advance(600)
    second = go_on(journal, clock, door.name)
    assert Host(second, "lukas").begin() == 0
    assert kinds(door.stream, journal) == []
    journal.close()


def test_the_last_sign_of_life_bounds_the_gap(tmp_path: Path) -> None:
    journal, clock = SqliteJournal(tmp_path / "store.db"), SimulatedClock(START)
    door = started(journal, clock)
    Host(door, "dana").look()
    clock.advance(600)  # people talked; nobody typed
    (sign,) = (tmp_path / "store.db-alive").iterdir()
    past = time.time() - 5 * BEAT_SECONDS
    os.utime(sign, (past, past))
    assert sign.stat().st_mode & 0o777 == 0o600 or os.name != "posix"
    again = go_on(journal, clock, door.name)
    assert 5 * BEAT_SECONDS <= Host(again, "dana").begin() < 60
    assert kinds(door.stream, journal) == ["host.resumed"]
    journal.erase(door.stream)
    assert list((tmp_path / "store.db-alive").iterdir()) == []
    journal.close()


def test_a_folder_without_room_for_a_sign_of_life_is_no_failure(tmp_path: Path) -> None:
    journal, clock = SqliteJournal(tmp_path / "store.db"), SimulatedClock(START)
    (tmp_path / "store.db-alive").touch()
    door = started(journal, clock)
    assert Host(door, "dana").look() == ()
    assert journal.pulse.silence(door.stream) is None
    journal.close()
