"""A sign of life beside the store: how long nothing ran, and whose terminals are there.

Each terminal has an empty file whose time is renewed every few seconds while it has a review open. It is a hint and no
more: a failure to write or read it is no failure.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from samreview.journal.store_file import FILE_MODE, FOLDER_MODE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEAT_SECONDS = 5.0
_STALE_SECONDS = 86_400.0


class Pulse:
    """The signs of life of one store's streams."""

    def __init__(self, store: Path) -> None:
        self._folder = store.with_name(f"{store.name}-alive")

    def beat(self, stream: str, person: str = "", terminal: str = "") -> None:
        """Say that a person's terminal has the stream open now."""
        with suppress(OSError):
            self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            sign = self._sign(stream, person, terminal)
            os.close(os.open(sign, flags, FILE_MODE))
            os.utime(sign)

    def silence(self, stream: str, person: str | None = None) -> float | None:
        """Return the seconds since a terminal last had the stream open, any or a person's; None when not known."""
        last = max((at for _, at in self._signs(stream, person)), default=None)
        return None if last is None else max(0.0, time.time() - last)

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
            self._sign(stream, person, terminal).replace(self._folder / f"{_hash(stream)}-left")

    def sweep(self, stream: str) -> None:
        """Remove the signs that terminals left behind days ago, which were killed."""
        for sign, at in self._signs(stream):
            if time.time() - at > _STALE_SECONDS:
                with suppress(OSError):
                    sign.unlink()

    def forget(self, stream: str) -> None:
        """Remove the signs of a stream that was erased."""
        for sign, _ in self._signs(stream):
            with suppress(OSError):
                sign.unlink()

    def _signs(self, stream: str, person: str | None = None) -> Iterator[tuple[Path, float]]:
        start = f"{_hash(stream)}-" + ("" if person is None else f"{_hash(person)}-")
        signs: list[Path] = []
        with suppress(OSError):
            signs = [sign for sign in self._folder.iterdir() if sign.name.startswith(start)]
        for sign in signs:
            with suppress(OSError):
                yield sign, sign.stat().st_mtime

    def _sign(self, stream: str, person: str, terminal: str) -> Path:
        return self._folder / f"{_hash(stream)}-{_hash(person)}-{terminal}"


def _hash(name: str) -> str:
    # Names of accounts and people stay inside the store.
    return sha256(name.encode()).hexdigest()[:24]
