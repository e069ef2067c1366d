"""The trail of the minutes: DRAFT before, versions with moment and person, amendments with their reason."""

from __future__ import annotations

import json

import pytest

from samreview.documents.minutes_files import minutes_bytes
from tests.review.factory import Room


@pytest.fixture
def room() -> Room:
    room = Room().started("priya", "lukas")
    for line in ("decision Go to Lyon", "action Call Jane @lukas due:fri", "action Build a lab in Lyon"):
        room.note(line)
    room.say("dana", "/drop 3 because no budget before May")
    return room


def markdown(room: Room) -> str:
    return minutes_bytes(room.review, room.now, ".md").decode()


def test_until_they_are_approved_minutes_are_a_draft_and_name_no_version(room: Room) -> None:
    room.say("dana", "/close anyway")
    said = markdown(room)
    assert "DRAFT: not approved yet." in said
    assert "## Versions" not in said
    assert "version" not in said.split("##")[0].casefold()


def test_F04_a_line_says_each_version_its_moment_and_its_person(room: Room) -> None:
    for line in ("/close anyway", "/approve"):
        room.say("dana", line)
    assert "DRAFT" not in markdown(room)
    assert "Version 1, approved 24 Nov 2026, 15:00 Berlin time, by Dana Whitfield" in markdown(room)
    room.wait(90)
    room.say("dana", "/amend 1 Go to Lyon in May because Jane asked")
    pending = markdown(room)
    assert "DRAFT of version 2: amended since version 1, not approved yet." in pending
    assert "Version 2, not approved yet" in pending
    room.say("dana", "/approve")
    said = markdown(room)
    assert "DRAFT" not in said
    assert "Version 1, approved 24 Nov 2026, 15:00 Berlin time, by Dana Whitfield" in said
    assert "Version 2, approved 24 Nov 2026, 16:30 Berlin time, by Dana Whitfield" in said
    assert "Jane asked" in said
    told = json.loads(minutes_bytes(room.review, room.now, ".json"))
    assert [(one["version"], one["by"]) for one in told["versions"]] == [(1, "dana"), (2, "dana")]


def test_what_we_chose_not_to_do_stands_with_its_reason_and_what_was_a_slip_does_not(room: Room) -> None:
    room.note("action A slip @lukas")
    room.say("dana", "/drop 4")
    said = markdown(room)
    assert "## We chose not to" in said
    assert "Build a lab in Lyon (action 3): no budget before May" in said.replace("\\", "")
    assert "A slip" not in said
