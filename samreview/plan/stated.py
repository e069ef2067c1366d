"""What the records of a plan and of an agenda share."""

from __future__ import annotations

from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from samreview.plan.fields import ListOf, Text
from samreview.plan.place import NOWHERE, Where
from samreview.plan.record import Frozen, named_record

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT = Text()
LINES = Text(lines=True)
TEXTS = ListOf(Text())


def no_entries() -> Mapping[str, Any]:
    """Return the mapping that a file leaves out."""
    return MappingProxyType({})


@named_record
class Record(Frozen):
    """What all records share: their place in the file."""

    at: Where = field(default=NOWHERE, compare=False, repr=False)
