"""The account plan, format 1, as frozen records.

Money is a Decimal in the account's currency, whatever currency the file states; shares are Decimals from 0 to 1. Every
record knows its place in the file (`at`), which takes no part in equality. A key that the file leaves out is None, an
empty tuple, or the default that the format names.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from samreview.plan.customer import Coming, Customer, Priority, Problem, ServiceIssue
from samreview.plan.fields import (
    Amount,
    Currency,
    Day,
    Id,
    ListOf,
    LocalTime,
    MapOf,
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
from samreview.plan.funnel import (
    CustomerAction,
    Evidence,
    Initiative,
    Motivation,
    Offering,
    Opportunity,
    Order,
    Stage,
    Whitespace,
)
from samreview.plan.people import Relationship, Stakeholder, TeamMember
from samreview.plan.record import named_record
from samreview.plan.stated import LINES, TEXT, TEXTS, Record, no_entries
from samreview.plan.words import (
    COMMITMENTS,
    INFLUENCES,
    STANCES,
    ActionStatus,
    AskKind,
    Commitment,
    HeldBy,
    Influence,
    InitiativeKind,
    Objection,
    OpportunityKind,
    Outcome,
    Stance,
)
from samreview.plan.work import InternalAsk, PlanAction, Visit
from samreview.values.quarter import FiscalCalendar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

__all__ = [
    "COMMITMENTS",
    "INFLUENCES",
    "STANCES",
    "Account",
    "ActionStatus",
    "AskKind",
    "Coming",
    "Commitment",
    "Customer",
    "CustomerAction",
    "Evidence",
    "Growth",
    "HeldBy",
    "Horizon",
    "Influence",
    "Initiative",
    "InitiativeKind",
    "InternalAsk",
    "Motivation",
    "NextReview",
    "Objection",
    "Offering",
    "Opportunity",
    "OpportunityKind",
    "Order",
    "Outcome",
    "Plan",
    "PlanAction",
    "Priority",
    "Problem",
    "Record",
    "Relationship",
    "ServiceIssue",
    "Stage",
    "Stakeholder",
    "Stance",
    "TeamMember",
    "Visit",
    "Whitespace",
]


@named_record
class Account(Record):
    """The customer, as the account team sells to it."""

    id: str = required(Id(), "Used in review names and file names.")
    name: str = required(TEXT, "The customer's name.")
    industry: str | None = optional(TEXT, "The customer's industry.")
    currency: str = required(Currency(), "ISO 4217 code of the currency in which this plan counts.")
    rates: Mapping[str, Decimal] = optional(
        MapOf(Currency(), Rate()), "Units of the account's currency for one unit of another.", factory=no_entries
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

    @cached_property
    def calendar(self) -> FiscalCalendar:
        """The account's fiscal calendar."""
        return FiscalCalendar(self.account.fiscal_year_starts)

    def member(self, person: str) -> TeamMember | None:
        """Return the team member with this id."""
        return self._members.get(person)

    def stakeholder(self, person: str) -> Stakeholder | None:
        """Return the stakeholder with this id."""
        return self._stakeholders.get(person)

    def opportunity(self, name: str) -> Opportunity | None:
        """Return the opportunity with this id."""
        return self._opportunities.get(name)

    def stage(self, name: str | None) -> Stage | None:
        """Return the stage with this id."""
        return None if name is None else self._stages.get(name)

    def problem(self, name: str) -> Problem | None:
        """Return the customer problem with this id."""
        return self._problems.get(name)

    def ask(self, name: str) -> InternalAsk | None:
        """Return the internal ask with this id."""
        return self._asks.get(name)

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

    # By id: a plan may name thousands of things, and each rule looks for many of them.
    @cached_property
    def _members(self) -> dict[str, TeamMember]:
        return {one.id: one for one in reversed(self.team)}

    @cached_property
    def _stakeholders(self) -> dict[str, Stakeholder]:
        return {one.id: one for one in reversed(self.stakeholders)}

    @cached_property
    def _opportunities(self) -> dict[str, Opportunity]:
        return {one.id: one for one in reversed(self.opportunities)}

    @cached_property
    def _stages(self) -> dict[str, Stage]:
        return {one.id: one for one in reversed(self.stages)}

    @cached_property
    def _problems(self) -> dict[str, Problem]:
        return {one.id: one for one in reversed(self.customer.problems)}

    @cached_property
    def _asks(self) -> dict[str, InternalAsk]:
        return {one.id: one for one in reversed(self.internal_asks)}
