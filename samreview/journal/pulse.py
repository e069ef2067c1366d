"""A sign of life beside the store: how long nothing ran, and whose terminals are there.

Each terminal has an empty file whose time is renewed every few seconds while it has a review open. It is a hint and no
more: a failure to write or read it is no failure.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.journal.store_file import FILE_MODE, FOLDER_MODE, hashed_name

if TYPE_CHECKING:
    from collections.abc import Iterator

BEAT_SECONDS = 5.0
_PARTS = 4
"""A sign is named by its stream, its person, its process and a number of its own; one that left has two."""
_STALE_SECONDS = 86_400.0
_DEAD_SECONDS = 300.0
"""Whose program is gone and who gave no sign for so long, nobody asks for any more."""


class Pulse:
    """The signs of life of one store's streams."""

    def __init__(self, store: Path) -> None:
        self._folder = store.with_name(f"{store.name}-alive")
        self._last: tuple[float, float] | None = None
        """The time that the file system gave the last sign, and the monotonic clock then."""

    def now(self) -> float:
        """Return the time by the clock that stamps the signs: a shared folder's is not this computer's."""
        if self._last is None:
            return time.time()
        stamped, then = self._last
        return stamped + time.monotonic() - then

    def beat(self, stream: str, person: str = "", terminal: str = "") -> None:
        """Say that a person's terminal has the stream open now."""
        self._last = None
        with suppress(OSError):
            self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            sign = self._sign(stream, person, terminal)
            os.close(os.open(sign, flags, FILE_MODE))
            os.utime(sign)
            self._last = sign.stat().st_mtime, time.monotonic()

    def silence(self, stream: str, person: str | None = None) -> float | None:
        """Return the seconds since a terminal last had the stream open, any or a person's; None when not known.

        A sign that lies ahead of now was given before the clock was set back, and says nothing.
        """
        now = self.now()
        last = max((at for _, at in self._signs(stream, person) if at <= now + BEAT_SECONDS), default=None)
        return None if last is None else max(0.0, now - last)

    def any_silence(self) -> float:
        """Return the seconds since any terminal last had the store open; infinite when not known."""
        last = float("-inf")
        with suppress(OSError):
            for sign in self._folder.iterdir():
                if not sign.name.endswith("-left"):
                    with suppress(OSError):
                        last = max(last, sign.stat().st_mtime)
        return max(0.0, time.time() - last)

    def leave(self, stream: str, person: str, terminal: str) -> None:
        """Say that a terminal has gone in good order; when it was last there stays known."""
        with suppress(OSError):
            self._sign(stream, person, terminal).replace(self._folder / f"{hashed_name(stream)}-left")

    def sweep(self) -> None:
        """Take away the signs, of all streams, that terminals left behind which were killed.

        When one was last there stays known for a day, as of one that left in good order.
        """
        with suppress(OSError):
            for sign in list(self._folder.iterdir()):
                with suppress(OSError):
                    self._sweep(sign)

    def _sweep(self, sign: Path) -> None:
        age = time.time() - sign.stat().st_mtime
        if age > _STALE_SECONDS:
            sign.unlink()
        elif age > _DEAD_SECONDS and not _is_open(sign.name):
            stream = sign.name.partition("-")[0]
            left = self._folder / f"{stream}-left"
            if left.exists() and left.stat().st_mtime >= sign.stat().st_mtime:
                sign.unlink()
            else:
                sign.replace(left)

    def forget(self, stream: str) -> None:
        """Remove the signs of a stream that was erased."""
        for sign, _ in self._signs(stream):
            with suppress(OSError):
                sign.unlink()

    def _signs(self, stream: str, person: str | None = None) -> Iterator[tuple[Path, float]]:
        start = f"{hashed_name(stream)}-" + ("" if person is None else f"{hashed_name(person)}-")
        signs: list[Path] = []
        with suppress(OSError):
            signs = [sign for sign in self._folder.iterdir() if sign.name.startswith(start)]
        for sign in signs:
            with suppress(OSError):
                yield sign, sign.stat().st_mtime

    def _sign(self, stream: str, person: str, terminal: str) -> Path:
        return self._folder / f"{hashed_name(stream)}-{hashed_name(person)}-{terminal}"


def _is_open(sign: str) -> bool:
    """Return whether the terminal that gives a sign may be there, by the process in the sign's name."""
    parts = sign.split("-")
    return len(parts) != _PARTS or not parts[2].isdigit() or os.name != "posix" or is_running(int(parts[2]))


def is_running(process: int) -> bool:
    """Return whether a process runs on this computer; where the system does not tell, it does not."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return not _is_zombie(process)


def _is_zombie(process: int) -> bool:
    """Return whether a process has ended, and its parent has not asked after it yet."""
    try:
        return Path(f"/proc/{process}/stat").read_bytes().rpartition(b") ")[2][:1] == b"Z"
    except OSError:
        return False
