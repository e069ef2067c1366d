"""The fold: what a review is, made from its events one after the other.

Applying an event costs the same whatever came before it: nothing is copied and nothing is folded again. Only `apply`
changes a review; decisions, views and documents read it.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from samreview.review.asking import Questions
from samreview.review.book import Book, Line
from samreview.review.carry.model import CarriedOver
from samreview.review.clock import span
from samreview.review.event_versions import IN_REVIEWS, LeftOut
from samreview.review.folding import HANDLERS, handler_of
from samreview.review.gains import Gains
from samreview.review.meter import PAUSED, Meter
from samreview.review.restorables import Restorables
from samreview.review.state import ROLES
from samreview.review.voices import Voices

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from samreview.agenda.model import Agenda
    from samreview.agenda.ways import Way
    from samreview.plan.model import Plan
    from samreview.review.carry.model import Settled
    from samreview.review.clock import Reading
    from samreview.review.events import Event
    from samreview.review.meter import Stretch
    from samreview.review.prep.model import Prep, Prepared, Taken
    from samreview.review.state import (
        Amendment,
        ApprovedVersion,
        Attempt,
        Capture,
        Choice,
        ClockStep,
        EditedFile,
        Fix,
        Gap,
        Heard,
        ItemState,
        NextReviewSet,
        Parked,
        Person,
        Phase,
        Rating,
        Role,
        StoreRepair,
    )
    from samreview.review.turns import Round


_STANDS_STILL = (None, PAUSED)


class UnreadablePlan(ValueError):  # noqa: N818  it names what is wrong, as a person would
    """What a review was opened with, its plan above all, cannot be read by this version of the program."""


class Review:
    """A review at one moment. Everything is there once `review.opened` was applied.

    `read_plan` turns a plan's text and path into a Plan; without one the plan's own loader does. `hash_at` is lent by
    the store that the events come from: it returns the hash of the chain at an event, in hexadecimal.
    """

    id: str
    account_id: str
    plan: Plan
    """With the corrections made in the room."""
    plan_opened: Plan
    """As it was when the review was opened."""
    plan_text: str
    plan_path: str
    agenda: Agenda
    on: dt.date
    """The day it is held: in the lobby the planned one, from the start on the day of the start, in its zone."""
    zone: dt.tzinfo
    booked_start: int
    booked_end: int
    """Whole seconds since 1970."""
    minutes: int
    reserve_minutes: int
    prepared: tuple[Prepared, ...] = ()
    """What people prepared for it, in the order in which it came in."""
    preps: Mapping[str, Prep] = MappingProxyType({})
    """The same by person; who has said nothing is not there."""
    prepared_numbers: Mapping[tuple[str, int], int] = MappingProxyType({})
    """Under which number lines name an entry, by its person and its own number."""
    reading_paid: tuple[tuple[str, int], ...] = ()
    """Minutes that items gave for reading in silence."""
    round: Round | None = None
    """The round of an item, with whose slot it is."""
    terminals_here: frozenset[str] | None = None
    """Who had a terminal open when the moderator's was noticed to be gone; None where nobody knows."""
    notices_said: frozenset[tuple[str, str]] = frozenset()
    """Who was told which one-time notice, by its key."""
    edited: tuple[EditedFile, ...] = ()
    """Files in which somebody had changed lines, and from which it came all the same."""
    started_wall_us: int | None = None
    """What the computer's clock said at `/start`, in microseconds since 1970."""
    clock_steps: tuple[ClockStep, ...] = ()
    """Each time that clock was set while the review ran."""
    ahead: int = 0
    """By how many seconds that clock now runs ahead of the one that booked times are kept in; whole minutes."""
    booked_by_start: bool = False
    """Whether `/start` came at another time than was booked, and moved it."""
    booked_moved: int = 0
    """By how many seconds the booked time has followed a clock that was set right."""
    _voices: Voices | None = None
    _gains: Gains | None = None
    _passed = 0
    """Microseconds that the meters were not told of yet."""

    def __init__(self, read_plan: Callable[[str, str], Plan] | None = None) -> None:  # noqa: PLR0915  all of a review
        self.read_plan = read_plan or plan_from_text
        self.hash_at: Callable[[int], str | None] = _no_store
        self.rehearsed = False
        self.phase: Phase = "lobby"
        self.items: list[ItemState] = []
        self.current: str | None = None
        self.people: dict[str, Person] = {}
        self.roles: dict[Role, str | None] = dict.fromkeys(ROLES)
        self.captures: list[Capture] = []
        self.parked: list[Parked] = []
        self.carried = CarriedOver()
        """What it opened with from earlier reviews."""
        self.gaps: list[Gap] = []
        self.gap_stretches: list[tuple[Stretch, Stretch]] = []
        """Where each gap's time went: on the item clock, and on the floor."""
        self.offers: tuple[Way, ...] = ()
        self.offered_at: dt.datetime | None = None
        self.headline: str | None = None
        self.next_review: NextReviewSet | None = None
        self.version = 0
        self.versions: list[ApprovedVersion] = []
        self.reading: int | None = None
        """The action that is read back to the room."""
        self.reading_begun: tuple[str, Line | None] | None = None
        """Who began the latest read-back, and their latest line before it."""
        self.seq = 0
        """How many events were applied."""
        self.lost: list[int] = []
        """Numbers of events that a damaged store lost, and of those that cannot be shown without them."""
        self.repairs: list[StoreRepair] = []
        self.left_out: list[LeftOut] = []
        """Events that are not shown: a newer samreview wrote them, or they need one that it wrote."""
        self._clock = Meter()
        self._talk = Meter()
        self.book = Book()
        self.restorables = Restorables(self)
        self.last: Reading | None = None
        self.uptime = 0
        """Microseconds from the first event to the last, summed over consecutive events."""
        self.started_at: int | None = None
        """`uptime` at `/start`."""
        self.closed_at: Reading | None = None
        self.next_steps: list[tuple[Line, int]] = []
        """Each `/next`, with the uptime at which it came."""
        self.captured_by: defaultdict[str, list[int]] = defaultdict(list)
        """Numbers of each person's captures, in order."""
        self.new_opportunities: dict[str, str] = {}
        """Names given to opportunities that the plan does not hold, by their folded form."""
        self.questions = Questions()
        """The gentle questions to whoever writes."""
        self.away: dict[str, int] = {}
        """People whose terminal is gone, and the uptime since when."""
        self.item_by_id: dict[str, ItemState] = {}

    def apply(self, event: Event) -> None:
        """Take in the next event."""
        self._pass_time(event.at)
        self.seq += 1
        if event.v > IN_REVIEWS.get(event.kind, 0):
            self._leave_out(event)
            return
        handler = HANDLERS.get(event.kind) or handler_of(event.kind)
        if handler is None:
            return
        if not self.left_out and not self.lost:
            handler(self, event)
            return
        # It may build on what is not there: then it is left out too, and nothing is made up.
        try:
            handler(self, event)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            if self.left_out:
                self._leave_out(event)
            else:
                self.lost.append(self.seq)

    def _leave_out(self, event: Event) -> None:
        if self.seq == 1:
            raise UnreadablePlan("a newer samreview opened it. Update samreview to read it")
        self.left_out.append(LeftOut(self.seq, event.kind, event.v))

    def _pass_time(self, at: Reading) -> None:
        last = self.last
        if last is None:
            self.last = at
            return
        if at.boot_id != last.boot_id:
            us = span(last, at)
        elif (us := at.boot_us - last.boot_us) < 0:
            return  # a reading taken a moment earlier in another process: the time until now is counted already
        self.last = at
        self.uptime += us
        self._passed += us

    @property
    def clock(self) -> Meter:
        """The time of each item."""
        self._tell_meters()
        return self._clock

    @property
    def talk(self) -> Meter:
        """The time for which each person had the floor, while an item's clock ran."""
        self._tell_meters()
        return self._talk

    def _tell_meters(self) -> None:
        # Whoever switches one asks for it first: all that passed since the last look went to what runs.
        us, self._passed = self._passed, 0
        if us and self._clock.run(us) not in _STANDS_STILL:
            self._talk.run(us)

    @property
    def clock_runs(self) -> bool:
        """Whether an item's clock runs."""
        return self._clock.bucket not in _STANDS_STILL

    @property
    def floor(self) -> str | None:
        """Who has the floor."""
        return self._talk.bucket

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The corrections that stand, in order."""
        return self.restorables.entries("fix")

    @property
    def heard(self) -> tuple[Heard, ...]:
        """The stances heard in the review, with their evidence."""
        return self.restorables.entries("heard")

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """The attempts on internal asks."""
        return self.restorables.entries("attempt")

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The ways to end on time that were taken."""
        return self.restorables.entries("choice")

    @property
    def settled(self) -> tuple[Settled, ...]:
        """What was said in this review of commitments that it carried over, the last word on each."""
        return self.restorables.entries("settled")

    @property
    def taken(self) -> tuple[tuple[int, Taken], ...]:
        """How things that people prepared were taken up, by their numbers, in the order of that."""
        return self.restorables.entries("taken")

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """Changes made after the minutes were approved."""
        return self.restorables.entries("amendment")

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """What the review was worth to those who said it."""
        return self.restorables.entries("rating")

    @property
    def order(self) -> tuple[str, ...]:
        """Ids of the items in running order."""
        return tuple(item.id for item in self.items)

    @order.setter
    def order(self, ids: tuple[str, ...]) -> None:
        self.items = [self.item_by_id[one] for one in ids]

    @property
    def item(self) -> ItemState | None:
        """The current item."""
        return None if self.current is None else self.item_by_id[self.current]

    @property
    def voices(self) -> Voices:
        """What came from whom, as it is now."""
        if self._voices is None:
            self._voices = Voices()
        self._voices.count(self.captures)
        return self._voices

    @property
    def gains(self) -> Gains:
        """What the captures claim, as it is now."""
        if self._gains is None:
            self._gains = Gains()
        self._gains.count(self.captures)
        return self._gains

    def capture_changed(self, number: int) -> None:
        """Note that a capture is not what it was; whoever changes one says so."""
        for counts in (self._voices, self._gains):
            if counts is not None:
                counts.changed.add(number)

    def capture(self, number: int) -> Capture | None:
        """Return the capture with this number."""
        return self.captures[number - 1] if 0 < number <= len(self.captures) else None

    def known(self, person: str) -> bool:
        """Say whether someone is of the team or a guest who has arrived."""
        who = self.people.get(person)
        return who is not None and (who.arrived or not who.guest)

    def has_role(self, person: str, *roles: Role) -> bool:
        """Say whether someone holds one of these roles."""
        return any(self.roles[role] == person for role in roles)

    def uptime_at(self, at: Reading) -> int:
        """Return the microseconds from the first event to `at`."""
        return self.uptime + (span(self.last, at) if self.last is not None else 0)

    def in_currency_of_account(self, amount: Decimal, currency: str | None) -> Decimal | None:
        """Return an amount in the account's currency; None when the plan has no rate for it."""
        from samreview.values.money import exact

        if currency is None or currency == self.plan.account.currency:
            return amount
        rate = self.plan.account.rates.get(currency)
        if rate is None:
            return None
        with exact():
            return amount * rate


def fold(events: Iterable[Event], read_plan: Callable[[str, str], Plan] | None = None) -> Review:
    """Return the review that these events make."""
    review = Review(read_plan)
    for event in events:
        review.apply(event)
    return review


def _no_store(_event: int) -> None:
    """Return no hash: these events come from no store."""


def plan_from_text(text: str, path: str) -> Plan:
    """Read a plan with its own loader.

    Raises:
        UnreadablePlan: it has errors.
    """
    from samreview.plan.loader import load_plan

    loaded = load_plan(text.encode(), path)
    if loaded.plan is None:
        first = loaded.findings[0] if loaded.findings else "it has errors"
        raise UnreadablePlan(f"the plan that this review was opened with cannot be read: {first}")
    return loaded.plan
