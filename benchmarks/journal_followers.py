"""How soon fifty other terminals see an accepted line, and what they cost while nothing happens.

Each follower is a process that has the review open and notices news as the live app does. Beside them, in a second
round, the way that needs no bell: fifty that ask SQLite's `data_version` every 50 ms. A moment is counted from before
the line is submitted until it is folded, so the disk is in it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from samreview.journal.clock import SystemClock
from samreview.journal.opening import go_on
from samreview.journal.sqlite import SqliteJournal
from samreview.tui.follow import Follower

sys.path.insert(0, str(Path(__file__).resolve().parent))
from tui_speed import made_review  # a neighbour of this script


def follow(store: Path, review: str, *, with_bell: bool) -> None:
    """Follow until a line says END; write each delay in milliseconds."""
    journal = SqliteJournal(store)
    door = go_on(journal, SystemClock(), review)
    ended = asyncio.Event()
    seen = len(door.review.captures)

    def look() -> None:
        nonlocal seen
        door.refresh()
        now = time.monotonic_ns()
        for capture in door.review.captures[seen:]:
            if "END" in capture.text:
                ended.set()
            elif "sent" in capture.text:
                print(f"{(now - int(capture.text.split()[-1])) / 1e6:.2f}")
        seen = len(door.review.captures)

    async def live() -> None:
        follower = Follower(look, journal.bell())
        follower.start()
        print("ready", flush=True)
        tick = asyncio.get_running_loop().time()
        while not ended.is_set():
            tick += 1
            await asyncio.sleep(max(0, tick - asyncio.get_running_loop().time()))
            look()  # as the live app's clock does each second
        follower.stop()

    def poll() -> None:
        print("ready", flush=True)
        while not ended.is_set():
            look()
            time.sleep(0.05)

    if with_bell:
        asyncio.run(live())
    else:
        poll()


def processor_seconds(pid: int) -> float:
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def one_round(store: Path, review: str, how: str, followers: int, lines: int) -> None:
    command = [sys.executable, __file__, "--follow", how, str(store), review]
    env = dict(os.environ, PYTHONPATH=str(Path(__file__).resolve().parent.parent))
    others = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) for _ in range(followers)]
    for one in others:
        if one.stdout is None or one.stdout.readline() != "ready\n":
            raise SystemExit("a follower did not come up")
    before = [processor_seconds(one.pid) for one in others]
    time.sleep(5)
    idle = statistics.mean(processor_seconds(one.pid) - was for one, was in zip(others, before, strict=True)) / 5
    door = go_on(SqliteJournal(store), SystemClock(), review)
    taken: list[float] = []
    for _ in range(lines):
        began = time.monotonic_ns()
        door.submit(f"point sent {began}", "dana")
        taken.append((time.monotonic_ns() - began) / 1e6)
        time.sleep(0.1)
    door.submit("point END", "dana")
    delays = sorted(
        float(line) for one in others for line in one.communicate()[0].splitlines() if line.strip() != "ready"
    )
    print(
        f"{how:5} {followers} followers, {len(delays)} of {lines * followers} sightings:"
        f" median {statistics.median(delays):.1f} ms, p99 {delays[int(len(delays) * 0.99)]:.1f} ms,"
        f" worst {delays[-1]:.1f} ms;"
        f" idle {idle * 100:.2f} % of a core each; accepted in {statistics.median(taken):.1f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--followers", type=int, default=50)
    parser.add_argument("--lines", type=int, default=60)
    parser.add_argument("--follow", nargs=3, metavar=("HOW", "STORE", "REVIEW"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.follow:
        follow(Path(asked.follow[1]), asked.follow[2], with_bell=asked.follow[0] == "bell")
        return
    with tempfile.TemporaryDirectory() as folder:
        _, store, review = made_review(Path(folder), 20)
        for how in ("bell", "poll"):
            one_round(Path(store), review, how, asked.followers, asked.lines)
    print("goal: p99 150 ms")


if __name__ == "__main__":
    main()
