"""The attempts on an account's internal asks that its reviews noted, read from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.protocol import StoreError
from samreview.journal.shelf import reviews
from samreview.journal.streams import stream_of
from samreview.review.attempts import PastAttempt, attempts_in
from samreview.review.fold import UnreadablePlan, fold
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.journal.protocol import Journal

_NOTED = "ask.attempted"


class AttemptsRead(NamedTuple):
    """The attempts, the earliest review first, and the names of reviews that could not be read.

    `left_out` says how many events of a review a newer samreview wrote.
    """

    attempts: tuple[PastAttempt, ...] = ()
    unreadable: tuple[str, ...] = ()
    left_out: Mapping[str, int] = {}


def past_attempts(journal: Journal, account: str) -> AttemptsRead:
    """Return what an account's reviews tried on its internal asks; rehearsed reviews tried nothing."""
    found: list[PastAttempt] = []
    unreadable: list[str] = []
    newer: dict[str, int] = {}
    for one in reviews(journal, account):
        if one.rehearsed:
            continue
        stream = stream_of(one.id)
        try:
            # Few reviews noted any, and to fold one takes as long as all the rest.
            if _NOTED in journal.kinds(stream):
                review = fold(journal.read(stream))
                found += attempts_in(review)
                if review.left_out:
                    newer[one.id] = len(review.left_out)
        except (StoreError, UnreadablePlan):
            unreadable.append(one.id)
    return AttemptsRead(tuple(found), tuple(unreadable), newer)
