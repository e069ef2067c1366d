"""prep and readiness, as a user's shell sees them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.journal.door import ReviewDoor
    from tests.cli.conftest import Run

PAGE = """\
# Preparation
For: priya
- [x] I have read the plan
## Questions
- Who signs in Lyon? @house
## Ideas
- Service contract for Lyon opp:lyon +120k
## Confirm or correct
- henrik lyon advocate because he asked for the drawings
- Jane is cross with us
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "priya.md"
    path.write_text(PAGE)
    return path


def test_a_page_goes_out_and_comes_back_filled_in(run: Run, halden: Path, page: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    ran = run("prep", halden, "--as", "priya", "--page", empty)
    assert (ran.code, ran.err) == (0, "")
    assert "For: priya" in empty.read_text()
    assert oct(empty.stat().st_mode & 0o777) == "0o600"
    assert run("prep", halden, "--as", "priya", "--page", empty).code == 2
    assert "says nothing yet" in run("prep", halden, "--as", "priya", "--from", empty).err
    ran = run("prep", halden, "--as", "priya", "--from", page)
    assert ran.code == 0
    assert "4 added" in ran.out
    assert "Kept as it is written: Jane is cross with us." in ran.out
    assert "1 question, 1 idea, 2 corrections. It comes into the next review" in ran.out
    assert "0 added, 4 there already" in run("prep", halden, "--as", "priya", "--from", page).out
    printed = run("prep", halden, "--as", "priya", "--page", "-").out
    assert "- Who signs in Lyon? @house\n" in printed
    assert "- [x] I have read the plan" in printed


def test_a_page_of_text_is_not_called_a_word_file(run: Run, halden: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.DOCX"
    ended = run("prep", halden, "--as", "priya", "--page", file)
    assert ended.code == 2
    assert "name it .md or .txt" in ended.err
    assert not file.exists()


def test_json_says_what_stands_and_nothing_else(run: Run, halden: Path, page: Path) -> None:
    ran = run("prep", halden, "--as", "priya", "--from", page, "--json")
    assert set(ran.json) == {"person", "prepared", "read", "entries", "review", "problems"}
    assert [one["kind"] for one in ran.json["entries"]] == ["question", "idea", "validation", "validation"]
    assert ran.json["entries"][0]["item"] == "house"
    assert run("prep", halden, "--as", "priya", "--json").json == ran.json | {"problems": []}


def test_readiness_names_who_has_prepared_and_who_has_not(run: Run, halden: Path, page: Path) -> None:
    assert run("readiness", halden, "--json").json["share"] == 0
    run("prep", halden, "--as", "priya", "--from", page)
    assert run("prep", halden, "--as", "karim", "--read").code == 0
    ready = run("readiness", halden, "--json").json
    assert (ready["prepared"], len(ready["missing"]), ready["since"]) == (["priya", "karim"], 5, None)
    assert ready["share"] == pytest.approx(2 / 7)
    shown = run("readiness", halden).out
    assert shown.startswith("2 of 7 have prepared the next review of Halden Medical Systems.\n")
    assert "1 question, 1 idea, 2 corrections" in shown
    assert "has read the plan" in shown
    assert "Fewer than two thirds" in shown


def test_an_entry_goes_out_again_and_all_of_it_leaves_no_trace(
    run: Run, halden: Path, page: Path, tmp_path: Path
) -> None:
    run("prep", halden, "--as", "priya", "--from", page)
    assert run("prep", halden, "--as", "priya", "--remove", "9").code == 2
    assert "Entry 4 is taken out." in run("prep", halden, "--as", "priya", "--remove", "4").out
    assert "cross" not in run("prep", halden, "--as", "priya", "--show").out
    assert "erased" in run("prep", halden, "--as", "priya", "--remove", "all").out
    assert run("readiness", halden, "--json").json["prepared"] == []
    for file in (tmp_path / "store").rglob("*"):
        assert not file.is_file() or b"Who signs in Lyon" not in file.read_bytes()
    assert "nothing to erase" in run("prep", halden, "--as", "priya", "--remove", "all").out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--as", "prya"), "did you mean `priya`"),
        (("--as", "lukas", "--from", "priya.md"), "this page is for priya"),
        (("--as", "priya", "--from", "nothing.md"), "there is no such file"),
        (("--as", "priya", "--from", "priya.md", "--show"), "--from and --show do not go together"),
        (("--as", "priya", "--from", "bytes.md"), "no text in UTF-8"),
        (("--as", "priya", "--from", "large.md"), "larger than any page"),
        (("--as", "priya", "--from", "long.md"), "2000 are the most"),
    ],
)
@pytest.mark.usefixtures("page")
def test_what_cannot_be_taken_says_why_and_takes_nothing(
    run: Run, halden: Path, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / "bytes.md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "large.md").write_bytes(b"- x\n" * 300_000)
    (tmp_path / "long.md").write_text(f"- fine\n- {'x' * 5_000}\n")
    ran = run("prep", halden, *arguments)
    assert ran.code == 2
    assert says in ran.err
    assert run("readiness", halden, "--json").json["prepared"] == []


def test_hostile_text_is_kept_visibly_clean(run: Run, halden: Path, tmp_path: Path) -> None:
    (tmp_path / "hostile.md").write_text("- [/] [@click=app.quit] \x1b[31m {{ 7*7 }} \u202eabc =1+1\n")
    run("prep", halden, "--as", "priya", "--from", tmp_path / "hostile.md")
    shown = run("prep", halden, "--as", "priya", "--show").out
    assert "[/] [@click=app.quit] \u241b[31m {{ 7*7 }} <U+202E>abc =1+1" in shown


def test_the_form_asks_line_by_line_and_shows_what_was_written_before(
    run: Run, halden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed(*lines: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("prep", halden, "--as", "lukas").out

    said = typed("Two lines or three?", "?", "Who pays @house", "1: Two lines, or three?", "", "Sell more", "-1", "")
    assert "Kept, for Our own house." in said
    assert "Taken out: Sell more" in said
    assert "Prepared: 2 questions." in said
    said = typed("", "", "maybe", "y", "he said so", "<", "y", "he said it again", "", "700k", "they wrote it", "")
    assert " 1. Two lines, or three? (Growing the funnel)" in said
    assert "maybe is none of advocate, opposed, indifferent, unknown." in said
    assert "You said: sanne nextgen advocate because he said so" in said
    assert "2 questions, 2 corrections" in said
    shown = run("prep", halden, "--as", "lukas", "--show").out
    assert "sanne nextgen advocate because he said it again" in shown
    assert "opp:lyon 700k because they wrote it" in shown


def test_who_has_nothing_to_add_says_that_they_have_read_the_plan(
    run: Run, halden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\n\n\ny\n"))
    assert "you have read the plan" in run("prep", halden, "--as", "karim").out
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert "nothing for the next review yet" in run("prep", halden, "--as", "tomas").out


def test_it_comes_into_the_review_that_is_open(
    run: Run, halden: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from samreview.cli import in_lines

    seen: list[int] = []

    def held(door: ReviewDoor, _person: str | None) -> int:
        seen.append(len(door.review.prepared))
        return 0

    monkeypatch.setattr(in_lines, "run_in_lines", held)
    run("review", halden, "--plain")
    ran = run("prep", halden, "--as", "priya", "--from", page)
    assert "is in the review halden-2026-11-24, which is open" in ran.out
    run("review", halden, "--plain")
    run("join", "halden", "--as", "priya", "--plain")
    assert seen == [0, 4, 4]


def test_what_the_form_says_breaks_between_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from samreview.cli import output, preparing

    words = "  Each answer is kept as soon as Enter is pressed, and Ctrl-D leaves.\n\nNext\n"
    monkeypatch.setattr(output, "terminal_columns", lambda: 30)
    preparing._print_wrapped(words)
    assert capsys.readouterr().out.splitlines() == [
        "  Each answer is kept as soon",
        "as Enter is pressed, and",
        "Ctrl-D leaves.",
        "",
        "Next",
    ]
    monkeypatch.setattr(output, "terminal_columns", lambda: None)
    preparing._print_wrapped(words)
    assert capsys.readouterr().out == words
