"""The register of actions that a document carries: what may be changed in Word and is read back.

Every entry has four fields. A document shows them where a cell names one (`tree.Field`); the Word writer makes controls
of these and stores the same values as data, so that what was changed can be told from what was written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from samreview.review.carry.returned import FIELD_NAMES, FieldName
from samreview.values.dates import written_day

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["FIELD_NAMES", "STATUSES", "Choice", "Entry", "FieldName", "Register"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values: as it is stored (an id), and as people read it."""

    value: str
    shown: str


STATUSES: tuple[Choice, ...] = (Choice("open", "open"), Choice("done", "done"), Choice("dropped", "dropped"))


@dataclass(frozen=True, slots=True)
class Entry:
    """An action as it stood when the document was made. `id` is the action's own (`halden-2026-11-24/5`)."""

    id: str
    text: str
    status: str = "open"
    owner: str | None = None
    """Id of the owner."""
    due: dt.date | None = None
    note: str = ""

    def stored(self, field: FieldName) -> str:
        """Return a field as data: ids, ISO dates, empty where there is nothing."""
        if field == "due":
            return self.due.isoformat() if self.due else ""
        return str(getattr(self, field) or "")


@dataclass(frozen=True)
class Register:
    """All entries of one document. `export` names this making of it: what it held is the base of a later merge."""

    export: str
    review: str | None
    """The review whose minutes these are; None for a register over several."""
    entries: tuple[Entry, ...]
    owners: tuple[Choice, ...]
    """Who can own an action: id and name."""

    @cached_property
    def _alike(self) -> Counter[str]:
        return Counter(one.shown for one in self.owners)

    @cached_property
    def _labels(self) -> dict[str, str]:
        # the first of two with one id, as a reader of a list would find them
        return {one.value: self.label(one) for one in reversed(self.owners)}

    def label(self, owner: Choice) -> str:
        """Return what an owner is called: of two people of one name each has their id beside it."""
        return owner.shown if self._alike[owner.shown] == 1 else f"{owner.shown} ({owner.value})"

    def shown(self, entry: Entry, field: FieldName) -> str:
        """Return a field as people read it: names, dates as `15 Dec 2026`, empty where there is nothing."""
        if field == "owner":
            return self._labels.get(entry.owner or "", entry.owner or "")
        if field == "due" and entry.due is not None:
            return written_day(entry.due)
        return entry.stored(field)
