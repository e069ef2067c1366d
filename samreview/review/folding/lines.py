"""The line that an event belongs to, in the book of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.book import Line

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def line_of(review: Review, event: Event, label: str) -> Line:
    """Return the event's line, begun if it is new; the first event of a line names it."""
    known = review.book.line(event.line)
    if known is not None:
        return known
    return review.book.open(Line(event.line, event.by, event.word_of, label))


def arrive(review: Review, line: Line, person: str) -> None:
    """Count someone as present, and what was captured before they came."""
    if not review.people[person].present:
        review.restorables.write(line, ("person", person, "came_after"), len(review.captures))
    review.restorables.write(line, ("person", person, "present"), value=True)
    review.restorables.write(line, ("person", person, "arrived"), value=True)
