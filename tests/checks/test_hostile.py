"""No plan, however hostile, ends in a traceback, takes long or much memory, on the very path that the command takes."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from samreview.checks.github import github_commands
from samreview.checks.pictures import text_report
from samreview.checks.report import findings_json
from samreview.checks.sarif import sarif_log
from samreview.checks.settings import CheckSettings
from samreview.cli import checking
from samreview.insight.picture import picture
from samreview.plan.loader import load_plan
from samreview.plan.model import Plan
from tests.plan.written import Writer, yaml_of

ON = dt.date(2026, 11, 24)
HEAD = """\
samreview: 1
account: {id: a, name: A, currency: EUR, regions: [x, y]}
updated: 2026-11-02
growth: {baseline: 4M, target: 5M, win_rate: 0.3}
team: [{id: x, name: X, function: sales}, {id: y, name: Y}]
"""
SECONDS = 1
MEGABYTES = 200
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]")
"""What a terminal would do rather than show."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile") / "plan.yaml"


def survives(file: Path, data: bytes, on: dt.date = ON) -> None:
    """Check a file as the command does, and print what is found in every format."""
    file.write_bytes(data)
    began = time.process_time()
    # Not `check_one`, which turns a fault of ours into a message.
    checked = checking._checked(checking.Job(str(file), on, CheckSettings()))
    for show_all in (False, True):
        text = text_report(checked.findings, {checked.path: checked.source}, show_all=show_all)
        assert not _OBEYED.search(text)
    assert len(json.loads(json.dumps(findings_json(checked.findings)))) == len(checked.findings)
    (run,) = json.loads(json.dumps(sarif_log(checked.findings, "1")))["runs"]
    assert len(run["results"]) == len(checked.findings)
    assert len(github_commands(checked.findings).splitlines()) == len(checked.findings)
    assert time.process_time() - began < SECONDS


def test_no_valid_plan_is_too_strange(file: Path) -> None:
    @given(seed=st.integers(0, 2**40), on=st.dates(dt.date(1995, 1, 1), dt.date(2095, 12, 31)))
    def judge(seed: int, on: dt.date) -> None:
        data = yaml_of(Writer(random.Random(seed)).record(Plan)).encode()  # noqa: S311  a plan is no secret
        survives(file, data, on)
        plan = load_plan(data).plan
        assert plan is not None
        assert picture(plan, on)

    judge()


_WORDS = st.sampled_from(
    ["samreview", "account", "team", "opportunities", "stakeholders", "id", "name", "motivations", "stages", "x", "1"]
)
_TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=12) | _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS | st.text(max_size=4), inner, max_size=6),
    max_leaves=25,
)


def test_no_structure_ends_in_a_traceback(file: Path) -> None:
    @given(st.dictionaries(_WORDS, _TREES, max_size=8))
    def judge(tree: dict[str, object]) -> None:
        survives(file, yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"))

    judge()


def test_no_bytes_end_in_a_traceback(file: Path) -> None:
    @given(st.binary(max_size=300))
    def judge(data: bytes) -> None:
        survives(file, data)

    judge()


def test_no_text_beside_a_plan_ends_in_a_traceback(file: Path) -> None:
    excuse = ["# samreview: ignore ", "SAM601", "SAM7,", " reason"]
    pieces = st.sampled_from([*excuse, "\n", "\r", "\t", ": ", "- ", "\xe9", "\u202e", "x"])
    some = st.lists(pieces | st.text(max_size=3), max_size=30).map("".join)

    @given(before=some, after=some)
    def judge(before: str, after: str) -> None:
        survives(file, (before + HEAD + after).encode("utf-8", "replace"))

    judge()


def _each(count: int, entry: str) -> str:
    return "".join(f"- {{{entry.format(n=number)}}}\n" for number in range(count))


DEAL = "name: D, kind: new, amount: 1, close: 2027-02-01"
# Each about as much as a file may hold; what is looked up for each of many must not be looked for among many.
LARGE = {
    "people": HEAD + "stakeholders:\n" + _each(8_000, "id: p{n}, name: P"),
    "people in one line": HEAD + "stakeholders: [" + ",".join(f"{{id: p{n}, name: P}}" for n in range(3_000)) + "]\n",
    "team and people": HEAD[:-3] + "}," + ",".join(f"{{id: t{n}, name: T}}" for n in range(2_500)) + "]\n"
    + "stakeholders:\n" + _each(2_400, "id: p{n}, name: P, relationship: {{owner: t{n}, strength: 3}}"),
    "motivations": HEAD + "stakeholders:\n" + _each(1_500, "id: p{n}, name: P, influence: high") + "opportunities:\n"
    + _each(1_500, f"id: d{{n}}, {DEAL}, motivations: [{{{{stakeholder: p{{n}}, stance: opposed}}}}]"),
    "stages": HEAD + "stages:\n" + _each(1_900, "id: s{n}, name: S, typical_days: 1") + "opportunities:\n"
    + _each(1_900, f"id: d{{n}}, {DEAL}, stage: s{{n}}, stage_since: 2020-01-01"),
    "problems": HEAD + "customer:\n  problems:\n" + _each(3_000, "id: q{n}, problem: Q").replace("- ", "  - ")
    + "opportunities:\n" + _each(1_900, f"id: d{{n}}, {DEAL}, problem: q{{n}}"),
    "initiatives": HEAD + "stakeholders:\n"
    + _each(1_500, "id: p{n}, name: P, relationship: {{owner: x, strength: 1, wanted: 3}}")
    + "initiatives:\n" + _each(1_500, "id: i{n}, name: I, kind: nurture, stakeholders: [p{n}]"),
    "excuses of nothing": HEAD + "stakeholders:\n" + _each(1_000, "id: p{n}, name: P")
    + "# samreview: ignore SAM204 x\n" * 10_000,
    "an excuse a line": HEAD + "stakeholders:\n"
    + _each(5_000, "id: p{n}, name: P").replace("}\n", "} # samreview: ignore SAM204 x\n"),
    "one excuse without end": HEAD + "# " + "samreview: ignore " * 50_000,
    "a name without end": HEAD + "stakeholders: [{id: p, name: " + "\xe4" * 400_000 + "}]\n",
    "an id without end": HEAD + "stakeholders: [{id: " + "p" * 900_000 + ", name: P}]\n",
    "unknown keys": HEAD + "".join(f"k{n}: 1\n" for n in range(5_000)),
}  # fmt: skip


def _broken(count: int) -> dict[str, bytes]:
    """Return plans with all that a plan can hold, and the same with pieces that are copied, cut out and put in."""
    found = {}
    for number in range(count):
        chance = random.Random(number)  # noqa: S311  a plan is no secret
        data = bytearray(yaml_of(Writer(chance).record(Plan)).encode())
        for _ in range(number % 8):
            start, end = sorted(chance.randrange(len(data)) for _ in range(2))
            piece = data[start : min(end, start + 2_000)]
            where = chance.randrange(len(data))
            data[where : where + chance.choice((0, 1, len(piece)))] = chance.choice(
                (piece, piece * 9, b"{", b": ", b"\xff")
            )
        found[f"broken {number}"] = bytes(data)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says nothing of the memory a process had")
def test_what_is_as_large_as_it_may_be_or_broken_is_quick_and_small(tmp_path: Path) -> None:
    code = (
        "import datetime as dt, json, resource, sys, time\n"
        "from samreview.checks.pictures import text_report\n"
        "from samreview.checks.settings import CheckSettings\n"
        "from samreview.cli.checking import Job, _checked\n"
        "took = {}\n"
        "for path in sys.argv[1:]:\n"
        "    for _ in range(3):\n"
        "        began = time.process_time()\n"
        "        done = _checked(Job(path, dt.date(2026, 11, 24), CheckSettings()))\n"
        "        assert bool(done.findings) == bool(text_report(done.findings, {path: done.source}))\n"
        "        took[path] = min(took.get(path, 9), time.process_time() - began)\n"
        f"        if took[path] < {SECONDS}: break\n"
        # What getrusage says begins, on Linux, with what the process had that started this one.
        "if sys.platform == 'linux':\n"
        "    with open('/proc/self/status') as status:\n"
        "        most = next(int(line.split()[1]) for line in status if line.startswith('VmHWM')) / 1024\n"
        "else:\n"
        "    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)\n"
        "print(json.dumps([took, most]))\n"
    )
    paths = []
    for name, data in {**{name: text.encode() for name, text in LARGE.items()}, **_broken(16)}.items():
        path = tmp_path / f"{name}.yaml"
        path.write_bytes(data)
        assert path.stat().st_size <= 1024 * 1024
        paths.append(str(path))
    done = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, text=True, check=True)
    took, megabytes = json.loads(done.stdout)
    # The best of three: the tests share their machine, and the promise is about the file.
    assert {Path(path).stem: seconds for path, seconds in took.items() if seconds >= SECONDS} == {}
    assert megabytes < MEGABYTES
