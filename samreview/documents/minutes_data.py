"""What minutes report, as plain data: names instead of ids, dates and money as people write them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.agenda.model import Exhibit
    from samreview.documents.fingerprint import Fingerprint
    from samreview.documents.register import Register
    from samreview.plan.model import Plan
    from samreview.review.carry.model import CarriedItem, CommitmentKind, Status
    from samreview.review.state import CaptureKind, Fix, ItemOutcome


@dataclass(frozen=True, slots=True)
class Line:
    """One capture. Whatever was not said is None or empty."""

    number: int
    kind: CaptureKind
    text: str
    item: str | None
    """Id of the agenda item."""
    owner: str | None
    """The `@` person of any kind, by name."""
    helpers: tuple[str, ...]
    source: str | None
    """Whom it came from, by name, where that is not the owner; who only said it while another typed is named so."""
    due: str | None
    due_day: dt.date | None
    opportunity: str | None
    """Name, of one that is new as well."""
    about: tuple[str, ...]
    """What else it is tied to: the stakeholder's name, the internal ask, the customer problem."""
    growth: str | None
    cost: str | None
    agreed: bool
    agreed_on_word_of: str | None
    agreed_by: str | None
    """Who entered that, by name."""
    declined: tuple[tuple[str, str], ...]
    """(name, reason)."""
    unresolved: tuple[str, ...]
    """Marks as typed."""
    notes: tuple[str, ...]
    also: tuple[str, ...]
    up: bool
    merged: tuple[str, ...] = ()
    """The doubles that it took in: `12`, or `12, from Lukas Brandt`."""


@dataclass(frozen=True, slots=True)
class ItemMinutes:
    """One agenda item as it ran."""

    id: str
    number: int
    title: str
    question: str | None
    planned_minutes: int
    actual_minutes: int
    outcome: ItemOutcome
    exhibit: Exhibit
    lines: tuple[Line, ...]

    @property
    def ran(self) -> bool:
        """Whether it was ever started."""
        return self.outcome in {"done", "running"}


@dataclass(frozen=True, slots=True)
class Region:
    """Who of one region was there and who was not, by name."""

    name: str
    present: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GrowthMinutes:
    """Growth found in the review, as money written out; `gap` is None without a baseline or a target."""

    claimed: str
    owned: str
    agreed: str
    cost: str
    wish: str | None
    """Of what is claimed, what names no opportunity and no customer problem; None for nothing."""
    gap: str | None
    any: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure of the plan that was corrected live."""

    what: str
    field: str
    was: str
    now: str
    because: str
    by: str


@dataclass(frozen=True, slots=True)
class AmendedLine:
    """A capture that was changed after the minutes were approved."""

    number: int
    was: str
    now: str
    because: str
    version: int
    """Of the minutes that first hold the change."""


@dataclass(frozen=True, slots=True)
class VersionMade:
    """A version of the minutes: when it was approved, in words, and by whom."""

    version: int
    when: str
    by: str


@dataclass(frozen=True, slots=True)
class NotChosen:
    """A capture that we chose not to follow, with the reason."""

    number: int
    kind: CaptureKind
    text: str
    because: str


@dataclass(frozen=True, slots=True)
class HeardStance:
    """A stance with its evidence."""

    who: str
    opportunity: str
    stance: str
    because: str
    by: str


@dataclass(frozen=True, slots=True)
class AskAttempt:
    """An attempt on an internal ask and its answer."""

    ask: str
    commitment: str
    because: str
    by: str


@dataclass(frozen=True, slots=True)
class CutTaken:
    """A way to end on time that was taken."""

    at: str
    """Time of day."""
    way: str
    new_end: str
    cuts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParkedLine:
    """A line in the parking lot."""

    text: str
    by: str
    item: str | None
    """The item's title."""


@dataclass(frozen=True, slots=True)
class AgreedBefore:
    """Something that an earlier review agreed. `settled` is whether this one said what has come of it."""

    kind: CommitmentKind
    what: str
    owner: str | None
    """By name; of a parked line who parked it."""
    due: str | None
    overdue: bool
    carried: int
    status: Status
    settled: bool
    because: str
    on_word_of: str | None
    said_by: str | None
    """Who said what came of it, by name."""


@dataclass(frozen=True)
class Minutes:
    """The minutes of one review."""

    review: str
    account: str
    title: str
    on: dt.date
    date: str
    times: str
    """The times it was held, with their zone; the booked ones before it starts."""
    phase: str
    draft: bool
    rehearsed: bool
    version: int
    headline: str | None
    next_review: str | None
    regions: tuple[Region, ...]
    guests: tuple[str, ...]
    roles: tuple[tuple[str, str | None], ...]
    lines: tuple[Line, ...]
    """All captures that stand, in order."""
    items: tuple[ItemMinutes, ...]
    outside: tuple[Line, ...]
    """Those made outside any item."""
    growth: GrowthMinutes
    parked: tuple[ParkedLine, ...]
    corrections: tuple[Correction, ...]
    heard: tuple[HeardStance, ...]
    attempts: tuple[AskAttempt, ...]
    cuts: tuple[CutTaken, ...]
    amended: tuple[AmendedLine, ...]
    plan: Plan
    """With the corrections applied: what exhibits show."""
    fixes: tuple[Fix, ...]
    agreed_before: tuple[AgreedBefore, ...] = ()
    put_off: tuple[CarriedItem, ...] = ()
    register: Register | None = None
    """The actions as a Word file lets people change them."""
    """Items that earlier reviews put off."""

    versions: tuple[VersionMade, ...] = ()
    """The trail of approvals."""
    coming: int | None = None
    """The version that amendments wait for, once there are any that no version holds yet."""
    not_chosen: tuple[NotChosen, ...] = ()
    fingerprint: Fingerprint | None = None
    """Of the version that was approved."""
    edited: tuple[str, ...] = ()
    """A sentence for each file with changed lines that the review came from."""
    left_out: int = 0
    lost: int = 0
    """Entries that a damaged store lost."""
    end_unknown: bool = False
    """Whether the store was damaged so that more may be missing at the end."""
    """How many events of the review are not in them: a newer samreview wrote these."""
    booked: str = ""
    """The booked times, and the planned ones where those were others, once the review has started."""

    def of_kind(self, *kinds: CaptureKind) -> tuple[Line, ...]:
        """Return the captures of these kinds."""
        return tuple(line for line in self.lines if line.kind in kinds)

    @property
    def actions(self) -> tuple[Line, ...]:
        """The actions by due date, what has none last."""
        return tuple(sorted(self.of_kind("action"), key=lambda line: (line.due_day or dt.date.max, line.number)))

    @property
    def still_open(self) -> tuple[Line, ...]:
        """What was not decided and stays with us; what must go up is said there, and once."""
        return tuple(line for line in self.of_kind("open") if not line.up)

    @property
    def going_up(self) -> tuple[Line, ...]:
        """What must go up."""
        return tuple(line for line in self.lines if line.up)

    @property
    def unsettled(self) -> tuple[Line, ...]:
        """The captures with a mark that could not be read."""
        return tuple(line for line in self.lines if line.unresolved)
