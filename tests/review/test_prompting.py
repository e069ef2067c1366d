"""Everybody's own question at its item, until they have been asked."""

from __future__ import annotations

from samreview.review.prompting import asked_already, next_prompts, own_questions
from tests.review.factory import Room, agenda_of, item

ITEMS = (
    item("purpose", 10),
    item("people", 20, exhibit="assumptions"),
    item("house", 20, exhibit="asks"),
    item("decide", 20),
)
PLAN_WITH_ASKS = """\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, owner: dana}
updated: 2026-11-02
team:
  - {id: dana, name: Dana Whitfield, function: sales, region: Americas}
  - {id: lukas, name: Lukas Brandt, function: service, region: Europe}
  - {id: priya, name: Priya Raman, function: engineering, region: Europe}
stakeholders:
  - {id: jane, name: Jane Okafor, relationship: {owner: priya, strength: 3}}
internal_asks:
  - {id: sla, ask: Two-day response in Lyon, owner: lukas, commitment: asked}
"""


def _room() -> Room:
    return Room(agenda_of(ITEMS, minutes=90), plan=PLAN_WITH_ASKS).started("lukas", "priya")


def _asked(room: Room) -> list[str | None]:
    return [one.person for one in next_prompts(room.review, room.now) if one.person]


def test_each_is_asked_at_the_item_of_their_question() -> None:
    room = _room()
    assert _asked(room) == []
    room.say("dana", "/next")
    assert _asked(room) == ["priya"]
    room.wait(1).say("dana", "/next")
    assert "lukas" in _asked(room)
    assert "priya" in _asked(room), "who was passed over is asked later"


def test_who_has_spoken_there_has_been_asked() -> None:
    room = _room()
    room.say("dana", "/floor priya")
    room.say("dana", "/next")
    assert _asked(room) == ["priya"], "a word in another item before is no answer"
    room.say("dana", "/floor priya")
    assert _asked(room) == ["priya"], "while she has the floor it is put"
    room.say("dana", "/floor -")
    assert _asked(room) == []
    room.say("dana", "/undo")
    room.say("dana", "/floor lukas")
    assert _asked(room) == []
    assert "priya" in asked_already(room.review, own_questions(room.review))
    room.say("dana", "/undo")
    room.say("dana", "/undo")
    assert _asked(room) == ["priya"], "what is taken back was not said"


def test_the_question_of_who_has_the_floor_stands_first() -> None:
    room = _room()
    room.say("dana", "/skip people")
    room.say("dana", "/next")
    room.say("dana", "/floor lukas")
    assert _asked(room)[0] == "lukas"
    room.say("dana", "/floor priya")
    assert _asked(room)[0] == "priya"
    assert "lukas" not in _asked(room)


def test_a_line_that_came_from_them_is_an_answer_too() -> None:
    room = _room()
    room.say("dana", "/next")
    room.say("priya", "Priya: Jane has a new budget")
    assert _asked(room) == []
    room.say("priya", "/drop 1")
    assert _asked(room) == ["priya"]


def test_an_item_that_is_left_out_leaves_its_questions_to_the_next() -> None:
    room = _room()
    room.say("dana", "/skip house")
    room.say("dana", "/goto decide")
    assert "lukas" in _asked(room)


def test_a_guest_has_a_question_too() -> None:
    room = _room()
    room.say("dana", '/arrive "Karl Meyer"')
    assert "karl-meyer" in own_questions(room.review)


def _texts(room: Room) -> list[str]:
    return [one.text for one in next_prompts(room.review, room.now)]


def test_nobody_absent_is_asked() -> None:
    room = Room(agenda_of(ITEMS, minutes=90), plan=PLAN_WITH_ASKS).started("lukas")
    room.say("dana", "/goto people")
    assert "priya" not in _asked(room), "only she knows Jane, and she is not here"
    room.say("dana", "/arrive priya")
    assert "priya" in _asked(room)
    room.say("dana", "/leave priya")
    assert "priya" not in _asked(room)


def test_what_somebody_absent_drives_is_put_to_the_room() -> None:
    room = Room(agenda_of(ITEMS, minutes=90), plan=PLAN_WITH_ASKS).started("priya")
    room.say("dana", "/goto house")
    assert "lukas" not in _asked(room)
    assert any("Two-day response in Lyon" in text for text in _texts(room)), "the question is still worth asking"
