"""What somebody has half typed in a review, kept beside the store so that a lost terminal does not lose it.

A draft is a file of its own for each review and person. It survives the end of the program, not a power cut: it is
renewed every second, and a second of typing is not worth a disk's confirmation.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from samreview.journal.store_file import FILE_MODE, FOLDER_MODE, hashed_name

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 1_000_000


class Drafts:
    """The drafts of one store. What cannot be written or read is no failure: what is typed stays on the screen."""

    def __init__(self, store: Path) -> None:
        self._folder = store.with_name(f"{store.name}-drafts")

    def save(self, stream: str, person: str, text: str) -> None:
        """Keep what stands on a person's line; nothing, where nothing stands there."""
        if not text.strip():
            self.forget(stream, person)
            return
        path = self._path(stream, person)
        new = path.with_suffix(".new")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with suppress(OSError):
            self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
            with os.fdopen(os.open(new, flags, FILE_MODE), "wb") as file:
                file.write(text.encode(errors="replace"))
            new.replace(path)

    def load(self, stream: str, person: str) -> str:
        """Return what a person had half typed, nothing where nothing is kept."""
        with suppress(OSError), self._path(stream, person).open("rb") as file:
            return file.read(_MOST_BYTES).decode(errors="replace")
        return ""

    def forget(self, stream: str, person: str | None = None) -> None:
        """Remove the draft of a person in a stream, or of everybody in it."""
        for path in [self._path(stream, person)] if person is not None else self._all(stream):
            for each in (path, path.with_suffix(".new")):
                with suppress(OSError):
                    each.unlink()

    def _all(self, stream: str) -> list[Path]:
        return list(self._folder.glob(f"{hashed_name(stream)}-*"))

    def _path(self, stream: str, person: str) -> Path:
        return self._folder / f"{hashed_name(stream)}-{hashed_name(person)}.txt"
