"""A whole store in another place: all of it, going on from an earlier copy, and never over something else."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from samreview.journal.memory import MemoryJournal
from samreview.journal.protocol import DamagedStoreError, StoreError
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.store_copy import CopyRefused, copy_store
from samreview.journal.streams import prep_stream, stream_of
from tests.journal.facts import STREAM, event, line_of
from tests.journal.test_review_file import NAME, with_all_that_belongs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samreview.journal.protocol import Journal
    from samreview.review.events import Event


@pytest.fixture
def source() -> MemoryJournal:
    journal = MemoryJournal()
    with_all_that_belongs(journal)
    journal.append(STREAM + "-2", 0, line_of(1234))
    return journal


def same(one: Journal, other: Journal) -> bool:
    return one.streams() == other.streams() and all(one.read(name) == other.read(name) for name in one.streams())


def test_a_copy_holds_every_stream_event_for_event(journal: Journal, source: MemoryJournal) -> None:
    done = copy_store(source, journal)
    assert same(source, journal)
    events = sum(source.head(stream) for stream in source.streams())
    assert done == (len(source.streams()), events, events, (), ())


def test_the_same_copy_again_adds_nothing(journal: Journal, source: MemoryJournal) -> None:
    copy_store(source, journal)
    assert copy_store(source, journal).added == 0
    assert copy_store(journal, source).added == 0


class Breaking(MemoryJournal):
    """A store that fails after some appends."""

    left = 2

    def append(self, stream: str, expected: int, events: Sequence[Event]) -> int:
        """Fail once no appends are left."""
        if not self.left:
            raise StoreError("The disk is full.")
        self.left -= 1
        return super().append(stream, expected, events)


def test_a_copy_that_was_broken_off_goes_on(source: MemoryJournal) -> None:
    target = Breaking()
    with pytest.raises(StoreError):
        copy_store(source, target)
    held = sum(target.head(stream) for stream in target.streams())
    assert held
    target.left = 100
    assert copy_store(source, target).added == sum(source.head(stream) for stream in source.streams()) - held
    assert same(source, target)


def test_a_store_that_goes_on_is_copied_on(source: MemoryJournal) -> None:
    target = MemoryJournal()
    copy_store(source, target)
    source.append(stream_of(NAME), source.head(stream_of(NAME)), line_of(3))
    assert copy_store(source, target).added == 3
    assert same(source, target)


def test_a_store_that_holds_another_story_is_not_changed(source: MemoryJournal) -> None:
    target = MemoryJournal()
    target.append(STREAM + "-2", 0, line_of(2))
    with pytest.raises(CopyRefused, match=f"has another {STREAM}-2: the two differ from event 1 on"):
        copy_store(source, target)
    assert target.streams() == (STREAM + "-2",)


def test_a_store_that_holds_more_is_not_changed(source: MemoryJournal) -> None:
    target = MemoryJournal()
    copy_store(source, target)
    head = target.append(STREAM + "-2", 1234, line_of(1))
    source.append(stream_of(NAME), source.head(stream_of(NAME)), line_of(1))
    with pytest.raises(CopyRefused, match=f"has more of {STREAM}-2 than this one"):
        copy_store(source, target)
    assert target.head(STREAM + "-2") == head
    assert target.head(stream_of(NAME)) == source.head(stream_of(NAME)) - 1


def test_what_only_the_other_store_holds_stays(source: MemoryJournal) -> None:
    target = MemoryJournal()
    target.append("review/other-2026-01-01", 0, line_of(2))
    copy_store(source, target)
    assert set(target.streams()) == {*source.streams(), "review/other-2026-01-01"}


def test_a_damaged_stream_is_named_and_the_others_are_copied(source: MemoryJournal) -> None:
    read = source.read
    damage = DamagedStoreError("Event 7 is damaged.", STREAM + "-2", 7)

    def read_with_damage(stream: str, after: int = 0, limit: int | None = None) -> tuple[Event, ...]:
        if stream == damage.stream:
            raise damage
        return read(stream, after, limit)

    source.read = read_with_damage  # type: ignore[method-assign]  # a store that was damaged
    target = MemoryJournal()
    done = copy_store(source, target)
    assert done.damaged == (damage,)
    assert set(target.streams()) == set(source.streams()) - {damage.stream}


class Busy(MemoryJournal):
    """A store in which something happens whenever a stream of it was copied."""

    def __init__(self, happens: dict[str, list[str]]) -> None:
        super().__init__()
        self.happens = happens
        self.source: MemoryJournal | None = None

    def append(self, stream: str, expected: int, events: Sequence[Event]) -> int:
        """Let it happen, once."""
        done = super().append(stream, expected, events)
        for other in self.happens.pop(stream, []):
            assert self.source is not None
            if other == stream:
                self.source.append(stream, self.source.head(stream), [event(7)])
            else:
                self.source.erase(other)
        return done


def test_lines_that_come_while_it_is_copied_come_along(source: MemoryJournal) -> None:
    target = Busy({stream_of(NAME): [stream_of(NAME)]})
    target.source = source
    done = copy_store(source, target)
    assert (done.behind, same(source, target)) == ((), True)


def test_what_is_erased_while_it_is_copied_does_not_stay_in_the_copy(source: MemoryJournal) -> None:
    target = Busy({STREAM + "-2": [prep_stream("halden", "priya")]})
    target.source = source
    copy_store(source, target)
    assert target.streams("account/halden/prep") == ()
    assert same(source, target)


def test_a_store_in_use_is_copied_to_another_file(tmp_path: Path) -> None:
    source, target = SqliteJournal(tmp_path / "a.db"), SqliteJournal(tmp_path / "b.db")
    ended = threading.Event()

    def write() -> None:
        while not ended.is_set():
            source.append(STREAM, source.head(STREAM), line_of(2))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(3):
            copy_store(source, target)
            held = target.read(STREAM)
            assert source.read(STREAM)[: len(held)] == held
    finally:
        ended.set()
        writer.join()
    copy_store(source, target)
    assert same(source, target)
    source.close()
    target.close()
