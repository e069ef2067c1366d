from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from samreview.documents.typst.writer import is_installed
from samreview.journal.sqlite import SqliteJournal
from tests.journal.factory import run as submitted
from tests.journal.factory import started
from tests.tools import missing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

TEAM = ("dana", "priya", "lukas", "ines", "karim", "tomas", "beth")


def test_everybody_gets_a_pack_in_each_format(run: Run, halden: Path, tmp_path: Path) -> None:
    done = run("pack", halden, "-o", "packs")
    assert (done.code, done.err) == (0, "")
    names = {path.name for path in (tmp_path / "packs").iterdir()}
    assert names == {f"halden-2026-11-24-{who}.{kind}" for who in TEAM for kind in ("docx", "html", "ics")}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (tmp_path / "packs").iterdir())
    assert stat.S_IMODE((tmp_path / "packs").stat().st_mode) == 0o700
    assert done.out.startswith("packs: packs for halden-2026-11-24.\n  dana   halden-2026-11-24-dana.docx, ")


def test_json_says_what_was_written_for_whom(run: Run, halden: Path) -> None:
    told = run(
        "pack", halden, "-o", "packs", "--format", "md,.HTML,md", "--start", "2026-12-01T09:00+01:00", "--json"
    ).json
    assert (told["review"], told["audience"]) == ("halden-2026-12-01", "team")
    assert told["start"] == "2026-12-01T09:00:00+01:00"
    assert told["prepare_by"] == "2026-11-30T09:00:00+01:00"
    assert [one["for"] for one in told["files"][:3]] == ["dana", "dana", "priya"]
    assert told["files"][1]["path"].endswith("halden-2026-12-01-dana.html")


def test_nothing_is_overwritten_and_nothing_written_then(run: Run, halden: Path, tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    there = tmp_path / "packs" / "halden-2026-11-24-beth.md"
    there.write_text("mine", "utf-8")
    refused = run("pack", halden, "-o", "packs", "--format", "md")
    assert refused.code == 2
    assert "halden-2026-11-24-beth.md exists" in refused.err
    assert [path.name for path in (tmp_path / "packs").iterdir()] == [there.name]
    assert run("pack", halden, "-o", "packs", "--format", "md", "--force").code == 0
    assert "for Beth Kowalczyk" in there.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--format", "docs"), "there is no such format, did you mean `docx`? There are docx, html, md, pdf, ics."),
        (("--format", ","), "name at least one of docx"),
        (("--link", "javascript:alert(1)"), "this is no web address"),
        (("--roles", "scribe=nobody"), "nobody of that id is in the team"),
        (("--minutes", "15"), "does not fit into 15 minutes"),
        (("--agenda", "growth"), "There is no agenda `growth`"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(
    run: Run, halden: Path, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    refused = run("pack", halden, "-o", "packs", *options)
    assert refused.code == 2
    assert message in refused.err
    assert not (tmp_path / "packs").exists()


def test_without_any_way_to_a_pdf_it_is_one_sentence(
    run: Run, halden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("samreview.documents.pdf.is_installed", lambda: False)
    refused = run("pack", halden, "-o", "packs", "--format", "pdf")
    assert refused.code == 2
    assert refused.err.startswith('PDF needs an addition, `pip install "samreview[pdf]"`, or LibreOffice, and there is')
    assert not (tmp_path / "packs").exists()


def test_packs_as_pdf_are_made_together(run: Run, halden: Path, tmp_path: Path) -> None:
    if not is_installed():
        missing("typst", 'the extra is not installed: pip install "samreview[pdf]"')
    made = run("pack", halden, "-o", "packs", "--format", "pdf,md", "--paper", "letter")
    assert made.code == 0, made.err
    files = sorted((tmp_path / "packs").glob("*.pdf"))
    assert len(files) == 7
    assert all(file.read_bytes().startswith(b"%PDF-1.7") and b"612" in file.read_bytes() for file in files)
    assert len({file.read_bytes() for file in files}) == 7


def test_the_customers_pack_is_one(run: Run, halden: Path, tmp_path: Path) -> None:
    assert run("pack", halden, "-o", "packs", "--audience", "customer", "--yes", "--format", "md,ics").code == 0
    names = sorted(path.name for path in (tmp_path / "packs").iterdir())
    assert names == ["halden-2026-11-24-customer.ics", "halden-2026-11-24-customer.md"]
    text = (tmp_path / "packs" / names[1]).read_text("utf-8")
    assert "Halve the scrap of the cartridge lines by 2028" in text
    assert [word for word in ("Okafor", "Tanaka", "900", "Growing the funnel", "knows", "EUR") if word in text] == []


def test_promises_of_an_earlier_review_are_in_the_next_pack(run: Run, halden: Path, tmp_path: Path) -> None:
    store = tmp_path / "store" / "reviews.db"
    journal = SqliteJournal(store)
    try:
        submitted(started(journal), "action Ask Marc who signs @priya due:2026-12-15", "/close anyway")
    finally:
        journal.close()
    assert run("pack", halden, "-o", "packs", "--format", "md", "--start", "2027-02-23T15:00").code == 0
    text = (tmp_path / "packs" / "halden-2027-02-23-priya.md").read_text("utf-8")
    assert "You have 1 open promise:" in text
    assert "Ask Marc who signs, due 15 Dec 2026, **overdue**" in text
    assert "## What changed since 24 Nov 2026" in text
    assert "promises kept" in text
    assert "The customer took 0 of" in text


def test_minutes_for_the_customer_hold_what_was_shared(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store" / "reviews.db"
    journal = SqliteJournal(store)
    try:
        door = started(journal)
        submitted(door, "action Send the layout @lukas due:2026-12-15 +250k #share", "decision Give no discount")
        submitted(door, "/close anyway")
    finally:
        journal.close()
    done = run("minutes", "halden", "-o", "ours.md", "--audience", "customer")
    assert done.out == "ours.md: the minutes of halden-2026-11-24 for the customer.\n"
    text = (tmp_path / "ours.md").read_text("utf-8")
    assert "| Send the layout | Lukas Brandt | 15 Dec 2026 |" in text
    assert [word for word in ("250", "discount", "EUR", "Okafor") if word in text] == []
    told = run("minutes", "halden", "--json", "--audience", "customer").json
    assert [one["text"] for one in told["lines"]] == ["Send the layout"]


def test_the_demo_makes_packs_on_its_way(run: Run, tmp_path: Path) -> None:
    told = run("demo", "--json").json
    assert len(told["packs"]) == len(TEAM)
    assert (tmp_path / "samreview-demo" / "packs" / "halden-2026-11-24-ines.html").is_file()
