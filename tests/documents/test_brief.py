"""The brief for a joint visit: what it says, to whom, and that it is one page."""

from __future__ import annotations

import datetime as dt
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samreview.documents.brief import brief_document
from samreview.documents.brief_customer import customer_brief_document
from samreview.documents.brief_json import brief_json
from samreview.documents.brief_reading import read_brief
from samreview.documents.customer_reading import read_customer_brief
from samreview.documents.markdown_out import markdown_text
from samreview.documents.write import document_bytes
from samreview.plan.model import Customer, Plan, Visit
from samreview.review.carry.chapter import plan_actions
from tests.documents.test_hostile_text import DIRTY, HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.documents.tree import Document

ON = dt.date(2026, 11, 24)


def brief_of(plan: Plan, visit: Visit | None = None, on: dt.date = ON) -> Document:
    actions = [one for one in plan_actions(plan) if one.is_open]
    return brief_document(read_brief(plan, visit or plan.visits[0], on, actions))


def customers(plan: Plan, visit: Visit | None = None) -> Document:
    return customer_brief_document(read_customer_brief(plan, visit or plan.visits[0], ON))


def test_the_brief_says_who_why_where_they_stand_and_what_to_ask(read_plan: Callable[..., Plan]) -> None:
    said = markdown_text(brief_of(read_plan()))
    for words in (
        "Tue 12 Jan 2027, in 49 days",
        "with Diagnostics and Group",
        "> Walk the architecture board along line 2 before it votes",
        "**Lukas Brandt** (Head of application engineering): shows station 3",
        "**Marc Delacroix**, Chief operating officer · met (Dana Whitfield). **unknown** on Lyon inspection cells",
        "1. What would make the board say no?",
        "**Marc Delacroix:** Who has the final word on “Lyon inspection cells”?",
        "Find the cause of the two failed camera heads. Tomás Rivera, due 13 Nov 2026, **overdue**",
        "Architecture board approves the budget. Next-gen analyser line, by 20 Jan 2027",
        "Halve the scrap of the cartridge lines by 2028",
        "It assesses people",
    ):
        assert words in said, words
    # done is done
    assert "Send Claire the Tübingen figures" not in said


def test_a_promise_that_is_a_question_ends_with_its_own_mark(read_plan: Callable[..., Plan]) -> None:
    plan = read_plan()
    asked = replace(plan, actions=(replace(plan.actions[0], what="Find out: can Lyon start in April?"),))
    said = markdown_text(brief_of(asked))
    assert "Find out: can Lyon start in April? " in said
    assert "?." not in said


def test_the_order_is_that_of_somebody_in_a_taxi(read_plan: Callable[..., Plan]) -> None:
    said = markdown_text(brief_of(read_plan()))
    heads = [line[3:] for line in said.splitlines() if line.startswith("## ")]
    assert [one.split(" (")[0] for one in heads] == [
        "Our parts",
        "Whom we meet",
        "To ask",
        "We still owe",
        "They were to do",
        "What they want most",
        "What comes for them",
        "What troubles them",
        "What they may raise first",
    ]


def test_a_visit_that_lacks_everything_says_so(read_plan: Callable[..., Plan]) -> None:
    bare = replace(read_plan("smallest.yaml"), visits=(Visit(id="v", date=ON),), customer=Customer(), actions=())
    said = markdown_text(brief_of(bare))
    assert "today" in said
    assert "No purpose is written" in said
    assert "does not say who of us goes" in said
    assert "does not say whom we meet" in said


def test_the_plans_own_questions_are_never_left_out_or_cut(read_plan: Callable[..., Plan]) -> None:
    plan = read_plan()
    long = tuple(f"Question {number} {'which is long and has a point at its end ' * 5}?" for number in range(9))
    said = markdown_text(brief_of(plan, replace(plan.visits[0], questions=long)))
    for one in long:
        assert " ".join(one.split()) in said


@pytest.mark.parametrize("name", ["halden.yaml", "sorrel.yaml", "vesterholm.yaml"])
@pytest.mark.parametrize("make", [brief_of, customers])
def test_no_brief_holds_what_word_stumbles_over(
    name: str,
    make: Callable[[Plan], Document],
    read_plan: Callable[..., Plan],
    word_faults: Callable[[bytes], list[str]],
) -> None:
    made = make(read_plan(name))
    data = document_bytes(made, ".docx")
    assert word_faults(data) == []
    assert document_bytes(make(read_plan(name)), ".docx") == data


def _crowded(plan: Plan) -> Plan:
    """Return the plan with a visit of eight to everybody, with four questions, everything else as it is."""
    (visit, *_) = plan.visits
    people = tuple(one.id for one in plan.stakeholders[:7])
    team = tuple(one.id for one in plan.team[:5])
    questions = (*visit.questions, "What would you do in our place?", "Whom should we have met and have not?")
    crowded = replace(
        visit, stakeholders=people, team=team, parts=dict.fromkeys(team, "listens, and asks one question"),
        questions=questions,
    )  # fmt: skip
    return replace(plan, visits=(crowded,))


def test_what_finds_no_room_at_all_is_named(read_plan: Callable[..., Plan]) -> None:
    plan = _crowded(read_plan())
    (visit,) = plan.visits
    many = replace(visit, questions=tuple(f"What of {number}?" for number in range(20)))
    said = markdown_text(brief_of(replace(plan, visits=(many,))))
    assert "## What they may raise first" not in said
    assert "what they may raise (2); the plan has it." in said


def test_a_brief_is_one_page_on_both_papers(
    read_plan: Callable[..., Plan], need_tool: Callable[[str, str], str], tmp_path: Path
) -> None:
    why = "LibreOffice and poppler lay the brief out and count its pages"
    soffice, pdfinfo = need_tool("soffice", why), need_tool("pdfinfo", why)
    plans = {name: read_plan(f"{name}.yaml") for name in ("halden", "sorrel", "vesterholm")}
    plans |= {f"{name}-crowded": _crowded(plan) for name, plan in plans.items()}
    files = []
    for name, plan in plans.items():
        for paper in ("a4", "letter"):
            files.append(tmp_path / f"{name}-{paper}.docx")
            files[-1].write_bytes(document_bytes(replace(brief_of(plan), paper=paper), ".docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True,
        capture_output=True,
        timeout=200,
    )
    pages = {}
    for file in files:
        told = subprocess.run([pdfinfo, file.with_suffix(".pdf")], check=True, capture_output=True, timeout=60).stdout
        pages[file.stem] = told.decode().split("Pages:")[1].split()[0]
    assert set(pages.values()) == {"1"}, pages


def test_a_teams_own_template_cannot_name_what_is_not_safe(read_plan: Callable[..., Plan]) -> None:
    from samreview.documents.failures import TemplateFault
    from samreview.documents.templates import DocumentTemplate

    told = read_customer_brief(read_plan(), read_plan().visits[0], ON)
    with pytest.raises(TemplateFault, match="no block `people`"):
        customer_brief_document(told, DocumentTemplate("own", "# x\n:::people\n"))
    with pytest.raises(TemplateFault):
        customer_brief_document(told, DocumentTemplate("own", "{{ left_out }}\n"))


@pytest.mark.parametrize("words", [one for one in (*HOSTILE, *DIRTY) if len(one) < 60])
def test_hostile_words_come_out_as_words(
    words: str, read_plan: Callable[..., Plan], word_faults: Callable[[bytes], list[str]]
) -> None:
    plan = read_plan()
    (visit,) = plan.visits
    hostile = replace(visit, purpose=words, questions=(words,), parts={"dana": words})
    made = brief_of(replace(plan, visits=(hostile,)))
    assert word_faults(document_bytes(made, ".docx")) == []
    assert "<script" not in document_bytes(made, ".html").decode()


def test_the_brief_as_json_is_uncut(read_plan: Callable[..., Plan]) -> None:
    plan = read_plan()
    told = brief_json(plan, plan.visits[0], ON, plan_actions(plan)[:1])
    assert told["date"] == "2027-01-12"
    assert [one["id"] for one in told["stakeholders"]] == ["jane", "sanne", "marc"]
    assert told["to_find_out"][0] == {
        "stakeholder": "marc",
        "question": "What do you expect of “Lyon inspection cells”?",
        "opportunity": "Lyon inspection cells",
        "reason": None,
    }
    assert told["ours"] == [
        {
            "id": "a1",
            "what": "Find the cause of the two failed camera heads",
            "owner": "tomas",
            "due": "2026-11-13",
            "overdue": True,
        }
    ]
    assert len(told["theirs"]) == 9
