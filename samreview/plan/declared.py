"""The fields of a record class as `required` and `optional` declared them."""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.plan.fields import Kind


class Declared(NamedTuple):
    """A field: its name, how it is written, what it means, whether it must be, and what it is where it is left out."""

    name: str
    kind: Kind
    meaning: str
    required: bool
    default: Any


@cache
def declared(cls: type) -> dict[str, Declared]:
    """Return the fields of a record class by name, in their order; none that the file does not state."""
    return {
        each.name: Declared(
            each.name,
            each.metadata["kind"],
            each.metadata["meaning"],
            each.metadata["required"],
            None if each.default is MISSING else each.default,
        )
        for each in fields(cls)
        if "kind" in each.metadata
    }
