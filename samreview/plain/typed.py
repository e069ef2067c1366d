"""Lines as they are typed or piped in, read aside so that others can be heard meanwhile."""

from __future__ import annotations

import os
import queue
import threading
from typing import Protocol

from samreview.typed_bytes import decoder

_CHUNK = 65_536
_MOST_LETTERS = 1_000_000
"""Of a line so long, which is refused anyway, the rest is passed over: it may have no end."""


class Ended:
    """Nothing more will come."""


ENDED = Ended()


class Lines(Protocol):
    """Where lines come from."""

    def next(self, seconds: float) -> str | Ended | None:
        """Return the next line, None when none came in so many seconds, ENDED at the end."""


class TypedLines:
    """Reads a file descriptor in a thread of its own.

    Bytes are read without Python's own buffer: at the end of the program a thread that still waits holds no lock.
    """

    def __init__(self, descriptor: int = 0) -> None:
        self._lines: queue.Queue[str | Ended] = queue.Queue()
        self._descriptor = descriptor
        threading.Thread(target=self._read, name="typed lines", daemon=True).start()

    def next(self, seconds: float) -> str | Ended | None:
        """Return the next line, None when none came in so many seconds, ENDED at the end."""
        try:
            return self._lines.get(timeout=seconds)
        except queue.Empty:
            return None

    def _read(self) -> None:
        decode = decoder("utf-8")().decode
        rest, passing_over = "", False
        while True:
            try:
                data = os.read(self._descriptor, _CHUNK)
            except OSError:
                data = b""  # the terminal is gone
            rest += decode(data, final=not data)
            *whole, rest = rest.split("\n")
            for line in whole:
                if not passing_over:
                    self._lines.put(line)
                passing_over = False
            if passing_over:
                rest = ""
            elif len(rest) > _MOST_LETTERS:
                self._lines.put(rest)
                rest, passing_over = "", True
            if not data:
                break
        if rest:
            self._lines.put(rest)
        self._lines.put(ENDED)
