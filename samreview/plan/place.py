"""Places: where in its file a record, a key or a value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Place(NamedTuple):
    """A line and a column, both from 1, the column in characters."""

    line: int
    column: int


def _nothing() -> Mapping[str, Place]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Where:
    """Where a mapping of the file stands: its first character, its keys, its values, the entries of its lists."""

    start: Place = Place(1, 1)
    keys: Mapping[str, Place] = field(default_factory=_nothing)
    values: Mapping[str, Place] = field(default_factory=_nothing)
    entries: Mapping[str, tuple[Place, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def has(self, key: str) -> bool:
        """Say whether the file states this key at all."""
        return key in self.keys

    def key(self, name: str) -> Place:
        """Return the place of a key, or of the mapping that should hold it."""
        return self.keys.get(name, self.start)

    def value(self, name: str) -> Place:
        """Return the place of a key's value, or of the mapping that should hold it."""
        return self.values.get(name, self.start)


NOWHERE = Where()
