"""Which events this version understands: the kinds it knows, each up to a version of its data.

Whatever else a stream holds was written by a newer samreview. It is kept as it is and left out of what is shown, and
nothing is added to such a stream.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.carry.codec import ADDED, SETTLED
from samreview.review.events import LOST, REPAIRED
from samreview.review.folding import THEMES
from samreview.review.prep.codec import READ, SAID, WITHDRAWN
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samreview.review.events import Event

Versions = dict[str, int]

# What stands in place of an erased event or of one that a damaged store lost, and what says so: any stream may hold it.
_ERASED: Versions = {"event.erased": 1, "entries.erased": 1, LOST: 1, REPAIRED: 1}

IN_REVIEWS: Mapping[str, int] = {kind: 1 for kinds in THEMES.values() for kind in kinds} | _ERASED
"""The newest version of each kind that a review's stream may hold."""
IN_ACCOUNTS: Mapping[str, int] = {SETTLED: 1, ADDED: 1} | _ERASED
"""The same for an account's own stream."""
IN_PREPARATION: Mapping[str, int] = {SAID: 1, WITHDRAWN: 1, READ: 1} | _ERASED
"""The same for the stream of what a person prepares."""


class LeftOut(NamedTuple):
    """An event that is not shown: its number in the stream, its kind and version."""

    number: int
    kind: str
    v: int


def left_out(events: Iterable[Event], known: Mapping[str, int]) -> tuple[LeftOut, ...]:
    """Return the events of a whole stream that a newer samreview wrote."""
    return tuple(
        LeftOut(number, event.kind, event.v)
        for number, event in enumerate(events, 1)
        if event.v > known.get(event.kind, 0)
    )


def understood(events: Iterable[Event], known: Mapping[str, int]) -> tuple[Event, ...]:
    """Return the events that this version understands."""
    return tuple(event for event in events if event.v <= known.get(event.kind, 0))


def written_by_newer(what: str, count: int) -> str:
    """Say that something was written by a newer samreview, what follows from it and what to do."""
    events = "1 event" if count == 1 else f"{count} events"
    return (
        f"{what} was written by a newer samreview: {events} that this version does not understand "
        f"{'is' if count == 1 else 'are'} left out, and nothing can be added. Update samreview to use all of it."
    )
