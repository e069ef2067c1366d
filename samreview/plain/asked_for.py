"""What a terminal in lines says when it is asked: what is to settle before the close, and whom to ask what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import views
from samreview.review.mending import mend
from samreview.review.names import first_name
from samreview.review.prompting import asked_already, own_questions
from samreview.review.queue import queue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.review.clock import Reading
    from samreview.review.fold import Review


def unsettled(review: Review, at: Reading) -> Iterator[str]:
    """Yield the quality list by number, each point with the line that mends it."""
    points = views.quality(review, at)
    for number, point in enumerate(points, 1):
        how = mend(review, point).rstrip()
        yield f"{number}. {point.message.rstrip('.')}.{f' {how}' if how else ''}"
    if not points:
        yield "Nothing is left to settle; /close ends the review."


def is_last_item(review: Review) -> bool:
    """Say whether the item that runs is the last one, or none waits after it: there the quality list is told of."""
    last = review.item is review.items[-1] or not any(state.waiting for state in review.items)
    return review.item is not None and last


def how_many_unsettled(review: Review, at: Reading) -> Iterator[str]:
    """Yield how much is to settle before the close and how to hear it, where anything is."""
    count = len(views.quality(review, at))
    if count:
        yield f"To settle before the close: {count}. `unsettled` lists it, each with the line that mends it."


def who_next(review: Review, at: Reading) -> Iterator[str]:
    """Yield who should speak next, the first first, each with the question that is theirs while it is not asked."""
    own = own_questions(review)
    asked = asked_already(review, own)
    waiting = queue(review, at)
    for waits in waiting:
        person = waits.person
        said = "heard" if waits.heard else "not heard yet"
        theirs = f" Ask: {own[person].prompt.text}" if person in own and person not in asked else ""
        yield f"{first_name(review, person)}, {said}.{theirs}"
    if not waiting:
        yield "Nobody who is here waits to speak."
