"""Clocks, and noticing that one was set or that the machine slept."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.journal import clock as clocks
from samreview.journal.clock import SimulatedClock, SystemClock
from samreview.journal.watch import Noticed, Watch
from samreview.review.clock import span

if TYPE_CHECKING:
    from collections.abc import Callable

START = dt.datetime(2026, 11, 24, 15, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def test_the_system_clock_tells_wall_time_and_goes_on() -> None:
    clock = SystemClock()
    first = clock.read()
    time.sleep(0.01)
    second = clock.read()
    assert abs(first.instant - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert 10_000 <= span(first, second) < 60_000_000
    assert clock.awake_us() <= clock.awake_us()


def test_T18_two_programs_on_one_machine_read_the_same_clock() -> None:
    code = "from samreview.journal.clock import SystemClock; r = SystemClock().read(); print(r.boot_us, r.boot_id)"
    before = SystemClock().read()
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    after = SystemClock().read()
    assert told[1] == before.boot_id == after.boot_id
    assert before.boot_us <= int(told[0]) <= after.boot_us


def test_without_an_id_of_the_boot_time_is_taken_from_the_wall_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "_BOOT_ID", "/nowhere/boot_id")
    ids = {clocks.machine.__wrapped__()[1] for _ in range(2)}
    assert len(ids) == 2 or sys.platform != "linux"


@pytest.mark.parametrize("zone", [dt.UTC, dt.timezone(dt.timedelta(hours=-8))])
def test_a_simulated_clock_starts_where_it_is_told(zone: dt.tzinfo) -> None:
    clock = SimulatedClock(START.astimezone(zone))
    assert clock.read().instant == START
    clock.set_offset(90)
    assert clock.read().instant == START + dt.timedelta(seconds=90)
    clock.set_offset(30)
    assert clock.read().instant == START + dt.timedelta(seconds=90)


def step(clock: SimulatedClock) -> None:
    clock.step(-3600)


def nap(clock: SimulatedClock) -> None:
    clock.sleep(600)


def reboot(clock: SimulatedClock) -> None:
    clock.reboot(60, "second")


def drift(clock: SimulatedClock) -> None:
    clock.step(0.9)


@pytest.mark.parametrize(
    ("happening", "noticed"),
    [
        (step, (Noticed("stepped", -3600.0),)),
        (nap, (Noticed("slept", 600.0),)),
        (reboot, ()),
        (drift, ()),
    ],
)
def test_what_happened_to_the_clock_is_noticed_once(
    happening: Callable[[SimulatedClock], None], noticed: tuple[Noticed, ...]
) -> None:
    clock, watch = SimulatedClock(START), Watch()
    for _ in range(3):
        assert watch.look(clock.read(), clock.awake_us()) == ()
        clock.advance(1)
    happening(clock)
    assert watch.look(clock.read(), clock.awake_us()) == noticed
    clock.advance(1)
    assert watch.look(clock.read(), clock.awake_us()) == ()


@given(st.lists(st.tuples(st.sampled_from(["advance", "drift"]), st.floats(0, 0.9)), max_size=40))
def test_time_that_passes_and_a_clock_that_drifts_are_no_news(moves: list[tuple[str, float]]) -> None:
    clock, watch = SimulatedClock(START), Watch()
    for move, seconds in moves:
        clock.advance(seconds * 1000)
        if move == "drift":
            clock.step(seconds)
        assert watch.look(clock.read(), clock.awake_us()) == ()
