from __future__ import annotations

import pytest

from tests.review.factory import Room, agenda_of, item

AFTER_CLOSE = ("/edit 1 Call Marc", "/drop 1", "/agree 2", "/decline 2 because no", "/rate 3", "/undo")


@pytest.fixture
def clean() -> Room:
    """A review of one item with nothing left to settle."""
    room = Room(agenda_of((item("one", 20),), minutes=30)).started("lukas", "priya")
    room.note("point Lyon waits @lukas")
    room.note("decision Go to Lyon @priya")
    room.note("action Call Jane @lukas due:fri")
    room.say("dana", "idea Go by train")
    room.say("dana", "/nextreview 2027-02-23T15:00 90m")
    return room


def test_a_review_closes_at_once_when_nothing_is_to_be_settled(clean: Room) -> None:
    clean.wait(5)
    assert clean.say("dana", "/close") == "The review is closed. /approve freezes the minutes."
    clean.wait(60)
    assert clean.review.phase == "closed"
    assert clean.seconds("one") == 300
    assert clean.clock.projected_end == clean.clock.now
    assert clean.clock.reserve == 25 * 60


def test_the_close_is_refused_with_the_list_and_anyway_closes(clean: Room) -> None:
    clean.note("action Lyon layout")
    message = clean.refused("dana", "/close")
    assert message == (
        "To settle first: action 5 has no owner; action 5 has no date; "
        "action 5 does not say what is done: Lyon layout. /close anyway closes all the same."
    )
    assert "/close anyway" in clean.refused("dana", "/close now")
    assert clean.say("dana", "/close anyway").startswith("The review is closed. 3 points were left.")


def test_the_close_ends_item_pause_and_floor(clean: Room) -> None:
    clean.say("dana", "/floor priya")
    clean.say("dana", "/close")
    assert (clean.review.floor, clean.review.current, clean.item("one").outcome) == (None, None, "done")
    paused = Room().started()
    paused.say("dana", "/pause")
    paused.say("dana", "/close anyway")
    assert paused.wait(5).clock.paused_for == 0


def test_between_close_and_approval_only_a_few_lines_work(clean: Room) -> None:
    clean.note("action Call Marc @lukas due:fri")
    clean.say("dana", "/close anyway")
    for line in (
        "point x",
        "idea x",
        "... x",
        "s/Call/Ring/",
        "action-2: x",
        "/kind 1 idea",
        "/also 1 x",
        "/headline x",
    ):
        assert "until /approve" in clean.refused("dana", line).casefold()
    for line in ("/next", "/pause", "/arrive ines", "/floor lukas", "/park x", "/close", "/hand", "/role scribe ines"):
        clean.refused("dana", line)
    clean.say("lukas", "/agree 3")
    clean.say("lukas", "/decline 5 because no time")
    clean.say("priya", "/edit 1 Lyon waits for us")
    clean.say("priya", "/drop 5")
    clean.say("ines", "/rate 5")
    clean.say("priya", "/undo")
    assert not clean.review.captures[4].withdrawn
    assert "/close, which cannot be taken back" in clean.refused("dana", "/undo")


def test_minutes_are_approved_and_amended_in_versions(clean: Room) -> None:
    assert "not closed" in clean.refused("dana", "/approve")
    clean.say("dana", "/close")
    assert "not approved yet" in clean.refused("dana", "/amend 2 Go by car because Jane asked")
    assert "moderator" in clean.refused("priya", "/approve")
    clean.say("dana", "/approve")
    assert (clean.review.version, clean.review.phase) == (1, "approved")
    for line in ("/edit 2 x", "/drop 2", "/undo", "/agree 3", "/rate 2", "idea x"):
        assert "approved as version 1" in clean.refused("dana", line)
    assert "Nothing has changed since version 1" in clean.refused("dana", "/approve")
    assert "Say what it is to be and why" in clean.refused("dana", "/amend 2 Go by car")
    assert "says that already" in clean.refused("dana", "/amend 2 Go to Lyon because x")
    clean.say("dana", "/amend 2 Go to Lyon in May because Jane asked")
    clean.say("dana", "/approve")
    assert clean.record()["version"] == 2
    assert clean.record()["captures"][1]["text"] == "Go to Lyon in May"
    (amendment,) = clean.review.amendments
    assert (amendment.was, amendment.because, amendment.version) == ("Go to Lyon", "Jane asked", 2)


def test_headline_and_next_review(clean: Room) -> None:
    clean.say("priya", "/headline Lyon is ours by May")
    record = clean.record()
    assert record["headline"] == "Lyon is ours by May"
    assert record["next_review"] == {"start": "2027-02-23T15:00:00+01:00", "minutes": 90}
    clean.say("dana", "/nextreview 2027-03-02T14:30")
    assert clean.record()["next_review"] == {"start": "2027-03-02T14:30:00+01:00", "minutes": None}
    assert "one sentence" in clean.refused("priya", "/headline")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "soon",
        "2027-02-30T15:00",
        "2026-11-24T18:00",
        "2026-11-01T15:00",
        "2027-03-28T02:30",
        "2027-02-23T15:00 5m",
        "2027-02-23T15:00 long",
    ],
)
def test_a_next_review_needs_a_time_after_this_one(clean: Room, line: str) -> None:
    clean.refused("dana", f"/nextreview {line}")


def test_a_single_point_that_was_left_is_one_point() -> None:
    room = Room().started("lukas", "priya")
    for line in ("dana decision We go", "priya point a @lukas @priya"):
        room.say(*line.split(" ", 1))
    assert room.say("dana", "/close anyway").startswith("The review is closed. 1 point was left.")
