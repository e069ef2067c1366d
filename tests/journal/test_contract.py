"""What every store promises, asked of each of them in the same words."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from samreview.journal.codec import BLANKED
from samreview.journal.protocol import Conflict, Part, StoreError
from tests.journal.facts import STREAM, event, line_of

if TYPE_CHECKING:
    from samreview.journal.protocol import Journal


def test_what_was_appended_is_read_in_order(journal: Journal) -> None:
    first, second = line_of(2), line_of(3)
    assert journal.append(STREAM, 0, first) == 2
    assert journal.append(STREAM, 2, second) == 5
    assert journal.read(STREAM) == first + second
    assert journal.head(STREAM) == 5


@pytest.mark.parametrize(
    ("after", "limit", "numbers"), [(0, None, [0, 1, 2, 3, 4]), (2, None, [2, 3, 4]), (5, None, [])]
)
def test_reading_goes_on_after_a_number(journal: Journal, after: int, limit: int | None, numbers: list[int]) -> None:
    journal.append(STREAM, 0, line_of(5))
    assert [each.data["number"] for each in journal.read(STREAM, after, limit)] == numbers


@pytest.mark.parametrize(
    ("after", "limit", "numbers"), [(0, 2, [0, 1]), (3, 1, [3]), (4, 9, [4]), (9, 9, []), (1, 0, [])]
)
def test_reading_stops_at_the_limit(journal: Journal, after: int, limit: int, numbers: list[int]) -> None:
    journal.append(STREAM, 0, line_of(5))
    assert [each.data["number"] for each in journal.read(STREAM, after, limit)] == numbers


def test_a_line_decided_on_an_old_state_is_a_conflict_and_changes_nothing(journal: Journal) -> None:
    journal.append(STREAM, 0, line_of(2))
    with pytest.raises(Conflict) as conflict:
        journal.append(STREAM, 1, line_of(1))
    assert (conflict.value.expected, conflict.value.head) == (1, 2)
    with pytest.raises(Conflict) as ahead:
        journal.append(STREAM, 3, line_of(1))
    assert (ahead.value.expected, ahead.value.head) == (3, 2)
    assert journal.head(STREAM) == 2


def test_a_line_whose_answer_was_lost_may_be_appended_again(journal: Journal) -> None:
    first, second, third = line_of(2), line_of(2), line_of(1)
    journal.append(STREAM, 0, first)
    journal.append(STREAM, 2, second)
    assert journal.append(STREAM, 2, second) == 4
    journal.append(STREAM, 4, third)
    assert journal.append(STREAM, 2, second) == 4
    assert journal.append(STREAM, 5, second) == 4
    assert journal.read(STREAM) == first + second + third


def test_a_line_of_which_only_a_part_is_known_is_refused_whole(journal: Journal) -> None:
    known = event(0)
    journal.append(STREAM, 0, [known])
    with pytest.raises(StoreError, match="id that the store holds already"):
        journal.append(STREAM, 1, [event(1), known])
    assert journal.read(STREAM) == (known,)


def test_an_id_counts_once_in_the_whole_store(journal: Journal) -> None:
    known = event(0)
    journal.append(STREAM, 0, [known])
    with pytest.raises(StoreError, match="id that the store holds already"):
        journal.append("review/other", 0, [known])
    assert journal.streams() == (STREAM,)


def test_no_events_need_no_stream(journal: Journal) -> None:
    assert journal.append(STREAM, 0, []) == 0
    assert journal.streams() == ()
    assert journal.read(STREAM) == ()
    assert journal.kinds(STREAM) == {}


def test_streams_are_apart_and_found_by_their_start(journal: Journal) -> None:
    for name in ("review/b", "review/a-2", "review/a", "account/a", "review_a"):
        journal.append(name, 0, line_of(2))
    assert journal.streams() == ("account/a", "review/a", "review/a-2", "review/b", "review_a")
    assert journal.streams("review/a") == ("review/a", "review/a-2")
    assert journal.streams("nothing") == ()
    assert journal.head("review/a") == 2


def test_kinds_are_counted(journal: Journal) -> None:
    journal.append(STREAM, 0, [event(0, kind="opened"), event(1, kind="noted"), event(2, kind="noted")])
    assert dict(journal.kinds(STREAM)) == {"opened": 1, "noted": 2}


def test_the_newest_version_of_each_kind_is_known(journal: Journal) -> None:
    opened, again = event(0, kind="opened")._replace(v=3), event(1, kind="opened")._replace(v=2)
    stored = [opened, again, event(2, kind="noted")]
    journal.append(STREAM, 0, stored)
    assert dict(journal.versions(STREAM)) == {"opened": 3, "noted": 1}
    assert journal.versions("review/none") == {}


def test_all_text_and_numbers_come_back_as_they_were(journal: Journal) -> None:
    data = {
        "text": "tab\t line\n 'quote' \"double\" \x00 \u202e \U0001f600 0001 1e5 [/]",
        "deep": {"list": [1, -2.5, True, None, {"a": []}], "big": 2**60, "empty": ""},
    }
    stored = event(1, data=data)
    journal.append(STREAM, 0, [stored])
    assert journal.read(STREAM) == (stored,)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), "\ud800"])
def test_what_is_no_json_is_refused_before_anything_is_kept(journal: Journal, value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        journal.append(STREAM, 0, [event(0), event(1, data={"value": value})])
    assert journal.head(STREAM) == 0
    assert journal.append(STREAM, 0, line_of(1)) == 1


def test_an_erased_stream_is_gone_and_may_begin_again(journal: Journal) -> None:
    old, other = line_of(3), line_of(1)
    journal.append(STREAM, 0, old)
    journal.append("review/other", 0, other)
    journal.erase(STREAM)
    assert journal.streams() == ("review/other",)
    assert journal.read(STREAM) == ()
    with pytest.raises(Conflict) as gone:
        journal.append(STREAM, 3, line_of(1))
    assert gone.value.head == 0
    assert journal.append(STREAM, 0, old) == 3
    assert journal.read("review/other") == other


def test_erasing_what_is_not_there_is_no_failure(journal: Journal) -> None:
    journal.erase(STREAM)
    assert journal.streams() == ()


def test_waiting_ends_when_somebody_appends(journal: Journal) -> None:
    journal.append(STREAM, 0, line_of(1))
    threading.Timer(0.1, journal.append, (STREAM, 1, line_of(1))).start()
    began = time.monotonic()
    assert journal.wait(STREAM, 1, timeout=10)
    assert time.monotonic() - began < 5
    assert journal.head(STREAM) == 2


def test_waiting_ends_by_itself(journal: Journal) -> None:
    journal.append(STREAM, 0, line_of(1))
    assert journal.wait(STREAM, 0, timeout=0)
    assert not journal.wait(STREAM, 1, timeout=0)
    assert not journal.wait(STREAM, 1, timeout=0.06)
    assert not journal.wait("review/none", 0, timeout=0)


def test_threads_share_a_store(journal: Journal) -> None:
    def add(lines: int) -> int:
        conflicts = 0
        for _ in range(lines):
            events = line_of(2)
            while True:
                try:
                    journal.append(STREAM, journal.head(STREAM), events)
                    break
                except Conflict:
                    conflicts += 1
        return conflicts

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, [10] * 4))
    read = journal.read(STREAM)
    assert len(read) == 80
    assert all(one.line == two.line for one, two in zip(read[::2], read[1::2], strict=True))


def test_several_streams_get_their_events_together_or_none_does(journal: Journal) -> None:
    mine, theirs, later = line_of(2), line_of(1), line_of(1)
    journal.append_together([Part("account/a", 0, mine), Part("account/b", 0, theirs)])
    assert (journal.read("account/a"), journal.read("account/b")) == (mine, theirs)
    with pytest.raises(Conflict, match="account/b is at 1, not at 0"):
        journal.append_together([Part("account/a", 2, later), Part("account/b", 0, line_of(1))])
    with pytest.raises(StoreError, match="an id that the store holds"):
        journal.append_together([Part("account/a", 2, later), Part("account/c", 0, later)])
    assert (journal.read("account/a"), journal.head("account/b"), journal.streams("account/c")) == (mine, 1, ())
    # As after an answer that was lost.
    journal.append_together([Part("account/a", 0, mine), Part("account/b", 0, theirs)])
    journal.append_together([])
    assert (journal.head("account/a"), journal.head("account/b")) == (2, 1)


def test_emptied_events_keep_their_numbers_and_nothing_else(journal: Journal) -> None:
    events, note, more = line_of(4), event(9, kind="said"), line_of(1)
    journal.append(STREAM, 0, events)
    journal.append("review/other", 0, more)
    with pytest.raises(Conflict):
        journal.blank(STREAM, 3, [1], note)
    assert journal.read(STREAM) == events
    journal.blank(STREAM, 4, [2, 3], note)
    first, second, third, fourth, last = journal.read(STREAM)
    assert (first, fourth, last) == (events[0], events[3], note)
    for emptied in (second, third):
        assert (emptied.kind, emptied.by, emptied.word_of, emptied.data) == (BLANKED, "", None, {})
    assert journal.append(STREAM, 5, line_of(1)) == 6
    assert journal.read(STREAM, 2)[:3] == (third, fourth, last)
    assert journal.read("review/other") == more
