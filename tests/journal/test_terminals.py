"""Whether the moderator's terminal is gone: said once, by whoever notices, and taken back when there is one again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from samreview.journal import terminals
from samreview.journal.clock import SimulatedClock, SystemClock
from samreview.journal.host import Host
from samreview.journal.opening import go_on
from samreview.journal.pulse import BEAT_SECONDS
from samreview.journal.sqlite import SqliteJournal
from samreview.review.decide import Accepted, Refused
from samreview.review.notices import notices
from tests.journal.factory import START, run, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from samreview.journal.door import ReviewDoor


class Seats:
    """Two terminals on one store: the moderator's and the timekeeper's, whose beats are made to come."""

    def __init__(self, store: Path) -> None:
        self.journal, self.clock = SqliteJournal(store), SimulatedClock(START)
        self.alive = store.with_name("store.db-alive")
        self.dana = started(self.journal, self.clock)
        run(self.dana, "/role timekeeper lukas")
        self.lukas = go_on(self.journal, self.clock, self.dana.name)
        self.hosts = {"dana": Host(self.dana, "dana"), "lukas": Host(self.lukas, "lukas")}

    def beat(self, *people: str) -> None:
        for person in people:
            (self.dana if person == "dana" else self.lukas).refresh()
            self.hosts[person]._beaten = float("-inf")
            self.hosts[person].look()

    def silent(self, person: str, seconds: float) -> None:
        """Make the person's signs as old as this."""
        mine = self.hosts[person]._terminals
        assert mine is not None
        (sign,) = self.alive.glob(f"*-{mine._terminal}")
        past = time.time() - seconds
        os.utime(sign, (past, past))

    def kinds(self) -> list[str]:
        return [one.kind for one in self.journal.read(self.dana.stream) if one.kind.startswith("terminal.")]


@pytest.fixture
def seats(tmp_path: Path) -> Iterator[Seats]:
    made = Seats(tmp_path / "store.db")
    made.beat("dana", "lukas")
    yield made
    made.journal.close()


def _says(door: ReviewDoor, line: str, by: str) -> str:
    result = door.submit(line, by=by)
    assert isinstance(result, Accepted | Refused)
    return result.answer if isinstance(result, Accepted) else result.message


def test_while_both_are_there_nothing_is_said(seats: Seats) -> None:
    seats.beat("dana", "lukas", "dana", "lukas")
    assert seats.kinds() == []


def test_a_moderators_terminal_that_falls_silent_is_gone_and_after_a_minute_the_timekeeper_may_take_over(
    seats: Seats,
) -> None:
    seats.silent("dana", terminals.SILENT_SECONDS + 5)
    seats.clock.advance(20)
    seats.beat("lukas", "lukas")
    assert seats.kinds() == ["terminal.gone"]
    assert "Only the moderator" in _says(seats.lukas, "/role moderator lukas", "lukas")
    seats.clock.advance(41)
    assert _says(seats.lukas, "/role moderator lukas", "lukas") == "Lukas Brandt is moderator."
    assert seats.dana.refresh()
    assert seats.dana.review.roles["moderator"] == "lukas", "all see it"


def test_of_a_moderator_who_keeps_the_time_too_somebody_who_is_there_may_take_over(seats: Seats) -> None:
    run(seats.dana, "/role timekeeper dana")
    seats.silent("dana", terminals.SILENT_SECONDS + 5)
    seats.beat("lukas", "lukas")
    assert seats.lukas.review.terminals_here == frozenset({"lukas"})
    seats.clock.advance(61)
    (said,) = notices(seats.lukas.review, seats.lukas.now(), "lukas")
    assert said.text.endswith("You may moderate: /role moderator lukas")
    assert _says(seats.lukas, "/role moderator lukas", "lukas") == "Lukas Brandt is moderator."


def test_a_sign_from_before_the_clock_was_set_back_is_no_sign(seats: Seats) -> None:
    seats.silent("dana", -86_400)
    seats.beat("lukas")
    assert seats.kinds() == ["terminal.gone"]


def test_signs_are_held_against_the_clock_that_stamps_them(seats: Seats, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that sees another time than the file system does does not take everybody for gone."""
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 3 * 3600)
    seats.beat("dana", "lukas", "lukas", "lukas")
    assert seats.kinds() == []


def test_a_terminal_that_comes_back_is_back(seats: Seats) -> None:
    seats.silent("dana", 60)
    seats.beat("lukas")
    assert seats.kinds() == ["terminal.gone"]
    seats.beat("dana")
    assert seats.kinds() == ["terminal.gone", "terminal.back"]
    seats.beat("lukas")
    assert seats.kinds() == ["terminal.gone", "terminal.back"]
    seats.clock.advance(120)
    assert "Only the moderator" in _says(seats.lukas, "/role moderator lukas", "lukas")


def test_one_that_leaves_in_good_order_is_gone_at_once_and_the_sign_of_life_is_kept(seats: Seats) -> None:
    seats.hosts["dana"].end()
    seats.beat("lukas")
    assert seats.kinds() == ["terminal.gone"]
    seats.hosts["lukas"].end()
    silence = seats.journal.pulse.silence(seats.dana.stream)
    assert silence is not None
    assert silence < BEAT_SECONDS


def test_after_a_sleep_every_terminal_may_give_its_sign_first(seats: Seats) -> None:
    seats.silent("dana", 600)
    looking = seats.hosts["lukas"]._terminals
    assert looking is not None
    looking._beaten = time.time() - 600
    seats.beat("lukas")
    assert seats.kinds() == []


def test_two_terminals_of_one_person_are_both_gone_or_none(seats: Seats) -> None:
    second = Host(go_on(seats.journal, seats.clock, seats.dana.name), "dana")
    second.look()
    seats.silent("dana", 60)
    seats.beat("lukas")
    assert seats.kinds() == []
    second.end()
    seats.beat("lukas")
    assert seats.kinds() == ["terminal.gone"]


def test_one_laptop_that_acts_for_whoever_moderates_is_never_gone(seats: Seats) -> None:
    seats.hosts["dana"].by = "lukas"
    run(seats.dana, "/role moderator lukas")
    seats.hosts["lukas"].end()
    seats.beat("dana", "dana")
    assert seats.kinds() == []


_SEAT = """
import sys
from samreview.journal.clock import SystemClock
from samreview.journal.host import Host
from samreview.journal.opening import go_on
from samreview.journal.sqlite import SqliteJournal
from pathlib import Path
journal = SqliteJournal(Path(sys.argv[1]))
Host(go_on(journal, SystemClock(), sys.argv[2]), "dana").look()
print("here", flush=True)
sys.stdin.read()
"""


def test_a_moderator_who_is_killed_is_gone(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = SqliteJournal(tmp_path / "store.db")
    door = started(journal, SystemClock())
    run(door, "/role timekeeper lukas")
    with subprocess.Popen(
        [sys.executable, "-c", _SEAT, str(tmp_path / "store.db"), door.name],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as seat:
        assert seat.stdout is not None
        assert seat.stdout.readline() == b"here\n"
        host = Host(door, "lukas")
        host.look()
        host._beaten = float("-inf")
        host.look()
        assert door.review.away == {}
        seat.send_signal(signal.SIGKILL)
        seat.wait()
    monkeypatch.setattr(terminals, "SILENT_SECONDS", 0.2)
    time.sleep(0.4)
    for _ in range(2):
        host._beaten = float("-inf")
        host.look()
    assert set(door.review.away) == {"dana"}
    journal.close()


def test_terminals_that_were_killed_leave_no_files_behind(seats: Seats) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    pulse = seats.journal.pulse
    for number in range(72):
        pulse.beat("review/another", f"person-{number}", f"{dead.pid}-{number:08x}")
    just_now = time.time() - 400
    for sign in seats.alive.glob(f"*-{dead.pid}-*"):
        os.utime(sign, (just_now, just_now))
    pulse.beat("review/another", "new", f"{dead.pid}-ffffffff")
    pulse.beat("review/another", "alive", f"{os.getpid()}-00000000")
    pulse.sweep()
    left = sorted(sign.name.split("-", 1)[1].split("-")[-1] for sign in seats.alive.iterdir())
    assert left.count("left") == 1
    assert {"ffffffff", "00000000"} <= set(left)
    assert len(left) == 3 + len(seats.hosts)
    assert pulse.silence("review/another", "person-3") is None
    assert pulse.silence("review/another") is not None
