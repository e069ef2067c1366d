from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from samreview import files
from tests.exchange.factory import PLAN, rows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

LINE = "0065g00000abcde,Acme Foods,New line,Evaluate options,700000,2027-06-30,,expand,Ann Lee"
KEYS = {"read", "added", "updated", "unchanged", "skipped", "repaired", "ambiguous"}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "acme.yaml"
    path.write_bytes(PLAN.replace("\n", "\r\n").encode())
    return path


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "deals.csv"
    path.write_text(rows(LINE))
    return path


def test_an_import_changes_its_lines_and_does_nothing_the_second_time(run: Run, plan: Path, export: Path) -> None:
    plan.chmod(0o640)
    done = run("import", export, "--into", plan)
    assert (done.code, done.err) == (0, "")
    assert "row 2  line: amount EUR 640k -> EUR 700k" in done.out
    assert plan.read_bytes() == PLAN.replace("640k", "700k").replace("\n", "\r\n").encode()
    if sys.platform != "win32":
        assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    again = run("import", export, "--into", plan)
    assert (again.code, again.out.splitlines()[-1]) == (0, f"{plan}: nothing to change.")


def test_a_dry_run_shows_the_diff_and_writes_nothing(run: Run, plan: Path, export: Path) -> None:
    before = plan.read_bytes()
    done = run("import", export, "--into", plan, "--dry-run")
    assert done.code == 0
    assert "-    amount: 640k   # from March\n+    amount: 700k   # from March\n" in done.out
    assert plan.read_bytes() == before
    found = run("import", export, "--into", plan, "--dry-run", "--json").json
    assert (found["written"], found["updated"]) == (False, 1)
    assert "+    amount: 700k" in found["diff"]


def test_json_has_the_contracts_keys(run: Run, plan: Path, export: Path) -> None:
    done = run("import", export, "--into", plan, "--json")
    assert set(done.json) >= KEYS
    assert (done.json["read"], done.json["updated"], done.json["written"]) == (1, 1, True)


def test_an_ambiguous_row_ends_with_one_and_the_option_settles_it(run: Run, plan: Path, export: Path) -> None:
    export.write_text(rows(LINE.replace("2027-06-30", "07/06/2027")))
    done = run("import", export, "--into", plan, "--json")
    assert (done.code, [each["row"] for each in done.json["ambiguous"]], done.json["written"]) == (1, [2], False)
    settled = run("import", export, "--into", plan, "--dates", "dmy")
    assert settled.code == 0
    assert b"close: 2027-06-07" in plan.read_bytes()


def test_the_map_is_in_the_settings_beside_the_plan_in_those_that_are_named_or_in_its_own_file(
    run: Run, plan: Path, export: Path, tmp_path: Path
) -> None:
    export.write_text(rows(LINE.replace("Evaluate options", "Closing"), ",Acme Foods,Fresh,,5k,2027-01-01,,Upsell,"))
    (tmp_path / "samreview.toml").write_text('[import]\nstages = {Closing = "evaluate"}\nkinds = {Upsell = "expand"}\n')
    assert run("import", export, "--into", plan, "--dry-run", "--json").json["added"] == 1
    own = tmp_path / "map.toml"
    own.write_text('stages = {closing = "contract"}\n')
    assert "stage evaluate -> contract" in run("import", export, "--into", plan, "--map", own, "--dry-run").out
    other = tmp_path / "other.toml"
    other.write_text("[checks]\n")
    named = run("--config", other, "import", export, "--into", plan, "--dry-run", "--json").json
    assert [each["row"] for each in named["skipped"]] == [3]


@pytest.mark.parametrize(
    "content_and_why",
    [
        ("stages = {a = 1}", "`stages` is a table"),
        ("= 1", "cannot be read as TOML"),
        ("import = 1", "`import` is a table"),
    ],
)
def test_a_map_that_cannot_be_used_ends_with_two(
    run: Run, plan: Path, export: Path, tmp_path: Path, content_and_why: tuple[str, str]
) -> None:
    content, why = content_and_why
    (tmp_path / "map.toml").write_text(content)
    done = run("import", export, "--into", plan, "--map", tmp_path / "map.toml")
    assert (done.code, done.out) == (2, "")
    assert why in done.err


def test_what_cannot_be_read_ends_with_two_and_one_message(run: Run, plan: Path, export: Path, tmp_path: Path) -> None:
    for arguments, why in (
        ([tmp_path / "none.csv", "--into", plan], "there is no such file"),
        ([export, "--into", tmp_path / "none.yaml"], "there is no such file"),
        ([plan, "--into", plan], "is a header"),
        ([export], "--into"),
        ([export, "--into", plan, "--account", "Nobody", "--dates", "ymd"], "--dates"),
    ):
        done = run("import", *arguments)
        assert (done.code, done.out) == (2, "")
        assert why in done.err


def test_a_plan_that_somebody_changes_meanwhile_is_not_written(
    run: Run, plan: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_beside = files._write_beside

    def and_someone_else(path: Path, data: bytes) -> Path:
        temporary = write_beside(path, data)
        plan.write_text("theirs")
        return temporary

    monkeypatch.setattr(files, "_write_beside", and_someone_else)
    done = run("import", export, "--into", plan)
    assert (done.code, done.out) == (2, "")
    assert "has changed since it was read, so nothing was written" in done.err
    assert plan.read_text() == "theirs"


def test_a_file_without_an_end_of_line_shows_as_such(run: Run, plan: Path, export: Path) -> None:
    plan.write_text(PLAN.rstrip("\n"))
    export.write_text(rows(",Acme Foods,Fresh,,5k,2027-01-01,,new,"))
    done = run("import", export, "--into", plan, "--dry-run")
    added = "+  - {id: fresh, name: Fresh, kind: new, amount: 5k, close: 2027-01-01}\n"
    assert done.out.endswith(f"{added}\\ No newline at end of file\n")


def test_orders_are_made_when_asked_for(run: Run, plan: Path, export: Path) -> None:
    export.write_text(rows(LINE.replace("Evaluate options", "Closed Won")))
    assert run("import", export, "--into", plan, "--json").json["orders"] == 0
    assert run("import", export, "--into", plan, "--orders", "--json").json["orders"] == 1
    assert plan.read_bytes().endswith(b"\r\norders:\r\n  - date: 2027-06-30\r\n    amount: 700k\r\n")


def test_the_shipped_plans_take_an_import(run: Run, root: Path, tmp_path: Path) -> None:
    plan = tmp_path / "halden.yaml"
    plan.write_bytes((root / "examples" / "halden.yaml").read_bytes())
    export = tmp_path / "deals.csv"
    header = "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Type"
    export.write_text(
        rows(
            "0065g00000hmsp1,Camera spares on site,Halden Medical Systems,Contract,90000,2026-12-11,expand",
            "0065g00000hmnew,Third line,Halden Medical Systems,Evaluate,1250000,2027-09-30,expand",
            header=header,
        )
    )
    before = plan.read_text(encoding="utf-8").splitlines()
    done = run("import", export, "--into", plan)
    assert done.code == 0
    after = plan.read_text(encoding="utf-8").splitlines()
    assert len(set(before) - set(after)) <= 2
    assert "    name: Third line" in after
    assert run("check", plan, "--on", "2026-11-24").code == 1
