from __future__ import annotations

import pytest

from samreview.review.quality import quality
from samreview.review.wording import lacks_verb
from tests.review.factory import Room, agenda_of, item


def _codes(room: Room) -> list[str]:
    return [point.code for point in quality(room.review, room.now)]


@pytest.fixture
def room() -> Room:
    """Only the next review is missing."""
    room = Room(agenda_of((item("one", 20),), minutes=30))
    room.say("dana", "/start")
    room.say("dana", "decision Go to Lyon")
    assert _codes(room) == ["no-next-review"]
    return room


def test_an_action_needs_owner_date_and_verb(room: Room) -> None:
    room.note("action Lyon layout", by="dana")
    points = quality(room.review, room.now)
    assert [(point.code, point.capture) for point in points[:3]] == [("no-owner", 2), ("no-date", 2), ("no-verb", 2)]
    room.say("dana", "/edit 2 Bring the Lyon layout @lukas due:fri")
    assert _codes(room) == ["no-next-review"]


def test_unresolved_marks_and_dates_that_have_passed(room: Room) -> None:
    room.note("goal Win Lyon @dmac due:2026-11-23", by="dana")
    assert _codes(room) == ["unresolved", "past-date", "no-next-review"]
    room.say("dana", "/edit 2 @lukas due:2026-11-24")
    assert _codes(room) == ["no-next-review"]


def test_an_item_that_ran_needs_an_outcome(room: Room) -> None:
    room.say("dana", "/drop 1")
    points = quality(room.review, room.now)
    assert [(point.code, point.item) for point in points[:1]] == [("no-outcome", "one")]
    for kind in ("action", "goal", "open"):
        room.say("dana", f"{kind} Call Jane @lukas due:fri")
        assert "no-outcome" not in _codes(room)
        room.say("dana", "/undo")


def test_everybody_present_is_to_be_heard(room: Room) -> None:
    room.say("dana", "/arrive ines")
    points = quality(room.review, room.now)
    assert [(point.code, point.person) for point in points[:1]] == [("not-heard", "ines")]
    room.say("dana", "/leave ines")
    assert _codes(room) == ["no-next-review"]


def test_an_empty_role(room: Room) -> None:
    room.say("dana", "/leave lukas")
    assert "nobody is timekeeper" in [point.message for point in quality(room.review, room.now)]


def test_one_person_with_more_than_half_of_the_actions(room: Room) -> None:
    room.note("action Call Jane @lukas due:fri", by="dana")
    assert "one-carries" not in _codes(room)
    room.note("action Call Marc @lukas due:fri", by="dana")
    assert next(point.message for point in quality(room.review, room.now)) == "Lukas Brandt has 2 of 2 actions"
    room.note("action Call Marc @ines due:fri", by="dana")
    room.note("action Call Marc @priya due:fri", by="dana")
    assert "one-carries" not in _codes(room)


def test_prepared_questions_are_taken_up_or_parked() -> None:
    room = Room(prepared=(("ines", "Who pays for Lyon?"), ("lukas", "What about the scrap?")))
    room.say("dana", "/start")
    codes = [(point.code, point.person) for point in quality(room.review, room.now) if point.code == "open-question"]
    assert codes == [("open-question", "ines"), ("open-question", "lukas")]
    room.say("dana", "action Ask Marc who pays for Lyon @lukas due:fri")
    room.say("dana", "/park What about the scrap?")
    assert [point.message for point in quality(room.review, room.now) if point.code == "open-question"] == []
    room.say("dana", "/undo")
    room.say("dana", "question What about the scrap?")
    assert [point.code for point in quality(room.review, room.now)].count("open-question") == 1
    room.say("dana", "question-2: Priya measures it")
    assert "open-question" not in [point.code for point in quality(room.review, room.now)]


@pytest.mark.parametrize(
    "text",
    [
        "Bring the Lyon line layout",
        "to send the offer",
        "Please call Jane",
        "Quickly check the quote",
        "Re-check the quote",
        "Ask Marc who signs",
        "Digitalise the form",
        "Resend the offer to Jane",
        "Angebot an Jane schicken",
    ],
)
def test_actions_that_say_what_is_done(text: str) -> None:
    assert not lacks_verb(text)


@pytest.mark.parametrize("text", ["Lyon layout", "The offer for Jane", "Layout", "Offers", "to"])
def test_actions_that_do_not(text: str) -> None:
    assert lacks_verb(text)
