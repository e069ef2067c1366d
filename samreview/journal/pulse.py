"""A sign of life beside the store, so that a program that comes back knows how long nothing ran.

Each review has an empty file whose time is renewed every few seconds by whoever has it open. It is a hint and no more:
a failure to write or read it is no failure.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from samreview.journal.store_file import FILE_MODE, FOLDER_MODE

if TYPE_CHECKING:
    from pathlib import Path

BEAT_SECONDS = 5.0


class Pulse:
    """The signs of life of one store's streams."""

    def __init__(self, store: Path) -> None:
        self._folder = store.with_name(f"{store.name}-alive")

    def beat(self, stream: str) -> None:
        """Say that a program has the stream open now."""
        with suppress(OSError):
            self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            os.close(os.open(self._file(stream), flags, FILE_MODE))
            os.utime(self._file(stream))

    def silence(self, stream: str) -> float | None:
        """Return the seconds since a program last had the stream open, None when that is not known."""
        try:
            last = self._file(stream).stat().st_mtime
        except OSError:
            return None
        return max(0.0, time.time() - last)

    def forget(self, stream: str) -> None:
        """Remove the sign of a stream that was erased."""
        with suppress(OSError):
            self._file(stream).unlink(missing_ok=True)

    def _file(self, stream: str) -> Path:
        # A hash: names of accounts stay inside the store.
        return self._folder / sha256(stream.encode()).hexdigest()[:24]
