"""The action that is read back to the room: what all screens show. Nothing of it is to be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def shown(review: Review, event: Event) -> None:
    """Take in `readback.shown`: this action is before the room, or none any more."""
    review.reading = event.data["number"]


HANDLERS = {"readback.shown": shown}
