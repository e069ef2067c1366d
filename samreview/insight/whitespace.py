"""Whitespace: fields of play that are not ours yet, a customer unit and one of our offerings each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.ratios import total
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from decimal import Decimal

    from samreview.plan.model import HeldBy, Plan

TO_BE_WON: tuple[HeldBy, ...] = ("competitor", "in-house", "nobody")


@record
class WhitespaceFigures(Frozen):
    """What could be won, and the fields of play (unit, offering) whose potential nobody has put a figure to."""

    potential: Decimal
    unknown: tuple[tuple[str, str], ...]


def whitespace(plan: Plan) -> WhitespaceFigures:
    """Return the potential of all that a competitor, the customer itself or nobody holds."""
    fields = [field for field in plan.whitespace if field.held_by in TO_BE_WON]
    return WhitespaceFigures(
        potential=total(field.potential for field in fields if field.potential is not None),
        unknown=tuple((field.unit, field.offering) for field in fields if field.potential is None),
    )
