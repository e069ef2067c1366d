from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ON = ("--on", "2026-11-24")


def test_the_case_of_one_account_is_ranked_and_counts_each_opportunity_once(run: Run, halden: Path) -> None:
    ran = run("case", halden, "-o", "case.md", *ON)
    assert (ran.code, ran.out) == (0, "case.md: the case for 4 asks, holding up EUR 730k.\n")
    said = Path("case.md").read_text(encoding="utf-8")
    assert "EUR 730,000" in said
    assert said.index("Head of field service Europe (service)") < said.index("Head of platform development (eng")
    assert said.index("## What we must do") < said.index("## What to stop asking of the customer")
    assert "**What by that measure is in the way:** Stock counts against her working capital" in said
    assert "small sample" in said
    assert "Not for the customer" in said


def test_the_case_of_many_accounts_keeps_currencies_apart(run: Run, root: Path) -> None:
    plans = [root / "examples" / f"{name}.yaml" for name in ("halden", "sorrel", "vesterholm")]
    ran = run("case", *plans, "--json", *ON)
    assert ran.code == 0
    assert [(part["currency"], part["held_up"]) for part in ran.json["parts"]] == [
        ("SEK", "18400000"),
        ("EUR", "730000"),
        ("USD", "1173600"),
    ]
    assert ran.json["asks"] == 13


def test_the_title_of_a_case_of_many_accounts_is_one_line(run: Run, root: Path) -> None:
    plans = [root / "examples" / f"{name}.yaml" for name in ("halden", "sorrel", "vesterholm")]
    assert run("case", *plans, "-o", "case.html", *ON).code == 0
    said = Path("case.html").read_text(encoding="utf-8")
    assert "<h1>The internal case</h1>" in said
    assert "<strong>Halden Medical Systems, Sorrel &amp; Finch Foods and Vesterholm Energi</strong>" in said
    assert "<title>The internal case" in said


def test_one_ask_is_a_page_of_its_own(run: Run, halden: Path) -> None:
    assert run("case", halden, "--ask", "sla", "-o", "sla.html", *ON).code == 0
    said = Path("sla.html").read_text(encoding="utf-8")
    assert "<h1>Keep four camera heads in a European stock and answer within 24 hours</h1>" in said
    assert "protocol" not in said


def test_an_unknown_ask_is_said_with_the_nearest(run: Run, halden: Path, smallest: Path) -> None:
    ran = run("case", halden, "--ask", "deposits", "-o", "x.md")
    assert ran.code == 2
    assert "did you mean `deposit`?" in ran.err
    assert "none is written" in run("case", smallest, "--ask", "sla", "-o", "x.md").err
    assert not Path("x.md").exists()


def test_what_is_wrong_with_any_plan_is_said_and_nothing_written(run: Run, halden: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("samreview: 1\nacount: {}\n", encoding="utf-8")
    ran = run("case", halden, broken, tmp_path / "none.yaml", "-o", "case.docx")
    assert ran.code == 2
    assert "broken.yaml:2:1" in ran.err
    assert "none.yaml: there is no such file" in ran.err
    assert "No case was written." in ran.err
    assert not Path("case.docx").exists()


def test_the_same_plan_twice_counts_once_and_another_of_its_account_is_refused(
    run: Run, halden: Path, tmp_path: Path
) -> None:
    ran = run("case", halden, halden, "--json", *ON)
    assert (ran.code, ran.json["asks"]) == (0, 4)
    assert "counts once" in ran.err
    older = tmp_path / "older.yaml"
    older.write_text(halden.read_text(encoding="utf-8").replace("640k", "600k"), encoding="utf-8")
    ran = run("case", halden, older, "-o", "x.md")
    assert ran.code == 2
    assert "another plan of the account `halden`" in ran.err


def test_a_rehearsal_tried_nothing(run: Run, halden: Path) -> None:
    script = "09:00 dana /start\n09:05 dana /ask sla declined because no stock\n09:10 dana /close anyway\n"
    Path("t.transcript").write_text(script, encoding="utf-8")
    assert run("rehearse", halden, "t.transcript", "--keep", "--start", "2026-11-24T09:00").code == 0
    assert run("case", halden, "--json", *ON).json["attempts"] == []


def test_nothing_is_overwritten_and_the_way_to_write_is_said(run: Run, halden: Path) -> None:
    assert "-o case.docx" in run("case", halden).err
    assert run("case", halden, "-o", "case.html").code == 0
    again = run("case", halden, "-o", "case.html")
    assert again.code == 2
    assert run("case", halden, "-o", "case.html", "--force").code == 0
    assert "the formats are" in run("case", halden, "-o", "case.odt").err


def test_a_plan_without_asks_has_a_case_that_says_so(run: Run, smallest: Path) -> None:
    assert run("case", smallest, "-o", "case.md").out == "case.md: the case for 0 asks.\n"
    assert "No internal ask is written in the plan." in Path("case.md").read_text(encoding="utf-8")
