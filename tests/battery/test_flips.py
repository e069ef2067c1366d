"""Every byte of a small store is flipped, one at a time: what is read is what was written, or the damage is named.

The store has pages of 512 bytes, so that each of its structures is there and few bytes are empty. The same for SQLite's
log of a program that was killed, which holds every event, and for the pages of a larger, closed store.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from samreview.agenda.template import load_template
from samreview.cli.main import main
from samreview.journal.clock import SimulatedClock, SystemClock
from samreview.journal.library import sqlite
from samreview.journal.opening import open_review
from samreview.journal.protocol import StoreError
from samreview.journal.salvage import repair
from samreview.journal.sqlite import SqliteJournal
from samreview.plan.loader import load_plan
from tests.battery.counts import SOAK
from tests.journal.facts import IN_MEMORY, STREAM, event, line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from samreview.review.events import Event

SHARDS = 8
OTHER = "account/halden"
REPAIRED_EVERY = 97
"""So often a damaged store is repaired too, and has to have everything again."""

Files = dict[str, bytes]
Written = dict[str, tuple["Event", ...]]


def small_events(count: int) -> tuple[Event, ...]:
    return tuple(event(number, f"l{number}", data={"n": number}) for number in range(count))


@cache
def small_store() -> tuple[Files, Files, Written]:
    """Return the files of a closed store, those of one whose program was killed, and what was written."""
    written = {STREAM: small_events(6), OTHER: tuple(event(0, "a", data={"n": number}) for number in range(1))}
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = Path(folder) / "store.db"
        tiny = sqlite.connect(str(path), isolation_level=None)
        tiny.execute("PRAGMA page_size=512")
        tiny.execute("VACUUM")
        tiny.close()
        journal = SqliteJournal(path, mode="wal")
        for number, one in enumerate(written[STREAM]):
            journal.append(STREAM, number, [one])
        journal.append(OTHER, 0, written[OTHER])
        killed = files_of(Path(folder))
        journal.close()
        return files_of(Path(folder)), killed, written


def files_of(folder: Path) -> Files:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and not each.name.endswith("-shm")
    }


def lay(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
    return folder / "store.db"


def holds(path: Path, written: Written) -> bool:
    """Return whether a store gives out all that was written; False where it names its damage instead.

    Fewer events without a word, or any other exception, is what must never be.
    """
    journal: SqliteJournal | None = None
    named = False
    try:
        journal = SqliteJournal(path, mode="wal")
        named = journal.finding is not None
        assert set(journal.streams()) >= set(written) or named, "a stream is gone without a word"
        for stream, events in written.items():
            try:
                assert journal.read(stream) == events or journal.finding is not None, "other events, without a word"
                assert sum(journal.kinds(stream).values()) == len(events) or journal.finding is not None
                added = line_of(1)
                journal.append(stream, len(events), added)
                assert journal.read(stream) == (*events, *added), "what was added stands elsewhere"
            except StoreError:
                named = True
    except StoreError:
        named = True
    finally:
        if journal is not None:
            journal.close()
    return not named


def flipped(data: bytes, place: int, chance: random.Random) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1 << chance.randrange(8)
    return bytes(changed)


def flips(files: Files, name: str, written: Written, places: Iterator[int], chance: random.Random) -> tuple[int, int]:
    """Flip one bit at each place; return how many there were, and how many were named."""
    done = named = 0
    for place in places:
        with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
            path = lay(Path(folder), {**files, name: flipped(files[name], place, chance)})
            sound = holds(path, written)
            done += 1
            named += not sound
            if not sound and done % REPAIRED_EVERY == 0:
                shutil.rmtree(folder)
                Path(folder).mkdir()
                path = lay(Path(folder), {**files, name: flipped(files[name], place, chance)})
                repair(path, SystemClock())
                with_events = SqliteJournal(path)
                for stream, events in written.items():
                    assert with_events.read(stream)[: len(events)] == events
                with_events.close()
    return done, named


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("state", ["closed", "killed"])
def test_every_byte_flipped(state: str, shard: int, record_property: Callable[[str, object], None]) -> None:
    closed, killed, written = small_store()
    chance = random.Random(f"{state}{shard}{SOAK}")  # noqa: S311  no secret
    files, name = (closed, "store.db") if state == "closed" else (killed, "store.db-wal")
    places = [place for _ in range(SOAK) for place in range(shard, len(files[name]), SHARDS)]
    done, named = flips(files, name, written, iter(places), chance)
    record_property("flips", done)
    record_property("flips named", named)
    assert done == len(places)


def test_bits_in_the_log_of_lines_cost_nothing(record_property: Callable[[str, object], None]) -> None:
    closed, _, written = small_store()
    name = next(one for one in closed if one.endswith("2026-11-24.jsonl"))
    chance = random.Random(SOAK)  # noqa: S311  no secret
    places = range(0, len(closed[name]), max(1, 8 // SOAK))
    done, _ = flips(closed, name, written, iter(places), chance)
    record_property("flips", done)
    assert done == len(places)


def test_minutes_of_a_closed_review_are_whole_or_the_damage_is_named(
    tmp_path: Path, root: Path, record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Four hundred notes, a bit flipped anywhere in the file, indexes and all: never fewer notes without a word."""
    store = tmp_path / "store.db"
    plan = (root / "examples" / "halden.yaml").read_bytes()
    template = load_template((root / "agendas" / "growth-review.yaml").read_bytes(), "growth-review.yaml").template
    account = load_plan(plan, "halden.yaml").plan
    assert template is not None
    assert account is not None
    journal = SqliteJournal(store)
    clock = SimulatedClock(dt.datetime(2026, 11, 24, 14, tzinfo=dt.UTC))
    door = open_review(
        journal, clock, plan=account, plan_text=plan.decode(), plan_path="halden.yaml", template=template
    )
    for line in ("/start", *(f"point number {number}" for number in range(400)), "/close anyway"):
        door.submit(line, "dana")
    journal.close()
    files = files_of(tmp_path)
    whole = minutes_of(store, capsys)
    assert len(json.loads(whole[1])["captures"]) == 400
    chance = random.Random(SOAK)  # noqa: S311  no secret
    flipped_bits, named = 100 * SOAK, 0
    for _ in range(flipped_bits):
        with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
            place = chance.randrange(len(files["store.db"]))
            path = lay(Path(folder), {**files, "store.db": flipped(files["store.db"], place, chance)})
            code, out, err = minutes_of(path, capsys)
            if code == 0:
                assert out == whole[1]
            else:
                assert "samreview doctor --repair" in err
                assert out == ""
                named += 1
    record_property("flips", flipped_bits)
    record_property("flips named", named)
    assert named


def minutes_of(store: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["--store", str(store), "minutes", "halden", "--json"])
    printed = capsys.readouterr()
    return int(end.value.code or 0), printed.out, printed.err
