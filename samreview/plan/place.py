"""Places: where in its file a record, a key or a value stands."""

from __future__ import annotations

from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING

from samreview.plan.record import Frozen, record
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Place(NamedTuple):
    """A line and a column, both from 1, the column in characters."""

    line: int
    column: int


def _nothing() -> Mapping[str, Place]:
    return MappingProxyType({})


def _no_entries() -> Mapping[str, tuple[Place, ...]]:
    return MappingProxyType({})


@record
class Where(Frozen):
    """Where a mapping of the file stands: its first character, its keys, its values, the entries of its lists.

    Keys and values go by the names of the record's fields. `entries` are those of fields that are lists, in the order
    of the field's tuple; the place of a list's key is in `keys` of the mapping that holds it. A key without a value
    has the place behind its colon as its value's.
    """

    start: Place = Place(1, 1)
    keys: Mapping[str, Place] = field(default_factory=_nothing)
    values: Mapping[str, Place] = field(default_factory=_nothing)
    entries: Mapping[str, tuple[Place, ...]] = field(default_factory=_no_entries)

    def has(self, key: str) -> bool:
        """Say whether the file states this key at all."""
        return key in self.keys

    def key(self, name: str) -> Place:
        """Return the place of a key, or of the mapping that should hold it."""
        return self.keys.get(name, self.start)

    def value(self, name: str) -> Place:
        """Return the place of a key's value, or of the mapping that should hold it."""
        return self.values.get(name, self.start)

    def entry(self, name: str, index: int) -> Place:
        """Return the place of an entry of a list, counted from 0, or of the mapping that should hold it."""
        places = self.entries.get(name, ())
        return places[index] if index < len(places) else self.start


NOWHERE = Where()
