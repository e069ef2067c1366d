"""From a review, as it was typed, to its minutes: every figure is the record's."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from samreview.agenda.template import load_template
from samreview.agenda.timed import timed_agenda
from samreview.documents.files import FileRefusedError
from samreview.documents.minutes_files import minutes_bytes, write_minutes
from samreview.documents.minutes_reading import read_minutes
from samreview.documents.wording import capitalised
from samreview.documents.write import FORMATS, UnknownFormatError, format_of
from samreview.plan.loader import load_plan
from samreview.resources import data_bytes, data_text
from samreview.review.clock import Reading
from samreview.review.decide import Accepted, decide
from samreview.review.fold import Review
from samreview.review.opening import opened_event
from samreview.review.record import record
from samreview.values.dates import written_day
from tests.review.factory import Room

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

START = dt.datetime(2026, 11, 24, 15, tzinfo=ZoneInfo("Europe/Berlin"))
BASE = int(START.timestamp()) * 1_000_000


def at(seconds: int) -> Reading:
    return Reading(BASE + seconds * 1_000_000, seconds * 1_000_000, "boot")


def play(*more: str, change: tuple[str, str] = ("", "")) -> Review:
    """Return the shipped review as it was typed, then more lines, each `offset person line`."""
    source = data_text("examples", "halden.yaml").replace(*change, 1)
    plan = load_plan(source.encode(), "halden.yaml").plan
    template = load_template(data_bytes("agendas", "growth-review.yaml"), "growth-review.yaml").template
    assert plan is not None
    assert template is not None
    review = Review()
    agenda = timed_agenda(template, START, 120)
    review.apply(
        opened_event(
            review="halden-2026-11-24",
            plan=plan,
            plan_text=source,
            plan_path="halden.yaml",
            agenda=agenda,
            at=at(0),
            line_id="open",
        )
    )
    script = [line for line in data_text("examples", "halden.transcript").splitlines() if line and line[0] != "#"]
    for number, typed in enumerate((*script, *more)):
        offset, person, words = typed.split(None, 2)
        hours, minutes, seconds = ("0:0:" + offset).split(":")[-3:]
        when = at(int(hours) * 3600 + int(minutes) * 60 + int(seconds))
        decided = decide(review, words, by=person, at=when, line_id=f"line-{number}")
        if isinstance(decided, Accepted):
            for event in decided.events:
                review.apply(event)
    return review


END = at(2 * 3600)


@pytest.fixture(scope="module")
def review() -> Review:
    return play()


@pytest.fixture(scope="module")
def facts(review: Review) -> dict[str, Any]:
    return record(review, END)


@pytest.fixture(scope="module")
def paragraphs(review: Review, word_paragraphs: Callable[[bytes], list[str]]) -> list[str]:
    return word_paragraphs(minutes_bytes(review, END, ".docx"))


def written(amount: str) -> str:
    return f"EUR {Decimal(amount):,.0f}"


def after(paragraphs: list[str], words: str, how_far: int) -> str:
    return paragraphs[paragraphs.index(words) + how_far]


def test_growth_in_the_word_file_is_the_records(paragraphs: list[str], facts: dict[str, Any]) -> None:
    labels = ["Growth gap", "Claimed", "Has an owner", "Agreed by its owner", "What it takes"]
    place = paragraphs.index("Growth gap")
    assert paragraphs[place : place + 5] == labels
    figures = ("growth_found", "growth_owned", "growth_agreed", "growth_cost")
    assert paragraphs[place + 6 : place + 10] == [written(facts[one]) for one in figures]
    assert Decimal(facts["growth_found"]) > 0


def test_every_action_in_the_word_file_is_the_records(
    paragraphs: list[str], facts: dict[str, Any], review: Review
) -> None:
    actions = [one for one in facts["captures"] if one["kind"] == "action" and not one["withdrawn"]]
    assert len(actions) > 5
    for action in actions:
        place = paragraphs.index(capitalised(action["text"]), paragraphs.index("Agreed"))
        number, _, owner, due, agreed, adds = paragraphs[place - 1 : place + 5]
        assert number == str(action["number"])
        assert owner.split(" with ")[0] == review.people[action["owner"]].name
        assert due == written_day(dt.date.fromisoformat(action["due"]))
        assert agreed.startswith("\u2713") is action["agreed"]
        money = [written(action[one]) for one in ("growth", "cost") if action[one]]
        assert re.findall(r"EUR [\d,]+", adds) == money


def test_every_item_has_the_records_minutes(paragraphs: list[str], facts: dict[str, Any], review: Review) -> None:
    for number, item in enumerate(facts["items"], 1):
        title = f"{number}  {review.item_by_id[item['id']].item.title}"
        planned, took = re.findall(r"\d+", after(paragraphs, title, 1))
        assert int(planned) == item["planned_minutes"]
        assert abs(int(took) * 60 - item["actual_seconds"]) <= 30


def test_whatever_stands_is_in_the_minutes_and_what_was_taken_back_is_not(
    paragraphs: list[str], facts: dict[str, Any]
) -> None:
    whole = "\n".join(paragraphs)
    for capture in facts["captures"]:
        if not capture["withdrawn"]:
            assert (capitalised(capture["text"]) if capture["kind"] == "action" else capture["text"]) in whole
    taken_back = [capture["text"] for capture in facts["captures"] if capture["withdrawn"]]
    assert any("decison" in words for words in taken_back)
    assert "decison" not in whole
    assert all(one["text"] in whole for one in facts["parked"])
    assert all(one["because"] in whole for one in facts["fixes"])
    assert facts["headline"] in paragraphs


def test_attendance_and_roles_are_the_records(paragraphs: list[str], facts: dict[str, Any], review: Review) -> None:
    minutes = read_minutes(review, END)
    there = {name for region in minutes.regions for name in region.present} | set(minutes.guests)
    assert there == {review.people[one["id"]].name for one in facts["attendance"] if one["present"]}
    roles = next(one for one in paragraphs if one.startswith("Moderator: "))
    for role, person in facts["roles"].items():
        assert f"{role.capitalize()}: {review.people[person].name}" in roles


def test_times_are_those_of_the_reviews_zone(paragraphs: list[str]) -> None:
    assert "24 Nov 2026, 15:01 to 16:57 Berlin time (booked 15:00 to 17:00)" in paragraphs[1]
    assert "Next review: Tue 23 Feb 2027, 15:00 Berlin time, 90 minutes" in paragraphs


def test_corrections_say_what_it_was_and_is_and_exhibits_use_it(paragraphs: list[str]) -> None:
    place = paragraphs.index("Next-gen analyser line, amount")
    assert paragraphs[place + 1 : place + 3] == ["EUR 640,000", "EUR 720,000"]
    assert "EUR 640,000" not in paragraphs[place + 3 :]
    assert "Next-gen analyser line (amount was EUR 640,000)" in paragraphs


def test_a_plan_with_another_amount_gives_other_minutes(paragraphs: list[str]) -> None:
    changed = minutes_bytes(play(change=("amount: 310k", "amount: 333k")), END, ".md").decode()
    assert "EUR 333,000" in changed
    assert "EUR 333,000" not in paragraphs


def test_minutes_of_a_running_review_are_a_draft_that_says_so() -> None:
    review = play()
    review.phase = "running"
    assert "DRAFT: the review is still running." in minutes_bytes(review, END, ".md").decode()


def test_json_is_the_record_itself(review: Review, facts: dict[str, Any]) -> None:
    data = minutes_bytes(review, END, ".json")
    assert json.loads(data) == json.loads(json.dumps(facts)) | {"fingerprint": None}
    assert "talk_seconds" not in data.decode()
    assert "refusals" not in data.decode()


@pytest.mark.parametrize("suffix", [one for one in FORMATS if one != ".pdf"])
def test_each_format_is_written_whole_and_alike(review: Review, tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix.upper()}"
    write_minutes(review, END, first)
    write_minutes(review, END, second)
    assert first.read_bytes() == second.read_bytes()
    assert len(first.read_bytes()) > 2_000
    with pytest.raises(FileRefusedError, match="exists"):
        write_minutes(review, END, first)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("m.doc", r"no format is called `\.doc`; the formats are \.docx, \.html, \.json, \.md and \.pdf"),
        ("minutes", "the name does not say which format"),
    ],
)
def test_a_format_that_there_is_not_is_refused_before_anything_is_done(name: str, message: str) -> None:
    with pytest.raises(UnknownFormatError, match=message):
        format_of(name)


def test_an_action_begins_with_a_capital_letter_in_documents_and_as_typed_in_json() -> None:
    room = Room().started("priya")
    for line in (
        "action Priya to send the drawings @lukas",
        "action Lukas to send the layout",
        "action iPhone scans for the line",
        "decision lamps go",
    ):
        room.note(line)
    for line in ("/close anyway", "/approve", "/amend 2 send the drawings because it was the wrong word"):
        room.say("dana", line)
    read = read_minutes(room.review, room.now)
    assert [line.text for line in read.lines] == [
        "Priya to send the drawings",
        "Send the drawings",
        "iPhone scans for the line",
        "lamps go",
    ]
    assert [(one.was, one.now) for one in read.amended] == [("Send the layout", "Send the drawings")]
    told = json.loads(minutes_bytes(room.review, room.now, ".json"))
    assert told["captures"][1]["text"] == "send the drawings"


def test_a_chosen_end_is_written_with_the_minute_that_has_begun() -> None:
    room = Room().started("priya").wait(82, seconds=20)
    answer = room.say("dana", "/take 3")
    (cut,) = read_minutes(room.review, room.now).cuts
    assert answer.endswith(f"run over, to {cut.new_end.split()[0]}.")
    assert room.review.choices[0].new_end.second == 20
    assert cut.new_end == "18:01 Berlin time"


def test_who_said_a_line_in_the_room_and_what_a_double_became_part_of_is_told() -> None:
    room = Room().started("lukas", "priya")
    room.say("dana", "@@lukas decision Go to Lyon first")
    room.say("dana", "@@lukas question Who signs")
    room.say("priya", "idea Go by train")
    room.say("priya", "Lukas: take the train")
    room.say("priya", "/kind 4 idea")
    room.say("priya", "/merge 4 3")
    room.say("priya", "point Jane moves @ines")
    told = minutes_bytes(room.review, room.now, ".md").decode()
    assert "Go to Lyon first (said in the room by Lukas Brandt)" in told
    assert "Who signs (said in the room by Lukas Brandt)" in told
    assert "takes in 4, from Lukas Brandt" in told
    assert "said in the room by In\u00e9s" not in told


def test_what_was_noted_on_a_question_an_idea_and_a_goal_is_in_the_minutes() -> None:
    room = Room().started("lukas", "priya")
    for kind, words in (
        ("question", "Who signs"),
        ("idea", "Go by train"),
        ("goal", "Two lines in Lyon @lukas due:eoq"),
    ):
        room.say("priya", f"{kind} {words}")
        room.say("priya", f"{kind}-{room.last.number}: as Jane told us of {kind}s")
    told = minutes_bytes(room.review, room.now, ".md").decode()
    for kind in ("question", "idea", "goal"):
        assert f"Note: as Jane told us of {kind}s" in told
