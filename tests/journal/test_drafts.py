"""What is half typed: kept for its review and person, gone when it is sent, and erased with either."""

from __future__ import annotations

import datetime as dt
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from samreview.journal.clock import SimulatedClock
from samreview.journal.erasing import forget, prepared
from samreview.journal.sqlite import SqliteJournal
from samreview.journal.streams import prep_stream
from tests.journal.facts import STREAM, line_of

if TYPE_CHECKING:
    from pathlib import Path

CLOCK = SimulatedClock(dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC))


def test_a_draft_is_kept_for_its_review_and_person(tmp_path: Path) -> None:
    drafts = SqliteJournal(tmp_path / "store.db").drafts
    drafts.save(STREAM, "dana", "action Größe @lu")
    drafts.save(STREAM, "priya", "point x")
    drafts.save("review/other", "dana", "idea y")
    assert drafts.load(STREAM, "dana") == "action Größe @lu"
    drafts.save(STREAM, "dana", "action Größe @lukas")
    assert drafts.load(STREAM, "dana") == "action Größe @lukas"
    drafts.save(STREAM, "dana", "  ")
    assert drafts.load(STREAM, "dana") == ""
    assert drafts.load(STREAM, "priya") == "point x"
    files = list((tmp_path / "store.db-drafts").iterdir())
    assert len(files) == 2
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}
    assert not any("halden" in one.name or "priya" in one.name for one in files)


def test_drafts_are_erased_with_their_review_and_with_what_somebody_prepared(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "store.db")
    for stream in (STREAM, "review/other-2026-11-24", prep_stream("halden", "priya")):
        journal.append(stream, 0, line_of(1))
    for person in ("dana", "priya"):
        journal.drafts.save(STREAM, person, "half")
        journal.drafts.save("review/other-2026-11-24", person, "half")
    forget(journal, prepared(journal, "priya", "halden"))
    assert journal.drafts.load(STREAM, "priya") == ""
    assert journal.drafts.load("review/other-2026-11-24", "priya") == "half"
    journal.erase(STREAM)
    assert journal.drafts.load(STREAM, "dana") == ""
    assert journal.drafts.load("review/other-2026-11-24", "dana") == "half"


@pytest.mark.skipif(sys.platform == "win32", reason="there no process can be asked after")
def test_the_draft_of_an_open_terminal_is_not_offered_to_another(tmp_path: Path) -> None:
    drafts = SqliteJournal(tmp_path / "store.db").drafts
    drafts.save(STREAM, "dana", "of another terminal")
    (file,) = (tmp_path / "store.db-drafts").iterdir()
    names = file.stem.rsplit("-", 2)

    def rename(boot: str, process: int) -> None:
        (there,) = (tmp_path / "store.db-drafts").iterdir()
        there.rename(file.with_name(f"{names[0]}-{boot}-{process}.txt"))

    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    rename(names[1], os.getppid())
    assert drafts.load(STREAM, "dana") == ""
    drafts.save(STREAM, "dana", "")
    assert len(list((tmp_path / "store.db-drafts").iterdir())) == 1
    for boot, process in (("f" * 24, os.getppid()), (names[1], ended.pid)):
        rename(boot, process)
        assert drafts.load(STREAM, "dana") == "of another terminal"
        assert drafts.load(STREAM, "dana") == "of another terminal"
        assert [one.name for one in (tmp_path / "store.db-drafts").iterdir()] == [file.name]
    drafts.save(STREAM, "dana", "")
    assert list((tmp_path / "store.db-drafts").iterdir()) == []


def test_what_cannot_be_kept_is_no_failure(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "store.db")
    (tmp_path / "store.db-drafts").write_text("a file in its place")
    journal.drafts.save(STREAM, "dana", "half")
    assert journal.drafts.load(STREAM, "dana") == ""
    journal.drafts.forget(STREAM)
