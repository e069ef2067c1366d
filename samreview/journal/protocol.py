"""What every store can do, whichever database is behind it, and how it says that it could not.

A store is one database of streams. A stream is the events of one review (or account), numbered from 1 without a hole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from samreview.review.events import Event


class StoreError(Exception):
    """The store could not do it, and nothing of it was done by halves.

    `message` says in plain words what happened, to what, and what can be done now. Whether an append that ended so
    was kept is only known by asking again with the same event ids, which is always safe.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class DamagedStoreError(StoreError):
    """The store, or one stream of it, is not as it was written; nothing of it is given out as if it were whole.

    `stream` is None where it is the whole store; `number` is the first event that is wrong or missing, 0 where no
    one is named.
    """

    def __init__(self, message: str, stream: str | None = None, number: int = 0) -> None:
        super().__init__(message)
        self.stream = stream
        self.number = number


class Conflict(Exception):  # noqa: N818  no error: another terminal was faster, read on and decide again
    """The stream has gone on, or is gone: `head` is its last number now, `expected` the one the caller had seen."""

    def __init__(self, stream: str, expected: int, head: int) -> None:
        super().__init__(f"{stream} is at {head}, not at {expected}")
        self.stream = stream
        self.expected = expected
        self.head = head


class Part(NamedTuple):
    """What one stream is to get: events after its number `expected`."""

    stream: str
    expected: int
    events: Sequence[Event]


def taken_id(stream: str) -> StoreError:
    """Return the refusal of events of which some, but not all, are in the store under the same ids."""
    return StoreError(f"An event for {stream} has an id that the store holds already, so nothing was added.")


class Journal(Protocol):
    """An append-only store. Every method may be called from any thread; each raises StoreError."""

    def append(self, stream: str, expected: int, events: Sequence[Event]) -> int:
        """Add the events of one line after number `expected`, all or none, and return the number of the last of them.

        When this returns they are on disk. Events whose ids the stream holds already were kept by an earlier try whose
        answer was lost: that is success too.

        Raises:
            Conflict: the stream's last number is not `expected`.
        """

    def append_together(self, parts: Sequence[Part]) -> None:
        """Add events to several streams, all or none.

        Raises:
            Conflict: the last number of one of the streams is not what was expected.
        """

    def read(self, stream: str, after: int = 0, limit: int | None = None) -> tuple[Event, ...]:
        """Return the events after number `after`, in order: the first has number `after + 1`.

        Raises:
            DamagedStoreError: one of them is not as it was written, or some are missing.
        """

    def head(self, stream: str) -> int:
        """Return the stream's last number, 0 where there is no such stream."""

    def kinds(self, stream: str) -> Mapping[str, int]:
        """Return how many events of each kind a stream has, without reading what is in them."""

    def versions(self, stream: str) -> Mapping[str, int]:
        """Return the newest version of each kind of event that a stream has, without reading what is in them."""

    def streams(self, prefix: str = "") -> tuple[str, ...]:
        """Return the names of all streams that begin with `prefix`, sorted."""

    def wait(self, stream: str, after: int, timeout: float) -> bool:
        """Wait at most `timeout` seconds for events after number `after`; return whether there are some.

        With a timeout of 0 this is cheap enough to be asked many times a second.
        """

    def rest(self) -> None:
        """Do what waits for a quiet moment, if this is one. Cheap enough to be called every second; never fails."""

    def erase(self, stream: str) -> None:
        """Remove a stream whole, content overwritten."""

    def blank(self, stream: str, seen: int, numbers: Collection[int], saying: Event) -> None:
        """Empty events of a stream, content overwritten, and add one that says so.

        Their numbers stay taken, by events that say nothing but that they were erased (`codec.BLANKED`). The chain of
        hashes begins anew. This and `erase` are the only ways in which anything ever leaves a store.

        Raises:
            Conflict: the stream's last number is not `seen`.
        """

    def close(self) -> None:
        """Let go of the store; closing twice is harmless."""
