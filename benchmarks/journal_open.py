"""What it costs to open a review of 2,000 and of 100,000 events, beside the least that any program must do.

The least: read the rows, parse their JSON and make a typed value of each. Opening also checks the chain of hashes over
every row, loads the plan that the review was opened with, and folds. Both take turns in one run and count processor
time, so that the ratio carries over to other machines. The profile under it says where ours goes.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from samreview.agenda.template import load_template
from samreview.journal.clock import SystemClock
from samreview.journal.codec import ROOT, chained, from_rows, to_row
from samreview.journal.door import ReviewDoor
from samreview.journal.library import sqlite
from samreview.journal.opening import open_review
from samreview.journal.sqlite import SqliteJournal
from samreview.plan.loader import load_plan
from samreview.review.fold import fold, plan_from_text

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT_FOLDER = Path(__file__).resolve().parent.parent
COLUMNS = 'id, line, kind, v, "by", word_of, wall, boot, boot_id, data'


class Typed(NamedTuple):
    """An event, as the floor makes it."""

    id: str
    line: str
    kind: str
    v: int
    by: str
    word_of: str | None
    wall: int
    boot: int
    boot_id: str
    data: dict[str, Any]


def made_store(folder: Path, size: int) -> tuple[Path, str]:
    """Return a store with a review of so many events, nearly all of them captures, and the review's stream."""
    text = (ROOT_FOLDER / "examples" / "halden.yaml").read_text()
    plan = load_plan(text.encode(), "halden.yaml").plan
    template = load_template((ROOT_FOLDER / "agendas" / "growth-review.yaml").read_bytes(), "growth").template
    if plan is None or template is None:
        raise SystemExit("the shipped example cannot be read")
    path = folder / f"{size}.db"
    journal = SqliteJournal(path)
    door = open_review(
        journal, SystemClock(), plan=plan, plan_text=text, plan_path="halden.yaml", template=template, minutes=120
    )
    for line in ("/arrive dana priya lukas tomas", "/start", "/goto growth"):
        door.submit(line, "dana")
    door.submit("action Bring the line layout to Lyon @priya due:+3w opp:nextgen +250k", "dana")
    [*_, like] = journal.read(door.stream)
    head = door.review.seq
    while head < size:
        events = []
        for number in range(head, min(size, head + 5_000)):
            at = like.at._replace(wall_us=like.at.wall_us + number * 10**6, boot_us=like.at.boot_us + number * 10**6)
            line = f"{like.line}-{number}"
            data = {**like.data, "number": len(door.review.captures) + number - door.review.seq + 1}
            events.append(like._replace(id=f"{line}.0", line=line, at=at, data=data))
        head = journal.append(door.stream, head, events)
    journal.close()
    return path, door.stream


def cpu_ms(calls: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the least processor time of each, taking turns."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            gc.collect()
            began = time.process_time()
            made = call()
            times[name].append((time.process_time() - began) * 1000)
            del made
    return {name: min(took) for name, took in times.items()} | {
        f"{name}, median": statistics.median(took) for name, took in times.items()
    }


def measure(path: Path, stream: str, rounds: int) -> None:
    """Print the ratio, and where our time goes."""
    bare = sqlite.connect(str(path))
    query = f"SELECT {COLUMNS} FROM event WHERE stream = ? ORDER BY seq"  # noqa: S608  our own column names

    def floor() -> list[Typed]:
        return [Typed._make((*row[:-1], json.loads(row[-1]))) for row in bare.execute(query, (stream,))]

    journal = SqliteJournal(path)
    clock = SystemClock()
    events = journal.read(stream)
    rows = [to_row(event) for event in events]

    def chain() -> bytes:
        before = ROOT
        for row in rows:
            before = chained(before, row)
        return before

    took = cpu_ms({"floor": floor, "open": lambda: ReviewDoor(journal, stream, clock)}, rounds)
    print(
        f"{len(events):>7,} events   floor {took['floor']:7.1f} ms   open {took['open']:7.1f} ms"
        f"   ratio {took['open'] / took['floor']:.2f}, of medians {took['open, median'] / took['floor, median']:.2f}"
        "   (goal: 2)"
    )
    plan = plan_from_text(events[0].data["plan"], "plan")
    parts = cpu_ms(
        {
            "rows from the disk": lambda: bare.execute(query, (stream,)).fetchall(),
            "chain of hashes": chain,
            "rows to events": lambda: from_rows(rows),
            "the plan": lambda: plan_from_text(events[0].data["plan"], "plan"),
            "the fold": lambda: fold(events, lambda _text, _path: plan),
        },
        max(2, rounds // 2),
    )
    print("         of which " + ", ".join(f"{name} {ms:.1f}" for name, ms in parts.items() if "median" not in name))
    journal.close()
    bare.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 100_000])
    parser.add_argument("--rounds", type=int, default=15, help="for the smallest; the others take fewer")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            path, stream = made_store(Path(folder), size)
            measure(path, stream, max(3, asked.rounds * 2_000 // size))


if __name__ == "__main__":
    main()
