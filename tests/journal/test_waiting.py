"""Lines that could not be kept stay in their order, and none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hypothesis import given
from hypothesis import strategies as st

from samreview.journal.clock import SimulatedClock
from samreview.journal.door import NotSaved
from samreview.journal.waiting import RETRY_US, WaitingLines
from samreview.review.asked import Accepted, Refused
from samreview.review.fold import Review
from samreview.review.seen import seen_of
from tests.tui.staging import START

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.journal.door import ReviewDoor
    from samreview.review.clock import Reading
    from samreview.review.seen import Seen


class Door:
    """Keeps a line where its plan says so; remembers under which id each was tried."""

    def __init__(self, keeps: Iterable[bool]) -> None:
        self._keeps = iter(keeps)
        self.clock = SimulatedClock(START)
        self.tried: list[tuple[str, str | None]] = []
        self.kept: list[str] = []
        self.seen: list[Seen | None] = []
        self.takes = 0.0
        """Seconds that a try takes."""

    def now(self) -> Reading:
        return self.clock.read()

    def submit(
        self, text: str, by: str, *, line_id: str | None = None, seen: Seen | None = None
    ) -> Accepted | Refused | NotSaved:
        assert by
        self.seen.append(seen)
        self.tried.append((text, line_id))
        self.clock.advance(self.takes)
        if not next(self._keeps, True):
            return NotSaved("The disk is full.", line_id or f"id of {text}")
        self.kept.append(text)
        return Refused("no") if text.startswith("-") else Accepted((), f"{text} is kept")


def queue(door: Door) -> WaitingLines:
    return WaitingLines(cast("ReviewDoor", door))


@given(
    st.lists(st.sampled_from(["line", "-line", None]), max_size=20),
    st.lists(st.booleans(), max_size=40),
)
def test_every_line_is_done_with_once_and_in_the_order_in_which_it_was_typed(
    typed: list[str | None], keeps: list[bool]
) -> None:
    door = Door(keeps)
    waiting = queue(door)
    lines = [f"{line}{place}" for place, line in enumerate(typed) if line is not None]
    done: list[str] = []
    for place, line in enumerate(typed):
        if line is not None:
            waiting.add(f"{line}{place}", "dana")
        done += [one.text for one, _ in waiting.attempt()]
        assert [*done, *waiting.shown] == [one for one in lines if one in {*done, *waiting.shown}]
    while waiting:
        done += [one.text for one, _ in waiting.attempt()]
    assert done == lines == door.kept


def test_a_line_is_tried_again_under_the_id_of_its_first_try() -> None:
    door = Door([False, False, True])
    waiting = queue(door)
    waiting.add("a", "dana")
    for _ in range(3):
        list(waiting.attempt())
    assert door.tried == [("a", None), ("a", "id of a"), ("a", "id of a")]


def test_a_line_goes_with_what_was_seen_when_it_was_typed_unless_it_waits_behind_another() -> None:
    door, seen = Door([False]), seen_of(Review())
    waiting = queue(door)
    waiting.add("/next", "dana", seen=seen)
    waiting.add("/next", "dana", seen=seen)
    list(waiting.attempt())
    list(waiting.attempt())
    assert door.seen == [seen, seen, None]


def test_the_next_try_is_due_a_while_after_the_last_one() -> None:
    door = Door([False])
    waiting = queue(door)
    assert not waiting.due
    waiting.add("a", "dana", "what stood there")
    assert list(waiting.attempt()) == []
    assert (waiting.why, waiting.shown, waiting.due) == ("The disk is full.", ("what stood there",), False)
    door.clock.advance(RETRY_US / 1_000_000)
    assert waiting.due


def test_a_try_that_takes_long_is_made_less_often() -> None:
    door = Door([False, False])
    door.takes = 5
    waiting = queue(door)
    waiting.add("a", "dana")
    list(waiting.attempt())
    due = []
    for seconds in (14, 1):
        door.clock.advance(seconds)
        due.append(waiting.due)
    assert due == [False, True], "else keys would be held up for most of the time"
    door.takes = 3_600  # the machine slept meanwhile
    list(waiting.attempt())
    door.clock.advance(30)
    assert waiting.due
