"""What a review is at one moment: the fold of its events, for screens, documents and the next decision to read.

Lengths are whole minutes where people set them and whole seconds where they are measured. Money is a Decimal in the
account's currency. Whoever reads this changes nothing: only the fold (`apply`) writes it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from samreview.plan.record import Changing, Frozen, changing_record, record
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from samreview.agenda.model import AgendaItem

Role = Literal["moderator", "timekeeper", "scribe"]
ROLES: tuple[Role, ...] = ("moderator", "timekeeper", "scribe")
CaptureKind = Literal["point", "goal", "decision", "open", "action", "question", "idea"]
CAPTURE_KINDS: tuple[CaptureKind, ...] = ("point", "goal", "decision", "open", "action", "question", "idea")
OWNED_KINDS: frozenset[CaptureKind] = frozenset(("action", "goal", "open"))
"""Kinds whose `@` person is the owner; of the others it is whom the line came from."""
ItemOutcome = Literal["done", "running", "skipped", "later", "left", "not-reached"]
Phase = Literal["lobby", "running", "paused", "ended", "closed", "approved"]
"""lobby: opened, not started; ended: the last item is over, not closed yet."""
Signal = Literal["green", "amber", "red"]
Placement = Literal["now", "horizon", "beyond"]


@changing_record
class ItemState(Changing):
    """An agenda item as it runs. `planned_minutes` is its length at `/start` (now, while in the lobby)."""

    item: AgendaItem
    minutes: int
    planned_minutes: int
    started: bool = False
    outcome: ItemOutcome = "not-reached"
    extended: int = 0
    """Minutes that `/extend` added; they move a fixed end too."""
    spoke: tuple[str, ...] = ()
    """Who had the floor in it, in order of the first time."""

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def waiting(self) -> bool:
        """Whether it may still be started: not run yet and not dropped, put off or left."""
        return not self.started and self.outcome == "not-reached"


@changing_record
class Person(Changing):
    """Someone of the team, or a guest. `stakeholder` people of the customer are never attendees."""

    id: str
    name: str
    function: str | None = None
    region: str | None = None
    timezone: str | None = None
    guest: bool = False
    present: bool = False
    arrived: bool = False
    """Was here at some time, even if gone since."""
    came_after: int = 0
    """How many captures there were when they came for the last time."""
    hand: bool = False
    hand_since: int = 0
    """Which event of the review raised it; the lower one was up before."""
    until: str | None = None
    """`16:00` in the zone of the review, where somebody leaves early."""
    speaks_last: bool = False


@record
class Unresolved(Frozen):
    """A mark that could not be read: as typed, with the nearest candidates."""

    mark: str
    candidates: tuple[str, ...] = ()


@changing_record
class Capture(Changing):
    """A line that the scribe or another wrote: a point, goal, decision, open point, action, question or idea."""

    number: int
    kind: CaptureKind
    text: str
    by: str
    """Who typed it (or on whose word it was entered)."""
    item: str | None
    """Id of the agenda item it was made in."""
    person: str | None = None
    """The `@` person of any kind: the owner of an action, goal or open point; of others whom it came from."""
    said_by: str | None = None
    """`Name:` before the line."""
    helpers: tuple[str, ...] = ()
    due: dt.date | None = None
    opportunity: str | None = None
    new_opportunity: str | None = None
    """The name of an opportunity that the plan does not hold yet; then `opportunity` is None."""
    stakeholder: str | None = None
    ask: str | None = None
    problem: str | None = None
    initiative: str | None = None
    """A field of play that it is for, named like a problem; never together with one."""
    growth: Decimal | None = None
    cost: Decimal | None = None
    growth_said: str | None = None
    """As it was said, where that was in another currency than the account's: `USD 90000`."""
    cost_said: str | None = None
    share: bool = False
    up: bool = False
    agreed: bool = False
    agreed_on_word_of: str | None = None
    """Set when the moderator agreed on the owner's word."""
    agreed_by: str | None = None
    """Who entered the agreement: the owner, or whoever had their word."""
    declined: tuple[tuple[str, str], ...] = ()
    """(person, reason) of each owner who declined."""
    unresolved: tuple[Unresolved, ...] = ()
    notes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """The same in other words or another language."""
    typed_by: str | None = None
    """Who entered it on `by`'s word: then it was said in the room by `by`. None where `by` typed it."""
    merged_into: int | None = None
    """The capture that took this one in: withdrawn, and nothing of it lost."""
    merged_from: tuple[str, ...] = ()
    """Ids of those from whom captures came that this one took in."""
    dropped_because: str = ""
    """Why it was withdrawn: we chose not to."""
    scribed: bool = False
    """Typed by whoever was scribe then: unmarked, it came from nobody in particular."""
    withdrawn: bool = False
    parked: bool = False
    """Withdrawn because it stands in the parking lot."""

    @property
    def has_owner(self) -> bool:
        """Whether its `@` person owns it, as with an action, a goal and an open point."""
        return self.person is not None and self.kind in OWNED_KINDS

    @property
    def came_from(self) -> tuple[str, ...]:
        """Ids of those whose thought it is: the `@` of what nobody owns, `Name:`, else who typed it.

        A line that the scribe typed without naming anybody came from nobody in particular.
        """
        marked = () if self.kind in OWNED_KINDS or self.person is None else (self.person, *self.helpers)
        named = marked if self.said_by is None else (*marked, self.said_by)
        own = named or (() if self.scribed else (self.by,))
        return tuple(dict.fromkeys((*own, *self.merged_from)))


@changing_record
class Parked(Changing):
    """A line in the parking lot."""

    text: str
    by: str
    item: str | None
    withdrawn: bool = False


@record
class Fix(Frozen):
    """A correction made live: what it was and is, as text; `target` is opportunity, stakeholder or ask."""

    target: Literal["opportunity", "stakeholder", "ask"]
    id: str
    field: str
    was: str
    now: str
    because: str
    by: str
    typed: str | None = None
    """The value as it was typed, which may be in other words than `now` (`USD 500k`)."""


@record
class Heard(Frozen):
    """A stance with its evidence, heard in the review."""

    stakeholder: str
    opportunity: str
    stance: str
    because: str
    by: str
    """Who entered it."""
    heard_by: str | None = None
    """Who of us heard it; None when the scribe entered it without saying."""
    was: str | None = None
    """The stance before; None where none was known."""


@record
class Attempt(Frozen):
    """One attempt on an internal ask and its answer."""

    ask: str
    commitment: str
    because: str
    by: str
    was: str | None = None
    """Where it stood before."""


@record
class Choice(Frozen):
    """A way to end on time that was taken: when (seconds since the start), which, the new end, what it cut."""

    at_seconds: int
    way: int
    name: str
    new_end: dt.datetime
    cut: tuple[tuple[str, int], ...]
    """(item id, minutes)."""


@record
class NextReviewSet(Frozen):
    """The next review as agreed in this one."""

    start: dt.datetime
    """Aware, in the zone of the review."""
    minutes: int | None = None


@record
class Rating(Frozen):
    """What the review was worth to one person, 1 to 5, and why. Never in a document."""

    person: str
    stars: int
    why: str = ""


@record
class Amendment(Frozen):
    """A change after the minutes were approved, with its reason; part of version `version`."""

    capture: int
    was: str
    now: str
    because: str
    by: str
    version: int


@record
class ApprovedVersion(Frozen):
    """Minutes as they were frozen: which version, when (UTC), by whom, and the number of the event that says so."""

    version: int
    at: dt.datetime
    by: str
    event: int = 0


class EditedLine(NamedTuple):
    """A line of a file that was not as it was written: its number there, and of which event; the head is of none."""

    line: int
    stream: str = ""
    number: int = 0


@record
class EditedFile(Frozen):
    """A file from which the review came, when that was (UTC), and which lines of it had been changed by hand."""

    at: dt.datetime
    lines: tuple[EditedLine, ...]


@changing_record
class Gap(Changing):
    """Time in which the machine slept or nothing ran, noticed once it was over. `us` is its length in microseconds."""

    number: int
    kind: Literal["slept", "away"]
    us: int
    item: str
    """The item whose clock ran through it."""
    counts: bool | None = None
    """None until somebody said whether the room went on."""

    @property
    def seconds(self) -> int:
        """Its length in whole seconds."""
        return self.us // 1_000_000


@changing_record
class ClockStep(Changing):
    """The computer's clock was set while the review ran, forward by `us` microseconds (back below 0)."""

    number: int
    us: int
    right: bool | None = None
    """Whether it was right from then on; None until somebody said."""


@record
class StoreRepair(Frozen):
    """A repair of the store, as far as this review goes: numbers of events.

    `recovered` came from the line log, `missing` are lost, of `unproven` nothing shows that they are as they were
    written. `end_unknown` says that more may be missing after the last one.
    """

    at: dt.datetime
    recovered: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    unproven: tuple[int, ...] = ()
    end_unknown: bool = False


@record
class ClockView(Frozen):
    """The clock at one moment, for every screen alike. Seconds are whole; instants aware, in the review's zone.

    Before the start `projected_end` is None (nobody knows yet). `remaining` goes below 0 when the item over-runs.
    `reserve` is what is left while the projected end lies before the booked one, `over_run` how far after it lies.
    """

    now: dt.datetime
    phase: Phase
    item: str | None
    elapsed: int
    remaining: int
    signal: Signal
    booked_end: dt.datetime
    projected_end: dt.datetime | None
    reserve: int
    over_run: int
    paused_for: int = 0
    """Length of the running pause."""


@record
class GrowthFound(Frozen):
    """Growth claimed by captures, what of it has an owner and is agreed, what it takes, and what is only our wish."""

    claimed: Decimal = Decimal(0)
    owned: Decimal = Decimal(0)
    agreed: Decimal = Decimal(0)
    cost: Decimal = Decimal(0)
    wish: Decimal = Decimal(0)
    """Of `claimed`: names no opportunity and no customer problem."""
    claims: int = 0
    name_problem: int = 0
    """Of the claims, those that name a customer problem."""
    agreed_by: tuple[str, ...] = ()
    """Ids of those who agreed to what they claim."""


@record
class QualityPoint(Frozen):
    """One thing to settle before the close. `capture` or `item` or `person` says about what."""

    code: str
    message: str
    capture: int | None = None
    item: str | None = None
    person: str | None = None
    prepared: int | None = None
    """Number of something prepared."""


@record
class Catalogue(Frozen):
    """Ids that marks may name, for completion: id and what to show beside it."""

    people: tuple[tuple[str, str], ...] = ()
    stakeholders: tuple[tuple[str, str], ...] = ()
    opportunities: tuple[tuple[str, str], ...] = ()
    asks: tuple[tuple[str, str], ...] = ()
    problems: tuple[tuple[str, str], ...] = ()
    items: tuple[tuple[str, str], ...] = ()
