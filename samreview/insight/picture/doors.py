"""Doors in plain text: who could introduce us where nothing is ours yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.exhibits.names import member_name
from samreview.insight.picture.columns import WIDTH, left, right
from samreview.insight.relationships import STRENGTHS
from samreview.values.money import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.insight.figures import Figures
    from samreview.plan.model import Plan

_UNIT = 18
_WORTH = 6


def doors_picture(plan: Plan, figures: Figures) -> Iterator[str]:
    """Draw each unit with whom to ask for an introduction there."""
    if not figures.doors:
        return
    yield "DOORS  whom to ask for an introduction; a question, in no figure"
    for door in figures.doors:
        worth = short(door.potential) if door.potential is not None else "?"
        start = f"  {left(door.unit, _UNIT)}{right(worth, _WORTH)}  "
        if not door.introducers:
            yield f"{start}no advocate elsewhere whom we know"
            continue
        one = door.introducers[0]
        owner = member_name(plan, one.owner)
        through = f", {STRENGTHS[one.strength]} of {owner.split()[0]}" if owner else ""
        assumed = "" if one.proven else ", assumed"
        yield left(f"{start}{one.stakeholder_name} ({one.unit}){through}{assumed}", WIDTH).rstrip()
