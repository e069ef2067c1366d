"""Three lines for who comes late."""

from __future__ import annotations

import datetime as dt

from samreview.review.carry.model import CarriedOver, Commitment
from samreview.review.catchup import catch_up
from tests.review.factory import Room


def test_who_comes_late_hears_what_was_decided_what_is_needed_and_what_is_open() -> None:
    room = Room(prepared=(("ines", "What does scrap cost them?"),)).started("lukas", "priya")
    for line in (
        "decision Go to Lyon with engineering first.",
        "action Check the freight budget @ines due:fri",
        "action Bring the layout",
        "open Whether we price by plate @lukas",
        "question Who signs in Lyon?",
        "question Can finance wait? @ines",
        "idea Nothing of this",
    ):
        room.note(line)
    assert catch_up(room.review, "ines", room.now).lines == (
        "Decided: Go to Lyon with engineering first",
        (
            "Needed from you: say yes or no to action 2, Check the freight budget (by Fri 27 Nov); "
            "answer Can finance wait?; your question: What does scrap cost them?"
        ),
        "Still open: Whether we price by plate; Who signs in Lyon?; who takes action 3, Bring the layout",
    )
    assert catch_up(room.review, "lukas", room.now).needed == "decide Whether we price by plate"


def test_of_many_the_latest_decisions_are_said_and_the_others_counted() -> None:
    room = Room().started("priya")
    for number in range(1, 6):
        room.note(f"decision D{number}")
        room.note(f"open O{number}")
    said = catch_up(room.review, "bin-hu", room.now)
    assert said.decided == "2 before, then D3; D4; D5"
    assert said.still_open == "O1; O2; O3; and 2 more"
    assert said.needed == "your view: you have not been heard yet"


def test_what_they_owe_since_before_is_needed_from_them_once_it_is_overdue() -> None:
    owed = Commitment(
        "r1/3", "action", "Find the cause", "ines", "In\u00e9s Ferrer", dt.date(2026, 11, 13), review="r1"
    )
    later = owed._replace(id="r1/4", what="Ask Marc", due=dt.date(2026, 12, 13))
    room = Room(carried=CarriedOver("r1", dt.date(2026, 8, 24), (owed, later))).started("priya")
    assert catch_up(room.review, "ines", room.now).needed == "say what came of Find the cause"
    assert "Find the cause" not in catch_up(room.review, "lukas", room.now).needed
    room.say("dana", "/settle 1 done")
    assert catch_up(room.review, "ines", room.now).needed == "your view: you have not been heard yet"


def test_with_nothing_said_yet_there_is_nothing_to_catch_up_with() -> None:
    room = Room().started("priya", "lukas")
    room.note("point hello @lukas")
    said = catch_up(room.review, "lukas", room.now)
    assert said.nothing_yet
    assert said.needed == "nothing yet"


def test_anyone_asks_for_themselves_and_the_moderator_reads_it_out_for_another() -> None:
    room = Room().started("priya")
    room.note("decision Go to Lyon")
    assert room.say("dana", "/catchup lukas") == (
        "Decided: Go to Lyon. Needed from you: your view: you have not been heard yet. "
        "Still open: nothing that was noted."
    )
    assert room.say("lukas", "/catchup").startswith("Decided: Go to Lyon.")
    assert "Nobody called zoe" in room.refused("dana", "/catchup zoe")
    before = len(room.events)
    room.say("dana", "/catchup priya")
    assert len(room.events) == before


def test_what_was_captured_before_somebody_came_is_told_from_what_they_heard() -> None:
    room = Room().started("lukas", "priya")
    ines = room.review.people["ines"]
    room.note("decision We hold the price")
    room.say("dana", "/floor ines")
    assert (ines.present, ines.came_after) == (True, 1)
    room.note("decision We go to Lyon")
    room.say("dana", "/floor lukas")
    room.say("dana", "/floor ines")
    assert ines.came_after == 1  # she was here all along
    room.say("dana", "/leave ines")
    room.say("dana", "/arrive ines")
    assert ines.came_after == 2
    room.say("dana", "/undo")
    assert (ines.present, ines.came_after) == (False, 1)
