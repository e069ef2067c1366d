"""The live app against a bare Textual app, both on a pseudo-terminal, taking turns in one run.

First painted frame with a real plan, in the lobby and in the middle of a review; then, with thousands of captures,
thirty attendees and the clock running: key to screen, processor time while nobody types, memory, and what a storm of
new sizes takes. Compare the ratios; the milliseconds are this machine's.
"""

from __future__ import annotations

import argparse
import os
import select
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BARE = """
from textual.app import App
from textual.widgets import Digits, Footer, Header, Input
class Bare(App):
    def compose(self):
        yield Header()
        yield Digits("0:00", id="d")
        yield Input()
        yield Footer()
    def on_mount(self):
        self.n = 0
        self.query_one(Input).focus()
        self.query_one(Input).cursor_blink = False
        self.set_interval(1.0, self.tick)
    def tick(self):
        self.n += 1
        self.query_one(Digits).update(f"{self.n // 60}:{self.n % 60:02}")
Bare().run()
"""

OURS = """
import sys
from samreview.journal.clock import SystemClock
from samreview.journal.opening import go_on
from samreview.journal.sqlite import SqliteJournal
from samreview.tui.start import run
from pathlib import Path
run(go_on(SqliteJournal(Path(sys.argv[1])), SystemClock(), sys.argv[2]), "dana")
"""


@dataclass
class Terminal:
    """A program on a pseudo-terminal, and all it wrote."""

    arguments: list[str]
    size: tuple[int, int] = (120, 40)
    written: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.began = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", PYTHONPATH=str(ROOT))
            # As installed: compiled once, before the first round.
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.environ["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "samreview-benchmark-compiled")
            os.execv(sys.executable, [sys.executable, *self.arguments])  # noqa: S606  our own programs
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", self.size[1], self.size[0], 0, 0))

    def read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.handle], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.handle, 65536)
        except OSError:
            return b""
        self.written += data
        if b"\x1b[?2026$p" in data:
            os.write(self.handle, b"\x1b[?2026;2$y")
        return data

    def until(self, text: bytes, seconds: float = 30) -> float:
        """Return the seconds since the start when the text was on the screen."""
        end = time.perf_counter() + seconds
        while text not in self.written:
            self.read(0.5)
            if time.perf_counter() > end:
                raise SystemExit(f"{text!r} never came: {bytes(self.written[-400:])!r}")
        return time.perf_counter() - self.began

    def quiet(self, seconds: float) -> None:
        while self.read(seconds):
            pass

    def key(self, key: bytes) -> float:
        """Press a key; return the seconds until the first bytes came."""
        pressed = time.perf_counter()
        os.write(self.handle, key)
        if not self.read(2):
            raise SystemExit("a key without an answer")
        took = time.perf_counter() - pressed
        end = time.perf_counter() + 0.05
        while time.perf_counter() < end:
            self.read(0.02)
        return took

    def processor_seconds(self) -> float:
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((one / "schedstat").read_text().split()[0]) for one in threads) / 1e9

    def memory(self) -> float:
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    def resize(self, width: int, height: int) -> None:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def storm(self, sizes: list[tuple[int, int]]) -> float:
        """Give it one size after the other, as a dragged corner does; return the processor seconds that it took."""
        before = self.processor_seconds()
        for width, height in sizes:
            self.resize(width, height)
            self.read(0.01)
        self.quiet(0.5)
        return self.processor_seconds() - before

    def end(self) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.handle)


def larger_team(text: str, people: int) -> str:
    """Return the example's plan with so many people in its team."""
    own = text[text.index("\nteam:") :].split("\n\n", maxsplit=1)[0].count("{id:")
    more = "".join(
        f"\n  - {{id: person-{number}, name: Person{number} Surname{number}, function: {function}, region: {region},"
        " timezone: Europe/Berlin}"
        for number in range(own + 1, people + 1)
        for function, region in (
            (("sales", "quality", "service")[number % 3], ("Europe", "Americas", "Asia")[number % 3 - 1]),
        )
    )
    return text.replace("\nteam:", f"\nteam:{more}", 1)


def made_review(folder: Path, captures: int, people: int = 0) -> list[str]:
    """Open a running review with so many captures and people; return the arguments that open its screen."""
    from samreview.agenda.template import load_template
    from samreview.journal.clock import SystemClock
    from samreview.journal.opening import open_review
    from samreview.journal.sqlite import SqliteJournal
    from samreview.plan.loader import load_plan

    text = larger_team((ROOT / "examples" / "halden.yaml").read_text(), people)
    plan = load_plan(text.encode(), "halden.yaml").plan
    template = load_template((ROOT / "agendas" / "growth-review.yaml").read_bytes(), "growth-review.yaml").template
    if plan is None or template is None:
        raise SystemExit("the shipped example cannot be read")
    store = folder / f"{captures}.db"
    journal = SqliteJournal(store)
    clock = SystemClock()
    door = open_review(
        journal, clock, plan=plan, plan_text=text, plan_path="halden.yaml", template=template, minutes=120
    )
    here = " ".join(door.review.people) if people else "dana priya lukas tomas"
    door.submit(f"/arrive {here}", "dana")
    if captures:
        door.submit("/start", "dana")
        door.submit("/goto growth", "dana")
    for number in range(captures):
        kind = ("action", "point", "decision")[number % 3]
        door.submit(f"{kind} Bring the line layout number {number} @priya due:+3w opp:nextgen +{number + 1}k", "dana")
    program = folder / "ours.py"
    program.write_text(OURS)
    return [str(program), str(store), door.review.id]


def report(what: str, ours: float, bare: float, unit: str) -> None:
    print(f"{what:<44} ours {ours:8.1f} {unit:<4} bare {bare:8.1f} {unit:<4} ratio {ours / bare:5.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--captures", type=int, default=2000)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--idle", type=float, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare_program = folder / "bare.py"
        bare_program.write_text(BARE)
        lobby, full = made_review(folder, 0), made_review(folder, asked.captures, asked.people)

        starts: dict[str, list[float]] = {"ours": [], "full": [], "bare": []}
        for number in range(asked.rounds + 1):
            for which, arguments, text in (
                ("ours", lobby, b"Expected"),
                ("bare", [str(bare_program)], b"palette"),
                ("full", full, b"GROWING THE FUNNEL"),
            ):
                one = Terminal(arguments)
                took = one.until(text) * 1000
                if number:
                    starts[which].append(took)
                one.end()
        middle = {which: statistics.median(took) for which, took in starts.items()}
        report("first painted frame, lobby, median", middle["ours"], middle["bare"], "ms")
        report("first painted frame, lobby, best", min(starts["ours"]), min(starts["bare"]), "ms")
        report("first painted frame, all of it, best", min(starts["full"]), min(starts["bare"]), "ms")

        ours, bare = Terminal(full), Terminal([str(bare_program)])
        ours.until(b"GROWING THE FUNNEL")
        bare.until(b"palette")
        for one in (ours, bare):
            one.quiet(0.6)
        ours.key(b"\r")
        keys: dict[str, list[float]] = {"ours": [], "bare": []}
        for letter in "bring the layout of the line to them and ask who signs " * 2:
            keys["ours"].append(ours.key(letter.encode()) * 1000)
            keys["bare"].append(bare.key(letter.encode()) * 1000)
        for percent, place in (("p50", 0.5), ("p95", 0.95)):
            at = [sorted(keys[which])[int(len(keys[which]) * place)] for which in ("ours", "bare")]
            report(f"key to screen, {asked.captures} captures, {percent}", at[0], at[1], "ms")

        before = {one.pid: one.processor_seconds() for one in (ours, bare)}
        end = time.perf_counter() + asked.idle
        while time.perf_counter() < end:
            ours.read(0.2)
            bare.read(0.2)
        spent = [(one.processor_seconds() - before[one.pid]) / asked.idle * 100 for one in (ours, bare)]
        report("idle with the clock running", spent[0], max(spent[1], 0.01), "%")
        sizes = [(60 + step * 7 % 110, 18 + step * 5 % 34) for step in range(40)] + [(120, 40)]
        report("40 new sizes, one after the other", ours.storm(sizes) * 1000, bare.storm(sizes) * 1000, "ms")
        report("memory", ours.memory(), bare.memory(), "MB")
        ours.end()
        bare.end()


if __name__ == "__main__":
    main()
