"""The store and the reviews in it, as commands open them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from samreview.cli.failures import failing_as, notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

    from samreview.cli.main import Settings
    from samreview.journal.door import ReviewDoor
    from samreview.journal.sqlite import SqliteJournal


@contextmanager
def opened_store(context: click.Context) -> Iterator[SqliteJournal]:
    """Open the store that was asked for, and close it in the end.

    Damage that the command met and went on without is said in the end, and the command ends with `Exit.FOUND`.

    Raises:
        Failure: it cannot be made, opened, read or written.
    """
    from samreview.journal.locate import open_store
    from samreview.journal.protocol import StoreError

    settings: Settings = context.obj
    with failing_as(StoreError):
        journal = open_store(settings.store)
        try:
            yield journal
        finally:
            journal.close()
    for found in (journal.finding, *journal.damage):
        if found is not None:
            notice(found.message)


def review_door(journal: SqliteJournal, start: str, *, going_on: bool = False) -> ReviewDoor:
    """Return the door of the review whose name begins so, or of the account's own that is gone on with or was held.

    What a newer samreview wrote in it is said.

    Raises:
        Failure: none does, or several do.
    """
    from samreview.journal.clock import SystemClock
    from samreview.journal.opening import go_on
    from samreview.journal.shelf import ReviewUnknown, review_meant
    from samreview.review.event_versions import written_by_newer

    with failing_as(ReviewUnknown):
        door = go_on(journal, SystemClock(), review_meant(journal, start, going_on=going_on))
    if door.review.left_out:
        notice(written_by_newer(door.name, len(door.review.left_out)))
    return door
