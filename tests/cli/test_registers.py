"""`samreview actions export` and `import`: what goes out, and what comes back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import click
import pytest

from samreview.documents.typst.writer import is_installed
from samreview.journal.protocol import Conflict, StoreError
from samreview.journal.sqlite import SqliteJournal
from tests.cli.test_actions import START, hold
from tests.documents.pdf_reading import said_in
from tests.documents.word_edits import cell_of, changed, copied, packed, parts, plain_row, register_rows, type_in
from tests.tools import missing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samreview.journal.protocol import Part
    from tests.cli.conftest import Run
    from tests.documents.word_edits import Element

OWNER, DUE, STATUS, NOTE = 2, 3, 4, 5


@pytest.fixture
def review(run: Run, root: Path) -> str:
    """Return the one review that the store holds, with two actions of its own."""
    assert run("reviews").code == 0
    return hold(
        root,
        "halden",
        START,
        "/arrive priya lukas",
        "action Bring the Lyon line layout @lukas due:+3w",
        "/agree 1",
        "action Ask Marc who signs",
        "action-2: he is on leave",
    )


def actions(run: Run) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in run("actions", "--json").json}


def row_of(root: Element, which: str) -> Element:
    return next(row for row in register_rows(root) if "".join(cell_of(row, 0).itertext()).strip() == which)


def edit(path: Path, which: str, column: int, words: str) -> None:
    path.write_bytes(changed(path.read_bytes(), lambda root: type_in(cell_of(row_of(root, which), column), words)))


def test_minutes_that_were_edited_in_word_come_back_once(run: Run, review: str, tmp_path: Path) -> None:
    path = tmp_path / "m.docx"
    assert run("minutes", review, "-o", path).code == 0
    unchanged = run("actions", "import", path)
    assert (unchanged.code, unchanged.out.splitlines()[-1].startswith("0 changed, 0 new")) == (0, True)
    edit(path, f"{review}/1", STATUS, "done")
    edit(path, f"{review}/1", NOTE, "shipped on Friday")
    edit(path, f"{review}/2", OWNER, "dana")
    edit(path, f"{review}/2", DUE, "3 Feb 2027")
    edit(path, "a1", DUE, "24.12.2026")

    def add(root: Element) -> None:
        register_rows(root)[0].getparent().append(plain_row(6, "", "Call the mayor", "Priya Raman", "", "", ""))

    path.write_bytes(changed(path.read_bytes(), add))
    shown = run("actions", "import", path, "--dry-run", "--json").json
    assert (shown["dry_run"], len(shown["changed"]), [one["what"] for one in shown["added"]]) == (
        True,
        5,
        ["Call the mayor"],
    )
    assert actions(run)[f"{review}/1"]["status"] == "open"
    ran = run("actions", "import", path, "--as", "priya")
    assert ran.code == 0, ran.out
    assert f"{review}/1 status: open -> done" in ran.out
    assert f"{review}/2 due: no date -> 3 Feb 2027" in ran.out
    assert ran.out.splitlines()[-1].startswith("5 changed, 1 new")
    now = actions(run)
    told = {name: now[f"{review}/1"][name] for name in ("status", "because", "note", "owner", "agreed")}
    assert told == {
        "status": "done",
        "because": "shipped on Friday",
        "note": "shipped on Friday",
        "owner": "lukas",
        "agreed": True,
    }
    second = now[f"{review}/2"]
    assert [second[name] for name in ("owner", "owner_name", "due", "agreed", "note")] == [
        "dana", "Dana Whitfield", "2027-02-03", False, "he is on leave",
    ]  # fmt: skip
    assert (now["a1"]["due"], now["a1"]["agreed"], now["a1"]["agreed_due"]) == ("2026-12-24", False, "2026-11-13")
    added = now[f"{review}/d1"]
    assert (added["what"], added["owner"], added["agreed"], added["review"]) == (
        "Call the mayor", "priya", True, review,
    )  # fmt: skip
    again = run("actions", "import", path)
    assert (again.code, again.out.splitlines()[-1][:17]) == (0, "0 changed, 0 new,"), again.out
    assert actions(run) == now


def test_what_the_file_has_lost_is_made_again_from_the_journal(run: Run, review: str, tmp_path: Path) -> None:
    for name, command in (("m.docx", ("minutes", review, "-o")), ("x.docx", ("actions", "export"))):
        path = tmp_path / name
        assert run(*command, path).code == 0
        contents = parts(path.read_bytes())
        path.write_bytes(packed(contents | {"customXml/item1.xml": b"", "customXml/item2.xml": b""}))
        own = "a1" if name == "m.docx" else "halden:a1"
        edit(path, own, NOTE, f"seen in {name}")
        ran = run("actions", "import", path)
        assert (ran.code, ran.out.splitlines()[-1][:9], "no row" in ran.out) == (0, "1 changed", False), ran.out
        assert actions(run)["a1"]["note"] == f"seen in {name}"


def test_a_conflict_is_shown_and_left_until_somebody_decides(run: Run, review: str, tmp_path: Path) -> None:
    path = tmp_path / "m.docx"
    assert run("minutes", review, "-o", path).code == 0
    edit(path, f"{review}/1", STATUS, "done")
    edit(path, f"{review}/1", NOTE, "sent")
    assert run("actions", "drop", f"{review}/1", "--why", "the plant was sold").code == 0
    ran = run("actions", "import", path, "--json")
    assert ran.code == 1
    (conflict,) = (one for one in ran.json["conflicts"] if one["field"] == "status")
    assert (conflict["was"], conflict["here"], conflict["file"]) == ("open", "dropped", "done")
    assert actions(run)[f"{review}/1"]["status"] == "dropped"
    shown = run("actions", "import", path)
    assert (shown.code, "the file says done, here it is dropped, and it was open" in shown.out) == (1, True)
    assert run("actions", "import", path, "--ours").code == 0
    assert actions(run)[f"{review}/1"]["status"] == "dropped"
    assert run("actions", "import", path, "--theirs").code == 0
    assert actions(run)[f"{review}/1"]["status"] == "done"
    assert run("actions", "import", path).code == 0


def test_on_a_terminal_each_conflict_is_asked_about(
    run: Run, review: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.docx"
    assert run("minutes", review, "-o", path).code == 0
    edit(path, f"{review}/1", STATUS, "done")
    assert run("actions", "drop", f"{review}/1", "--why", "the plant was sold").code == 0

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    answers = ["file", "ours", "later"]

    def prompt(words: str, **_more: object) -> str:
        assert "ours" in words
        return answers.pop()

    monkeypatch.setattr(click, "prompt", prompt)
    for code, status in ((1, "dropped"), (0, "dropped"), (0, "done")):
        monkeypatch.setattr("sys.stdin", Terminal())
        assert run("actions", "import", path).code == code
        assert actions(run)[f"{review}/1"]["status"] == status
    assert not answers


def test_copied_rows_are_new_and_deleted_ones_are_named(run: Run, root: Path, review: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    assert run("actions", "export", path).code == 0

    def work(root: Element) -> None:
        first = row_of(root, f"{review}/1")
        again = copied(first)
        type_in(cell_of(again, 1), "Bring the Genoa line layout")
        first.addnext(again)
        gone = row_of(root, f"{review}/2")
        gone.getparent().remove(gone)

    path.write_bytes(changed(path.read_bytes(), work))
    ran = run("actions", "import", path)
    assert ran.code == 0
    assert f"{review}/2 has no row in the file any more" in ran.out
    now = actions(run)
    assert (now[f"{review}/d1"]["what"], now[f"{review}/d1"]["owner"]) == ("Bring the Genoa line layout", "lukas")
    assert (now[f"{review}/1"]["what"], now[f"{review}/2"]["status"]) == ("Bring the Lyon line layout", "open")
    # What was added is carried to the next review as any other action is.
    later = hold(root, "halden", dt.datetime.now(dt.UTC))
    told = run("minutes", later, "--json").json["agreed_before"]
    assert f"{review}/d1" in [row["id"] for row in told]


def test_an_owner_that_nobody_knows_is_said_and_all_else_is_taken(run: Run, review: str, tmp_path: Path) -> None:
    path = tmp_path / "m.docx"
    assert run("minutes", review, "-o", path).code == 0
    edit(path, f"{review}/1", OWNER, "Zebediah")
    edit(path, f"{review}/1", STATUS, "done")
    ran = run("actions", "import", path)
    assert ran.code == 1
    assert "the owner `Zebediah` is nobody that the account's reviews know" in ran.out
    now = actions(run)[f"{review}/1"]
    assert (now["owner"], now["status"]) == ("lukas", "done")


def test_a_csv_goes_out_and_comes_back(run: Run, review: str, root: Path, tmp_path: Path) -> None:
    hold(root, "sorrel", START, "action Call them due:+1w")
    path = tmp_path / "x.csv"
    assert run("actions", "export", path, "--on", "2027-01-04").code == 0
    assert run("actions", "export", path).code == 2
    text = path.read_text(encoding="utf-8-sig")
    sorrel = next(line for line in text.splitlines() if ",sorrel,Call them," in line)
    edited = text.replace(sorrel, sorrel.replace(",open,", ",done,"))
    path.write_text(f"{edited},halden,Write to Jane,Priya Raman,12 Jan 2027,open,,\r\n", encoding="utf-8")
    ran = run("actions", "import", path)
    assert (ran.code, ran.out.splitlines()[-1][:16]) == (0, "1 changed, 1 new"), ran.out
    now = actions(run)
    assert [row["status"] for row in now.values() if row["what"] == "Call them"] == ["done"]
    assert now[f"{review}/d1"]["due"] == "2027-01-12"
    assert run("actions", "import", path).out.splitlines()[-1][:16] == "0 changed, 0 new"


@pytest.mark.parametrize("suffix", [".docx", ".csv", ".ics", ".md", ".html", ".json"])
def test_exports_hold_every_open_action_and_the_same_facts_give_the_same_bytes(
    run: Run, review: str, tmp_path: Path, suffix: str
) -> None:
    first, second, everything = (tmp_path / f"{name}{suffix}" for name in ("first", "second", "all"))
    for path in (first, second):
        assert run("actions", "export", path, "halden", "--on", "2027-01-04").code == 0
    assert first.read_bytes() == second.read_bytes()
    data = first.read_bytes()
    if suffix == ".docx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    told = data.decode("utf-8-sig").replace("\r\n ", "")
    assert "Bring the Lyon line layout" in told
    assert ("Ask Marc who signs" in told) == (suffix != ".ics"), "what has no date is in no calendar"
    assert run("actions", "done", f"{review}/1").code == 0
    assert run("actions", "export", everything, "--all").code == 0
    assert run("actions", "export", first, "--force").code == 0
    assert first.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("review")
def test_a_register_to_print_is_a_pdf(run: Run, tmp_path: Path) -> None:
    if not is_installed():
        missing("typst", 'the extra is not installed: pip install "samreview[pdf]"')
    printed = tmp_path / "open.pdf"
    made = run("actions", "export", printed, "halden")
    assert (made.code, made.err) == (0, "")
    assert "BringtheLyonlinelayout" in said_in(printed.read_bytes())


@pytest.mark.usefixtures("review")
def test_without_any_way_to_a_pdf_it_is_one_sentence(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("samreview.documents.pdf.is_installed", lambda: False)
    refused = run("actions", "export", tmp_path / "open.pdf")
    assert refused.code == 2
    assert refused.err.startswith('PDF needs an addition, `pip install "samreview[pdf]"`, or LibreOffice, and there is')
    assert not (tmp_path / "open.pdf").exists()


@pytest.mark.usefixtures("review")
def test_refusals_say_what_can_be_done(run: Run, root: Path, halden: Path, tmp_path: Path) -> None:
    assert run("actions", "export", "x.xlsx").err.endswith(
        "the formats are .csv, .docx, .html, .ics, .json, .md and .pdf.\n"
    )
    assert run("actions", "import", "x.pdf").code == 2
    assert run("actions", "import", tmp_path / "none.docx").code == 2
    (tmp_path / "bad.docx").write_bytes(b"no zip")
    bad = run("actions", "import", tmp_path / "bad.docx")
    assert (bad.code, bad.out, "it is no Word file" in bad.err) == (2, "", True)
    kept = run("rehearse", halden, root / "examples" / "halden.transcript", "--keep")
    assert kept.code in (0, 1)
    names = [row["id"] for row in run("reviews", "--json").json if row["rehearsed"]]
    assert run("minutes", names[0], "-o", tmp_path / "r.docx").code == 0
    rehearsed = run("actions", "import", tmp_path / "r.docx")
    assert (rehearsed.code, "or was a rehearsal" in rehearsed.err) == (2, True)


def test_the_id_that_a_register_shows_is_one_that_done_understands(run: Run, review: str) -> None:
    assert review
    assert run("actions", "done", "halden:a1").out.startswith("a1 is done")
    assert actions(run)["a1"]["status"] == "done"


def test_a_calendar_says_what_it_cannot_hold(run: Run, review: str, tmp_path: Path) -> None:
    assert review
    assert run("actions", "export", tmp_path / "a.ics").out.endswith(" 2 without a date are not in it.\n")
    assert run("actions", "export", tmp_path / "a.csv").out.endswith(" actions.\n")


def test_a_file_of_two_accounts_is_taken_over_whole_or_not_at_all(
    run: Run, review: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = hold(root, "sorrel", START, "action Send the offer")
    path = tmp_path / "x.csv"
    assert run("actions", "export", path).code == 0
    path.write_text(path.read_text("utf-8-sig").replace(",open,", ",done,"), "utf-8-sig")
    before = actions(run)
    together = SqliteJournal.append_together

    def second_is_busy(self: SqliteJournal, parts: Sequence[Part]) -> None:
        if len(parts) > 1:
            together(self, [*parts[:-1], parts[-1]._replace(expected=parts[-1].expected + 1)])

    monkeypatch.setattr(SqliteJournal, "append_together", second_is_busy)
    ran = run("actions", "import", path)
    assert (ran.code, ran.out) == (2, "")
    assert "Others changed the actions 5 times while this was being saved. Try again." in ran.err
    assert actions(run) == before

    def full(_self: SqliteJournal, parts: Sequence[Part]) -> None:
        raise StoreError(f"The disk is full: {len(parts)} accounts.")

    monkeypatch.setattr(SqliteJournal, "append_together", full)
    ran = run("actions", "import", path)
    assert (ran.code, ran.out, "The disk is full: 2 accounts." in ran.err) == (2, "", True)
    assert actions(run) == before
    tries: list[object] = []

    def late(self: SqliteJournal, parts: Sequence[Part]) -> None:
        # Somebody else is faster once; then everything is compared and told again.
        if not tries:
            tries.append(parts)
            raise Conflict("account/sorrel", 0, 1)
        together(self, parts)

    monkeypatch.setattr(SqliteJournal, "append_together", late)
    ran = run("actions", "import", path)
    changed_now = [key for key, one in actions(run).items() if one["status"] != before[key]["status"]]
    assert ran.code == 0
    assert {f"{review}/1", f"{other}/1"} <= set(changed_now)
    assert ran.out.splitlines()[-1].startswith(f"{len(changed_now)} changed, 0 new")
