"""Captures that were taken in by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.folding.captures import fields_from
from samreview.review.folding.lines import line_of

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def merged(review: Review, event: Event) -> None:
    """Take in `capture.merged`: one capture has what the other had, and the other points to it."""
    data = event.data
    line = line_of(review, event, "/merge")
    changes = (
        (data["into"], fields_from(data["set"])),
        (data["number"], {"withdrawn": True, "merged_into": data["into"]}),
    )
    for number, values in changes:
        for name, value in values.items():
            review.restorables.write(line, ("capture", str(number), name), value)


HANDLERS = {"capture.merged": merged}
