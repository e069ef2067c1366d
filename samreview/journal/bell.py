"""A bell that rings when a file in a folder is written (Linux), so that nobody has to look ten times a second.

It rings before what is written can be read, and perhaps once too often or, on some file systems, never: whoever hears
it looks a few times in the moments after, and looks now and then anyway.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from pathlib import Path

_MODIFIED = 0x2
_FLAGS = os.O_NONBLOCK | os.O_CLOEXEC if sys.platform == "linux" else 0
_ENOUGH = 65536


@runtime_checkable
class HasBell(Protocol):
    """A journal whose writes can be heard."""

    def bell(self) -> Bell | None:
        """Return a bell that rings when something is written to it; None where there is no such thing."""


class Bell:
    """What the kernel says of one folder; `fileno` can be read when it rings."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def fileno(self) -> int:
        """Return the descriptor to wait on."""
        return self._handle

    def heard(self) -> None:
        """Let it be silent again."""
        with suppress(OSError):
            os.read(self._handle, _ENOUGH)

    def close(self) -> None:
        """Let go of it; it must not be waited on any more."""
        os.close(self._handle)


def bell_of(folder: Path) -> Bell | None:
    """Return a bell for the files of a folder, or None where the system has none."""
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        library = ctypes.CDLL(None, use_errno=True)
        handle = int(library.inotify_init1(_FLAGS))
        if handle < 0:
            return None
        if library.inotify_add_watch(handle, os.fsencode(folder), _MODIFIED) < 0:
            os.close(handle)
            return None
    except (OSError, AttributeError):
        return None
    return Bell(handle)
