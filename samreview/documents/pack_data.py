"""What a pack says, as plain data: one for each attendee, with a first page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import Plan
    from samreview.review.state import Fix


@dataclass(frozen=True, slots=True)
class Promise:
    """An open action. `due` is written out; None without a date."""

    what: str
    owner: str | None
    due: str | None
    overdue: bool
    agreed: bool
    carried: int
    """How many reviews ago it was made; 0 for the plan's own."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A question of the review, and the name of who begins to answer it."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the customer's own year; `when` is a day or a quarter, written out."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class Place:
    """When the review is in one zone of the team: times with their zone, and the people there by name."""

    times: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """An item of the agenda: its planned start on the reader's clock (`08:05`)."""

    number: int
    starts: str
    minutes: int
    title: str
    question: str | None
    lead: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose pack it is."""

    id: str
    name: str
    question: str
    """Their one question."""
    why: str
    """Why it is theirs, in two or three words; may be empty."""
    promises: tuple[Promise, ...]
    role: str
    """A sentence."""
    date: str
    times: str
    """On their own clock."""
    elsewhere: str | None
    """The same in the review's zone, where that is another."""
    clock_notice: str | None
    """A warning where their zone and the review's are not at their usual distance."""
    prepare_by: str


@dataclass(frozen=True, slots=True)
class AccountLine:
    """The account in one line, as money written out; None for what the plan does not say."""

    baseline: str | None
    target: str | None
    by: str
    """The last quarter of the horizon."""
    gap: str | None
    funnel: str
    coverage: str | None
    weighted: str | None
    needed: str | None
    at_risk: str | None
    """None where nothing is."""


@dataclass(frozen=True)
class Pack:
    """The pack of one attendee."""

    account: str
    title: str
    review: str
    """How the review will be called: account and date."""
    on: dt.date
    as_of: str | None
    link: str | None
    reader: Reader
    line: AccountLine
    questions: tuple[Begun, ...]
    changed: tuple[str, ...]
    """At most three sentences; none without an earlier review."""
    since: str | None
    coming: tuple[Event, ...]
    slots: tuple[Slot, ...]
    reserve_minutes: int
    places: tuple[Place, ...]
    without_zone: tuple[str, ...]
    team: tuple[tuple[str, str], ...]
    """Name, and title and function."""
    promises: tuple[Promise, ...]
    """Everybody's."""
    put_off: tuple[str, ...]
    """Titles of items of earlier reviews that come back."""
    plan: Plan
    fixes: tuple[Fix, ...] = ()
