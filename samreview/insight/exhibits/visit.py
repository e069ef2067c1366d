"""A joint visit: who meets whom, where each of them stands and what of it we only assume, who should hear what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.exhibits.names import stakeholder_name
from samreview.insight.exhibits.stakeholders import stakeholders_exhibit
from samreview.insight.relationships import STRENGTHS
from samreview.insight.visits import decides, travellers, witnesses
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt

    from samreview.insight.exhibits.stakeholders import StakeholderRow
    from samreview.plan.model import Plan, Visit


@record
class Traveller(Frozen):
    """One of ours who comes along; `part` is what they have declared to do there."""

    id: str
    name: str
    title: str | None
    function: str | None
    part: str | None


@record
class StanceOn(Frozen):
    """Where somebody stands on one open opportunity."""

    opportunity: str
    """Its name."""
    row: StakeholderRow


@record
class Met(Frozen):
    """Somebody of the customer whom we meet."""

    id: str
    name: str
    title: str | None
    unit: str | None
    relationship: str | None
    """What the lasting relationship is called (`trusted`); None where the plan does not say."""
    holders: tuple[str, ...]
    """Names of those of us who know them."""
    stances: tuple[StanceOn, ...]
    """The largest amount first."""


@record
class ToHear(Frozen):
    """What one of us, who decides an internal ask, should hear on the visit, and from whom."""

    member: str
    """Name."""
    ask: str
    customer_value: str | None
    metric: str | None
    witnesses: tuple[str, ...]
    """Names."""


@record
class VisitExhibit(Frozen):
    """A visit as it is prepared."""

    id: str
    account: str
    date: dt.date
    purpose: str | None
    units: tuple[str, ...]
    """The customer's units that we go to, as far as the plan knows."""
    team: tuple[Traveller, ...]
    met: tuple[Met, ...]
    questions: tuple[str, ...]
    """Those the plan has for the visit."""
    to_hear: tuple[ToHear, ...]


def visit_exhibit(plan: Plan, visit: Visit, on: dt.date) -> VisitExhibit:
    """Return a visit as it is prepared on that date."""
    met = _met(plan, visit, on)
    return VisitExhibit(
        id=visit.id,
        account=plan.account.name,
        date=visit.date,
        purpose=visit.purpose,
        units=tuple(dict.fromkeys(one.unit for one in met if one.unit)),
        team=tuple(
            Traveller(one.id, one.name, one.title, one.function, visit.parts.get(one.id))
            for one in travellers(plan, visit)
        ),
        met=met,
        questions=visit.questions,
        to_hear=tuple(
            ToHear(
                member.name,
                ask.ask,
                ask.customer_value,
                ask.metric,
                tuple(stakeholder_name(plan, who) for who in witnesses(plan, visit, ask)),
            )
            for member in travellers(plan, visit)
            for ask in plan.internal_asks
            if ask.commitment != "committed" and decides(member, ask)
        ),
    )


def _met(plan: Plan, visit: Visit, on: dt.date) -> tuple[Met, ...]:
    stances: dict[str, list[StanceOn]] = {}
    for board in sorted(stakeholders_exhibit(plan, on).deals, key=lambda board: -board.deal.amount):
        for row in board.rows:
            stances.setdefault(row.id, []).append(StanceOn(board.deal.name, row))
    found = []
    for person in visit.stakeholders:
        who = plan.stakeholder(person)
        held = who.relationship if who else None
        holders = [held.owner, *held.also] if held else []
        found.append(
            Met(
                id=person,
                name=stakeholder_name(plan, person),
                title=who.title if who else None,
                unit=who.unit if who else None,
                relationship=STRENGTHS[held.strength] if held and held.strength is not None else None,
                holders=tuple(member.name for one in holders if one and (member := plan.member(one))),
                stances=tuple(stances.get(person, ())),
            )
        )
    return tuple(found)
