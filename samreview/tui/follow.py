"""Noticing what other terminals did: a look whenever the store was written, ten times a second where that is not told.

Not by Textual's timers: those cost a message each, and a terminal that only waits should cost nothing.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.journal.bell import Bell

SECONDS = 0.1
"""How often to look without a bell."""
AFTER_BELL = (0.004, 0.016, 0.064, 0.256)
"""When to look after the bell: it rings before the disk has confirmed what was written."""


class Follower:
    """Calls `look` when there may be news. The loop it is started in is the one that looks."""

    def __init__(self, look: Callable[[], None], bell: Bell | None) -> None:
        self._look = look
        self._bell = bell
        self._step = 0
        self._next: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin."""
        if self._bell is None:
            self._in(SECONDS)
        else:
            asyncio.get_running_loop().add_reader(self._bell.fileno(), self._rung)

    def stop(self) -> None:
        """Look no more."""
        if self._next is not None:
            self._next.cancel()
        if self._bell is not None:
            asyncio.get_running_loop().remove_reader(self._bell.fileno())
            self._bell.close()
            self._bell = None

    def _rung(self) -> None:
        if self._bell is not None:
            self._bell.heard()
            if self._step or self._next is None:
                self._step = 0
                self._in(AFTER_BELL[0])

    def _in(self, seconds: float) -> None:
        if self._next is not None:
            self._next.cancel()
        self._next = asyncio.get_running_loop().call_later(seconds, self._looks)

    def _looks(self) -> None:
        self._next = None
        try:
            self._look()
        finally:
            self._step += 1
            if self._bell is None:
                self._in(SECONDS)
            elif self._step < len(AFTER_BELL):
                self._in(AFTER_BELL[self._step])
