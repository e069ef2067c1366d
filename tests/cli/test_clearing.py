from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

JUDGING = "Cash is tight, and the CFO is weak"
PACK = ("--audience", "customer", "--format", "md", "--on", "2026-11-24", "-o", "packs")
BRIEF = ("--audience", "customer", "--on", "2026-11-24", "-o", "brief.md")


@pytest.fixture
def plan(halden: Path, tmp_path: Path) -> Path:
    """Return a plan that judges the customer's people and money."""
    text = halden.read_text(encoding="utf-8")
    before = "  financial_condition:\n"
    assert before in text
    path = tmp_path / "halden.yaml"
    path.write_text(text.replace(before, f"{before}    - {JUDGING}\n"), encoding="utf-8")
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return the answers that are still to be given; whoever is asked without one fails the test."""
    given: list[bool] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: given.pop(0))
    return given


def written(folder: Path) -> list[str]:
    return [path.name for path in (folder / "packs").glob("*")] + [path.name for path in folder.glob("brief.md")]


@pytest.mark.parametrize("command", [("pack", *PACK), ("brief", *BRIEF)], ids=["pack", "brief"])
def test_nothing_goes_to_the_customer_unasked(run: Run, plan: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = run(command[0], plan, *command[1:])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("Nothing was written: nobody answered. If the customer may read them, add --yes.\n")
    assert "visits.purpose: Walk the architecture board along line 2 before it votes\n" in ran.err
    last, question = ran.err.splitlines()[-3:-1], ran.err.splitlines()[-1]
    assert last == [
        "Read twice what seems to judge people or money:",
        f'{plan}:60:7: financial_condition: {JUDGING} ("weak")',
    ], "on a small terminal it stands right above the question"
    assert question.startswith("Nothing was written")
    assert written(tmp_path) == []


def test_no_writes_nothing(run: Run, plan: Path, tmp_path: Path, answers: list[bool]) -> None:
    answers.append(False)
    ran = run("pack", plan, *PACK)
    assert (ran.code, ran.out, written(tmp_path)) == (1, "", [])
    assert ran.err.endswith(f"Nothing was written. Change what the customer should not read in {plan}.\n")
    answers.append(False)
    assert run("pack", plan, *PACK).code == 1, "a no is not remembered as a yes"


def test_yes_is_asked_once_for_the_same_sentences(run: Run, plan: Path, answers: list[bool]) -> None:
    answers.append(True)
    assert run("pack", plan, *PACK).code == 0
    again = run("pack", plan, *PACK, "--force")
    assert (again.code, again.err) == (0, "")
    brief = run("brief", plan, *BRIEF)
    assert (brief.code, brief.err) == (0, ""), "what a pack was cleared for holds for a brief"


def test_sentence_that_was_changed_is_asked_about_again_alone(run: Run, plan: Path, answers: list[bool]) -> None:
    assert run("pack", plan, *PACK, "--yes").code == 0
    plan.write_text(plan.read_text(encoding="utf-8").replace(JUDGING, "Cash is short"), encoding="utf-8")
    answers.append(True)
    ran = run("pack", plan, *PACK, "--force")
    assert ran.code == 0
    assert ran.err == (
        "The customer will read this sentence of the plan word for word:\n"
        f"{plan}:60:7: financial_condition: Cash is short\n"
    )


def test_yes_as_an_option_still_shows_what_goes_out(run: Run, plan: Path, tmp_path: Path) -> None:
    ran = run("pack", plan, *PACK, "--yes")
    assert ran.code == 0
    assert "The customer will read these 24 sentences of the plan word for word:\n" in ran.err
    assert JUDGING in (tmp_path / "packs" / "halden-2026-11-24-customer.md").read_text(encoding="utf-8")


def test_json_on_standard_output_is_asked_about_too(run: Run, plan: Path) -> None:
    ran = run("brief", plan, "--json", "--audience", "customer", "--on", "2026-11-24")
    assert (ran.code, ran.out) == (2, "")
    assert JUDGING in str(run("brief", plan, "--json", "--audience", "customer", "--on", "2026-11-24", "--yes").json)


def test_team_documents_and_calendar_files_ask_nothing(run: Run, plan: Path) -> None:
    assert "word for word" not in run("pack", plan, "-o", "packs", "--format", "md").err
    assert "word for word" not in run("brief", plan, "-o", "brief.md", "--on", "2026-11-24").err
    assert run("pack", plan, "-o", "times", "--audience", "customer", "--format", "ics").code == 0


def test_words_of_a_team_are_pointed_at(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "samreview.toml").write_text('[words.de]\njudging = ["tight"]\n', encoding="utf-8")
    assert f'{JUDGING} ("tight", "weak")' in run("pack", plan, *PACK).err


def test_what_is_remembered_holds_no_words_and_is_for_its_owner_alone(run: Run, plan: Path, tmp_path: Path) -> None:
    assert run("brief", plan, *BRIEF, "--yes").code == 0
    (kept,) = (tmp_path / "store").glob("*-cleared")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert "weak" not in kept.read_text(encoding="ascii")


def test_without_a_place_to_remember_people_are_asked_again(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "reviews.db-cleared").mkdir()
    assert run("brief", plan, *BRIEF, "--yes").code == 0
    assert run("brief", plan, *BRIEF, "--force").code == 2
