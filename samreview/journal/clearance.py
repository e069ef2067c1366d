"""Remember which sentences of a plan somebody has cleared for the customer, so that nobody is asked twice.

The file beside the store holds hashes alone: a sentence that was changed since is another sentence, and is asked about
again. Where the file can't be read or written, people are asked once more; nothing goes out because of it.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from samreview.journal.store_file import FILE_MODE, FOLDER_MODE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Clearance:
    """What was cleared by whoever uses the store at this path."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(f"{store.name}-cleared")

    def missing(self, account: str, sentences: Iterable[str]) -> list[str]:
        """Return the sentences of an account's plan that nobody has cleared yet."""
        try:
            known = frozenset(self._path.read_text(encoding="ascii").split())
        except (OSError, ValueError):
            known = frozenset()
        return [one for one in sentences if _hash(account, one) not in known]

    def keep(self, account: str, sentences: Iterable[str]) -> None:
        """Remember that these sentences were cleared."""
        lines = "".join(f"{_hash(account, one)}\n" for one in sentences)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        with suppress(OSError):
            for folder in reversed([one for one in self._path.parents if not one.exists()]):
                folder.mkdir(mode=FOLDER_MODE)
            with os.fdopen(os.open(self._path, flags, FILE_MODE), "a", encoding="ascii") as stream:
                stream.write(lines)


def _hash(account: str, sentence: str) -> str:
    return hashlib.sha256(f"{account}\0{sentence}".encode()).hexdigest()
