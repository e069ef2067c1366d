"""Each point of the quality list has the line that mends it."""

from __future__ import annotations

import datetime as dt

import pytest

from samreview.review.mending import mend
from samreview.review.quality import quality
from samreview.review.state import QualityPoint
from tests.review.factory import BERLIN, Room, agenda_of, item


@pytest.fixture
def room() -> Room:
    room = Room(
        agenda_of((item("one", 20), item("two", 20)), minutes=60),
        roles={"moderator": "dana", "timekeeper": None, "scribe": "priya"},
        prepared=(("lukas", "Who signs?"),),
    ).started("lukas", "priya")
    for line in (
        "action Lyon layout",
        "action Call Jane @lukas due:2026-01-01",
        "action Call Marc @lukas @dmac due:zzz",
        "action Ask Ines @lukas due:fri @ins",
    ):
        room.note(line)
    room.say("dana", "/next")
    return room


@pytest.mark.parametrize(
    ("planned", "proposed"),
    [
        (dt.datetime(2027, 2, 23, 9, tzinfo=BERLIN), "2027-02-23T09:00"),
        (dt.datetime(2026, 11, 25, 9, tzinfo=BERLIN), "2027-02-23T09:00"),
        (dt.datetime(2026, 11, 10, 9, tzinfo=BERLIN), "2027-02-23T09:00"),
        (dt.datetime(2027, 1, 19, 9, tzinfo=BERLIN), "2027-01-19T09:00"),
    ],
)
def test_the_next_review_is_a_quarter_after_the_day_it_was_held_or_the_day_it_was_planned_for(
    planned: dt.datetime, proposed: str
) -> None:
    room = Room(agenda_of(start=planned)).started()
    assert mend(room.review, QualityPoint("no-next-review", "")) == f"/nextreview {proposed} 120m"


def test_each_point_has_its_line(room: Room) -> None:
    lines = {(point.code, point.capture): mend(room.review, point) for point in quality(room.review, room.now)}
    assert lines == {
        ("no-owner", 1): "/edit 1 @",
        ("no-date", 1): "/edit 1 due:",
        ("no-verb", 1): "/edit 1 Lyon layout",
        ("past-date", 2): "/edit 2 due:",
        ("no-date", 3): "/edit 3 due:",
        ("unresolved", 3): "/edit 3 due:",
        ("unresolved", 4): "/edit 4 @ines",
        ("no-outcome", None): "/goto two",
        ("not-heard", None): "/floor priya",
        ("empty-role", None): "/role timekeeper ",
        ("one-carries", None): "/edit 4 @",
        ("open-question", None): "/prepared 1 answered ",
        ("no-next-review", None): "/nextreview 2027-02-23T15:00 60m",
    }


def test_the_lines_that_are_whole_are_accepted_and_settle_their_point(room: Room) -> None:
    for code in ("no-next-review", "not-heard", "open-question"):
        point = next(one for one in quality(room.review, room.now) if one.code == code)
        room.say("dana", mend(room.review, point))
        room.wait(seconds=20).say("dana", "/floor -")
        assert point not in quality(room.review, room.now)


def test_a_point_that_no_line_can_mend_has_none(room: Room) -> None:
    assert mend(room.review, QualityPoint("something-new", "something new")) == ""
