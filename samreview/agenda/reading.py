"""Reading in silence at the start of a review, where too few have prepared: an item put first, paid by the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.model import AgendaItem
from samreview.agenda.projection import MINUTE, projected_end
from samreview.agenda.shorten import shortening
from samreview.agenda.ways import Cut, after_cuts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.agenda.projection import Waiting

READING = "silent-reading"
"""Id of the item."""
SHORTEST, LONGEST = 2, 30
_PART = 12
_LEAST, _MOST = 5, 15


def reading_item(minutes: int) -> AgendaItem:
    """Return the item. It runs first or not at all: no way to end on time touches it."""
    return AgendaItem(
        id=READING,
        title="Silent reading",
        question="What must we ask today?",
        purpose="Everybody reads the plan and writes down a question and an idea; nobody speaks.",
        minutes=minutes,
        minimum=minutes,
        locked=True,
        prompts=("Read the plan alone. Write one question and one idea.",),
    )


def usual_minutes(booked: int) -> int:
    """Return how long reading is offered for in a review of so many minutes: a twelfth of it, from 5 to 15."""
    return min(_MOST, max(_LEAST, round(booked / _PART)))


def reading_cuts(start: int, waiting: Sequence[Waiting], minutes: int) -> tuple[Cut, ...] | None:
    """Return what the others give so that the review ends when it would without the reading; None where they cannot.

    In proportion to what each can give above its minimum, as when items are shortened to end on time: nothing locked.
    `start` is when the review begins, in seconds.
    """
    end, cursor = projected_end(start, 0, waiting), start + minutes * MINUTE
    taken = shortening(cursor, waiting, end)
    cuts = tuple(Cut(item.id, cut) for item, cut in zip(waiting, taken, strict=True) if cut)
    return cuts if projected_end(cursor, 0, after_cuts(waiting, cuts)) <= end else None


def longest_reading(start: int, waiting: Sequence[Waiting], minutes: int) -> int:
    """Return the most minutes, up to so many, that the others can give; 0 where they cannot give any."""
    lengths = range(minutes, SHORTEST - 1, -1)
    return next((one for one in lengths if reading_cuts(start, waiting, one) is not None), 0)
