"""What a screen knows: one frozen picture of a review, for one person, at one moment.

It is made once per change (`observe.look`) and once per second (`observe.tick`); widgets take their part of it, compare
it with the one they drew last and repaint only when it differs. Amounts are already as screens write them. Tuples with
names, because a class of another kind takes ten times as long to declare, and every start would pay for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.agenda.ways import Way
    from samreview.review.carry.exhibit import AgreedRow
    from samreview.review.learned import Limit
    from samreview.review.prep.model import PrepKind
    from samreview.review.readback import ActionRead, Progress
    from samreview.review.state import (
        CaptureKind,
        Catalogue,
        ClockView,
        Fix,
        ItemOutcome,
        Placement,
        QualityPoint,
        Role,
    )
    from samreview.review.testing import ToTest

View = Literal["moderator", "timekeeper", "scribe", "room"]
VIEWS: tuple[View, ...] = ("moderator", "timekeeper", "scribe", "room")


class AgendaRow(NamedTuple):
    """An item in running order; whole minutes; `actual` is None until it ran, `starts` is `15:32` while it waits."""

    number: int
    id: str
    title: str
    minutes: int
    planned: int
    actual: int | None
    outcome: ItemOutcome
    current: bool
    starts: str | None
    lead: str
    late: bool = False
    """Not reached, or cut short, at the present pace."""
    carried: bool = False
    """Put off by an earlier review, or open since."""


class Prompt(NamedTuple):
    """A question to put, and the first name of the person it is for."""

    text: str
    person: str | None = None


class CurrentItem(NamedTuple):
    """The item that runs."""

    number: int
    id: str
    title: str
    question: str
    purpose: str
    prompts: tuple[Prompt, ...]
    has_outcome: bool
    first: bool
    last: bool


class PersonRow(NamedTuple):
    """Someone of the team or a guest. `number` is the digit that gives the floor; `talk` seconds, for role holders."""

    id: str
    name: str
    first: str
    number: int | None
    function: str
    region: str
    roles: tuple[Role, ...]
    guest: bool
    present: bool
    heard: bool
    hand: bool
    floor: bool
    captures: int
    carries: int
    talk: int | None = None
    local_time: str = ""
    until: str = ""
    """`16:00` where they leave early."""
    last: bool = False
    """Is to speak last."""
    turn: int | None = None
    """Place among those who could speak next, from 1; None for who has the floor or is not here."""
    why: str = ""
    """Why to ask them, in two or three words."""
    question: str = ""
    """Their own, empty once it was asked."""
    ready: bool = False
    """Has prepared."""


class Turns(NamedTuple):
    """A round as it runs: whose slot, how many seconds are left of it, who comes then."""

    person: str
    first: str
    left: int
    place: int
    people: int
    then: tuple[str, ...]


class CaptureRow(NamedTuple):
    """A line that was captured, ready to draw."""

    number: int
    kind: CaptureKind
    text: str
    person: str
    due: str
    growth: str
    item: str | None
    unresolved: tuple[str, ...]
    agreed: bool
    up: bool
    withdrawn: bool
    mine: bool
    place: Placement | None = None
    """Where in time it belongs."""
    in_room: bool = False
    """Said in the room by `person`, and entered by another."""
    merged_into: int | None = None
    """The note that took this one in."""
    parked: bool = False
    """Withdrawn, and in the parking lot."""


class Found(NamedTuple):
    """What this review has found, against the gap."""

    claimed: str
    cost: str
    agreed: str
    gap: str | None
    claims: int
    name_problem: int
    horizon_share: float | None
    part_of_gap: float | None
    owned: str = "0"
    wish: str | None = None
    """Of what is claimed, what names no opportunity and no customer problem; None where nothing is."""
    placed: int = 0
    """How many notes have a place in time."""
    agreed_by: tuple[str, ...] = ()
    """First names of those who agreed to what they claim."""


class Offer(NamedTuple):
    """A way to end on time as it was offered: its number, what it does, `16:50`, and what it cuts."""

    number: int
    title: str
    new_end: str
    cuts: str
    way: Way | None = None


class Offers(NamedTuple):
    """The ways on offer, and the sentence above them as it was when they were offered."""

    sentence: str
    ways: tuple[Offer, ...]
    brief: str = ""
    """The same where there is no room for the sentence."""

    @property
    def keys(self) -> str:
        """The digits that take one: `1-3`, `1 3`, `3`."""
        numbers = [way.number for way in self.ways]
        if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
            return f"{numbers[0]}-{numbers[-1]}"
        return " ".join(map(str, numbers))


class Weakness(NamedTuple):
    """A finding of the check, for the lobby."""

    code: str
    message: str


class Proposal(NamedTuple):
    """Who holds a role now and who is proposed for it."""

    role: Role
    holder: str | None
    proposed: str | None


class Glance(NamedTuple):
    """The plan at a glance, for the lobby: label and value, the weakest points, what was agreed before."""

    figures: tuple[tuple[str, str], ...] = ()
    weaknesses: tuple[Weakness, ...] = ()
    weak_points: int = 0
    """How many there are in all."""
    story: str = ""
    questions: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()


class Before(NamedTuple):
    """What comes from the last review, for the lobby: its date, how much is open, the oldest, what was put off."""

    on: str | None
    open: int
    overdue: int
    parked: int
    oldest: str
    put_off: tuple[str, ...]
    notices: tuple[str, ...]


class PreparedRow(NamedTuple):
    """Something that somebody prepared and that is to be taken up now. `asked` is the capture of a question asked."""

    number: int
    person: str
    kind: PrepKind
    text: str
    asked: int | None = None


class ReadinessView(NamedTuple):
    """Who has prepared, by first name, of so many; whether silent reading is on the agenda, else what is offered."""

    ready: tuple[str, ...]
    team: int
    reading: bool
    offer: int = 0
    """Minutes of silent reading; 0 where none is offered."""
    costs: str = ""
    """Which items would give how much."""


class Snapshot(NamedTuple):
    """The whole picture. `exhibit` is one of the records of `insight.exhibits`, or None."""

    review: str
    account: str
    horizon: str
    zone: str
    rehearsed: bool
    person: str
    roles: tuple[Role, ...]
    clock: ClockView
    booked_start: str
    booked_minutes: int
    reserve_minutes: int
    agenda: tuple[AgendaRow, ...]
    item: CurrentItem | None
    exhibit: object | None
    fixes: tuple[Fix, ...]
    people: tuple[PersonRow, ...]
    found: Found
    captures: tuple[CaptureRow, ...]
    """The latest; all of them after the close."""
    capture_count: int
    parked: int
    offers: Offers | None
    settle: tuple[QualityPoint, ...]
    catalogue: Catalogue
    glance: Glance = Glance()
    to_test: tuple[ToTest, ...] = ()
    """The assumptions on the table, in the order of their exhibit."""
    last_agreed: tuple[CaptureRow, ...] = ()
    """The last decisions and actions, for the wall, however many notes came since."""
    headline: str | None = None
    next_review: str | None = None
    agreed: tuple[AgreedRow, ...] = ()
    """What was agreed before, while the item shows it and this terminal's person may settle it."""
    before: Before | None = None
    """The same in short, for the lobby."""
    prepared: tuple[PreparedRow, ...] = ()
    """What people prepared that is to be taken up now."""
    readiness: ReadinessView | None = None
    """Who has prepared, for the lobby."""
    turns: Turns | None = None
    pace: str | None = None
    """What will not be reached at the present pace; for role holders, before there is an over-run."""
    limits: tuple[Limit, ...] = ()
    """Lengths learned from past reviews, for the lobby."""
    reading: tuple[ActionRead | None, Progress] | None = None
    """The action that is read back to the room, and where the read-back stands."""
    version: int = 0
    """Of the minutes: 0 until they are approved."""
    approved: bool = False
    """Whether the minutes are approved as they stand: no amendment waits for the next version."""
    to_read: int = 0
    """How many actions wait for their owner's word, or for an owner."""
    gap: str | None = None
    """A sleep or an absence that waits for an answer, for the one person who is asked."""

    def may(self, roles: frozenset[Role] | None) -> bool:
        """Say whether this terminal's person may do what these roles may; the moderator may do all."""
        return roles is None or "moderator" in self.roles or bool(roles & set(self.roles))
