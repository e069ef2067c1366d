"""`samreview check` against yamllint and check-jsonschema (with samreview's own schema), on the same made plans.

Each runs as a user runs it, in a process of its own, start and imports included: over many plans, and over one. They
take turns in one run, so that the ratios carry over to other machines; the seconds do not. The two others are installed
into a folder that is thrown away afterwards, unless `--rivals` names an environment that has them; one that cannot be
had is left out, with the reason. A plan of 100 kB is held against the least that reading it can cost: Python with
nothing but PyYAML, and its tree of the same file.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from samreview.resources import data_names, data_text

RIVALS = ("yamllint", "check-jsonschema")
REVIEW = "2026-11-24"


def made_plans(count: int, folder: Path) -> list[str]:
    """Write plans that differ in their id, their amounts and their days, and are all valid."""
    chance = random.Random(1)  # noqa: S311  the same plans each time
    texts = [data_text("examples", name) for name in data_names("examples") if name.endswith(".yaml")]
    names = []
    for number in range(count):
        text = texts[number % len(texts)]
        text = re.sub(r"(?m)^  id: ([a-z-]+)$", rf"  id: \1-{number}", text, count=1)
        text = re.sub(r"amount: (\d+)k", lambda found: f"amount: {int(found[1]) + chance.randint(0, 99)}k", text)
        text = re.sub(r"(\d{4}-\d\d)-(\d\d)\b", lambda found: f"{found[1]}-{chance.randint(1, 28):02}", text)
        name = f"plan-{number:03}.yaml"
        (folder / name).write_text(text, "utf-8")
        names.append(name)
    return names


def large_plan(folder: Path, size: int) -> str:
    """Write a plan of about this many bytes: the first example, with its opportunities again and again."""
    text = data_text("examples", "halden.yaml")
    begin, head, rest = text.partition("\nopportunities:\n")
    end = re.search(r"(?m)^\w", rest)
    assert end is not None  # noqa: S101  the funnel is not the last section
    entries = rest[: end.start()]
    again: list[str] = []
    while len(text) + sum(len(each) for each in again) < size:
        numbered = re.sub(r"(?m)^(  - id: \S+)", rf"\1-{len(again)}", entries)
        again.append(re.sub(r"(crm_id: \S+)", rf"\g<1>{len(again)}", numbered))
    (folder / "large.yaml").write_text(begin + head + entries + "".join(again) + rest[end.start() :], "utf-8")
    return "large.yaml"


def programs(folder: Path) -> dict[str, Path]:
    """Return where the others are, installing what is missing; say which cannot be had."""
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    if not folder.joinpath("pyvenv.cfg").exists():
        venv.create(folder, with_pip=True)
    found = {}
    for rival in RIVALS:
        program = scripts / rival
        if not program.exists():
            done = subprocess.run(
                [scripts / "python", "-m", "pip", "install", "--quiet", rival],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            if done.returncode:
                print(f"{rival} is left out, it cannot be installed: {done.stderr.strip().splitlines()[-1]}")
                continue
        found[rival] = program
    return found


def processor_seconds() -> float:
    """Return what all processes that have ended took, where the system says it."""
    spent = os.times()
    return spent.children_user + spent.children_system


def seconds(command: list[str], folder: Path, *, one_core: bool) -> tuple[float, float]:
    """Return how long a command took, by the clock and of processors."""
    env = dict(os.environ, PYTHONDONTWRITEBYTECODE="")
    if one_core:
        command = ["taskset", "-c", str(min(os.sched_getaffinity(0))), *command]
    began, spent = time.perf_counter(), processor_seconds()
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
    took = time.perf_counter() - began, processor_seconds() - spent
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        raise SystemExit(f"{command[0]}: {done.stderr.decode()[-500:]}")
    return took


def compare(title: str, commands: dict[str, list[str]], folder: Path, rounds: int, *, one_core: bool = False) -> bool:
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for command in commands.values():
        seconds(command, folder, one_core=one_core)  # files and byte code are in the cache for all of them
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(command, folder, one_core=one_core))
    middles = {name: [statistics.median(kind) for kind in zip(*took, strict=True)] for name, took in times.items()}
    own = middles["samreview"]
    print(title)
    for name, (clock, processor) in middles.items():
        print(
            f"  {name:17} {clock:7.3f} s, {clock / own[0]:5.2f} x samreview"
            f"   of processors {processor:7.3f} s, {processor / own[1]:5.2f} x"
        )
    return all(clock >= own[0] for clock, _ in middles.values())


def against_the_least(own: list[str], name: str, folder: Path, rounds: int) -> None:
    """Print what a check costs over importing PyYAML and composing the same file."""
    least = f"import yaml; yaml.compose(open({name!r}, encoding='utf-8'), Loader=yaml.CSafeLoader)"
    commands = {"least": [sys.executable, "-c", least], "own": [*own, "check", "--on", REVIEW, name]}
    times: dict[str, list[tuple[float, float]]] = {which: [] for which in commands}
    for _ in range(rounds + 1):
        for which, command in commands.items():
            times[which].append(seconds(command, folder, one_core=False))
    pairs = list(zip(times["own"][1:], times["least"][1:], strict=True))  # the first brings files into the cache
    clock, processor = (statistics.median(ours[kind] / theirs[kind] for ours, theirs in pairs) for kind in (0, 1))
    size = (folder / name).stat().st_size
    print(f"one plan of {size:,} bytes, over PyYAML's tree of it alone: {clock:.2f} x, of processors {processor:.2f} x")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rivals", type=Path, default=None, help="an environment that has the others")
    asked = parser.parse_args()
    own = [str(Path(sys.executable).with_name("samreview"))]
    with tempfile.TemporaryDirectory() as work, tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(work)
        names = made_plans(asked.plans, folder)
        schema = subprocess.run([*own, "schema"], capture_output=True, check=True).stdout
        (folder / "schema.json").write_bytes(schema)
        others = programs(asked.rivals or Path(thrown_away) / "rivals")
        before = {
            "samreview": [*own, "check", "--on", REVIEW],
            "yamllint": [str(others.get("yamllint")), "-d", "relaxed"],
            "check-jsonschema": [str(others.get("check-jsonschema")), "--schemafile", "schema.json"],
        }
        commands = {name: command for name, command in before.items() if name == "samreview" or name in others}
        largest = max(names, key=lambda name: (folder / name).stat().st_size)
        every = {name: [*command, *names] for name, command in commands.items()}
        one = {name: [*command, largest] for name, command in commands.items()}
        against_the_least(own, large_plan(folder, 100_000), folder, asked.rounds * 5)
        faster = [
            compare(f"one plan of {(folder / largest).stat().st_size:,} bytes", one, folder, asked.rounds * 5),
            compare(f"{len(names)} plans", every, folder, asked.rounds),
        ]
        if sys.platform == "linux":
            faster.append(compare(f"{len(names)} plans on one core", every, folder, asked.rounds, one_core=True))
    print("faster than each" if all(faster) else "NOT faster than each")


if __name__ == "__main__":
    main()
