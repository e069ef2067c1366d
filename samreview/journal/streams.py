"""How streams are named: a review's is `review/` and the review's name, an account's `account/` and its id.

What one person prepares for an account's reviews has a stream of its own below the account's, so that it can leave the
store whole when they ask for it.
"""

from __future__ import annotations

REVIEWS = "review/"
ACCOUNTS = "account/"
PREPARED = "/prep/"


def stream_of(review: str) -> str:
    """Return the stream of a review."""
    return REVIEWS + review


def name_of(stream: str) -> str:
    """Return the name of the review that a stream holds."""
    return stream.removeprefix(REVIEWS)


def account_stream(account: str) -> str:
    """Return the stream of an account: what happens to its commitments between reviews."""
    return ACCOUNTS + account


def prep_stream(account: str, person: str) -> str:
    """Return the stream of what one person prepares for an account's reviews."""
    return f"{account_stream(account)}{PREPARED}{person}"


def prepared_by(stream: str) -> str:
    """Return whose stream it is that somebody prepares in."""
    return stream.partition(PREPARED)[2]
