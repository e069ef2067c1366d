from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.plain.status import people, status
from samreview.review.catchup import catch_up
from samreview.review.hosts import terminal_back, terminal_gone
from samreview.review.opening import UnknownRoleHolder, checked_roles
from samreview.review.views import heard, quality, silent, talk_seconds
from tests.review.factory import PLAN, Room, plan_of

if TYPE_CHECKING:
    from samreview.review.state import Role

ALONE: dict[Role, str | None] = {"moderator": "dana", "timekeeper": None, "scribe": None}


def _is_here(room: Room, person: str) -> bool:
    return room.review.people[person].present


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya")


def test_without_roles_the_owner_moderates() -> None:
    assert checked_roles(plan_of(PLAN), None) == {"moderator": "dana", "timekeeper": None, "scribe": None}
    without = PLAN.replace(", owner: dana}", "}", 1)
    assert checked_roles(plan_of(without), {"scribe": "ines"})["moderator"] == "dana"
    with pytest.raises(UnknownRoleHolder, match=r"lucas cannot be scribe.*did you mean `lukas`"):
        checked_roles(plan_of(PLAN), {"scribe": "lucas"})


def test_any_role_says_who_is_here(room: Room) -> None:
    room.say("priya", "/arrive ines bin-hu")
    assert _is_here(room, "ines")
    assert "any role" in room.refused("ines", "/leave ines")
    assert room.say("lukas", "/leave ines") == "Inés Ferrer left."
    assert not _is_here(room, "ines")
    assert {one["id"]: one["present"] for one in room.record()["attendance"]}["ines"]
    assert room.say("lukas", "/arrive lukas") == "Here already."
    assert "is not here" in room.refused("lukas", "/leave ines")


def test_a_quoted_name_that_nobody_has_makes_a_guest(room: Room) -> None:
    assert room.say("priya", '/arrive "Karl Meyer" ines') == "Karl Meyer (guest) and Inés Ferrer are here."
    guest = room.review.people["karl-meyer"]
    assert (guest.guest, guest.present) == (True, True)
    room.note("action Call Jane @karl due:fri")
    assert room.last.person == "karl-meyer"
    room.say("karl-meyer", "/agree 1")
    room.say("karl-meyer", "question Who signs")
    assert "guests hold no role" in room.refused("dana", "/role scribe karl-meyer")
    assert room.say("priya", '/arrive "Inés Ferrer"') == "Here already."


def test_a_guest_is_somebody_else_than_one_whose_name_begins_alike(room: Room) -> None:
    room.say("priya", '/arrive "Bin H" "Karl Meyer"')
    assert "bin-h" in room.review.people
    room.say("priya", '/arrive "Karl"')
    assert list(room.review.people)[-1] == "karl-meyer"


def test_guests_get_ids_of_their_own(room: Room) -> None:
    room.say("priya", '/arrive "Jane Marsh" "Karl, Meyer" "Karl Meyer" "漢字"')
    room.say("priya", '/arrive "Marc Marsh"')
    assert list(room.review.people)[5:] == ["jane-marsh", "karl-meyer", "guest", "marc-marsh"]
    assert "fits" in room.refused("priya", "/arrive mar")
    assert "fits" in room.refused("dana", "/floor marsh")
    room.say("priya", '/arrive "Jane Marsh 2" "Jane, Marsh-2"')
    assert list(room.review.people)[-2:] == ["jane-marsh-2", "jane-marsh2"]


def test_unquoted_unknown_and_stakeholders_do_not_arrive(room: Room) -> None:
    assert "guest, did you mean `ines` (Inés Ferrer)? A guest's" in room.refused("priya", "/arrive inez")
    assert "stakeholder of the customer" in room.refused("priya", "/arrive jane")
    assert "quotes" in room.refused("priya", "/arrive karl")
    assert "stakeholder of the customer" in room.refused("priya", '/arrive "Jane Okafor"')
    assert "Say who is here" in room.refused("priya", "/arrive")


def test_leaving_empties_roles_and_floor_and_anyone_of_the_team_takes_them(room: Room) -> None:
    room.say("dana", "/floor priya")
    assert "Empty now: scribe" in room.say("dana", "/leave priya")
    assert (room.review.roles["scribe"], room.review.floor) == (None, None)
    room.say("ines", "/role scribe ines")
    assert room.review.people["ines"].present
    assert "Only the moderator hands a role over (Inés Ferrer is scribe)" in room.refused(
        "bin-hu", "/role scribe bin-hu"
    )


def test_an_empty_role_is_taken_for_oneself_only() -> None:
    room = Room(roles=ALONE)
    assert "take it for yourself" in room.refused("ines", "/role scribe priya")
    room.say("priya", "/role scribe priya")
    assert room.review.people["priya"].present
    room.say("dana", "/role timekeeper lukas")
    assert not room.review.people["lukas"].present


def test_without_moderator_anyone_of_the_team_takes_the_role(room: Room) -> None:
    room.say("dana", '/arrive "Karl Meyer"')
    room.say("dana", "/leave dana")
    assert "guests hold no role" in room.refused("karl-meyer", "/role moderator karl-meyer")
    room.say("ines", "/role moderator ines")
    room.say("ines", "/next")


def test_the_moderator_hands_any_role_over(room: Room) -> None:
    room.say("dana", "/role moderator lukas")
    assert room.review.roles == {"moderator": "lukas", "timekeeper": "lukas", "scribe": "priya"}
    assert "Only the moderator" in room.refused("dana", "/role scribe dana")
    assert "scrib is no role, did you mean `scribe`?" in room.refused("lukas", "/role scrib dana")
    assert "Say who is to be scribe" in room.refused("lukas", "/role scribe")
    assert "already" in room.say("lukas", "/role scribe priya")


def test_the_timekeeper_takes_over_when_the_moderators_terminal_is_gone_for_a_minute(room: Room) -> None:
    room.take(terminal_gone("dana", by="lukas", at=room.now, line_id="gone"))
    assert "Dana Whitfield is moderator" in room.wait(seconds=59).refused("lukas", "/role moderator lukas")
    room.wait(seconds=1)
    assert "Only the moderator" in room.refused("priya", "/role moderator priya")
    room.say("lukas", "/role moderator lukas")
    assert room.review.roles["moderator"] == "lukas"
    room.say("lukas", "/role moderator dana")
    room.take(terminal_gone("dana", by="lukas", at=room.now, line_id="gone-2"))
    room.take(terminal_back("dana", by="dana", at=room.wait(1).now, line_id="back"))
    room.refused("lukas", "/role moderator lukas")


def test_the_floor_and_how_long_each_had_it(room: Room) -> None:
    room.say("lukas", "/floor priya")
    room.wait(2).say("dana", "/floor lukas")
    room.wait(3).say("dana", "/next")
    assert room.review.floor is None
    room.wait(1).say("dana", "/floor priya")
    room.wait(1).say("dana", "/floor -")
    room.wait(9)
    talk = talk_seconds(room.review, room.now)
    assert (talk["priya"], talk["lukas"], talk["dana"]) == (180, 180, 0)
    assert room.say("dana", "/floor -") == "Nobody has the floor."
    assert "belongs to" in room.refused("priya", "/floor priya")
    assert "Nobody called jane" in room.refused("dana", "/floor jane")


def test_next_takes_the_floor_back_and_goto_does_not(room: Room) -> None:
    room.say("lukas", "/floor priya")
    room.wait(1).say("dana", "/goto growth")
    floors = [room.review.floor]
    room.wait(1).say("lukas", "/next")
    floors.append(room.review.floor)
    assert floors == ["priya", None]
    assert room.review.talk.total("priya") == 120_000_000
    room.say("dana", "/floor ines")
    room.wait(1).say("dana", "/goto growth")
    room.wait(1).say("dana", "/undo")
    assert room.review.floor == "ines"


def test_the_floor_is_not_given_in_a_pause(room: Room) -> None:
    room.say("dana", "/pause")
    assert "/resume goes on" in room.refused("dana", "/floor priya")


def test_whoever_gets_the_floor_is_here(room: Room) -> None:
    assert room.say("dana", "/floor ines") == "Inés has the floor, and is here now."
    assert room.review.people["ines"].present


def test_a_hand_goes_up_and_down(room: Room) -> None:
    assert room.say("ines", "/hand") == "Inés's hand is up."
    assert room.review.people["ines"].hand
    assert room.say("ines", "/hand") == "Inés's hand is down."
    room.say("ines", "/hand")
    room.say("dana", "/floor ines")
    assert not room.review.people["ines"].hand


def test_parking_keeps_who_and_when(room: Room) -> None:
    room.say("ines", "/park The warehouse move")
    assert room.record()["parked"] == [{"text": "The warehouse move", "by": "ines", "item": "purpose"}]
    assert "Say what to park" in room.refused("ines", "/park")
    room.say("ines", "/undo")
    assert room.record()["parked"] == []


def test_a_rating_is_ones_own_and_in_no_record(room: Room) -> None:
    room.say("ines", "/rate 2 too long")
    room.say("ines", "/rate 4 we found the Lyon budget")
    assert [(one.person, one.stars, one.why) for one in room.review.ratings] == [
        ("ines", 4, "we found the Lyon budget")
    ]
    assert "Lyon budget" not in str(room.record())
    for line in ("/rate", "/rate 6", "/rate 0", "/rate good"):
        assert "from 1 to 5" in room.refused("ines", line)


def test_heard_is_who_had_the_floor_or_from_whom_something_came() -> None:
    room = Room().started("lukas", "priya", "ines", "bin-hu")
    assert {one.id for one in silent(room.review, room.now)} == {"dana", "lukas", "priya", "ines", "bin-hu"}
    room.note("A plain line of the scribe")
    room.note("action Call Jane @lukas due:fri")
    assert heard(room.review, room.now) == set()
    room.note("point Lyon waits @lukas @ines")
    assert heard(room.review, room.now) == {"lukas", "ines"}
    room.note("Bin Hu: the line is old")
    room.say("dana", "idea Go by train")
    assert heard(room.review, room.now) == {"lukas", "ines", "bin-hu", "dana"}
    room.say("dana", "/floor priya")
    room.wait(seconds=14)
    assert heard(room.review, room.now) == {"lukas", "ines", "bin-hu", "dana"}
    room.wait(seconds=1)
    assert heard(room.review, room.now) == {"lukas", "ines", "bin-hu", "dana", "priya"}
    room.say("dana", "/undo")
    room.say("priya", "/drop 3")
    assert heard(room.review, room.now) == {"bin-hu", "dana"}


def test_whoever_owns_something_has_not_been_heard_for_that() -> None:
    room = Room().started("lukas", "priya", "ines")
    room.note("goal Win Lyon @lukas")
    room.note("open Who signs @ines")
    room.note("action Call Jane @bin-hu")
    assert heard(room.review, room.now) == set()
    assert {one["id"]: one["captures"] for one in room.record()["attendance"]} == {
        "dana": 0,
        "lukas": 0,
        "priya": 0,
        "ines": 0,
        "bin-hu": 0,
    }


def test_five_quick_keys_hear_nobody_and_short_turns_add_up() -> None:
    room = Room().started("lukas", "priya", "ines")
    for person in ("lukas", "priya", "ines", "dana", "-"):
        room.say("dana", f"/floor {person}")
        room.wait(seconds=1)
    assert heard(room.review, room.now) == set()
    for _ in range(2):
        room.say("dana", "/floor lukas")
        room.wait(seconds=7)
        room.say("dana", "/floor -")
    assert heard(room.review, room.now) == {"lukas"}
    assert room.record()["attendance"][1]["heard"]


def test_who_has_spoken_is_one_fact_for_every_list_also_while_somebody_speaks() -> None:
    room = Room().started("lukas", "priya")
    room.say("dana", "/floor lukas")

    def told() -> set[bool]:
        """Return what each place says of Lukas: one answer, where they agree."""
        review, now = room.review, room.now
        not_yet = next((line for line in status(review, now, "dana") if line.startswith("Not heard yet")), "")
        return {
            "lukas" in heard(review, now),
            "lukas" not in {one.id for one in silent(review, now)},
            "lukas" not in {one.person for one in quality(review, now) if one.code == "not-heard"},
            "not been heard" not in catch_up(review, "lukas", now).needed,
            "Lukas" not in not_yet,
            any("(lukas)" in line and line.endswith(" heard.") for line in people(review, now)),
            next(one["heard"] for one in room.record()["attendance"] if one["id"] == "lukas"),
            "Lukas" not in room.refused("dana", "/close"),
        }

    room.wait(seconds=14.9)
    assert told() == {False}
    room.wait(seconds=0.1)
    assert told() == {True}
