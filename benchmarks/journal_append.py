"""What an accepted line costs over the least that makes a row last: a bare insert of the same size in one SQLite table.

Both run in the same minute, in turns, on the same disk, each with WAL and synchronous=FULL; the ratio carries over to
other machines, the microseconds do not.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from samreview.journal.codec import to_row
from samreview.journal.ids import new_line_id
from samreview.journal.library import sqlite
from samreview.journal.sqlite import SqliteJournal
from samreview.review.clock import Reading
from samreview.review.events import Event

STREAM = "review/bench-2026-11-24"
TEXT = "Bring the Lyon line layout, and ask who else has to see it before the audit in February " * 2


def an_event() -> Event:
    line = new_line_id()
    at = Reading(time.time_ns() // 1000, time.monotonic_ns() // 1000, "5d0b6f3e-6a54-4a5e-9f0e-3f6e5f3f1c11")
    return Event(id=f"{line}.0", line=line, kind="capture.added", by="priya", at=at, data={"number": 1, "text": TEXT})


def microseconds(began: int) -> float:
    return (time.perf_counter_ns() - began) / 1000


def run(rounds: int, batch: int, folder: Path) -> tuple[list[float], list[float]]:
    journal = SqliteJournal(folder / "store.db", mode="wal")
    bare = sqlite.connect(str(folder / "bare.db"), isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE row (n INTEGER PRIMARY KEY, what TEXT)")
    ours: list[float] = []
    theirs: list[float] = []
    head = 0
    for _ in range(rounds):
        for _ in range(batch):
            event = an_event()
            began = time.perf_counter_ns()
            head = journal.append(STREAM, head, [event])
            ours.append(microseconds(began))
        for _ in range(batch):
            what = "".join(map(str, to_row(an_event())))
            began = time.perf_counter_ns()
            bare.execute("INSERT INTO row (what) VALUES (?)", (what,))
            theirs.append(microseconds(began))
    journal.close()
    bare.close()
    return ours, theirs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--folder", type=Path, default=None, help="on the disk to measure")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        ours, theirs = run(asked.rounds, asked.batch, Path(folder))
    for name, times in (("journal append", ours), ("bare insert", theirs)):
        p99 = statistics.quantiles(times, n=100)[98]
        print(f"{name:16} median {statistics.median(times):7.0f} us   p99 {p99:7.0f} us   n {len(times)}")
    print(f"ratio of medians {statistics.median(ours) / statistics.median(theirs):.2f}   (goal: 1.5 at most)")


if __name__ == "__main__":
    main()
