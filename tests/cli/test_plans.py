from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def broken(path: Path) -> Path:
    path.write_text(
        "samreview: 1\naccount: {id: acme, name: Acme, currency: EUR}\nstakholders: []\n"
        "team:\n  - {id: a, name: Ann}\n  - {id: b, name: Bob}\n"
        "opportunities:\n  - {id: x, name: X, kind: new, amount: lots, close: 2027-01-01, owner: cem}\n"
    )
    return path


def test_the_smallest_plan_gives_nothing(run: Run, smallest: Path) -> None:
    done = run("check", smallest, "--on", "2026-11-24")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_check_names_every_error_with_its_place_and_ends_with_one(run: Run, tmp_path: Path) -> None:
    plan = broken(tmp_path / "acme.yaml")
    done = run("check", plan)
    assert done.code == 1
    assert f"{plan}:3:1: SAM002" in done.out
    assert "`stakeholders`" in done.out
    assert f"{plan}:8:41: SAM003" in done.out
    assert f"{plan}:8:73: SAM004" in done.out


def test_findings_as_json_hold_the_contracts_keys(run: Run, tmp_path: Path) -> None:
    done = run("check", broken(tmp_path / "acme.yaml"), "--format", "json")
    assert [set(finding) for finding in done.json] == [
        {"path", "line", "column", "code", "severity", "message", "fix"}
    ] * 3
    assert [finding["code"] for finding in done.json] == ["SAM002", "SAM003", "SAM004"]
    assert run("check", tmp_path / "acme.yaml", "--json").json == done.json


def test_a_path_that_cannot_be_opened_ends_with_two_after_the_others_were_checked(
    run: Run, tmp_path: Path, halden: Path
) -> None:
    done = run("check", tmp_path / "nowhere.yaml", halden, "--on", "2026-11-24")
    assert done.code == 2
    assert "nowhere.yaml: there is no such file" in done.err
    assert "SAM" in done.out


def test_other_commands_given_a_broken_plan_print_its_errors_and_end_with_two(run: Run, tmp_path: Path) -> None:
    plan = broken(tmp_path / "acme.yaml")
    for command in (["insight", plan], ["agenda", plan]):
        done = run(*command)
        assert done.code == 2
        assert done.out == ""
        assert f"{plan}:3:1: SAM002" in done.err


def test_rules_are_chosen_by_prefix_and_the_longest_match_wins(run: Run, halden: Path) -> None:
    only = run("check", halden, "--on", "2026-11-24", "--format", "json", "--select", "SAM6", "--ignore", "SAM601")
    codes = {finding["code"] for finding in only.json}
    assert codes
    assert all(code.startswith("SAM6") and code != "SAM601" for code in codes)


def test_explain_tells_reason_example_and_fix_and_knows_the_nearest_code(run: Run) -> None:
    told = run("explain", "sam601")
    assert told.code == 0
    assert "SAM601" in told.out
    unknown = run("explain", "sam611")
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err == "There is no rule sam611, did you mean `SAM608`? `samreview explain --all` lists them.\n"
    assert len(run("explain", "--all").out.splitlines()) == len(run("explain", "--all", "--json").json) == 58
    assert "--all" in run("explain").err


def test_new_writes_a_plan_that_check_says_nothing_about_and_never_overwrites(run: Run, tmp_path: Path) -> None:
    assert run("new", "acme").code == 0
    assert run("check", tmp_path / "acme.yaml").out == ""
    before = (tmp_path / "acme.yaml").read_bytes()
    again = run("new", "acme")
    assert again.code == 2
    assert "acme.yaml" in again.err
    assert (tmp_path / "acme.yaml").read_bytes() == before
    assert run("new", "Acme Corp").code == 2


def test_insight_prints_one_json_document_with_exact_money(run: Run, halden: Path) -> None:
    figures = run("insight", halden, "--on", "2026-11-24", "--json").json
    assert figures["on"] == "2026-11-24"
    assert figures["quarter"] == "FY27-Q3"
    assert figures["horizon"] == ["FY27-Q4", "FY28-Q1", "FY28-Q2"]
    assert figures["growth_gap"] == "1200000"
    assert "EUR" in run("insight", halden, "--on", "2026-11-24").out


def test_a_wrong_command_or_date_is_one_clear_message(run: Run, halden: Path) -> None:
    done = run("chekc", halden)
    assert (done.code, done.out) == (2, "")
    assert "did you mean `check`" in done.err
    assert "2026-11-24" in run("insight", halden, "--on", "tomorrow").err


def test_the_schema_is_json_schema_for_plans_and_agendas(run: Run) -> None:
    assert run("schema").json["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "items" in run("schema", "--agenda").json["properties"]


def test_the_schema_of_plans_knows_their_ids_and_is_written_whole(run: Run, halden: Path, tmp_path: Path) -> None:
    assert "TeamIds" not in run("schema").json["$defs"]
    found = run("schema", halden).json
    assert [each["label"] for each in found["$defs"]["TeamIds"]["defaultSnippets"]][:2] == ["dana", "priya"]
    output = tmp_path / "samreview.schema.json"
    assert run("schema", halden, "-o", output).out == f"{output}: written.\n"
    assert json.loads(output.read_text("utf-8")) == found
    assert run("schema", "-o", output).code == 2
    assert run("schema", "-o", output, "--force").code == 0
    assert json.loads(output.read_text("utf-8")) == run("schema").json
    broken = tmp_path / "broken.yaml"
    broken.write_text("samreview: 1\n")
    assert run("schema", broken, "-o", output, "--force").code == 2
    assert json.loads(output.read_text("utf-8")) == run("schema").json
    assert run("schema", "--agenda", halden).code == 2


def test_new_writes_the_schema_that_the_plan_names_and_leaves_one_that_is_there(run: Run, tmp_path: Path) -> None:
    schema = tmp_path / "samreview.schema.json"
    assert run("new", "acme", "--json").json == {"path": "acme.yaml", "schema": "samreview.schema.json"}
    assert json.loads(schema.read_text("utf-8")) == run("schema").json
    assert "$schema=./samreview.schema.json\n" in (tmp_path / "acme.yaml").read_text("utf-8")
    schema.write_text("{}")
    assert run("new", "beta", "--json").json == {"path": "beta.yaml", "schema": None}
    assert schema.read_text("utf-8") == "{}"
