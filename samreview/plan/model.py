"""The account plan, format 1, as frozen records.

Money is a Decimal in the account's currency, whatever currency the file states; shares are Decimals from 0 to 1. Every
record knows its place in the file (`at`), which takes no part in equality. A key that the file leaves out is None, an
empty tuple, or the default that the format names.
"""

from __future__ import annotations

from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from samreview.plan.fields import (
    Amount,
    Currency,
    Day,
    Either,
    FiscalQuarter,
    Flag,
    Id,
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
    optional,
    required,
)
from samreview.plan.place import NOWHERE, Where
from samreview.plan.record import Frozen, named_record
from samreview.values.quarter import FiscalCalendar, Quarter

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

Influence = Literal["final", "high", "some", "none"]
Stance = Literal["advocate", "opposed", "indifferent", "unknown"]
OpportunityKind = Literal["new", "expand", "renew"]
Outcome = Literal["open", "won", "lost", "dropped"]
InitiativeKind = Literal["penetrate", "expand", "nurture"]
AskKind = Literal["do", "stop"]
Commitment = Literal["not-asked", "asked", "committed", "declined"]
Objection = Literal["not-what-we-do", "cost", "budget", "trade-off", "will-not-work", "protocol"]
HeldBy = Literal["us", "competitor", "in-house", "nobody", "not-for-us"]
ActionStatus = Literal["open", "done", "dropped"]

INFLUENCES = ("final", "high", "some", "none")
STANCES = ("advocate", "opposed", "indifferent", "unknown")
COMMITMENTS = ("not-asked", "asked", "committed", "declined")

TEXT = Text()
LINES = Text(lines=True)
TEXTS = ListOf(Text())


def _no_entries() -> Mapping[str, Any]:
    return MappingProxyType({})


@named_record
class Record(Frozen):
    """What all records share: their place in the file."""

    at: Where = field(default=NOWHERE, compare=False, repr=False)


@named_record
class Account(Record):
    """The customer, as the account team sells to it."""

    id: str = required(Id(), "Used in review names and file names.")
    name: str = required(TEXT, "The customer's name.")
    industry: str | None = optional(TEXT, "The customer's industry.")
    currency: str = required(Currency(), "ISO 4217 code of the currency in which this plan counts.")
    rates: Mapping[str, Decimal] = optional(
        MapOf(Currency(), Rate()), "Units of the account's currency for one unit of another.", factory=_no_entries
    )
    fiscal_year_starts: int = optional(Whole(1, 12), "Month in which the fiscal year starts, 1 to 12.", 1)
    regions: tuple[str, ...] = optional(TEXTS, "Where the customer buys.")
    owner: str | None = optional(Ref("team"), "Who of the team owns the account.")


@named_record
class NextReview(Record):
    """When the next review meeting is."""

    start: dt.datetime | None = optional(LocalTime(), "Date and time in `timezone`.")
    minutes: int | None = optional(Whole(10, 720), "Booked length in minutes.")
    timezone: str | None = optional(Zone(), "Zone of the review; the owner's where left out.")


@named_record
class Horizon(Record):
    """How far the review looks ahead."""

    quarters: int = optional(Whole(2, 3), "Quarters after the current one, 2 or 3.", 3)


@named_record
class Growth(Record):
    """What the account is to grow from and to."""

    baseline: Decimal | None = optional(Amount(), "Sales over the four quarters up to now.")
    target: Decimal | None = optional(Amount(), "Sales wanted over the four quarters that end with the horizon.")
    investment: Decimal | None = optional(Amount(), "What serving the account costs a year.")
    previous_investment: Decimal | None = optional(Amount(), "The same, the year before.")
    win_rate: Decimal | None = optional(Share(), "Of opportunities like these, won / (won + lost).")
    history: tuple[Decimal, ...] = optional(ListOf(Amount()), "Sales of earlier four-quarter periods, oldest first.")
    statement: str | None = optional(TEXT, "The growth wanted, in one sentence.")


@named_record
class TeamMember(Record):
    """One of ours."""

    id: str = required(Id(), "How captures and marks name this person.")
    name: str = required(TEXT, "Full name.")
    title: str | None = optional(TEXT, "Job title.")
    function: str | None = optional(TEXT, "Function in our company: sales, engineering, finance.")
    region: str | None = optional(TEXT, "Region this person works in.")
    timezone: str | None = optional(Zone(), "Where this person's clock is.")
    email: str | None = optional(TEXT, "Mail address.")


@named_record
class Priority(Record):
    """Something the customer has said it wants most."""

    id: str | None = optional(Id(), "How problems refer to it.")
    text: str = required(TEXT, "The priority, in the customer's words.")
    because: str | None = optional(TEXT, "Why it is one.")
    source: str | None = optional(TEXT, "Where we have it from.")
    on: dt.date | None = optional(Day(), "When we heard or read it.")


@named_record
class Coming(Record):
    """An event in the customer's own year."""

    by: Quarter | dt.date = required(Either(FiscalQuarter(), Day()), "A quarter or a date.")
    what: str = required(TEXT, "What happens.")
    source: str | None = optional(TEXT, "Where we have it from.")


@named_record
class ServiceIssue(Record):
    """What the customer will raise first."""

    issue: str = required(TEXT, "The issue.")
    since: dt.date | None = optional(Day(), "Since when.")
    owner: str | None = optional(Ref("team"), "Who of us looks after it.")


@named_record
class Problem(Record):
    """A problem that the customer has, what it does about it today and what that costs."""

    id: str = required(Id(), "How opportunities and marks refer to it.")
    problem: str = required(TEXT, "The problem.")
    workaround: str | None = optional(TEXT, "What the customer does about it today.")
    workaround_cost: Decimal | None = optional(Amount(), "What that costs a year.")
    buying_stage: str | None = optional(Ref("stage"), "How far the customer is in buying a cure.")
    affected: tuple[str, ...] = optional(ListOf(Ref("stakeholder")), "Who of the customer suffers from it.")
    help: str | None = optional(TEXT, "How we help.")
    priority: str | None = optional(Ref("priority"), "Id of the customer's priority that it stands in the way of.")


@named_record
class Customer(Record):
    """The customer's own business, not our view of it."""

    challenges: tuple[str, ...] = optional(TEXTS, "What the customer struggles with.")
    economic_indicators: tuple[str, ...] = optional(TEXTS, "Figures of its economy that move its decisions.")
    industry_dynamics: tuple[str, ...] = optional(TEXTS, "What changes in its industry.")
    financial_condition: tuple[str, ...] = optional(TEXTS, "How it stands financially.")
    priorities: tuple[str | Priority, ...] = optional(
        ListOf(Either(Text(), RecordOf(Priority)), defines="priority"),
        "What the customer wants most: texts, or records with a source.",
    )
    coming: tuple[Coming, ...] = optional(ListOf(RecordOf(Coming)), "Events in the customer's own year.")
    service: tuple[ServiceIssue, ...] = optional(ListOf(RecordOf(ServiceIssue)), "What the customer will raise first.")
    knows_plan: bool | None = optional(Flag(), "Has the customer seen and shaped this plan?")
    problems: tuple[Problem, ...] = optional(
        ListOf(RecordOf(Problem), defines="problem"), "Problems of the customer that we could cure."
    )


@named_record
class Stage(Record):
    """One of the customer's buying stages, and the action the customer takes to leave it."""

    id: str = required(Id(), "How opportunities refer to it.")
    name: str = required(TEXT, "The stage, as the customer would call it.")
    customer_action: str | None = optional(TEXT, "What the customer does to leave the stage.")
    probability: Decimal | None = optional(Share(), "Share of opportunities in this stage that are won.")
    typical_days: int | None = optional(Whole(1, 3650), "Days that an opportunity usually stays here.")


@named_record
class Relationship(Record):
    """The lasting relationship with a stakeholder; says nothing about one purchase."""

    owner: str | None = optional(Ref("team"), "Who of us holds it.")
    also: tuple[str, ...] = optional(ListOf(Ref("team")), "Who else of us knows the person.")
    strength: int | None = optional(Whole(0, 4), "0 none, 1 met, 2 working, 3 trusted, 4 ally.")
    since: int | None = optional(Whole(1950, 2098), "The year it began.")
    wanted: int | None = optional(Whole(0, 4), "The strength we want.")


@named_record
class Stakeholder(Record):
    """A person of the customer."""

    id: str = required(Id(), "How motivations and marks name this person.")
    name: str = required(TEXT, "Full name.")
    title: str | None = optional(TEXT, "Job title.")
    unit: str | None = optional(TEXT, "Unit of the customer.")
    region: str | None = optional(TEXT, "Region this person works in.")
    influence: Influence | None = optional(
        OneOf(INFLUENCES), "On purchases: final is the person with final authority. A motivation may say otherwise."
    )
    reports_to: str | None = optional(Ref("stakeholder"), "Whom this person reports to.")
    relationship: Relationship | None = optional(RecordOf(Relationship), "The lasting relationship with us.")


@named_record
class CustomerAction(Record):
    """The next thing the customer does; progress is measured by these."""

    what: str = required(TEXT, "What the customer does.")
    by: dt.date | None = optional(Day(), "By when.")


@named_record
class Evidence(Record):
    """What makes a stance more than an assumption."""

    said: str | None = optional(TEXT, "What was said or done.")
    heard_by: str | None = optional(Ref("team"), "Who of us heard it.")
    on: dt.date | None = optional(Day(), "When.")


@named_record
class Motivation(Record):
    """Where a stakeholder stands on one purchase; not the relationship."""

    stakeholder: str = required(Ref("stakeholder"), "Who.")
    stance: Stance = required(OneOf(STANCES), "Where they stand on this purchase.")
    why: str | None = optional(TEXT, "Why they stand there.")
    win: str | None = optional(TEXT, "What they would win by it.")
    risk: str | None = optional(TEXT, "What they would risk by it.")
    influence: Influence | None = optional(OneOf(INFLUENCES), "Influence on this purchase, where it differs.")
    authority_asked: dt.date | None = optional(Day(), "When we asked whether this person has the final word on it.")
    evidence: str | Evidence | None = optional(
        Either(Text(), RecordOf(Evidence)), "What they said, to whom, when; or a text with `validated` beside it."
    )
    validated: dt.date | None = optional(Day(), "When an evidence written as text was last found true.")


@named_record
class Opportunity(Record):
    """One purchase that the customer may make."""

    id: str = required(Id(), "How captures and marks name it.")
    crm_id: str | None = optional(TEXT, "What a CRM import matches on.")
    name: str = required(TEXT, "The opportunity's name.")
    unit: str | None = optional(TEXT, "Unit of the customer that buys.")
    kind: OpportunityKind = required(OneOf(("new", "expand", "renew")), "new and expand are growth.")
    amount: Decimal = required(Amount(), "What it is worth.")
    stage: str | None = optional(Ref("stage"), "The customer's buying stage.")
    stage_since: dt.date | None = optional(Day(), "Since when it is in that stage.")
    close: dt.date = required(Day(), "Expected date of the order.")
    outcome: Outcome = optional(OneOf(("open", "won", "lost", "dropped")), "How it ended, if it did.", "open")
    why: str | None = optional(TEXT, "Why it ended so.")
    probability: Decimal | None = optional(Share(), "Of winning it; the stage's where left out.")
    owner: str | None = optional(Ref("team"), "Who of us drives it.")
    problem: str | None = optional(Ref("problem"), "The customer problem it solves.")
    offering: str | None = optional(Ref("offering"), "What of ours it buys.")
    competitor: str | None = optional(TEXT, "Who else is in.")
    next_customer_action: CustomerAction | None = optional(RecordOf(CustomerAction), "What the customer does next.")
    motivations: tuple[Motivation, ...] = optional(
        ListOf(RecordOf(Motivation)), "Where each stakeholder stands on this purchase."
    )

    @property
    def is_open(self) -> bool:
        """Whether it can still be won."""
        return self.outcome == "open"

    @property
    def is_growth(self) -> bool:
        """Whether it adds to the business rather than renewing it."""
        return self.kind != "renew"


@named_record
class Initiative(Record):
    """A field of play to open or a relationship to build, two or three quarters out."""

    id: str = required(Id(), "How notes name it.")
    name: str = required(TEXT, "The initiative's name.")
    kind: InitiativeKind = required(OneOf(("penetrate", "expand", "nurture")), "What it does.")
    unit: str | None = optional(TEXT, "Unit of the customer.")
    owner: str | None = optional(Ref("team"), "Who of us drives it.")
    quarter: Quarter | None = optional(FiscalQuarter(), "When it bears fruit.")
    investment: Decimal | None = optional(Amount(), "What it takes.")
    expected_value: Decimal | None = optional(Amount(), "What it may bring a year.")
    stakeholders: tuple[str, ...] = optional(ListOf(Ref("stakeholder")), "Who of the customer it is about.")
    statement: str | None = optional(TEXT, "What will have grown, in one sentence.")


@named_record
class InternalAsk(Record):
    """What our own organisation must do for the customer, or stop asking of it."""

    id: str = required(Id(), "How marks name it.")
    ask: str = required(TEXT, "What is asked.")
    function: str | None = optional(TEXT, "Our function that it is asked of.")
    decider: str | None = optional(TEXT, "Who can say yes.")
    sponsor: str | None = optional(TEXT, "An executive outside sales who wants it.")
    owner: str | None = optional(Ref("team"), "Who of us carries it.")
    customer_value: str | None = optional(TEXT, "What it is worth to the customer.")
    metric: str | None = optional(TEXT, "The decider's own measure.")
    cost_of_delay: Decimal | None = optional(Amount(), "What waiting costs.")
    constraint: str | None = optional(TEXT, "What holds the decider back, in their words.")
    incentive: str | None = optional(TEXT, "What the decider is rewarded for.")
    kind: AskKind = optional(
        OneOf(("do", "stop")), "do: we must; stop: asking the customer what is worth nothing.", "do"
    )
    objection: Objection | None = optional(
        OneOf(("not-what-we-do", "cost", "budget", "trade-off", "will-not-work", "protocol")), "What was objected."
    )
    offer: str | None = optional(TEXT, "What we give in return.")
    customer_effort: str | None = optional(TEXT, "What it costs the customer today.")
    lead_time_days: int | None = optional(Whole(0, 3650), "Days from yes to done.")
    needed_by: dt.date | None = optional(Day(), "When the customer needs it.")
    commitment: Commitment | None = optional(OneOf(COMMITMENTS), "Where it stands.")
    opportunity: str | None = optional(Ref("opportunity"), "The opportunity it holds up.")


@named_record
class Offering(Record):
    """Something we sell."""

    id: str = required(Id(), "How opportunities and whitespace name it.")
    name: str = required(TEXT, "The offering's name.")


@named_record
class Whitespace(Record):
    """A customer unit and one of our offerings: a field of play."""

    unit: str = required(TEXT, "Unit of the customer.")
    offering: str = required(Ref("offering"), "Which of ours.")
    held_by: HeldBy = required(
        OneOf(("us", "competitor", "in-house", "nobody", "not-for-us")), "Who has it today; not-for-us never counts."
    )
    potential: Decimal | None = optional(Amount(), "What it could bring a year.")


@named_record
class Order(Record):
    """What was actually bought."""

    date: dt.date = required(Day(), "Date of the order.")
    amount: Decimal = required(Amount(), "What it was worth.")
    discount: Decimal | None = optional(Share(), "Discount given on it.")


@named_record
class PlanAction(Record):
    """An action from before reviews were kept; later ones live in the store."""

    id: str = required(Id(), "How lists name it.")
    what: str = required(TEXT, "What is to be done.")
    owner: str | None = optional(Ref("team"), "Who does it.")
    due: dt.date | None = optional(Day(), "By when.")
    status: ActionStatus = optional(OneOf(("open", "done", "dropped")), "Where it stands.", "open")
    agreed: bool | None = optional(Flag(), "Has its owner agreed?")


@named_record
class Visit(Record):
    """A joint visit to the customer."""

    id: str = required(Id(), "How a brief names it.")
    date: dt.date = required(Day(), "When.")
    purpose: str | None = optional(TEXT, "Why.")
    stakeholders: tuple[str, ...] = optional(ListOf(Ref("stakeholder")), "Who of the customer.")
    team: tuple[str, ...] = optional(ListOf(Ref("team")), "Who of us.")
    parts: Mapping[str, str] = optional(
        MapOf(Ref("team"), Text()), "The declared part of each of us.", factory=_no_entries
    )
    questions: tuple[str, ...] = optional(TEXTS, "What we want to ask.")


@named_record
class Plan(Record):
    """One account plan: the whole file."""

    samreview: int = required(Whole(1, 1), "Format version.")
    account: Account = required(RecordOf(Account), "The customer.")
    updated: dt.date | None = optional(Day(), "When the team last revised the plan.")
    story: str | None = optional(LINES, "Three sentences on where this account stands.")
    questions: tuple[str, ...] = optional(
        ListOf(Text(), most=3), "One to three questions that the next review must answer."
    )
    next_review: NextReview | None = optional(RecordOf(NextReview), "When the next review is.")
    horizon: Horizon = optional(RecordOf(Horizon), "How far the review looks ahead.", factory=Horizon)
    growth: Growth = optional(RecordOf(Growth), "From where to where the account grows.", factory=Growth)
    team: tuple[TeamMember, ...] = required(ListOf(RecordOf(TeamMember), least=2, defines="team"), "The account team.")
    customer: Customer = optional(RecordOf(Customer), "The customer's own business.", factory=Customer)
    stages: tuple[Stage, ...] = optional(
        ListOf(RecordOf(Stage), defines="stage"), "The customer's buying stages, in order."
    )
    stakeholders: tuple[Stakeholder, ...] = optional(
        ListOf(RecordOf(Stakeholder), defines="stakeholder"), "People of the customer."
    )
    opportunities: tuple[Opportunity, ...] = optional(
        ListOf(RecordOf(Opportunity), defines="opportunity"), "The funnel."
    )
    initiatives: tuple[Initiative, ...] = optional(
        ListOf(RecordOf(Initiative)), "Fields of play to open and relationships to build."
    )
    internal_asks: tuple[InternalAsk, ...] = optional(
        ListOf(RecordOf(InternalAsk)), "What our own organisation must do for the customer."
    )
    offerings: tuple[Offering, ...] = optional(ListOf(RecordOf(Offering), defines="offering"), "What we sell.")
    whitespace: tuple[Whitespace, ...] = optional(ListOf(RecordOf(Whitespace)), "Customer units x our offerings.")
    orders: tuple[Order, ...] = optional(ListOf(RecordOf(Order)), "What was actually bought.")
    actions: tuple[PlanAction, ...] = optional(ListOf(RecordOf(PlanAction)), "Open from before reviews were kept.")
    visits: tuple[Visit, ...] = optional(ListOf(RecordOf(Visit)), "Joint visits to the customer.")

    @property
    def calendar(self) -> FiscalCalendar:
        """The account's fiscal calendar."""
        return FiscalCalendar(self.account.fiscal_year_starts)

    def member(self, person: str) -> TeamMember | None:
        """Return the team member with this id."""
        return next((member for member in self.team if member.id == person), None)

    def stakeholder(self, person: str) -> Stakeholder | None:
        """Return the stakeholder with this id."""
        return next((who for who in self.stakeholders if who.id == person), None)

    def opportunity(self, name: str) -> Opportunity | None:
        """Return the opportunity with this id."""
        return next((deal for deal in self.opportunities if deal.id == name), None)

    def stage(self, name: str | None) -> Stage | None:
        """Return the stage with this id."""
        return next((stage for stage in self.stages if stage.id == name), None)

    def problem(self, name: str) -> Problem | None:
        """Return the customer problem with this id."""
        return next((problem for problem in self.customer.problems if problem.id == name), None)

    def ask(self, name: str) -> InternalAsk | None:
        """Return the internal ask with this id."""
        return next((ask for ask in self.internal_asks if ask.id == name), None)

    def probability(self, deal: Opportunity) -> Decimal | None:
        """Return the opportunity's own probability, else its stage's, else None."""
        if deal.probability is not None:
            return deal.probability
        stage = self.stage(deal.stage)
        return stage.probability if stage else None

    def influence(self, motivation: Motivation) -> Influence | None:
        """Return the influence of a motivation's stakeholder on that purchase."""
        if motivation.influence is not None:
            return motivation.influence
        who = self.stakeholder(motivation.stakeholder)
        return who.influence if who else None
