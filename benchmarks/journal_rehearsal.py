"""Whether a long review costs more at its end than at its beginning: a made transcript of 2,000 lines, and its fold.

Prints the time of the last hundred accepted lines over that of the first hundred (goal: about 1), for a rehearsal in
memory and for one that is kept on the disk, and what it takes to open and fold what was kept.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import statistics
import tempfile
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.agenda.template import load_template
from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import go_on, open_review
from samreview.journal.sqlite import SqliteJournal
from samreview.plan.loader import load_plan
from samreview.resources import data_bytes
from samreview.review.decide import Accepted
from samreview.review.transcript import TranscriptLine, parse_transcript

if TYPE_CHECKING:
    from samreview.journal.door import ReviewDoor
    from samreview.journal.protocol import Journal

START = dt.datetime(2026, 11, 24, 14, 0, tzinfo=dt.UTC)
HUNDRED = 100


def made_transcript(lines: int) -> tuple[TranscriptLine, ...]:
    """Return a review as it is typed: captures of all kinds, the floor going round, corrections, edits and undos."""
    said = cycle(
        [
            "beth   action Bring the Lyon line layout @lukas due:+3w opp:nextgen +250k",
            "karim  /floor priya",
            "beth   Tomás: Both camera heads failed after a steam clean, on the same shift",
            "beth   decision We book the camera spares now opp:spares #share",
            "priya  idea Show them what Guadalajara scrapped in August",
            "karim  /floor lukas",
            "beth   question Who signs for Lyon? @priya with:piotr",
            "beth   goal Name 1.2M of growth that starts before the autumn @dana due:+7w",
            "beth   point Their budget closes in April",
            "karim  /floor ines",
            "tomas  /park Invoices name the plant and not the cost centre",
            "beth   open Do we quote the second line now? @dana due:fri",
            "beth   idea A day at the line, with the night shift",
            "beth   /undo",
            "dana   /hand",
        ]
    )
    text = ["0:00 dana /arrive dana priya lukas ines karim tomas beth", "0:00 dana /role scribe beth"]
    text += ["0:00 dana /role moderator karim", "0:01 karim /start"]
    for number in range(lines - len(text)):
        seconds = 2 + number * 3
        text.append(f"{seconds // 60}:{seconds % 60:02} {next(said)}")
    return parse_transcript("\n".join(text)).lines


def opened(journal: Journal) -> tuple[ReviewDoor, SimulatedClock]:
    plan_bytes = data_bytes("examples", "halden.yaml")
    plan = load_plan(plan_bytes, "halden.yaml").plan
    template = load_template(data_bytes("agendas", "growth-review.yaml"), "growth-review.yaml").template
    if plan is None or template is None:
        raise SystemExit("the shipped example cannot be read")
    clock = SimulatedClock(START)
    door = open_review(
        journal, clock, plan=plan, plan_text=plan_bytes.decode(), plan_path="halden.yaml", template=template
    )
    return door, clock


def played(journal: Journal, lines: tuple[TranscriptLine, ...]) -> tuple[ReviewDoor, list[float]]:
    door, clock = opened(journal)
    times = []
    gc.collect()
    for line in lines:
        clock.set_offset(line.seconds)
        began = time.perf_counter()
        outcome = door.submit(line.line, line.person)
        times.append(time.perf_counter() - began)
        if not isinstance(outcome, Accepted):
            raise SystemExit(f"line {line.number}, {line.line}: {outcome.message}")
    return door, times


def report(name: str, times: list[float]) -> None:
    first, last = sum(times[:HUNDRED]), sum(times[-HUNDRED:])
    medians = statistics.median(times[-HUNDRED:]) / statistics.median(times[:HUNDRED])
    print(
        f"{name:10} {len(times)} lines in {sum(times):.2f} s   first hundred {first * 1000:.1f} ms, "
        f"last {last * 1000:.1f} ms   ratio {last / first:.2f}, of medians {medians:.2f}   (goal: about 1)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--folder", type=Path, default=None, help="on the disk to measure")
    asked = parser.parse_args()
    lines = made_transcript(asked.lines)
    played(MemoryJournal(), lines[:HUNDRED])
    report("in memory", played(MemoryJournal(), lines)[1])
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        store = Path(folder) / "store.db"
        journal = SqliteJournal(store)
        door, times = played(journal, lines)
        journal.close()
        report("on disk", times)
        began = time.perf_counter()
        journal = SqliteJournal(store)
        events = journal.read(door.stream)
        read = time.perf_counter()
        review = go_on(journal, SimulatedClock(START), door.name).review
        folded = time.perf_counter()
        journal.close()
        if review.seq != door.review.seq:
            raise SystemExit(f"{door.review.seq} events were kept and {review.seq} read")
        print(
            f"open + read of {len(events)} events {1000 * (read - began):.1f} ms; "
            f"open + read + fold {1000 * (folded - read):.1f} ms   (goal: 50), {store.stat().st_size // 1024} KB"
        )


if __name__ == "__main__":
    main()
