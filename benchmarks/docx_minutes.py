"""Minutes as a Word file: this writer with all its features, against libraries and against the XML pasted together.

Run as `python benchmarks/docx_minutes.py`. Every writer runs in a process of its own, in turns, so that all meet the
same machine; times are medians of what the writing itself takes, without start and imports, and memory is the peak of
the whole process. What counts are the ratios: to the floor, and of the others to ours. Ours writes every action three
times (table, item, register with four bound controls), with contents, charts, comments and turned pages; the others
write the facts once, without any of these. A writer that is not installed is left out, with the reason: docxtpl is
looked for in this environment, the npm package `docx` in the folder that `--npm` names. python-docx takes about a
minute for 20,000 actions: `--slow`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import docx_data

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
SIZES = (200, 2_000, 20_000)
ROUNDS = {200: 5, 2_000: 3, 20_000: 1}
"""Within one process; there are several processes."""
OURS, BARE, FULL, NPM, PYTHON_DOCX = "samreview", "floor", "full floor", "npm docx", "python-docx"
MODULES = {BARE: ("docx_floor", "bare"), FULL: ("docx_floor", "full"), PYTHON_DOCX: ("docx_rivals", "python_docx")}
MODULES["docxtpl"] = ("docx_rivals", "docxtpl")
WRITERS = (BARE, FULL, OURS, NPM, "docxtpl", PYTHON_DOCX)


class Measured(NamedTuple):
    """Seconds of each round, and the peak memory of the process in MB."""

    seconds: list[float]
    megabytes: float


def ours(actions: int) -> Callable[[], bytes]:
    from samreview.documents.docx.writer import docx_bytes
    from samreview.documents.minutes import minutes_document

    minutes = docx_data.minutes(actions)
    return lambda: docx_bytes(minutes_document(minutes))


def measure_here(writer: str, actions: int) -> None:
    """Write with one writer and print what it took: what every process but this program's first one does."""
    import resource

    if writer == OURS:
        make = ours(actions)
    else:
        module, name = MODULES[writer]
        make = partial(getattr(importlib.import_module(module), name), docx_data.facts(actions))
    seconds = []
    for _ in range(ROUNDS[actions]):
        begin = time.perf_counter()
        data = make()
        seconds.append(time.perf_counter() - begin)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    check(data, actions, writer)
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


def check(data: bytes, actions: int, writer: str) -> None:
    """End the program where a writer lost the last action or what XML would take for markup."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    wanted = (f"takt times of cell {actions}", "layout &amp; takt", "&lt;Lyon")
    if missing := [words for words in wanted if words not in body]:
        raise SystemExit(f"{writer} lost {missing} of {actions} actions")


def measured(writer: str, actions: int, npm: Path | None) -> Measured | str:
    """Return what one process of a writer measured, or why it can't be had."""
    if writer == NPM:
        return measured_npm(actions, npm)
    command = [sys.executable, __file__, "--one", writer, str(actions)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        reason = run.stderr.strip().splitlines()[-1:]
        if reason and "ModuleNotFoundError" in reason[0]:
            return reason[0].partition(": ")[2]
        raise SystemExit(f"{writer}: {run.stderr}")
    return Measured(**json.loads(run.stdout))


def measured_npm(actions: int, folder: Path | None) -> Measured | str:
    """Return what Node measured, or why it can't be had."""
    node = shutil.which("node")
    if node is None:
        return "node is not installed"
    if folder is None or not (folder / "node_modules" / "docx").is_dir():
        return "name the folder in which `npm install docx` ran by --npm"
    with tempfile.TemporaryDirectory() as temporary:
        source, target = Path(temporary) / "facts.json", Path(temporary) / "made.docx"
        heads = {"action_heads": docx_data.ACTION_HEADS, "stakeholder_heads": docx_data.STAKEHOLDER_HEADS}
        data = docx_data.facts(actions)._asdict() | heads | {"title": docx_data.TITLE}
        source.write_text(json.dumps(data), "utf-8")
        run = subprocess.run(
            [node, HERE / "docx_npm.cjs", source, str(ROUNDS[actions]), target],
            capture_output=True, text=True, check=True, env={**os.environ, "NODE_PATH": str(folder / "node_modules")},
        )  # fmt: skip
        check(target.read_bytes(), actions, NPM)
    return Measured(**json.loads(run.stdout))


def best(rounds: list[Measured]) -> Measured:
    """Return the median of all rounds, and the median peak."""
    seconds = [one for measured in rounds for one in measured.seconds]
    return Measured([statistics.median(seconds)], statistics.median(one.megabytes for one in rounds))


def main() -> None:
    parser = argparse.ArgumentParser(description="Minutes as Word, against libraries and the floor.")
    parser.add_argument("--npm", type=Path, help="the folder in which `npm install docx` ran")
    parser.add_argument("--slow", action="store_true", help="python-docx with 20,000 actions too (minutes)")
    parser.add_argument("--turns", type=int, default=3, help="how often each writer has its turn (3)")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, choices=SIZES, help="how many actions")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        measure_here(chosen.one[0], int(chosen.one[1]))
        return
    growth: dict[str, list[float]] = {}
    for actions in chosen.sizes:
        medians = {writer: best(rounds) for writer, rounds in rounds_of(actions, chosen).items()}
        show(actions, medians)
        for writer, one in medians.items():
            growth.setdefault(writer, []).append(one.seconds[0])
    for writer, times in growth.items():
        if steps := [f"{after / before:.1f}" for before, after in pairwise(times)]:
            print(f"{writer}: ten times the actions take {' and '.join(steps)} times as long")


def rounds_of(actions: int, chosen: argparse.Namespace) -> dict[str, list[Measured]]:
    """Return what every writer measured in every turn; say once which is left out, and why."""
    found: dict[str, list[Measured]] = {}
    for turn in range(chosen.turns):
        for writer in WRITERS:
            if writer == PYTHON_DOCX and actions == SIZES[-1] and (turn or not chosen.slow):
                continue
            one = measured(writer, actions, chosen.npm)
            if isinstance(one, Measured):
                found.setdefault(writer, []).append(one)
            elif not turn:
                print(f"{writer} is left out: {one}")
    return found


def show(actions: int, medians: dict[str, Measured]) -> None:
    """Print what writing that many actions took, and the ratios."""
    print(f"\n{actions:,} actions         ms   / floor  / full floor  / samreview      MB")
    for writer, ((seconds,), megabytes) in medians.items():
        ratios = [seconds / medians[other].seconds[0] for other in (BARE, FULL, OURS)]
        shown = "".join(f"{ratio:>{wide}.2f}" for ratio, wide in zip(ratios, (10, 14, 13), strict=True))
        print(f"{writer:<12}{seconds * 1e3:>12,.0f}{shown}{megabytes:>8.0f}")


if __name__ == "__main__":
    main()
