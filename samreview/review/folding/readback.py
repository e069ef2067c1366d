"""The action that is read back to the room: what all screens show. It is no line of the book.

Undo ends a read-back that its person has begun with nothing done since, and otherwise takes back the last answer in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def shown(review: Review, event: Event) -> None:
    """Take in `readback.shown`: this action is before the room, or none any more."""
    if review.reading is None:
        review.reading_begun = (event.person, review.book.latest(event.person))
    review.reading = event.data["number"]


HANDLERS = {"readback.shown": shown}
