"""What an item has to leave behind: a decision, action, goal or open point, or a word on what was agreed before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.reading import READING

if TYPE_CHECKING:
    from samreview.review.fold import Review

KINDS = frozenset({"decision", "action", "goal", "open"})
"""The kinds of note that an item can end with."""


def with_outcome(review: Review) -> frozenset[str | None]:
    """Return the items that something came of, and those of which nothing has to."""
    noted = {capture.item for capture in review.captures if capture.kind in KINDS and not capture.withdrawn}
    free = (item.id for item in review.items if not _has_to(review, item.id))
    return frozenset((*free, *noted, *(said.item for said in review.settled)))


def has_outcome(review: Review, item: str) -> bool:
    """Say whether something came of an item, or nothing has to."""
    return (
        not _has_to(review, item)
        or any(said.item == item for said in review.settled)
        or any(
            capture.item == item and capture.kind in KINDS and not capture.withdrawn
            for capture in reversed(review.captures)
        )
    )


def _has_to(review: Review, item: str) -> bool:
    """Say whether something has to come of an item: of the opening, and of reading in silence, nothing has to."""
    return item != READING and review.item_by_id[item].item.outcome
