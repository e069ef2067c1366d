"""Minutes made final: what is frozen, what is warned of before, and the trail of versions."""

from __future__ import annotations

import pytest

from samreview.review.quality import quality
from tests.review.factory import Room, agenda_of, item


@pytest.fixture
def approved() -> Room:
    room = Room(agenda_of((item("one", 20),), minutes=30)).started("lukas", "priya")
    room.note("decision Go to Lyon @lukas")
    room.note("action Call Jane @lukas due:fri")
    room.say("dana", "/close anyway")
    room.wait(30)
    room.say("dana", "/approve")
    return room


def test_F01_minutes_that_are_final_take_no_second_approval_no_drop_and_no_other_people(approved: Room) -> None:
    assert "Nothing has changed since version 1" in approved.refused("dana", "/approve")
    for line in (
        "/drop 1",
        "/close",
        "/arrive ines",
        "/leave lukas",
        "/role scribe lukas",
        "/nextreview 2027-02-23T15:00",
        "/agree 2",
        "/decline 2 because no",
        "/rate 1",
        "/undo",
        "/readback",
        "point more",
    ):
        assert "approved as version 1" in approved.refused("dana", line), line


def test_F04_each_approval_is_a_version_with_its_moment_and_its_person(approved: Room) -> None:
    assert "nothing has changed" in approved.refused("dana", "/approve").casefold()
    approved.wait(60)
    approved.say("dana", "/amend 1 Go to Lyon in May because Jane asked")
    approved.say("dana", "/approve")
    trail = [
        (one.version, one.by, one.at.minute - approved.review.versions[0].at.minute)
        for one in (approved.review.versions)
    ]
    assert [(version, by) for version, by, _ in trail] == [(1, "dana"), (2, "dana")]
    first, second = (one.at for one in approved.review.versions)
    assert (second - first).total_seconds() == 3600
    assert approved.refolded().versions == approved.review.versions


def test_F05_what_is_missing_is_listed_before_the_close_and_the_moderator_may_go_on() -> None:
    room = Room(agenda_of((item("one", 20), item("two", 20)), minutes=60)).started("lukas")
    room.note("action Call Jane")
    room.say("dana", "/next")
    listed = room.refused("dana", "/close")
    for warning in ("action 1 has no owner", "Two ran and has no outcome", "Lukas Brandt has not been heard"):
        assert warning in listed
    assert room.say("dana", "/close anyway").startswith("The review is closed.")


def test_F05_with_nobody_present_and_nothing_said_the_list_says_so() -> None:
    room = Room(agenda_of((item("one", 20),), minutes=30)).started()
    messages = {point.message for point in quality(room.review, room.now)}
    assert {"One ran and has no outcome", "no next review is set"} <= messages
    assert "/close anyway" in room.refused("dana", "/close")
