"""Keeps what a terminal has told its person once, so that no other one tells it again, nor this one started anew."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from samreview.journal.ids import new_line_id
from samreview.journal.protocol import StoreError
from samreview.review.hosts import notices_said
from samreview.review.notices import is_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.journal.door import ReviewDoor
    from samreview.review.events import Event
    from samreview.review.fold import Review


def keep_said(door: ReviewDoor, person: str, keys: Iterable[str]) -> None:
    """Keep those of the notices with these keys that come about once; where the store fails, this terminal knows."""
    once = [key for key in keys if is_once(key)]
    line_id = new_line_id()

    def said(review: Review) -> Sequence[Event]:
        new = [key for key in once if (person, key) not in review.notices_said]
        return (notices_said(person, new, at=door.now(), line_id=line_id),) if new else ()

    if once:
        with suppress(StoreError):
            door.append(said)
