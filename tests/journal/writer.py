"""A process that appends lines to a store and says each one that was accepted: `writer.py STORE MODE NAME LINES`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from samreview.journal.protocol import Conflict
from samreview.journal.sqlite import SqliteJournal
from tests.journal.facts import STREAM, event

if TYPE_CHECKING:
    from samreview.journal.library import JournalMode
    from samreview.review.events import Event


def line(name: str, number: int) -> tuple[Event, ...]:
    """Return line `number` of process `name`: one to three events that all say how many they are."""
    size = 1 + number % 3
    data = {"name": name, "number": number, "size": size, "text": "x" * (number * 37 % 700)}
    return tuple(event(part, f"{name}-{number}", data={**data, "part": part}) for part in range(size))


def main(store: str, mode: JournalMode, name: str, lines: int) -> None:
    """Append so many lines, each decided on what the stream was at."""
    journal = SqliteJournal(Path(store), mode=mode)
    head = journal.head(STREAM)
    os.write(1, b"ready\n")
    for number in range(lines):
        while True:
            try:
                head = journal.append(STREAM, head, line(name, number))
                break
            except Conflict as conflict:
                head = conflict.head
        os.write(1, f"{number}\n".encode())
    journal.close()


if __name__ == "__main__":
    main(sys.argv[1], cast("JournalMode", sys.argv[2]), sys.argv[3], int(sys.argv[4]))
