"""`store backup` and `store copy`: a whole store in one file, or in another place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Failure, failing_as, notice
from samreview.cli.inputs import warn
from samreview.cli.options import FORCE, JSON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store

if TYPE_CHECKING:
    from samreview.cli.main import Settings


@click.group()
def store() -> None:
    """Back up a whole store, or copy it to another place, while it is in use."""


@store.command()
@click.argument("file")
@FORCE
@JSON
@click.pass_context
def backup(context: click.Context, file: str, *, force: bool, as_json: bool) -> None:
    """Write the whole store into the one file FILE, which any command takes as --store.

    It may be in use meanwhile. FILE appears once every event in it was seen to be as it was written; a damaged store is
    not backed up but named.
    """
    from samreview.files import FileRefusedError
    from samreview.journal.locate import store_path
    from samreview.journal.protocol import StoreError
    from samreview.journal.sqlite_backup import back_up

    settings: Settings = context.obj
    with failing_as(StoreError):
        _refuse_missing(store_path(settings.store))
    with opened_store(context) as journal, failing_as(FileRefusedError, StoreError):
        done = back_up(journal, Path(file), force=force)
    if as_json:
        print_json({"path": file, **done._asdict()})
    else:
        what = f"{_count(done.reviews, 'review')}, {_count(done.events, 'event')} in {_count(done.streams, 'stream')}"
        print_lines([f"{file}: {what}, each seen to be as it was written."])


@store.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@JSON
def copy(source: str, target: str, *, as_json: bool) -> None:
    """Copy the store FROM to the store TO, which is made where there is none, and compare the two.

    Both may be in use meanwhile. Where a copy was broken off, the same command goes on. A store TO that holds something
    else is not changed. What of FROM is damaged is named, the rest is copied, and the command ends with 1.
    """
    from samreview.journal.locate import open_store, store_path
    from samreview.journal.protocol import StoreError
    from samreview.journal.store_copy import CopyRefused, copy_store

    with failing_as(StoreError, CopyRefused):
        _refuse_missing(store_path(source))
        if store_path(source).resolve() == store_path(target).resolve():
            raise Failure(f"{source} and {target} are the same store. Name another place to copy it to.")
        ours = open_store(source)
        try:
            if ours.finding is not None:
                raise ours.finding
            theirs = open_store(target)
            try:
                done = copy_store(ours, theirs)
            finally:
                theirs.close()
        finally:
            ours.close()
    for damage in done.damaged:
        notice(f"Not copied: {damage.message}")
    if done.behind:
        warn(f"{_count(len(done.behind), 'stream')} went on while it was copied; the same command adds the rest.")
    if as_json:
        print_json(
            {
                "from": source,
                "to": target,
                "streams": done.streams,
                "events": done.events,
                "added": done.added,
                "behind": list(done.behind),
                "damaged": [damage.stream for damage in done.damaged],
            }
        )
    else:
        what = f"{_count(done.events, 'event')} in {_count(done.streams, 'stream')}"
        alike = f"as {source} did a moment ago" if done.behind else f"the same as {source}"
        print_lines([f"{target} holds {what}, {alike}; {done.added or 'none'} of them new."])


def _refuse_missing(path: Path) -> None:
    if not path.exists():
        raise Failure(f"There is no store at {path}. Name one that is there; nothing was made.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
