"""Rehearsing: the same door, a simulated clock, refusals by the numbers of their lines."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import go_on
from samreview.journal.protocol import StoreError
from samreview.journal.rehearsal import Rehearsal, rehearsal_start, rehearse
from samreview.journal.shelf import open_review_of, reviews
from samreview.review.record import record
from samreview.review.transcript import parse_transcript
from tests.journal.factory import START, growth_review, halden, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.journal.protocol import Journal
    from samreview.review.events import Event


def play(text: str, **asked: Any) -> Rehearsal:  # noqa: ANN401  passed on as it is
    return rehearse(
        plan=halden(),
        plan_text=shipped("examples", "halden.yaml").decode(),
        plan_path="halden.yaml",
        template=growth_review(),
        transcript=parse_transcript(text),
        start=asked.pop("start", START),
        **asked,
    )


SHORT = """\
# a comment
0:00     dana   /role scribe priya
0:00     dana   /start

0:10     dana   /arrive priya lukas
1:00     dana   /floor lukas
4:30     priya  action Bring the Lyon line layout @lukas due:+3w opp:nextgen +250k
4:40     mallory  point who am I
4:45     lukas  decision mine
6:00     dana   /next
1:00:00  dana   /close anyway
"""


def test_a_transcript_becomes_a_record_with_its_refusals() -> None:
    rehearsal = play(SHORT)
    told = rehearsal.as_json()
    assert [refusal["line"] for refusal in told["refusals"]] == [8, 9]
    assert "mallory" in told["refusals"][0]["message"]
    assert [capture["text"] for capture in told["captures"]] == ["Bring the Lyon line layout"]
    assert told["captures"][0]["due"] == "2026-12-15"
    assert told["items"][0]["actual_seconds"] == 360
    assert told["items"][1]["actual_seconds"] == 3600 - 360
    talk = {one["id"]: one["talk_seconds"] for one in told["attendance"]}
    assert talk["lukas"] == 300
    assert talk["dana"] == 0
    assert rehearsal.review.phase == "closed"
    assert rehearsal.review.rehearsed
    assert json.loads(json.dumps(told)) == told


def test_seconds_of_talk_are_in_no_record() -> None:
    rehearsal = play(SHORT)
    assert "talk_seconds" not in json.dumps(record(rehearsal.review, rehearsal.at))
    assert rehearsal.record == record(rehearsal.review, rehearsal.at)


def test_the_same_transcript_gives_the_same_record() -> None:
    assert play(SHORT).as_json() == play(SHORT).as_json()


def test_a_kept_rehearsal_is_marked_and_goes_on_nowhere(journal: Journal) -> None:
    rehearsal = play(SHORT.replace("1:00:00  dana   /close anyway\n", ""), keep_in=journal)
    (listed,) = reviews(journal)
    assert (listed.id, listed.rehearsed, listed.phase) == ("halden-2026-11-24", True, "running")
    assert open_review_of(journal, "halden") is None
    again = go_on(journal, rehearsal.door.clock, listed.id)
    assert record(again.review, rehearsal.at) == rehearsal.record


def test_a_store_that_cannot_keep_it_ends_it() -> None:
    class FullJournal(MemoryJournal):
        def append(self, stream: str, expected: int, events: Sequence[Event]) -> int:
            if expected >= 3:
                raise StoreError("The disk is full.")
            return super().append(stream, expected, events)

    with pytest.raises(StoreError, match="The disk is full"):
        play(SHORT, keep_in=FullJournal())


@pytest.mark.parametrize(
    ("asked", "start"),
    [
        (None, "2026-11-20T09:00:00-06:00"),
        (dt.datetime(2026, 11, 24, 15), "2026-11-24T15:00:00-06:00"),  # noqa: DTZ001  as typed, without a zone
        (START, "2026-11-24T14:00:00+00:00"),
    ],
)
def test_a_rehearsal_begins_at_nine_unless_told_otherwise(asked: dt.datetime | None, start: str) -> None:
    assert rehearsal_start(halden(), asked, dt.date(2026, 11, 20)).isoformat() == start


def test_offsets_count_from_the_start_not_from_the_line_that_starts() -> None:
    rehearsal = play("10:00 dana /start\n12:00 dana decision yes\n")
    assert rehearsal.at.instant == START + dt.timedelta(minutes=12)
    assert rehearsal.as_json()["items"][0]["actual_seconds"] == 120


def test_the_shipped_transcript_plays_without_a_refusal() -> None:
    rehearsal = play(shipped("examples", "halden.transcript").decode())
    assert rehearsal.refusals == ()
    assert rehearsal.review.phase == "closed"
