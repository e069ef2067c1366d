"""Stores against lists: whatever is appended, tried again, erased, closed and opened, they hold the same."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samreview.journal.memory import MemoryJournal
from samreview.journal.protocol import Conflict, Journal
from samreview.journal.sqlite import SqliteJournal
from tests.journal.facts import IN_MEMORY, line_of

if TYPE_CHECKING:
    from samreview.review.events import Event

STREAMS = ("review/a", "review/b")
streams = st.sampled_from(STREAMS)


class JournalAgainstLists(RuleBasedStateMachine):
    """A store that two programs have open."""

    mode: str = "wal"
    lines = Bundle("lines")

    @initialize()
    def begin(self) -> None:
        self.model: dict[str, list[Event]] = {name: [] for name in STREAMS}
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY))
        self.open_both()

    def open_both(self) -> None:
        if self.mode == "memory":
            self.doors: list[Journal] = [MemoryJournal()] * 2
        else:
            mode = "wal" if self.mode == "wal" else "truncate"
            self.doors = [SqliteJournal(self.folder / "store.db", mode=mode) for _ in range(2)]  # type: ignore[arg-type] # of two names

    def teardown(self) -> None:
        for journal in self.doors:
            journal.close()
        shutil.rmtree(self.folder)

    @rule(target=lines, size=st.integers(1, 4), which=st.integers(0, 1), name=streams, behind=st.integers(-1, 3))
    def append(self, size: int, which: int, name: str, behind: int) -> tuple[str, tuple[Event, ...]]:
        events, kept = line_of(size), self.model[name]
        expected = max(0, len(kept) - behind)
        if expected == len(kept):
            assert self.doors[which].append(name, expected, events) == len(kept) + size
            kept.extend(events)
        else:
            with pytest.raises(Conflict) as conflict:
                self.doors[which].append(name, expected, events)
            assert conflict.value.head == len(kept)
        return name, events

    @rule(line=lines, which=st.integers(0, 1))
    def append_again(self, line: tuple[str, tuple[Event, ...]], which: int) -> None:
        (name, events), kept = line, self.model[line[0]]
        if events[0] in kept:
            there = kept.index(events[-1]) + 1
            assert self.doors[which].append(name, len(kept), events) == there
            assert self.doors[which].append(name, there - len(events), events) == there
        else:
            assert self.doors[which].append(name, len(kept), events) == len(kept) + len(events)
            kept.extend(events)

    @rule(name=streams, which=st.integers(0, 1))
    def erase(self, name: str, which: int) -> None:
        self.doors[which].erase(name)
        self.model[name].clear()

    @rule()
    def reopen(self) -> None:
        if self.mode != "memory":
            for journal in self.doors:
                journal.close()
            self.open_both()

    @invariant()
    def holds_what_the_list_holds(self) -> None:
        for journal in self.doors:
            assert journal.streams() == tuple(name for name in STREAMS if self.model[name])
            for name, kept in self.model.items():
                half = len(kept) // 2
                assert journal.read(name) == tuple(kept)
                assert journal.read(name, half, 2) == tuple(kept[half : half + 2])
                assert journal.head(name) == len(kept)
                assert journal.wait(name, half, 0) == (len(kept) > half)


@pytest.mark.parametrize("mode", ["memory", "wal", "truncate"])
def test_a_store_holds_what_a_list_would(mode: str) -> None:
    machine = type(f"On{mode}", (JournalAgainstLists,), {"mode": mode})
    run_state_machine_as_test(machine, settings=settings(max_examples=15, stateful_step_count=20, deadline=None))
