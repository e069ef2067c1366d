"""Lines taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.book import FLOOR

if TYPE_CHECKING:
    from samreview.review.book import Line
    from samreview.review.events import Event
    from samreview.review.fold import Review


def undone(review: Review, event: Event) -> None:
    """Take in `line.undone`: what the line changed is as it was before."""
    line = review.book.line(event.data["line"])
    if line is None:
        return  # all its events are of kinds that a later version wrote, and changed nothing here
    if line.clock:
        review.clock.take_back(line.id)
        if review.next_steps and review.next_steps[-1][0] is line:
            review.next_steps.pop()
    for restorable, value, last in review.book.take_back(line):
        if restorable == FLOOR:
            review.talk.take_back(line.id)
        elif last:
            review.restorables.set(restorable, value)
    for entity, which in line.made:
        review.restorables.set((entity, which, "withdrawn"), value=True)
    if line.clock:
        _captures_since(review, line)


def _captures_since(review: Review, line: Line) -> None:
    """What was captured since then belongs to the item that runs again."""
    for capture in review.captures[line.captures_before :]:
        capture.item = review.current
        review.capture_changed(capture.number)
    for parked in review.parked[line.parked_before :]:
        parked.item = review.current


HANDLERS = {"line.undone": undone}
