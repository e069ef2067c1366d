"""Doors: for each unit where something could be won, who elsewhere might introduce us there.

A question to be asked, never a forecast: nothing here is added to any figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.assumptions import why_assumed
from samreview.insight.exhibits.names import member_name
from samreview.insight.relationships import is_covered
from samreview.insight.whitespace import TO_BE_WON
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from decimal import Decimal

    from samreview.plan.model import Influence, Opportunity, Plan, Stakeholder, Whitespace

_WEIGHTS: dict[Influence | None, int] = {"final": 3, "high": 2, "some": 1, None: 1, "none": 0}


@record
class Introducer(Frozen):
    """An advocate of another unit whom one of us knows; `proven` when their stance has evidence with a fresh date."""

    stakeholder: str
    stakeholder_name: str
    unit: str
    opportunity: str
    """Which purchase of theirs they are for."""
    opportunity_name: str
    owner: str | None
    """Team id of who holds the relationship."""
    owner_name: str | None
    strength: int
    proven: bool


@record
class Door(Frozen):
    """A unit with fields of play to be won, and who could introduce us there, the best known first."""

    unit: str
    offerings: tuple[str, ...]
    """Names of what of ours could be sold there, the largest potential first."""
    potential: Decimal | None
    """The largest single potential there; None where nobody has put a figure to any."""
    known_there: tuple[str, ...]
    """Names of those of that unit with whom we have a working relationship already."""
    introducers: tuple[Introducer, ...]


def doors(plan: Plan, on: dt.date) -> tuple[Door, ...]:
    """Return a door for each unit that is not all ours yet, the largest potential first.

    Who is opposed or indifferent to anything of ours that is open introduces nobody. An advocate whose stance is
    proven goes before one whose stance is assumed, a stronger relationship before a weaker, more influence before less.
    """
    known = tuple(_introducers(plan, on))
    fields: dict[str, list[Whitespace]] = {}
    for field in plan.whitespace:
        if field.held_by in TO_BE_WON:
            fields.setdefault(field.unit, []).append(field)
    found = [_door(plan, unit, of_unit, known) for unit, of_unit in fields.items()]
    return tuple(sorted(found, key=lambda door: (door.potential is None, -(door.potential or 0))))


def introducers(plan: Plan, on: dt.date, unit: str) -> tuple[Introducer, ...]:
    """Return who could introduce us to a unit."""
    return tuple(one for one in _introducers(plan, on) if one.unit != unit)


def _door(plan: Plan, unit: str, fields: list[Whitespace], known: tuple[Introducer, ...]) -> Door:
    names = {offering.id: offering.name for offering in plan.offerings}
    largest = sorted(fields, key=lambda field: (field.potential is None, -(field.potential or 0)))
    return Door(
        unit=unit,
        offerings=tuple(names.get(field.offering, field.offering) for field in largest),
        potential=largest[0].potential,
        known_there=tuple(
            who.name
            for who in plan.stakeholders
            if who.unit == unit and who.relationship and is_covered(who) and (who.relationship.strength or 0) > 1
        ),
        introducers=tuple(one for one in known if one.unit != unit),
    )


def _introducers(plan: Plan, on: dt.date) -> Iterator[Introducer]:
    stances = [(deal, one) for deal in plan.opportunities if deal.is_open for one in deal.motivations]
    against = {one.stakeholder for _, one in stances if one.stance in {"opposed", "indifferent"}}
    best: dict[str, tuple[bool, Opportunity]] = {}
    for deal, motivation in stances:
        if motivation.stance == "advocate" and motivation.stakeholder not in against:
            proven = why_assumed(motivation, on) is None
            if motivation.stakeholder not in best or (proven and not best[motivation.stakeholder][0]):
                best[motivation.stakeholder] = (proven, deal)
    able = [who for who in plan.stakeholders if who.id in best and who.unit and is_covered(who)]
    for who in sorted(able, key=lambda who: (not best[who.id][0], -_strength(who), -_WEIGHTS[who.influence])):
        proven, deal = best[who.id]
        owner = who.relationship.owner if who.relationship else None
        yield Introducer(
            stakeholder=who.id,
            stakeholder_name=who.name,
            unit=who.unit or "",
            opportunity=deal.id,
            opportunity_name=deal.name,
            owner=owner,
            owner_name=member_name(plan, owner),
            strength=_strength(who),
            proven=proven,
        )


def _strength(who: Stakeholder) -> int:
    return (who.relationship.strength or 0) if who.relationship else 0
