"""How a field of the model is written in YAML: the kinds that the decoder reads and the schema prints.

A model class names the kind of each field once, in `dataclasses.field` metadata; loader, JSON Schema and the
correction of a figure in the room all read it there.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal

from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from collections.abc import Callable

Target = Literal["team", "stakeholder", "stage", "opportunity", "problem", "priority", "offering"]


class Kind(Frozen):
    """One way to write a value; the subclasses are all there are."""


@record
class Text(Kind):
    """A line of text; with `lines`, line ends are kept."""

    lines: bool = False


@record
class Id(Kind):
    """Lower-case letters, digits and `-`."""


@record
class Ref(Kind):
    """The id of something of the plan."""

    target: Target


@record
class Amount(Kind):
    """Money: `420000`, `420k`, `1.2M`, `USD 300k`; decoded into a Decimal of the account's currency."""


@record
class Share(Kind):
    """A number from 0 to 1, or `40%`; decoded into a Decimal."""


@record
class Rate(Kind):
    """A positive decimal number."""


@record
class Whole(Kind):
    """A whole number between two bounds, both included."""

    least: int
    most: int


@record
class Flag(Kind):
    """`true` or `false`, and nothing else."""


@record
class Day(Kind):
    """A date, `2027-03-31`."""


@record
class LocalTime(Kind):
    """A date and time without zone, `2026-11-24T15:00`."""


@record
class Clock(Kind):
    """A time of day, `16:00`; decoded into a `datetime.time`."""


@record
class FiscalQuarter(Kind):
    """A quarter, `FY27-Q2`."""


@record
class Zone(Kind):
    """The IANA name of a time zone."""


@record
class Currency(Kind):
    """An ISO 4217 code: three capital letters."""


@record
class OneOf(Kind):
    """One of a few words."""

    words: tuple[str, ...]


@record
class Either(Kind):
    """Either of two kinds, told apart by their look: a quarter or a date, a text or a record."""

    first: Kind
    second: Kind


@record
class ListOf(Kind):
    """A list; `least` entries at least. Decoded into a tuple.

    With `defines`, its entries are what a `Ref` of that target means.
    """

    of: Kind
    least: int = 0
    most: int | None = None
    defines: Target | None = None


@record
class MapOf(Kind):
    """A mapping from keys of one kind to values of another. Decoded into a read-only mapping."""

    key: Kind
    value: Kind


@record
class RecordOf(Kind):
    """A mapping with the fields of a model class."""

    cls: type


def required(kind: Kind, meaning: str) -> Any:  # noqa: ANN401  a dataclass field stands for any type
    """Declare a field that must be written."""
    return field(metadata={"kind": kind, "meaning": meaning, "required": True})


def optional(
    kind: Kind,
    meaning: str,
    default: object = None,
    *,
    factory: Callable[[], object] | None = None,
) -> Any:  # noqa: ANN401  a dataclass field stands for any type
    """Declare a field that may be left out; a list is then empty."""
    metadata = {"kind": kind, "meaning": meaning, "required": False}
    if factory is not None:
        return field(default_factory=factory, metadata=metadata)
    return field(default=() if default is None and isinstance(kind, ListOf) else default, metadata=metadata)
