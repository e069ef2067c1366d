"""How streams are named: a review's is `review/` and the review's name, an account's `account/` and its id."""

from __future__ import annotations

REVIEWS = "review/"
ACCOUNTS = "account/"


def stream_of(review: str) -> str:
    """Return the stream of a review."""
    return REVIEWS + review


def name_of(stream: str) -> str:
    """Return the name of the review that a stream holds."""
    return stream.removeprefix(REVIEWS)


def account_stream(account: str) -> str:
    """Return the stream of an account: what happens to its commitments between reviews."""
    return ACCOUNTS + account
