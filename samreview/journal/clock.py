"""Clocks: this machine's, and one that a rehearsal or a test moves by hand.

Elapsed time is taken from a clock that no one sets and that goes on while the machine sleeps; its readings compare only
within one boot, so each names the boot it belongs to.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from functools import cache
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from samreview.review.clock import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

_BOOT_ID = "/proc/sys/kernel/random/boot_id"


class Clock(Protocol):
    """What tells the time of the machine that holds the journal."""

    def read(self) -> Reading:
        """Return wall clock and boot-time clock, read as one."""

    def awake_us(self) -> int:
        """Return microseconds of a clock that stands still while the machine sleeps."""


class SystemClock:
    """This machine's clock."""

    def __init__(self) -> None:
        self._boot_clock, self._boot_id = machine()

    def read(self) -> Reading:
        """Return wall clock and boot-time clock, read as one."""
        return Reading(time.time_ns() // 1000, self._boot_clock(), self._boot_id)

    def awake_us(self) -> int:
        """Return microseconds of a clock that stands still while the machine sleeps."""
        return time.monotonic_ns() // 1000


class SimulatedClock:
    """A clock that moves only when told to. `start` is aware."""

    def __init__(self, start: dt.datetime, boot_id: str = "rehearsed") -> None:
        self._wall_us = (start - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(microseconds=1)
        self._boot_us = 0
        self._awake_us = 0
        self._boot_id = boot_id

    def read(self) -> Reading:
        """Return the reading at the moment that was set."""
        return Reading(self._wall_us, self._boot_us, self._boot_id)

    def awake_us(self) -> int:
        """Return microseconds of a clock that stands still while the machine sleeps."""
        return self._awake_us

    def set_offset(self, seconds: float) -> None:
        """Go on to so many seconds after the start; never back."""
        self.advance(max(0.0, seconds - self._boot_us / 1_000_000))

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.sleep(seconds)
        self._awake_us += round(seconds * 1_000_000)

    def sleep(self, seconds: float) -> None:
        """Let time pass while the machine sleeps."""
        self._wall_us += round(seconds * 1_000_000)
        self._boot_us += round(seconds * 1_000_000)

    def step(self, seconds: float) -> None:
        """Set the wall clock forward or back, as a person or a time server does."""
        self._wall_us += round(seconds * 1_000_000)

    def reboot(self, seconds: float, boot_id: str) -> None:
        """Start the machine again; it was off for so many seconds."""
        self._wall_us += round(seconds * 1_000_000)
        self._boot_us = self._awake_us = 0
        self._boot_id = boot_id


@cache
def machine() -> tuple[Callable[[], int], str]:
    """Return the clock (in microseconds) that counts on in sleep, and the id of this boot.

    Where the system tells no id, one is made for this process: then time between two processes is taken from the wall
    clock, which is right unless somebody sets it.
    """
    here = f"process-{uuid4()}"
    if sys.platform == "win32":
        return _windows_clock, _windows_boot() or here
    if sys.platform == "darwin":
        return _darwin_clock, _darwin_boot() or here
    if hasattr(time, "CLOCK_BOOTTIME"):
        return _linux_clock, _linux_boot() or here
    return _plain_clock, here


def _plain_clock() -> int:
    return time.monotonic_ns() // 1000


def _linux_clock() -> int:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000


def _linux_boot() -> str | None:
    try:
        with open(_BOOT_ID, encoding="ascii") as file:  # noqa: PTH123  pathlib would only slow this down
            return file.read().strip() or None
    except OSError:
        return None


if sys.platform == "darwin":

    def _darwin_clock() -> int:
        # Here CLOCK_MONOTONIC goes on in sleep, unlike time.monotonic().
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000

    def _darwin_boot() -> str | None:
        import subprocess

        asked = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
        try:
            told = subprocess.run(asked, capture_output=True, text=True, timeout=5, check=False)  # noqa: S603  fixed words
        except (OSError, subprocess.SubprocessError):
            return None
        return told.stdout.strip() or None


if sys.platform == "win32":

    def _windows_clock() -> int:
        import ctypes

        ticks = ctypes.windll.kernel32.GetTickCount64
        ticks.restype = ctypes.c_uint64
        return int(ticks()) * 1000

    def _windows_boot() -> str | None:
        import winreg

        key = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as parameters:
                return f"boot-{winreg.QueryValueEx(parameters, 'BootId')[0]}"
        except OSError:
            return None
