"""Random plans as people might write them: any kind of value in any field, with references that lead somewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from samreview.plan.declared import declared
from samreview.plan.fields import (
    Amount,
    Currency,
    Day,
    Either,
    FiscalQuarter,
    Flag,
    Id,
    Kind,
    ListOf,
    LocalTime,
    MapOf,
    OneOf,
    Rate,
    RecordOf,
    Ref,
    Share,
    Text,
    Whole,
    Zone,
)
from samreview.plan.model import Record
from samreview.plan.writing import as_written

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

# The list of each of these begins with entries of these ids, so that references have somewhere to lead.
POOLS = {
    "team": ("ann", "bo"),
    "stakeholder": ("jane", "marc"),
    "stage": ("early",),
    "opportunity": ("lyon",),
    "problem": ("scrap",),
    "priority": ("p1",),
    "offering": ("ware",),
}
_PIECES = (
    "a",
    "Ros\xe9",
    " ",
    "  ",
    ": ",
    " #",
    '"',
    "'",
    "- ",
    "{",
    "]",
    "陳",
    "😀",
    "\n",
    "\u202e",
    "\x1b",
    "&a",
    "12",
    "NO",
    "~",
)
_PLAIN: dict[type[Kind], tuple[str, ...]] = {
    Amount: ("0", "420000", "420k", "1.2M", "USD 300k", "USD1.2345", "EUR 5", "999999999999999M", "0.01"),
    Share: ("0", "1", "0.5", ".35", "40%", "100%", "33.333%", "0.123456789012"),
    Rate: ("0.92", ".92"),
    Flag: ("true", "false"),
    Day: ("1990-01-01", "2024-02-29", "2027-03-31", "2098-12-31"),
    LocalTime: ("2026-11-24T15:00", "2027-01-01 00:00"),
    FiscalQuarter: ("FY27-Q1", "FY00-Q4", "FY99-Q2"),
    Zone: ("Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"),
    Currency: ("EUR",),
}  # fmt: skip


class Raw(str):
    """A scalar that is written without quotes."""

    __slots__ = ()


class Writer:
    """Writes random values for kinds; ids are never written twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._ids = 0

    def record(self, cls: type, name: str | None = None) -> dict[str, Any]:
        fields = declared(cls).values()
        needed = {
            field.name
            for field in fields
            if field.required or field.name in {"rates", "customer"} or getattr(field.kind, "defines", None)
        }
        written = {
            field.name: self.value(field.kind)
            for field in fields
            if field.name in needed or self._random.random() < 0.6
        }
        return written | {"id": name} if name else written

    def value(self, kind: Kind) -> Any:  # noqa: ANN401  texts, Raw scalars, lists and dicts
        return _WRITE.get(type(kind), Writer._raw)(self, kind)

    def _raw(self, kind: Kind) -> Raw:
        return Raw(self._random.choice(_PLAIN[type(kind)]))

    def _text(self, _kind: Text) -> str:
        return "x" + "".join(self._random.choices(_PIECES, k=self._random.randrange(6)))

    def _id(self, _kind: Id) -> str:
        self._ids += 1
        return f"n{self._ids}"

    def _ref(self, kind: Ref) -> str:
        return self._random.choice(POOLS[kind.target])

    def _whole(self, kind: Whole) -> Raw:
        return Raw(self._random.randint(kind.least, kind.most))

    def _one_of(self, kind: OneOf) -> str:
        return self._random.choice(kind.words)

    def _either(self, kind: Either) -> Any:  # noqa: ANN401  see value
        return self.value(self._random.choice((kind.first, kind.second)))

    def _record_of(self, kind: RecordOf) -> dict[str, Any]:
        return self.record(kind.cls)

    def _map_of(self, kind: MapOf) -> dict[str, Any]:
        names = ("USD",) if isinstance(kind.key, Currency) else POOLS["team"]
        return {name: self.value(kind.value) for name in names}

    def _list_of(self, kind: ListOf) -> list[Any]:
        of = kind.of.second if isinstance(kind.of, Either) else kind.of
        pooled = POOLS[kind.defines] if kind.defines else ()
        first = [self.record(of.cls, name) for name in pooled if isinstance(of, RecordOf)]
        more = self._random.randrange(3)
        return [*first, *(self.value(kind.of) for _ in range(more))]


_WRITE: dict[type[Kind], Callable[[Writer, Any], Any]] = {
    Text: Writer._text,
    Id: Writer._id,
    Ref: Writer._ref,
    Whole: Writer._whole,
    OneOf: Writer._one_of,
    Either: Writer._either,
    RecordOf: Writer._record_of,
    MapOf: Writer._map_of,
    ListOf: Writer._list_of,
}


def yaml_of(written: Any) -> str:  # noqa: ANN401  a tree of what may be written
    """Return the tree as YAML in one line."""
    if isinstance(written, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {yaml_of(value)}" for key, value in written.items()) + "}"
    if isinstance(written, list):
        return f"[{', '.join(map(yaml_of, written))}]"
    return str(written) if isinstance(written, Raw) else json.dumps(written, ensure_ascii=False)


def written_of(kind: Kind, value: Any) -> Any:  # noqa: ANN401  the kind says the type
    """Return how a plan states a value that was loaded."""
    if isinstance(value, Record):
        cls: type = type(value)
        stated = {name: (field.kind, getattr(value, name)) for name, field in declared(cls).items()}
        return {name: written_of(*each) for name, each in stated.items() if each[1] is not None}
    if isinstance(kind, Either):
        return written_of(kind.first, value)
    if isinstance(kind, ListOf):
        return [written_of(kind.of, each) for each in value]
    if isinstance(kind, MapOf):
        return {key: written_of(kind.value, each) for key, each in value.items()}
    text = as_written(kind, value, "EUR")
    return text if isinstance(kind, Text) else Raw(text)


def json_of(written: Any) -> Any:  # noqa: ANN401  a tree of JSON
    """Return the tree as an editor reads it."""
    if isinstance(written, dict):
        return {key: json_of(value) for key, value in written.items()}
    if isinstance(written, list):
        return [json_of(value) for value in written]
    try:
        return json.loads(written) if isinstance(written, Raw) else written
    except ValueError:
        return str(written)
