"""What the customer may buy and has bought: stages, opportunities and who stands where on them, fields of play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.fields import (
    Amount,
    Day,
    Either,
    FiscalQuarter,
    Id,
    ListOf,
    OneOf,
    RecordOf,
    Ref,
    Share,
    Text,
    Whole,
    optional,
    required,
)
from samreview.plan.record import named_record
from samreview.plan.stated import TEXT, Record
from samreview.plan.words import INFLUENCES, STANCES

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from samreview.plan.words import HeldBy, Influence, InitiativeKind, OpportunityKind, Outcome, Stance
    from samreview.values.quarter import Quarter


@named_record
class Stage(Record):
    """One of the customer's buying stages, and the action the customer takes to leave it."""

    id: str = required(Id(), "How opportunities refer to it.")
    name: str = required(TEXT, "The stage, as the customer would call it.")
    customer_action: str | None = optional(TEXT, "What the customer does to leave the stage.")
    probability: Decimal | None = optional(Share(), "Share of opportunities in this stage that are won.")
    typical_days: int | None = optional(Whole(1, 3650), "Days that an opportunity usually stays here.")


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
