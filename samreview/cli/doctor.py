"""`doctor`: whether the store is sound, and its repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Exit, failing_as
from samreview.cli.options import JSON
from samreview.cli.output import print_json, print_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samreview.cli.main import Settings
    from samreview.journal.salvage import Repair, StoreHealth, StreamHealth


@click.command()
@click.option("--repair", is_flag=True, help="Rebuild a damaged store; the damaged files are kept beside it.")
@JSON
@click.pass_context
def doctor(context: click.Context, *, repair: bool, as_json: bool) -> int:
    """Check the store: whether every event of every stream is there as it was written.

    The database and the line log beside it are compared. A sound store ends with exit code 0, a damaged one with 1.
    Nothing is changed without --repair, which needs every other samreview to be closed.
    """
    from samreview.journal.clock import SystemClock
    from samreview.journal.locate import store_path
    from samreview.journal.protocol import StoreError
    from samreview.journal.salvage import Repair, examine
    from samreview.journal.salvage import repair as repair_store

    settings: Settings = context.obj
    with failing_as(StoreError):
        path = store_path(settings.store)
        done = repair_store(path, SystemClock()) if repair else Repair(examine(path), None)
    if as_json:
        print_json(_as_json(done, repaired=repair))
    else:
        print_lines(_report(done, repaired=repair))
    lost = any(one.missing or one.unproven for one in done.health.streams)
    if repair:
        return Exit.FOUND if lost or (done.health.end_unknown and not done.health.is_sound) else Exit.DONE
    return Exit.DONE if done.health.is_sound else Exit.FOUND


def _report(done: Repair, *, repaired: bool) -> Iterator[str]:
    health = done.health
    events = sum(one.last for one in health.streams)
    yield f"Store  {health.path}"
    yield f"       {_count(len(health.streams), 'stream')}, {_count(events, 'event')}"
    if health.is_sound:
        yield "It is sound: every event is there as it was written, and the line log agrees."
        return
    if health.finding is not None:
        yield health.finding
    for one in health.streams:
        yield from _about(one, repaired=repaired)
    if not repaired:
        yield "`samreview doctor --repair` rebuilds the store from what is left and keeps the damaged files beside it."
    elif done.kept_in is None:
        yield "The line log was written anew; the database was sound."
    else:
        yield f"The store was rebuilt. The damaged files are kept in {done.kept_in}."


def _about(one: StreamHealth, *, repaired: bool) -> Iterator[str]:
    if one.broken:
        lost = f"{one.stream}: the database has lost or damaged {_events(one.broken)}; the line log "
        yield f"{lost}gave back all of it." if repaired else f"{lost}still has all of it."
    if one.unproven:
        yield f"{one.stream}: {_events(one.unproven)} can be read, but nothing proves what was written there."
    if one.missing:
        yield f"{one.stream}: {_events(one.missing)} can't be recovered: not in the database, not in the line log."
    if not one.log_is_whole and one.is_sound:
        yield f"{one.stream}: the line log is damaged; the database has every event."


def _events(numbers: Sequence[int]) -> str:
    """Return numbers of events, with runs of them as ranges."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    named = ", ".join("-".join(map(str, run)) for run in runs)
    return f"event {named}" if len(numbers) == 1 else f"events {named}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _as_json(done: Repair, *, repaired: bool) -> dict[str, object]:
    health: StoreHealth = done.health
    return {
        "store": str(health.path),
        "sound": health.is_sound,
        "finding": health.finding,
        "streams": [
            {
                "stream": one.stream,
                "events": one.last,
                "in_log_only": list(one.broken),
                "unproven": list(one.unproven),
                "missing": list(one.missing),
                "log_sound": one.log_is_whole,
            }
            for one in health.streams
        ],
        "repaired": repaired and not health.is_sound,
        "kept_in": str(done.kept_in) if done.kept_in else None,
    }
