from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from samreview.agenda.template import load_template
from samreview.journal.clock import SimulatedClock
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import open_review
from samreview.plan.loader import load_plan
from samreview.review import views
from samreview.review.decide import Refused
from samreview.review.record import record
from samreview.review.transcript import parse_transcript

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from samreview.journal.door import ReviewDoor

FULL = ("halden", "halden", "2026-11-24T15:00", "Europe/Berlin")
REFUSED = ("sorrel", "sorrel-with-refusals", "2026-12-08T09:00", "America/Chicago")


def play(root: Path, plan_name: str, transcript: str, start: str, zone: str) -> tuple[ReviewDoor, dict[int, str]]:
    """Play a transcript through the door of a live review; return the door and each refusal by its line."""
    path = root / "examples" / f"{plan_name}.yaml"
    plan = load_plan(path.read_bytes()).plan
    template = load_template((root / "agendas/growth-review.yaml").read_bytes(), "growth-review").template
    assert plan is not None
    assert template is not None
    begins = dt.datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
    clock = SimulatedClock(begins)
    door = open_review(
        MemoryJournal(),
        clock,
        plan=plan,
        plan_text=path.read_text(encoding="utf-8"),
        plan_path=path.name,
        template=template,
        start=begins,
        rehearsed=True,
    )
    refusals = {}
    for line in parse_transcript((root / f"examples/{transcript}.transcript").read_text(encoding="utf-8")).lines:
        clock.set_offset(line.seconds)
        answer = door.submit(line.line, line.person)
        if isinstance(answer, Refused):
            refusals[line.number] = answer.message
    return door, refusals


def test_every_transcript_is_tested(root: Path) -> None:
    assert {path.stem for path in (root / "examples").glob("*.transcript")} == {FULL[1], REFUSED[1]}


@pytest.fixture(scope="module")
def full(root: Path) -> tuple[ReviewDoor, dict[int, str]]:
    return play(root, *FULL)


@pytest.fixture(scope="module")
def minutes(full: tuple[ReviewDoor, dict[int, str]]) -> dict[str, Any]:
    return record(full[0].review, full[0].now())


def test_the_whole_review_has_no_refusal_and_closes(full: tuple[ReviewDoor, dict[int, str]]) -> None:
    door, refusals = full
    assert refusals == {}
    assert door.review.phase == "closed"


def test_nothing_was_left_on_the_quality_list(full: tuple[ReviewDoor, dict[int, str]]) -> None:
    door, _ = full
    assert views.quality(door.review, door.now()) == ()


def test_everybody_of_both_regions_was_heard(minutes: dict[str, Any]) -> None:
    present = [person for person in minutes["attendance"] if person["present"]]
    assert {person["id"] for person in present} == {
        "dana", "priya", "lukas", "ines", "karim", "tomas", "beth", "karl-meyer",
    }  # fmt: skip
    assert all(person["heard"] for person in present)


def test_it_shows_every_kind_of_capture_and_mark(minutes: dict[str, Any]) -> None:
    captures = [capture for capture in minutes["captures"] if not capture["withdrawn"]]
    assert {capture["kind"] for capture in captures} == {
        "point", "goal", "decision", "open", "action", "question", "idea",
    }  # fmt: skip
    for mark in ("owner", "helpers", "due", "opportunity", "stakeholder", "ask", "problem", "growth", "cost", "up"):
        assert any(capture[mark] for capture in captures), mark
    assert any(capture["share"] for capture in captures)
    assert any(capture["withdrawn"] for capture in minutes["captures"])
    assert all(capture["agreed"] for capture in captures if capture["kind"] == "action")


def test_it_ends_on_time_by_a_way_that_was_taken(minutes: dict[str, Any]) -> None:
    (choice,) = minutes["overrun_choices"]
    assert choice["way"] == "shorten"
    assert [(cut["item"], cut["minutes"]) for cut in choice["cut"]] == [("assumptions", 2), ("house", 2)]
    assert [item["outcome"] for item in minutes["items"]] == ["done"] * 7
    assert minutes["headline"]
    assert minutes["next_review"]
    assert minutes["parked"]


def test_growth_found_adds_up(minutes: dict[str, Any]) -> None:
    assert minutes["growth_found"] == "940000"
    assert minutes["growth_owned"] == "820000"
    assert minutes["growth_agreed"] == "570000"
    assert minutes["growth_cost"] == "75000"
    assert minutes["horizon_share"] > 0.5


def test_it_is_the_same_on_another_day(root: Path) -> None:
    door, refusals = play(root, *FULL[:2], "2026-11-20T09:00", "Europe/Berlin")
    assert refusals == {}
    assert door.review.phase == "closed"


def test_the_other_one_is_refused_where_it_says_so(root: Path) -> None:
    door, refusals = play(root, *REFUSED)
    text = (root / f"examples/{REFUSED[1]}.transcript").read_text(encoding="utf-8").split("\n")
    assert {text[number - 1].split()[2] for number in refusals} == {
        "/start", "point", "decision", "/fix", "/extend", "/take", "/dance",
    }  # fmt: skip
    assert len(refusals) == 8
    assert re.search(r"did you mean", refusals[22], re.IGNORECASE)
    left = record(door.review, door.now())
    assert [mark["mark"] for capture in left["captures"] for mark in capture["unresolved"]] == [
        "@quinten", "due:someday",
    ]  # fmt: skip
    assert door.review.phase == "running"
