"""Packs to test with: of the shipped examples, with and without an earlier review."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.agenda.schedule import booked_minutes, booked_start
from samreview.agenda.template import load_template
from samreview.documents.pack_gathering import gathered
from samreview.insight.changes import changes
from samreview.journal.memory import MemoryJournal
from samreview.plan.loader import load_plan
from samreview.resources import data_bytes
from samreview.review.carry.chapter import Chapter
from samreview.review.carry.ledger import ledger
from samreview.review.carry.model import Commitment, Settled

if TYPE_CHECKING:
    from samreview.agenda.model import Template
    from samreview.documents.pack_meeting import Meeting
    from samreview.plan.model import Plan

FIRST = dt.datetime(2026, 8, 25, 13, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
LONG = (
    "What would have to be true for the architecture board to decide in January and not in June, and who of them "
    "has said so to whom of us?"
)


def plan_named(name: str = "halden") -> Plan:
    plan = load_plan(data_bytes("examples", f"{name}.yaml"), f"{name}.yaml").plan
    assert plan is not None
    return plan


def usual() -> Template:
    template = load_template(data_bytes("agendas", "growth-review.yaml"), "growth-review.yaml").template
    assert template is not None
    return template


def meeting_of(plan: Plan, link: str | None = None) -> Meeting:
    """Return the next review of a plan with no review before it."""
    template = usual()
    start, minutes = booked_start(plan, None, NOON), booked_minutes(plan, template)
    return gathered(MemoryJournal(), plan=plan, template=template, start=start, minutes=minutes, link=link)


def fullest() -> Meeting:
    """Return a review whose attendees' first pages are as full as they get."""
    plan = plan_named()
    events = tuple(
        replace(one, by=dt.date(2027, month, 15), what=f"{LONG[:120]} {month}")
        for month, one in enumerate(plan.customer.coming * 2, 1)
    )
    full = replace(plan, questions=(LONG, LONG, LONG), customer=replace(plan.customer, coming=events))
    was = replace(
        full, opportunities=tuple(replace(one, close=dt.date(2027, 2, 1), name=LONG) for one in full.opportunities)
    )
    meeting = meeting_of(full, "https://meet.example.com/a/very/long/address/of/a/meeting?password=0123456789abcdef")
    owed = tuple(
        Commitment(
            id=f"r/{member.id}-{number}",
            kind="action",
            what=LONG,
            owner=member.id,
            owner_name=member.name,
            due=dt.date(2026, 10, number),
            review="r",
            carried=3,
        )
        for member in plan.team
        for number in range(1, 8)
    )
    kept = [Settled(one.id, "done", "", "dana", FIRST + dt.timedelta(days=1)) for one in owed[:3]]
    return meeting._replace(
        carried=meeting.carried._replace(entries=owed),
        ledger=ledger([Chapter("r", FIRST.date(), FIRST, "approved", made=owed)], kept),
        changes=changes(was, full, FIRST.date(), NOON.date()),
    )
