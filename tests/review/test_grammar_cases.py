from __future__ import annotations

import pytest

from tests.review.factory import PLAN, Room

W3C = (
    PLAN.replace("name: Lukas Brandt", "name: Fred Olsen")
    .replace("id: lukas", "id: fred")
    .replace("name: Inés Ferrer", "name: Mary Kay")
    .replace("id: ines", "id: mary")
    .replace("name: Priya Raman", "name: Kate Lind")
    .replace("id: priya", "id: kate")
    .replace("owner: priya", "owner: kate")
)


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya", "ines")


@pytest.fixture
def log() -> Room:
    return Room(plan=W3C, roles={"moderator": "dana", "timekeeper": "fred", "scribe": "kate"}).started()


@pytest.mark.parametrize(
    ("line", "owner", "helpers", "text"),
    [
        ("ACTION: Fred, Mary and Kate to propose a date", "fred", ("mary", "kate"), "propose a date"),
        ("action Mary: Propose a date", "mary", (), "Propose a date"),
        ("Action Fred to propose a date", "fred", (), "propose a date"),
    ],
)
def test_G01_owners_as_scribes_write_them(
    log: Room, line: str, owner: str, helpers: tuple[str, ...], text: str
) -> None:
    capture = log.note(line, by="kate")
    assert (capture.kind, capture.person, capture.helpers, capture.text) == ("action", owner, helpers, text)


def test_G02_a_line_that_names_an_action_is_a_note_on_it(room: Room) -> None:
    room.note("action Call Jane @lukas due:fri")
    room.say("priya", "action-1: look at the documentation")
    assert len(room.review.captures) == 1
    assert room.last.notes == ("look at the documentation",)


def test_G03_a_leading_backslash_makes_text(room: Room) -> None:
    assert room.note(r"\/start is what the guide says").text == "/start is what the guide says"
    assert room.note(r"\action is a word").text == "action is a word"
    assert room.last.kind == "point"


def test_G04_more_words_join_the_line_before(room: Room) -> None:
    room.note("decision Go to Lyon")
    room.say("priya", "... with engineering first")
    assert (room.last.text, len(room.review.captures)) == ("Go to Lyon with engineering first", 1)


def test_G05_a_correction_takes_the_last_match_or_all(room: Room) -> None:
    room.note("point Lyon then Lyon then Lyon")
    room.say("priya", "s/Lyon/Paris/")
    assert room.last.text == "Lyon then Lyon then Paris"
    room.say("priya", "s/Lyon/Rome/g")
    assert room.last.text == "Rome then Rome then Paris"
    room.note("point Back to Paris")
    assert room.say("priya", "s/Rome/Oslo/").startswith("point 1")
    assert room.review.captures[0].text == "Rome then Oslo then Paris"
    assert room.say("priya", "s/Paris/Bonn/G") == "Corrected in 2 captures, 1 and 2."
    assert [one.text for one in room.review.captures] == ["Rome then Oslo then Bonn", "Back to Bonn"]
    room.say("priya", "/undo")
    assert [one.text for one in room.review.captures] == ["Rome then Oslo then Paris", "Back to Paris"]


def test_G06_attendance_changes(room: Room) -> None:
    room.say("priya", "/arrive bin-hu ines")
    room.say("priya", "/leave ines")
    present = [one.id for one in room.review.people.values() if one.present]
    assert present == ["dana", "lukas", "priya", "bin-hu"]


def test_G07_a_second_scribe_takes_over_and_the_lines_of_both_are_minutes(room: Room) -> None:
    room.note("point One")
    room.say("dana", "/role scribe ines")
    assert "Inés is scribe" in room.refused("priya", "point Two")
    room.note("point Two", by="ines")
    assert [(one.by, one.text, one.came_from) for one in room.review.captures] == [
        ("priya", "One", ()),
        ("ines", "Two", ()),
    ]


def test_G08_commands_are_no_minutes_and_what_looks_like_one_is_kept(room: Room) -> None:
    room.say("lukas", "/floor ines")
    room.say("dana", "/next")
    room.note("next we go to Lyon")
    room.note("floor space in Lyon is scarce")
    assert [one.text for one in room.review.captures] == ["next we go to Lyon", "floor space in Lyon is scarce"]


def test_G09_an_owner_of_two_words(room: Room) -> None:
    capture = room.note("action Bin Hu to add the figures")
    assert (capture.person, capture.text) == ("bin-hu", "add the figures")


def test_G10_two_owners_and_the_text_stays_whole(room: Room) -> None:
    capture = room.note("action Lukas and Inés to look at the offer")
    assert (capture.person, capture.helpers, capture.text) == ("lukas", ("ines",), "look at the offer")
    capture = room.note("action Lukas and Jon to look at the offer")
    assert (capture.person, capture.text) == (None, "Lukas and Jon to look at the offer")


def test_G11_an_unknown_owner_is_kept_with_a_suggestion(room: Room) -> None:
    capture = room.note("action Check the quote @lukos due:fri")
    assert (capture.kind, capture.person, capture.text) == ("action", None, "Check the quote")
    assert [(one.mark, one.candidates) for one in capture.unresolved] == [("@lukos", ("lukas",))]


def test_G13_marks_are_taken_out_of_the_text(room: Room) -> None:
    capture = room.note("action @lukas fix opp:nextgen due:2027-05-01 #up the drive")
    assert capture.text == "fix the drive"
    assert (capture.person, capture.opportunity, capture.up) == ("lukas", "nextgen", True)


def test_Q01_who_speaks_already_has_the_floor(room: Room) -> None:
    room.say("dana", "/floor ines")
    count = len(room.events)
    assert room.say("dana", "/floor ines") == "Inés has the floor already."
    assert len(room.events) == count


def test_Q03_the_next_speaker_ends_the_speech_before(room: Room) -> None:
    room.say("dana", "/floor ines")
    room.wait(2).say("dana", "/floor lukas")
    room.wait(1)
    talk = {person: room.review.talk.total(person) // 1_000_000 for person in ("ines", "lukas")}
    assert (room.review.floor, talk["ines"]) == ("lukas", 120)


def test_Q04_a_pause_is_no_part_of_a_speech(room: Room) -> None:
    room.say("dana", "/floor ines")
    room.wait(2).say("dana", "/pause")
    room.wait(5).say("dana", "/next")
    assert room.review.talk.total("ines") == 120_000_000


def test_Q08_hands_that_are_up_are_said_when_an_item_ends_and_do_not_hold_it(room: Room) -> None:
    room.say("ines", "/hand")
    room.say("lukas", "/hand")
    assert "Hands up: Lukas and Inés." in room.say("dana", "/next")


def test_Q10_a_new_item_takes_hands_as_the_one_before(room: Room) -> None:
    room.say("dana", "/next")
    room.say("ines", "/hand")
    assert room.review.people["ines"].hand
