"""Events of a newer samreview: left out by name, never folded as something else, and nothing is added behind them."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from samreview.journal.codec import BLANKED
from samreview.journal.erasing import ERASED
from samreview.review.event_versions import IN_ACCOUNTS, IN_PREPARATION, IN_REVIEWS, left_out, understood
from samreview.review.events import Event
from samreview.review.fold import UnreadablePlan, fold
from tests.review.factory import Room

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_KIND = re.compile(r"[a-z]+\.[a-z]+")
_WRITERS = ("review/decisions/*.py", "review/hosts.py", "review/opening.py", "review/carry/codec.py")
_MORE_WRITERS = ("review/prep/codec.py", "journal/*.py")
_NO_KIND = re.compile(r"kern\..+|.+\.(db|json|jsonl|log|toml|yaml)")
"""Names of files, and of a setting of macOS."""


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya", "ines")


def event(room: Room, kind: str, /, v: int = 1, **data: Any) -> Event:  # noqa: ANN401  as an event holds it
    name = f"later-{len(room.events)}"
    return Event(id=name, line=name, kind=kind, by="priya", at=room.now, data=data, v=v)


def test_each_kind_that_is_written_is_one_that_is_understood(root: Path) -> None:
    known = IN_REVIEWS.keys() | IN_ACCOUNTS.keys() | IN_PREPARATION.keys()
    written = {
        node.value
        for pattern in (*_WRITERS, *_MORE_WRITERS)
        for path in (root / "samreview").glob(pattern)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _KIND.fullmatch(node.value)
    }
    assert {"capture.added", "host.slept", "review.opened", "prep.said", "commitment.added"} <= written
    assert {kind for kind in written if not _NO_KIND.fullmatch(kind)} <= known
    assert {BLANKED, ERASED} <= known


def test_an_action_of_a_later_version_is_not_folded_as_one_of_ours(room: Room) -> None:
    room.note("action Bring the layout @lukas due:+3w")
    again = room.events[-1]
    room.take(again._replace(id="x", line="x", v=99, data={**again.data, "number": 2}))
    assert [one.text for one in room.review.captures] == ["Bring the layout"]
    assert room.record()["left_out"] == [{"number": room.review.seq, "kind": "capture.added", "v": 99}]


def test_what_follows_a_later_versions_event_is_shown_under_its_own_number(room: Room) -> None:
    later = event(room, "capture.added", v=2, number=1)
    after = event(room, "capture.added", number=2, kind="point", text="Two plants", item="purpose")
    room.take(later, after)
    assert [(one.number, one.text) for one in room.review.captures if not one.withdrawn] == [(2, "Two plants")]


def test_what_builds_on_a_later_versions_event_is_left_out_too(room: Room) -> None:
    room.take(event(room, "capture.added", v=2, number=1), event(room, "capture.agreed", number=1, on_word_of=None))
    assert [one.kind for one in room.review.left_out] == ["capture.added", "capture.agreed"]


def test_events_of_an_unknown_kind_are_left_out_and_counted(room: Room) -> None:
    before = room.record()
    room.take(event(room, "poll.opened", options=[1]), event(room, "poll.opened", options=[2]))
    after = room.record()
    assert [one["kind"] for one in after.pop("left_out")] == ["poll.opened", "poll.opened"]
    assert after == {name: value for name, value in before.items() if name != "left_out"}


def test_a_later_versions_line_that_was_taken_back_is_no_crash(room: Room) -> None:
    room.take(event(room, "poll.opened"))
    room.take(event(room, "line.undone", line=room.events[-1].line))
    assert [one.kind for one in room.review.left_out] == ["poll.opened"]


def test_every_line_is_refused_in_a_review_that_a_later_version_wrote(room: Room) -> None:
    room.take(event(room, "poll.opened"))
    said = (
        "halden-2026-11-24 was written by a newer samreview: 1 event that this version does not understand is left "
        "out, and nothing can be added. Update samreview to use all of it."
    )
    for line in ("idea A third line", "/next", "/undo", "/close anyway", "/settle a1 done"):
        assert room.refused("dana", line) == said


def test_a_review_that_a_later_version_opened_is_not_shown(room: Room) -> None:
    first = room.events[0]._replace(v=2)
    with pytest.raises(UnreadablePlan, match="a newer samreview opened it"):
        fold([first, *room.events[1:]])


def test_an_accounts_stream_is_understood_by_its_own_table(room: Room) -> None:
    events = [event(room, "commitment.settled"), event(room, "commitment.settled", v=2), event(room, "capture.added")]
    assert understood(events, IN_ACCOUNTS) == tuple(events[:1])
    assert left_out(events, IN_ACCOUNTS) == ((2, "commitment.settled", 2), (3, "capture.added", 1))


def test_what_was_erased_is_not_of_a_later_version(room: Room) -> None:
    room.take(event(room, BLANKED), event(room, ERASED, entries=1))
    assert room.review.left_out == []
