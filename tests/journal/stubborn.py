"""A process that tries each line again until it is accepted, whatever the disk does: `stubborn.py STORE MODE LINES`.

It says each accepted line on standard output and each trouble on standard error.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from samreview.journal.protocol import Conflict, StoreError
from samreview.journal.sqlite import SqliteJournal
from tests.journal.facts import STREAM
from tests.journal.writer import line

if TYPE_CHECKING:
    from samreview.journal.library import JournalMode

TRIES = 20


def opened(store: Path, mode: JournalMode) -> SqliteJournal:
    """Open the store, at the latest when the disk is well again."""
    for _ in range(TRIES):
        try:
            return SqliteJournal(store, mode=mode)
        except StoreError as problem:
            os.write(2, f"{problem.message}\n".encode())
    raise SystemExit(3)


def kept(journal: SqliteJournal, head: int, number: int) -> int:
    """Append a line and return where the stream is then."""
    for _ in range(TRIES):
        try:
            return journal.append(STREAM, head, line("one", number))
        except Conflict as conflict:
            head = conflict.head
        except StoreError as problem:
            os.write(2, f"{problem.message}\n".encode())
    raise SystemExit(4)


def main(store: Path, mode: JournalMode, lines: int) -> None:
    """Append so many lines."""
    journal, head = opened(store, mode), 0
    os.write(1, b"ready\n")
    for number in range(lines):
        head = kept(journal, head, number)
        os.write(1, f"{number}\n".encode())
    journal.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), cast("JournalMode", sys.argv[2]), int(sys.argv[3]))
