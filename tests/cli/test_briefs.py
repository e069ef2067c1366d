from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from samreview.journal.clock import SimulatedClock
from samreview.journal.locate import open_store
from tests.journal.factory import START, begin
from tests.journal.factory import run as say

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ON = ("--on", "2026-11-24")


def test_the_brief_is_for_the_next_visit(run: Run, halden: Path) -> None:
    ran = run("brief", halden, "-o", "brief.html", *ON)
    assert (ran.code, ran.out) == (0, "brief.html: the brief for board-visit on 2027-01-12.\n")
    said = Path("brief.html").read_text(encoding="utf-8")
    assert "Walk the architecture board along line 2" in said
    assert Path("brief.html").stat().st_mode & 0o777 == 0o600


def test_without_a_visit_to_come_the_visits_are_named(run: Run, halden: Path, smallest: Path) -> None:
    ran = run("brief", halden, "-o", "brief.md", "--on", "2027-02-01")
    assert ran.code == 2
    assert "No visit is to come after 1 Feb 2027. The plan has board-visit (12 Jan 2027)" in ran.err
    assert run("brief", halden, "--visit", "board-visit", "-o", "brief.md", "--on", "2027-02-01").code == 0
    none = run("brief", smallest, "-o", "x.md")
    assert none.code == 2
    assert "holds no visit" in none.err


def test_an_unknown_visit_is_said_with_the_nearest(run: Run, halden: Path) -> None:
    ran = run("brief", halden, "--visit", "bord-visit", "-o", "x.md")
    assert ran.code == 2
    assert "did you mean `board-visit`?" in ran.err
    assert not Path("x.md").exists()


def test_what_a_visit_lacks_is_said_and_stops_nothing(run: Run, root: Path) -> None:
    ran = run("brief", root / "examples" / "sorrel.yaml", "-o", "brief.docx", *ON)
    assert ran.code == 0
    assert "curitiba-trial has no purpose and no questions in the plan." in ran.err


def test_what_reviews_agreed_is_owed_too_and_what_is_done_is_not(run: Run, halden: Path) -> None:
    before = run("brief", halden, "--json", *ON).json
    assert {one["id"] for one in before["ours"]} == {"a1", "a2", "a4"}
    script = "09:00 dana /start\n09:01 dana /arrive priya\n09:05 dana action Count the lamps @priya due:2026-12-01\n"
    Path("t.transcript").write_text(script + "09:06 dana /close anyway\n", encoding="utf-8")
    # a rehearsal agrees nothing
    run("rehearse", halden, "t.transcript", "--keep", "--start", "2026-11-24T09:00")
    assert run("brief", halden, "--json", *ON).json["ours"] == before["ours"]


def test_what_a_review_agreed_and_tried_is_in_the_brief_and_in_the_case(run: Run, halden: Path, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    journal = open_store(str(tmp_path / "store" / "reviews.db"))
    door = begin(journal, SimulatedClock(START), start=START)
    lines = ("/start", "/arrive priya", "action Count the lamps @priya due:2026-12-01")
    say(door, *lines, "/ask sla declined because no stock", "/close anyway")
    journal.close()
    told = run("brief", halden, "--json", *ON).json
    assert [one["what"] for one in told["ours"] if "/" in one["id"]] == ["Count the lamps"]
    case = run("case", halden, "--json", *ON).json
    assert [(one["ask"], one["commitment"], one["because"]) for one in case["attempts"]] == [
        ("halden/sla", "declined", "no stock")
    ]
    assert run("case", halden, "--ask", "sla", "-o", "sla.md", *ON).code == 0
    said = Path("sla.md").read_text(encoding="utf-8")
    assert "**Tried on 24 Nov 2026:** declined, because no stock (noted by Dana Whitfield)" in said
    assert "**The plan still says:** asked without an answer yet" in said


def test_a_store_that_cannot_be_read_costs_the_promises_of_reviews_and_is_said(run: Run, halden: Path) -> None:
    Path("store").mkdir()
    Path("store/reviews.db").write_bytes(b"this is no store" * 100)
    ran = run("brief", halden, "-o", "brief.md", *ON)
    assert ran.code == 0
    assert "the plan's alone" in ran.err
    assert "the plan's alone" in Path("brief.md").read_text(encoding="utf-8").replace("\\", "")


def test_the_customer_reads_only_what_is_theirs(run: Run, halden: Path) -> None:
    ran = run("brief", halden, "-o", "brief.md", "--audience", "customer", "--yes", *ON)
    assert ran.out == "brief.md: the brief for board-visit on 2027-01-12, for the customer.\n"
    said = Path("brief.md").read_text(encoding="utf-8")
    assert "Lyon in production by autumn 2027" in said
    for words in ("Jane", "EUR", "opens and listens", "board-visit", "What would make the board say no", "lamp"):
        assert words not in said, words
    told = run("brief", halden, "--json", "--audience", "customer", "--yes", *ON).json
    assert told["team"][2] == {
        "name": "Lukas Brandt",
        "title": "Head of application engineering",
        "function": "engineering",
    }
    assert "visit" not in told


def test_a_teams_own_words_are_taken(run: Run, halden: Path) -> None:
    Path("ours").mkdir()
    Path("ours/brief.md.j2").write_text("# Taxi: {{ account }}\n:::people\n", encoding="utf-8")
    assert run("brief", halden, "-o", "brief.md", "--templates", "ours", *ON).code == 0
    assert Path("brief.md").read_text(encoding="utf-8").startswith("# Taxi: Halden Medical Systems\n")


def test_nothing_is_overwritten_and_errors_write_nothing(run: Run, halden: Path, tmp_path: Path) -> None:
    assert "-o brief.docx" in run("brief", halden).err
    assert run("brief", halden, "-o", "brief.json").code == 0
    assert run("brief", halden, "-o", "brief.json").code == 2
    broken = tmp_path / "broken.yaml"
    broken.write_text("samreview: 1\n", encoding="utf-8")
    assert run("brief", broken, "-o", "x.md").code == 2
    assert not Path("x.md").exists()
