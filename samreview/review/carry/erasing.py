"""What an account keeps of a review beside the review itself, and which of it leaves the store with the review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.review.carry.codec import ADDED, SETTLED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from samreview.review.events import Event


def carried_ids(opening: Mapping[str, Any], review: str) -> frozenset[str]:
    """Return the ids of what a review opened with that another one had agreed. `opening` is its first event's data."""
    entries = (opening.get("carried") or {}).get("entries", ())
    return frozenset(one["id"] for one in entries if one.get("review") == review)


def of_review(events: Iterable[Event], review: str, carried: Collection[str]) -> tuple[int, ...]:
    """Return the numbers of an account's events that are of a review.

    They are the actions that came to its minutes in files, and what was said between reviews of all its commitments.
    What was said of those that another review has carried (`carried`, by ids) is not among them: it says what has come
    of them there too.
    """
    return tuple(number for number, one in enumerate(events, 1) if _is_of(one.kind, one.data, review, carried))


def _is_of(kind: str, data: Mapping[str, Any], review: str, carried: Collection[str]) -> bool:
    if kind == ADDED:
        return bool(data["review"] == review)
    return kind == SETTLED and data["id"].rpartition("/")[0] == review and data["id"] not in carried
