"""The people of a plan: ours, the customer's, and the relationships between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.fields import Id, ListOf, OneOf, RecordOf, Ref, Whole, Zone, optional, required
from samreview.plan.record import named_record
from samreview.plan.stated import TEXT, Record
from samreview.plan.words import INFLUENCES

if TYPE_CHECKING:
    from samreview.plan.words import Influence


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
