"""What a customer may read, as plain data: every field is put in by name, nothing is ever filtered out of more.

What is not a field here cannot reach a document for the customer: neither its templates nor its blocks see a plan or a
review.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item of the agenda that is not internal."""

    title: str
    purpose: str | None
    starts: dt.datetime
    """Aware, in the zone of the review."""
    ends: dt.datetime


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of ours."""

    name: str
    title: str | None
    function: str | None


@dataclass(frozen=True, slots=True)
class Wish:
    """A priority of the customer's, and why it is one."""

    text: str
    because: str | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something in the customer's own year; `when` is a day or a quarter, empty where the plan does not say."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class Cure:
    """A problem of the customer's, and how we help."""

    problem: str
    help: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """A joint visit."""

    date: str
    purpose: str | None


@dataclass(frozen=True, slots=True)
class Business:
    """The customer's own business."""

    challenges: tuple[str, ...]
    economic_indicators: tuple[str, ...]
    industry_dynamics: tuple[str, ...]
    financial_condition: tuple[str, ...]
    priorities: tuple[Wish, ...]
    coming: tuple[Ahead, ...]
    problems: tuple[Cure, ...]


@dataclass(frozen=True, slots=True)
class CustomerPack:
    """What the customer reads before a meeting."""

    account: str
    items: tuple[OpenItem, ...]
    ends: dt.datetime | None
    """When it ends for them: the booked end where the last item is theirs, else the end of their last one."""
    team: tuple[Colleague, ...]
    business: Business
    visits: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class CustomerBrief:
    """What the customer reads before a joint visit; `team` is who of us comes."""

    account: str
    on: dt.date
    date: str
    purpose: str | None
    team: tuple[Colleague, ...]
    business: Business


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A capture that was marked to be shared: its kind, its words, who does it and by when."""

    kind: str
    text: str
    owner: str | None
    due: str | None
    item: str | None
    """Title of the agenda item, of one that is not internal."""


@dataclass(frozen=True, slots=True)
class CustomerMinutes:
    """What the customer reads after a meeting."""

    account: str
    on: dt.date
    date: str
    draft: bool
    rehearsed: bool
    items: tuple[OpenItem, ...]
    ends: dt.datetime | None
    team: tuple[Colleague, ...]
    lines: tuple[SharedLine, ...]
    held_start: dt.datetime | None = None
    held_end: dt.datetime | None = None
    """When the meeting began and ended. What is internal after their last item is not theirs to know: None then."""

    def of_kind(self, *kinds: str) -> tuple[SharedLine, ...]:
        """Return the shared captures of these kinds."""
        return tuple(line for line in self.lines if line.kind in kinds)
