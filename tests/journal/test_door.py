"""The one door: nothing is shown that is not kept, nothing is kept twice, nothing typed is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from samreview.journal.clock import SimulatedClock
from samreview.journal.door import TRIES, NotSaved, ReviewDoor
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import go_on
from samreview.journal.protocol import StoreError
from samreview.journal.sqlite import SqliteJournal
from samreview.review.decide import Accepted, Refused
from samreview.review.record import record
from tests.journal.factory import START, begin, run, started, texts
from tests.journal.facts import STREAM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samreview.journal.protocol import Journal
    from samreview.review.events import Event


class FailingJournal(MemoryJournal):
    """A store that fails as often as it is told to, before or after it has kept what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.fails_before = self.fails_after = 0
        self.in_between: list[tuple[str, str]] = []
        """Lines that others get in before the next append: (text, by)."""

    def append(self, stream: str, expected: int, events: Sequence[Event]) -> int:
        if self.fails_before:
            self.fails_before -= 1
            raise StoreError("The disk is full.")
        if self.in_between:
            (text, by), waiting = self.in_between[-1], self.in_between[:-1]
            self.in_between = []
            run(ReviewDoor(self, stream, SimulatedClock(START)), text, by=by)
            self.in_between = waiting
        last = super().append(stream, expected, events)
        if self.fails_after:
            self.fails_after -= 1
            raise StoreError("The disk failed.")
        return last


def test_an_accepted_line_is_folded_and_in_the_store(journal: Journal) -> None:
    door = started(journal)
    outcome = door.submit("idea ask Marc who signs", "priya")
    assert isinstance(outcome, Accepted)
    assert texts(door.review) == ["ask Marc who signs"]
    assert texts(go_on(journal, SimulatedClock(START), door.name).review) == ["ask Marc who signs"]


def test_a_refused_line_changes_nothing(journal: Journal) -> None:
    door = started(journal)
    before = journal.head(door.stream)
    assert isinstance(door.submit("/start", "dana"), Refused)
    assert isinstance(door.submit("decision yes", "nobody"), Refused)
    assert journal.head(door.stream) == before == door.review.seq


def test_N02_G12_a_line_that_could_not_be_saved_shows_nowhere_and_is_saved_by_another_try() -> None:
    journal = FailingJournal()
    door = started(journal)
    journal.fails_before = 1
    outcome = door.submit("idea one", "priya")
    assert isinstance(outcome, NotSaved)
    assert outcome.message == "The disk is full."
    assert texts(door.review) == []
    assert isinstance(door.submit("idea one", "priya", line_id=outcome.line_id), Accepted)
    assert texts(door.review) == ["one"]
    assert texts(go_on(journal, door.clock, door.name).review) == ["one"]


def test_a_line_that_was_kept_though_its_answer_was_lost_is_not_repeated() -> None:
    journal = FailingJournal()
    door = started(journal)
    first = door.submit("idea zero", "priya")
    assert isinstance(first, Accepted)
    journal.fails_after = 1
    lost = door.submit("idea one", "priya")
    assert isinstance(lost, NotSaved)
    assert texts(door.review) == ["zero"]
    run(go_on(journal, door.clock, door.name), "idea two", by="lukas")
    again = door.submit("idea one", "priya", line_id=lost.line_id)
    assert isinstance(again, Accepted)
    assert again.answer == first.answer.replace("1", "2")
    assert texts(door.review) == ["zero", "one", "two"]


def test_a_line_is_decided_again_when_another_terminal_was_faster() -> None:
    journal = FailingJournal()
    door = started(journal)
    journal.in_between = [("idea theirs", "lukas")]
    outcome = door.submit("idea ours", "priya")
    assert isinstance(outcome, Accepted)
    assert [(capture.number, capture.text) for capture in door.review.captures] == [(1, "theirs"), (2, "ours")]
    assert "2" in outcome.answer


def test_a_line_is_not_refused_for_what_was_true_before(journal: Journal) -> None:
    one = begin(journal)
    two = go_on(journal, one.clock, one.name)
    run(one, "/start")
    assert isinstance(two.submit("idea one", "priya"), Accepted)
    assert isinstance(one.submit("s/one/two/", "priya"), Accepted)
    assert texts(one.review) == ["two"]


def test_a_line_that_is_not_true_any_more_is_refused() -> None:
    journal = FailingJournal()
    door = started(journal)
    journal.in_between = [("/role timekeeper lukas", "dana")]
    assert isinstance(door.submit("/role timekeeper karim", "karim"), Refused)
    assert door.review.roles["timekeeper"] == "lukas"


def test_a_line_that_never_gets_its_turn_says_so_and_is_kept_on_the_screen() -> None:
    journal = FailingJournal()
    door = started(journal)
    journal.in_between = [(f"idea theirs {n}", "lukas") for n in range(TRIES)]
    outcome = door.submit("idea ours", "priya")
    assert isinstance(outcome, NotSaved)
    assert "Others changed the review halden-2026-11-24" in outcome.message
    assert "ours" not in texts(door.review)
    assert isinstance(door.submit("idea ours", "priya", line_id=outcome.line_id), Accepted)
    assert texts(door.review).count("ours") == 1


def test_two_terminals_fold_the_same_review(journal: Journal) -> None:
    one = begin(journal)
    two = go_on(journal, one.clock, one.name)
    run(one, "/start")
    assert two.refresh()
    assert not two.refresh()
    run(two, "idea from two", by="lukas")
    run(one, "idea from one", by="priya")
    assert two.refresh()
    assert not one.refresh()
    assert record(one.review, one.now()) == record(two.review, two.now())
    assert texts(one.review) == ["from two", "from one"]


def test_a_review_that_was_erased_meanwhile_says_so(journal: Journal) -> None:
    door = started(journal)
    journal.erase(door.stream)
    outcome = door.submit("idea one", "priya")
    assert isinstance(outcome, NotSaved)
    assert "was erased from the store meanwhile" in outcome.message


def test_a_review_that_is_not_there_cannot_be_entered(journal: Journal) -> None:
    with pytest.raises(StoreError, match="There is no review nothing"):
        ReviewDoor(journal, "review/nothing", SimulatedClock(START))


def test_T16_trouble_with_the_store_is_told_until_it_is_over(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    journal = SqliteJournal(store)
    door = started(journal)
    store.rename(tmp_path / "away")
    assert not door.refresh()
    assert "was removed or replaced" in (door.trouble or "")
    outcome = door.submit("idea one", "priya")
    assert isinstance(outcome, NotSaved)
    (tmp_path / "away").rename(store)
    assert not door.refresh()
    assert door.trouble is None
    assert isinstance(door.submit("idea one", "priya", line_id=outcome.line_id), Accepted)
    journal.close()


def test_Q09_two_people_who_press_next_at_once_make_one_step(journal: Journal) -> None:
    clock = SimulatedClock(START)
    one = started(journal, clock, roles={"moderator": "dana", "timekeeper": "lukas"})
    two = go_on(journal, clock, one.name)
    clock.advance(60)
    run(one, "/next")
    clock.advance(2)
    run(two, "/next", by="lukas")
    assert one.refresh() is False
    assert one.review.current == two.review.current == one.review.items[1].id


@pytest.mark.parametrize("second", ["dana", "lukas"])
def test_Q09_a_next_that_comes_between_deciding_and_keeping_is_the_only_step(second: str) -> None:
    journal, roles = FailingJournal(), {"moderator": "dana", "timekeeper": "lukas"}
    door = started(journal, roles=roles)
    journal.in_between = [("/next", second)]
    outcome = door.submit("/next", "dana")
    assert isinstance(outcome, Accepted)
    assert (outcome.events, door.review.current) == ((), door.review.items[1].id)
    assert "one step is enough" in outcome.answer
    journal.in_between = [("/goto house", "dana")]
    outcome = door.submit("/extend 5m", "dana")
    assert isinstance(outcome, Refused)
    assert "Our own house runs now" in outcome.message


def test_a_terminal_that_opens_after_a_step_has_seen_it(journal: Journal) -> None:
    clock = SimulatedClock(START)
    one = started(journal, clock)
    run(one, "/next")
    two = go_on(journal, clock, one.name)
    run(two, "/next")
    assert two.review.current == two.review.items[2].id


def test_doors_of_many_threads_on_one_store_lose_nothing(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "store.db")
    name = started(journal).name
    failed: list[Any] = []

    def type_ideas(person: str) -> None:
        door = go_on(journal, SimulatedClock(START), name)
        for n in range(15):
            outcome = door.submit(f"idea {person} {n}", person)
            while isinstance(outcome, NotSaved):
                outcome = door.submit(f"idea {person} {n}", person, line_id=outcome.line_id)
            if not isinstance(outcome, Accepted):
                failed.append(outcome)

    threads = [threading.Thread(target=type_ideas, args=(person,)) for person in ("priya", "lukas", "ines")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    review = go_on(journal, SimulatedClock(START), name).review
    journal.close()
    assert failed == []
    assert [capture.number for capture in review.captures] == list(range(1, 46))
    assert sorted(texts(review)) == sorted(f"{p} {n}" for p in ("priya", "lukas", "ines") for n in range(15))


def test_the_stream_is_the_reviews_name() -> None:
    assert begin(MemoryJournal()).stream == STREAM


def test_a_door_loads_no_database_and_no_event_loop_before_they_are_needed() -> None:
    modules = "samreview.journal.rehearsal, samreview.journal.locate, samreview.journal.shelf"
    heavy = ["sqlite3", "pysqlite3", "asyncio", "textual", "docx", "jinja2", "click"]
    code = f"import sys, {modules}; print([name for name in {heavy} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"
