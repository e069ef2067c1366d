"""Noticing what other terminals did, with the kernel's word and without it."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import pytest

from samreview.journal.bell import HasBell, bell_of
from samreview.journal.memory import MemoryJournal
from samreview.journal.sqlite import SqliteJournal
from samreview.tui.follow import AFTER_BELL, Follower
from tests.journal.facts import event

if TYPE_CHECKING:
    from pathlib import Path

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when a file is written")


@linux
async def test_a_line_of_another_terminal_rings_and_is_found(tmp_path: Path) -> None:
    here, there = SqliteJournal(tmp_path / "store.db"), SqliteJournal(tmp_path / "store.db")
    assert isinstance(here, HasBell)
    looks: list[int] = []
    found = asyncio.Event()

    def look() -> None:
        looks.append(here.head("review/one"))
        if looks[-1]:
            found.set()

    follower = Follower(look, here.bell())
    follower.start()
    await asyncio.sleep(0.15)
    assert looks == [], "nothing was written, so nobody looks"
    there.append("review/one", 0, [event(1)])
    await asyncio.wait_for(found.wait(), 5)
    assert looks[-1] == 1
    await asyncio.sleep(sum(AFTER_BELL) + 0.2)
    follower.stop()
    seen = len(looks)
    assert seen >= len(AFTER_BELL)
    there.append("review/one", 1, [event(2)])
    await asyncio.sleep(0.1)
    assert len(looks) == seen
    here.close()
    there.close()


async def test_without_a_bell_it_looks_by_itself_until_it_is_stopped() -> None:
    assert not isinstance(MemoryJournal(), HasBell)
    looked = asyncio.Event()
    follower = Follower(looked.set, None)
    follower.start()
    for _ in range(2):
        await asyncio.wait_for(looked.wait(), 5)
        looked.clear()
    follower.stop()
    await asyncio.sleep(0.15)
    assert not looked.is_set()


def test_a_folder_that_is_not_there_has_no_bell(tmp_path: Path) -> None:
    assert bell_of(tmp_path / "nowhere") is None
