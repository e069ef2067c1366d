"""Events: the facts of a review, in the order in which they were accepted. The journal holds these and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.review.clock import Reading


LOST = "event.lost"
"""The kind of an event that stands for one that a damaged store lost."""
REPAIRED = "store.repaired"
"""The kind of an event that says what a repair of the store found of its stream, and did not find."""


class Event(NamedTuple):
    """One fact. All events of one accepted line share `line`, which is what `/undo` takes back.

    `id` is made by whoever asks (so that a retry after a lost answer is safe), `by` is who typed the line, `word_of`
    the person on whose word the moderator entered it. `data` is plain JSON; `v` is the version of its shape for `kind`.
    """

    id: str
    line: str
    kind: str
    by: str
    at: Reading
    data: Mapping[str, Any]
    word_of: str | None = None
    v: int = 1

    @property
    def person(self) -> str:
        """Whose line it is: the one on whose word it was entered, else who typed it."""
        return self.word_of or self.by
