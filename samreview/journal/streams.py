"""How streams are named: a review's is `review/` and the review's name."""

from __future__ import annotations

REVIEWS = "review/"


def stream_of(review: str) -> str:
    """Return the stream of a review."""
    return REVIEWS + review


def name_of(stream: str) -> str:
    """Return the name of the review that a stream holds."""
    return stream.removeprefix(REVIEWS)
