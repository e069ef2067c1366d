"""A whole store copied into another one, stream by stream, while it is in use, on from where an earlier try ended.

Both are only asked what every journal can do, so either may be of another engine. A stream is copied when the other
store has the same events with the same chain of hashes; where the other has a story of its own, nothing is copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.journal.protocol import Conflict, DamagedStoreError
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.journal.protocol import Journal
    from samreview.review.events import Event

_AT_ONCE = 500
_ROUNDS = 5
"""How often it is looked whether a store that is in use has gone on meanwhile."""


class CopyRefused(ValueError):  # noqa: N818  it names what is wrong, as a person would
    """The other store does not hold the beginning of this one; `message` says where they part."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Copied(NamedTuple):
    """What the other store holds now: how many streams, their events, and how many of these are new there.

    `behind` are streams that went on while they were copied, `damaged` those that could not be read, with the reason.
    """

    streams: int
    events: int
    added: int
    behind: tuple[str, ...] = ()
    damaged: tuple[DamagedStoreError, ...] = ()


def copy_store(source: Journal, target: Journal) -> Copied:
    """Copy all streams into another store, and see that they are the same there.

    Raises:
        CopyRefused: a stream of the other store is not the beginning of ours.
        StoreError: one of the two cannot be read, or the other not be written.
    """
    damaged: dict[str, DamagedStoreError] = {}
    found = _Differences(source, target, damaged)
    found.look()
    new = {stream for stream in found.missing if not target.head(stream)}
    added = 0
    for _ in range(_ROUNDS):
        if not found.missing:
            break
        for stream, events in found.missing.items():
            added += _add(target, stream, events)
        found.look(new)
    return Copied(len(found.heads), sum(found.heads.values()), added, tuple(found.missing), tuple(damaged.values()))


class _Differences:
    """What the other store does not hold yet; `heads` are the last numbers of the streams that it holds."""

    def __init__(self, source: Journal, target: Journal, damaged: dict[str, DamagedStoreError]) -> None:
        self._source, self._target, self._damaged = source, target, damaged
        self.missing: dict[str, tuple[Event, ...]] = {}
        self.heads: dict[str, int] = {}

    def look(self, new: frozenset[str] | set[str] = frozenset()) -> None:
        """Compare all streams; one that is `new` there and was erased here meanwhile, or in part, begins anew there."""
        self.missing, self.heads = {}, {}
        for stream in sorted({*self._source.streams(), *new}):
            try:
                events = self._source.read(stream)
            except DamagedStoreError as problem:
                self._damaged[stream] = problem
                continue
            there = self._target.read(stream)
            if stream in new and there != events[: len(there)]:
                self._target.erase(stream)
                there = ()
            self.missing |= {stream: rest} if (rest := _rest(stream, events, there)) else {}
            self.heads |= {stream: len(there)} if there else {}


def _rest(stream: str, here: tuple[Event, ...], there: Sequence[Event]) -> tuple[Event, ...]:
    for number, (one, other) in enumerate(zip(here, there, strict=False), 1):
        if one != other:
            raise CopyRefused(
                f"The other store has another {stream}: the two differ from event {number} on. Nothing of it was "
                "changed. Copy to a new place, or move single reviews with `reviews export` and `reviews import`."
            )
    if len(there) > len(here):
        raise CopyRefused(
            f"The other store has more of {stream} than this one ({len(there)} events, here {len(here)}). Nothing of "
            "it was changed. Copy the other way round, or to a new place."
        )
    return here[len(there) :]


def _add(target: Journal, stream: str, events: Sequence[Event]) -> int:
    head = target.head(stream)
    for start in range(0, len(events), _AT_ONCE):
        try:
            head = target.append(stream, head, events[start : start + _AT_ONCE])
        except Conflict:
            return start  # somebody writes there too; the next look says what that means
    return len(events)
