"""What is to be done: asked of our own organisation, agreed as actions, planned as visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.fields import Amount, Day, Flag, Id, ListOf, MapOf, OneOf, Ref, Text, Whole, optional, required
from samreview.plan.record import named_record
from samreview.plan.stated import TEXT, TEXTS, Record, no_entries
from samreview.plan.words import COMMITMENTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

    from samreview.plan.words import ActionStatus, AskKind, Commitment, Objection


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
        MapOf(Ref("team"), Text()), "The declared part of each of us.", factory=no_entries
    )
    questions: tuple[str, ...] = optional(TEXTS, "What we want to ask.")
