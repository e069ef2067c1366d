"""What a captured line costs when a review is read: facts and no times."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from samreview.review.book import Line
from samreview.review.fold import Review
from samreview.review.meter import Meter
from tests.review.factory import SECOND, Room, plan_of

if TYPE_CHECKING:
    from types import FrameType

    from samreview.review.events import Event

COUNT = 300
MOST_CALLS = 7
"""Python functions entered for one captured line, the one that takes in any event included."""


@pytest.fixture
def room() -> Room:
    """A review with many captures after its first steps."""
    room = Room().started("dana", "priya")
    room.note("action Bring the line layout @lukas due:2026-12-15 opp:nextgen +250k")
    [*_, like] = room.events
    for number in range(2, COUNT + 2):
        line, at = f"more-{number}", like.at._replace(boot_us=like.at.boot_us + number * SECOND)
        event = like._replace(id=f"{line}:1", line=line, at=at, data={**like.data, "number": number})
        room.take(event._replace(by="dana", word_of="ines") if number % 10 == 0 else event)
    return room


def taken_in(events: list[Event]) -> Review:
    review = Review(lambda text, _path: plan_of(text))
    for event in events:
        review.apply(event)
    return review


def test_a_captured_line_is_few_calls(room: Room) -> None:
    review = taken_in(room.events[:-COUNT])
    calls: list[str] = []

    def note(frame: FrameType, what: str, _: object) -> None:
        if what == "call" and "samreview" in frame.f_code.co_filename:  # a test runner listens for garbage, say
            calls.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        for event in room.events[-COUNT:]:
            review.apply(event)
    finally:
        sys.setprofile(None)
    assert len(calls) <= MOST_CALLS * COUNT, sorted(set(calls))


def test_a_line_is_made_and_the_meters_are_told_when_somebody_asks(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    told: list[int] = []
    begin, run = Line.__init__, Meter.run

    def began(line: Line, id_: str, by: str, word_of: str | None, label: str = "") -> None:
        made.append(id_)
        begin(line, id_, by, word_of, label)

    def ran(meter: Meter, us: int) -> str | None:
        told.append(us)
        return run(meter, us)

    monkeypatch.setattr(Line, "__init__", began)
    monkeypatch.setattr(Meter, "run", ran)
    review = taken_in(room.events)
    assert not [line for line in made if line.startswith("more-")]
    assert len(told) < 20
    latest = review.book.latest("ines")
    assert latest is not None
    assert (latest.id, latest.by, latest.person, latest.label) == ("more-300", "dana", "ines", "action 300")
    assert review.book.line("more-300") is latest
    assert [line for line in made if line.startswith("more-")] == ["more-300"]
    assert review.clock.total("purpose") == review.uptime - (review.started_at or 0)


def test_lines_made_late_are_taken_back_one_by_one(room: Room) -> None:
    for number in range(COUNT + 1, COUNT - 4, -1):
        who = "dana" if number % 10 == 0 else "priya"
        if who == "priya":
            assert room.say(who, "/undo") == f"Taken back: action {number}."
    assert room.say("ines", "/undo") == "Taken back: action 300."
    assert room.say("dana", "/undo") == "Taken back: action 290."
    standing = [capture.number for capture in room.review.captures if not capture.withdrawn]
    assert standing == [number for number in range(1, 297) if number != 290]
    assert room.refolded().captures == room.review.captures
