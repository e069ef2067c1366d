"""What an account's past reviews were worth to those who were there, for the trend. Rehearsals are out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.protocol import StoreError
from samreview.journal.shelf import reviews
from samreview.journal.streams import stream_of
from samreview.review.worth import worth_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.journal.protocol import Journal
    from samreview.journal.shelf import ReviewSummary
    from samreview.review.worth import Worth

MOST = 4


def worths_before(journal: Journal, account: str, name: str) -> tuple[Worth, ...]:
    """Return the worth of the account's last reviews before the one called `name`, the latest first.

    A review that nobody rated is left out, as is one that cannot be read.
    """
    try:
        held = [one for one in reviews(journal, account) if not one.rehearsed and not one.is_open]
    except StoreError:
        return ()
    places = [place for place, one in enumerate(held) if one.id == name]
    earlier = held[: places[0]] if places else [one for one in held if one.id != name]
    found: list[Worth] = []
    for one in reversed(earlier):
        worth = worth_of_stream(journal, one)
        if worth is not None:
            found.append(worth)
        if len(found) == MOST:
            break
    return tuple(found)


def worth_of_stream(journal: Journal, one: ReviewSummary) -> Worth | None:
    """Return what one review was worth; None where nobody said so, where it was rehearsed, or cannot be read."""
    if one.rehearsed:
        return None
    try:
        stream = stream_of(one.id)
        return worth_in(journal.read(stream)) if "review.rated" in journal.kinds(stream) else None
    except (StoreError, KeyError):
        return None


def worths(journal: Journal, listed: tuple[ReviewSummary, ...]) -> Iterator[tuple[ReviewSummary, Worth | None]]:
    """Yield each review of a list with its worth."""
    for one in listed:
        yield one, worth_of_stream(journal, one)
