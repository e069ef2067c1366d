"""What somebody has half typed in a review, kept beside the store so that a lost terminal does not lose it.

A draft is a file of its own for each review, person and terminal. It survives the end of the program, not a power cut:
it is renewed every second, and a second of typing is not worth a disk's confirmation.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from samreview.journal.clock import machine
from samreview.journal.pulse import is_running
from samreview.journal.store_file import FILE_MODE, FOLDER_MODE, hashed_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MOST_BYTES = 1_000_000


class Drafts:
    """The drafts of one store. What cannot be written or read is no failure: what is typed stays on the screen."""

    def __init__(self, store: Path) -> None:
        self._folder = store.with_name(f"{store.name}-drafts")

    def save(self, stream: str, person: str, text: str) -> None:
        """Keep what stands on the line of a person's terminal; nothing, where nothing stands there."""
        path = self._own(stream, person)
        new = path.with_suffix(".new")
        if not text.strip():
            _remove((path, new))
            return
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with suppress(OSError):
            self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
            with os.fdopen(os.open(new, flags, FILE_MODE), "wb") as file:
                file.write(text.encode(errors="replace"))
            new.replace(path)

    def load(self, stream: str, person: str) -> str:
        """Return what a person had half typed here, else in a terminal that is gone; nothing where nothing is kept.

        From then on it is this terminal's: no other one gets it too.
        """
        own = self._own(stream, person)
        for path in (own, *self._lost(stream, person)):
            with suppress(OSError):
                if path != own:
                    path.replace(own)
                with own.open("rb") as file:
                    return file.read(_MOST_BYTES).decode(errors="replace")
        return ""

    def forget(self, stream: str, person: str | None = None) -> None:
        """Remove the drafts of a person in a stream, or of everybody in it."""
        _remove(self._all(stream, person))

    def _lost(self, stream: str, person: str) -> list[Path]:
        """Return the drafts of a person whose terminals are gone, the latest first."""
        dated: list[tuple[float, Path]] = []
        for path in self._all(stream, person):
            with suppress(OSError):
                if path.suffix == ".txt" and not _is_open(path.stem):
                    dated.append((path.stat().st_mtime, path))
        return [path for _, path in sorted(dated, reverse=True)]

    def _all(self, stream: str, person: str | None) -> list[Path]:
        whose = "" if person is None else f"{hashed_name(person)}-"
        with suppress(OSError):
            return list(self._folder.glob(f"{hashed_name(stream)}-{whose}*"))
        return []

    def _own(self, stream: str, person: str) -> Path:
        terminal = f"{hashed_name(machine()[1])}-{os.getpid()}"
        return self._folder / f"{hashed_name(stream)}-{hashed_name(person)}-{terminal}.txt"


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()


def _is_open(draft: str) -> bool:
    """Return whether the terminal that writes a draft may still be there, by the boot and the process in its name."""
    *_, boot, process = draft.split("-")
    return boot == hashed_name(machine()[1]) and process.isdigit() and is_running(int(process))
