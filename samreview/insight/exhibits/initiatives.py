"""The initiatives exhibit: fields of play to open and relationships to build, two or three quarters out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.doors import Door, doors
from samreview.insight.exhibits.names import member_name, stakeholder_name
from samreview.insight.horizon import horizon
from samreview.insight.ratios import total
from samreview.insight.whitespace import TO_BE_WON
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from samreview.plan.model import HeldBy, InitiativeKind, Plan
    from samreview.values.quarter import Quarter


@record
class InitiativeRow(Frozen):
    """One initiative."""

    id: str
    name: str
    kind: InitiativeKind
    unit: str | None
    owner: str | None
    """Team id."""
    owner_name: str | None
    quarter: Quarter | None
    in_horizon: bool
    investment: Decimal | None
    expected_value: Decimal | None
    stakeholders: tuple[str, ...]
    """Ids."""
    stakeholder_names: tuple[str, ...]
    statement: str | None


@record
class FieldRow(Frozen):
    """A field of play that is not ours and that no initiative opens and no open opportunity works on."""

    unit: str
    offering: str
    """Id."""
    offering_name: str
    held_by: HeldBy
    potential: Decimal | None


@record
class InitiativesExhibit(Frozen):
    """The initiatives by quarter, what has none last; sums are over those in the horizon and with a figure."""

    currency: str
    rows: tuple[InitiativeRow, ...]
    investment: Decimal
    expected_value: Decimal
    untouched: tuple[FieldRow, ...]
    """Largest potential first, what nobody has put a figure to last."""
    doors: tuple[Door, ...] = ()
    """Who could introduce us where something is to be won: to be asked, in none of the sums."""


def initiatives_exhibit(plan: Plan, on: dt.date) -> InitiativesExhibit:
    """Return the initiatives exhibit for a review on that date."""
    _, ahead = horizon(plan, on)
    rows = [
        InitiativeRow(
            id=one.id,
            name=one.name,
            kind=one.kind,
            unit=one.unit,
            owner=one.owner,
            owner_name=member_name(plan, one.owner),
            quarter=one.quarter,
            in_horizon=one.quarter in ahead,
            investment=one.investment,
            expected_value=one.expected_value,
            stakeholders=one.stakeholders,
            stakeholder_names=tuple(stakeholder_name(plan, who) for who in one.stakeholders),
            statement=one.statement,
        )
        for one in plan.initiatives
    ]
    near = [row for row in rows if row.in_horizon]
    return InitiativesExhibit(
        currency=plan.account.currency,
        rows=tuple(sorted(rows, key=lambda row: row.quarter or ahead[-1].plus(400))),
        investment=total(row.investment for row in near if row.investment is not None),
        expected_value=total(row.expected_value for row in near if row.expected_value is not None),
        untouched=untouched(plan),
        doors=doors(plan, on),
    )


def untouched(plan: Plan) -> tuple[FieldRow, ...]:
    """Return the whitespace with no open opportunity of that unit and offering and no initiative in that unit."""
    names = {offering.id: offering.name for offering in plan.offerings}
    worked_on = {(deal.unit, deal.offering) for deal in plan.opportunities if deal.is_open}
    opened = {initiative.unit for initiative in plan.initiatives}
    rows = (
        FieldRow(field.unit, field.offering, names.get(field.offering, field.offering), field.held_by, field.potential)
        for field in plan.whitespace
        if field.held_by in TO_BE_WON and (field.unit, field.offering) not in worked_on and field.unit not in opened
    )
    return tuple(sorted(rows, key=lambda row: (row.potential is None, -(row.potential or 0))))
