"""Agenda templates, format 1, and the timed agenda that one of them becomes for a booked time."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from samreview.plan.fields import Clock, Flag, Id, ListOf, OneOf, RecordOf, Share, Text, Whole, optional, required
from samreview.plan.model import Record
from samreview.plan.record import Frozen, named_record

Lead = Literal["moderator", "timekeeper", "scribe", "owner"]
Focus = Literal["horizon", "growth", "other"]
Exhibit = Literal["customer", "funnel", "stakeholders", "assumptions", "asks", "actions", "initiatives", "none"]

LEADS = ("moderator", "timekeeper", "scribe", "owner")
FOCUSES = ("horizon", "growth", "other")
EXHIBITS = ("customer", "funnel", "stakeholders", "assumptions", "asks", "actions", "initiatives", "none")


@named_record
class TemplateItem(Record):
    """One item of a template; `minutes` is a weight, scaled to the booked time."""

    id: str = required(Id(), "How commands name the item.")
    title: str = required(Text(), "Its title.")
    question: str | None = optional(Text(), "The one question on the wall.")
    purpose: str | None = optional(Text(), "What the item is for.")
    lead: Lead = optional(OneOf(LEADS), "Who leads it; owner is the owner of the account.", "moderator")
    minutes: int = required(Whole(1, 720), "A weight: scaled to the booked time.")
    minimum: Decimal = optional(Share(), "Share of the scaled length it can be shortened to.", Decimal("0.6"))
    priority: int = optional(Whole(1, 5), "1 is left out last, 5 first.", 3)
    locked: bool = optional(Flag(), "Never shortened or left out by a way to end on time.", default=False)
    focus: Focus = optional(OneOf(FOCUSES), "What its time counts towards.", "other")
    outcome: bool = optional(
        Flag(),
        "A decision, an action, a goal or an open point is to come of it; false: it may end without.",
        default=True,
    )
    internal: bool = optional(Flag(), "Never shown to a customer.", default=False)
    fixed_start: dt.time | None = optional(Clock(), "Time of day before which it does not start, in the review's zone.")
    fixed_end: dt.time | None = optional(Clock(), "Time of day at which it ends, in the review's zone.")
    exhibit: Exhibit = optional(OneOf(EXHIBITS), "What of the plan is shown beside it.", "none")
    prompts: tuple[str, ...] = optional(ListOf(Text()), "What the moderator asks, one after the other.")


@named_record
class Template(Record):
    """An agenda template."""

    samreview_agenda: int = optional(Whole(1, 1), "Format version.", 1)
    id: str = required(Id(), "How `--agenda` names it.")
    title: str = required(Text(), "The agenda's title.")
    purpose: str | None = optional(Text(), "What the meeting is for.")
    booked: int = optional(Whole(10, 720), "Default length in minutes.", 120)
    reserve: Decimal = optional(Share(), "Share of the booked time kept free.", Decimal("0.1"))
    items: tuple[TemplateItem, ...] = required(ListOf(RecordOf(TemplateItem), least=1), "The items, in order.")


@named_record
class AgendaItem(Frozen):
    """An item with its length in whole minutes; fixed times are instants (aware, in the zone of the review)."""

    id: str
    title: str
    question: str | None = None
    purpose: str | None = None
    lead: Lead = "moderator"
    minutes: int
    minimum: int
    priority: int = 3
    locked: bool = False
    focus: Focus = "other"
    outcome: bool = True
    internal: bool = False
    fixed_start: dt.datetime | None = None
    fixed_end: dt.datetime | None = None
    exhibit: Exhibit = "none"
    prompts: tuple[str, ...] = ()


@named_record
class Agenda(Frozen):
    """A timed agenda. Items' minutes + `reserve_minutes` = `minutes`; a gap before a fixed start is reserve.

    `start` is aware, in the zone of the review; `starts` holds each item's planned start.
    """

    template: str
    title: str
    purpose: str | None
    start: dt.datetime
    minutes: int
    reserve_minutes: int
    items: tuple[AgendaItem, ...]
    starts: tuple[dt.datetime, ...]

    @property
    def end(self) -> dt.datetime:
        """The booked end, in the zone of the review."""
        return (self.start.astimezone(dt.UTC) + dt.timedelta(minutes=self.minutes)).astimezone(self.start.tzinfo)
