"""`check` with settings, in every format, over many plans."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from samreview.cli import checking

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ran, Run

ON = ("--on", "2026-11-24")


@pytest.fixture
def plan(tmp_path: Path, halden: Path) -> Path:
    """Return a copy of the demo's plan in a folder where nothing is set."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans").mkdir()
    copy = tmp_path / "plans" / "halden.yaml"
    copy.write_bytes(halden.read_bytes())
    return copy


def codes(ran: Ran) -> set[str]:
    return {finding["code"] for finding in ran.json}


def test_github_prints_a_command_a_finding(run: Run, plan: Path) -> None:
    done = run("check", plan, *ON, "--format", "github")
    assert done.code == 1
    lines = done.out.splitlines()
    assert len(lines) == len(run("check", plan, *ON, "--json").json)
    assert all(line.startswith("::warning file=") for line in lines)


def test_sarif_is_one_document_and_says_whether_all_was_checked(run: Run, plan: Path, smallest: Path) -> None:
    done = run("check", plan, *ON, "--format", "sarif")
    (log,) = done.json["runs"]
    assert len(log["results"]) == len(run("check", plan, *ON, "--json").json)
    assert log["invocations"] == [{"executionSuccessful": True}]
    partly = run("check", smallest, "nowhere.yaml", *ON, "--format", "sarif")
    assert partly.code == 2
    assert partly.json["runs"][0]["invocations"] == [{"executionSuccessful": False}]


def test_nothing_found_prints_nothing_or_an_empty_document(run: Run, smallest: Path) -> None:
    assert run("check", smallest, *ON, "--format", "github").out == ""
    assert run("check", smallest, *ON, "--format", "json").json == []
    assert run("check", smallest, *ON, "--format", "sarif").json["runs"][0]["results"] == []


def test_settings_beside_the_plan_hold_and_insight_knows_nothing_of_them(run: Run, plan: Path) -> None:
    before, figures = codes(run("check", plan, *ON, "--json")), run("insight", plan, *ON, "--json").json
    assert "SAM105" not in before
    (plan.parent / "samreview.toml").write_text('ignore = ["SAM6"]\n[limits]\nplan_days = 20\nevidence_days = 1\n')
    after = codes(run("check", plan, *ON, "--json"))
    assert "SAM105" in after
    assert not any(code.startswith("SAM6") for code in after)
    assert run("insight", plan, *ON, "--json").json == figures


def test_the_nearest_file_holds_and_samreview_toml_before_pyproject(run: Run, plan: Path, tmp_path: Path) -> None:
    def found() -> set[str]:
        return {code[:4] for code in codes(run("check", plan, *ON, "--json"))}

    (tmp_path / "pyproject.toml").write_text('[tool.samreview]\nselect = ["SAM6"]\n')
    assert found() == {"SAM6"}
    (plan.parent / "pyproject.toml").write_text("[tool.other]\nbroken = \n")
    assert found() == {"SAM6"}, "one that is about other tools is passed by"
    (plan.parent / "pyproject.toml").write_text('[tool.samreview]\nselect = ["SAM7"]\n')
    assert found() == {"SAM7"}
    (plan.parent / "samreview.toml").write_text('select = ["SAM1"]\n')
    assert found() == {"SAM1"}
    (plan.parent / "samreview.toml").write_text("")
    assert len(found()) > 3, "an empty file sets nothing, and is the nearest"


def test_nothing_above_a_repository_is_looked_at(run: Run, plan: Path, tmp_path: Path) -> None:
    (plan.parent / ".git").write_text("gitdir: elsewhere")
    (tmp_path / "samreview.toml").write_text("never read = ")
    assert run("check", plan, *ON).code == 1


def test_config_names_a_file_for_all_plans(run: Run, plan: Path, tmp_path: Path) -> None:
    (plan.parent / "samreview.toml").write_text("nonsense")
    team = tmp_path / "team.toml"
    team.write_text('select = ["SAM601"]')
    assert codes(run("--config", team, "check", plan, *ON, "--json")) == {"SAM601"}
    gone = run("--config", tmp_path / "tema.toml", "check", plan)
    assert gone.code == 2
    assert "did you mean `team.toml`" in gone.err
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")
    assert "no table [tool.samreview]" in run("--config", tmp_path / "pyproject.toml", "check", plan).err


def test_options_count_more_than_the_file(run: Run, plan: Path) -> None:
    (plan.parent / "samreview.toml").write_text('ignore = ["SAM601"]')
    assert codes(run("check", plan, *ON, "--json", "--select", "SAM601")) == {"SAM601"}
    left = codes(run("check", plan, *ON, "--json", "--ignore", "SAM602"))
    assert not left & {"SAM601", "SAM602"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[limits]\nplan_dys = 3\n", "samreview.toml: unknown setting `limits.plan_dys`, did you mean `plan_days`?"),
        ("[limits\n", "samreview.toml: it cannot be read as TOML: "),
        ("a = " + "[" * 100_000, "samreview.toml: it cannot be read as TOML: "),
    ],
)
def test_a_mistake_in_the_settings_is_one_message(run: Run, plan: Path, text: str, says: str) -> None:
    (plan.parent / "samreview.toml").write_text(text)
    done = run("check", plan, *ON)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert done.err.count("\n") == 1


def test_a_code_that_no_rule_has_is_said(run: Run, plan: Path) -> None:
    done = run("check", plan, "--select", "SAM611")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("--select: no rule's code begins with SAM611, did you mean `SAM608`?")


def many(folder: Path, halden: Path, count: int) -> list[str]:
    text = halden.read_text("utf-8")
    names = []
    for number in range(count):
        # Not in the order of their names.
        path = folder / f"plan-{(number * 7) % count:02}.yaml"
        path.write_text(text.replace("id: halden", f"id: halden-{number}"), "utf-8")
        names.append(path.name)
    return names


def test_many_plans_give_what_each_alone_gives_in_the_same_order(tmp_path: Path, halden: Path) -> None:
    names = many(tmp_path, halden, 14)
    (tmp_path / names[5]).write_text("samreview: 2\n")
    names.insert(3, "nowhere.yaml")

    def check(*options: str) -> subprocess.CompletedProcess[str]:
        code = (
            "import sys; from samreview.cli import checking, main\n"
            f"checking._MANY = {options[0]}\nchecking._cores = lambda: 3\n"
            f"main.main(['check', *{names!r}, *{[*ON, *options[1:]]!r}])"
        )
        return subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)

    together, alone = check("4", "--json"), check("1000", "--json")
    assert (together.returncode, together.stderr) == (2, alone.stderr)
    assert together.stdout == alone.stdout
    paths = [finding["path"] for finding in json.loads(together.stdout)]
    assert paths == sorted(paths)
    assert set(paths) == set(names) - {"nowhere.yaml"}
    assert together.stderr.startswith("nowhere.yaml: there is no such file")
    assert check("4").stdout == check("1000").stdout, "the lines shown with a caret come along"


@pytest.mark.skipif(sys.platform != "linux", reason="the loader is changed before processes are forked")
def test_a_process_that_is_killed_is_one_message(tmp_path: Path, halden: Path) -> None:
    names = many(tmp_path, halden, 8)
    code = (
        "import os, sys; from samreview.cli import checking, main\n"
        "checking._MANY, checking._cores = 4, lambda: 2\n"
        "import samreview.plan.loader as loader\n"
        "load = loader.load_plan\n"
        f"loader.load_plan = lambda data, path: os._exit(9) if path == {names[-1]!r} else load(data, path)\n"
        f"main.main(['check', *{names!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("A process that checked plans was ended from outside")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_fault_of_ours_is_said_and_the_other_plans_are_checked(
    run: Run, plan: Path, smallest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = checking._checked

    def faulty(job: checking.Job) -> checking.Checked:
        if job.path.endswith("smallest.yaml"):
            raise ZeroDivisionError("no\x1bthing")
        return whole(job)

    monkeypatch.setattr(checking, "_checked", faulty)
    done = run("check", smallest, plan, *ON, "--json")
    assert done.code == 2
    assert "by a fault of samreview and not of the plan (ZeroDivisionError: no␛thing)" in done.err
    assert done.json


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no endless file")
def test_of_an_endless_file_only_the_beginning_is_read(run: Run) -> None:
    """As of a program's output that the shell hands over; a device is refused."""
    out, into = os.pipe()
    child = subprocess.Popen(["cat", "/dev/zero"], stdout=into)  # noqa: S607  of every system
    os.close(into)
    done = run("check", f"/dev/fd/{out}")
    os.close(out)
    child.wait(10)
    assert done.code == 1
    assert "SAM001 the file has more than 1 MiB" in done.out
