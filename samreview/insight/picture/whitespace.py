"""Whitespace in plain text: the customer's units against our offerings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.picture.columns import WIDTH, left, right, wrapped
from samreview.values.money import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.insight.figures import Figures
    from samreview.plan.model import Plan, Whitespace

_UNIT = 18
_CELLS = (15, 24)
"""The least and the most that a column takes."""
_WORDS = {"us": "ours", "competitor": "rival", "in-house": "own", "nobody": "free", "not-for-us": "-"}


def whitespace_picture(plan: Plan, figures: Figures) -> Iterator[str]:
    """Draw the grid, as many offerings beside each other as fit."""
    if not plan.whitespace:
        return
    names = {offering.id: offering.name for offering in plan.offerings}
    units = list(dict.fromkeys(field.unit for field in plan.whitespace))
    offerings = list(dict.fromkeys(field.offering for field in plan.whitespace))
    fields = {(field.unit, field.offering): field for field in plan.whitespace}
    yield "WHITESPACE  ours, a rival's, their own, free; with what it could bring a year"
    across = (WIDTH - 2 - _UNIT) // _CELLS[0]
    cell = min((WIDTH - 2 - _UNIT) // min(len(offerings), across), _CELLS[1])
    for start in range(0, len(offerings), across):
        shown = offerings[start : start + across]
        yield f"  {left('', _UNIT)}{''.join(right(names.get(one, one), cell - 1) + ' ' for one in shown)}".rstrip()
        for unit in units:
            cells = "".join(right(_cell(fields.get((unit, one))), cell - 1) + " " for one in shown)
            yield f"  {left(unit, _UNIT)}{cells}".rstrip()
    yield f"  to be won: {short(figures.whitespace.potential)}"
    if figures.whitespace.unknown:
        yield from wrapped(
            "without a figure, so not in that:", [f"{unit} {one}" for unit, one in figures.whitespace.unknown]
        )


def _cell(field: Whitespace | None) -> str:
    if field is None:
        return "."
    worth = f" {short(field.potential)}" if field.potential is not None and field.held_by != "not-for-us" else ""
    return f"{_WORDS[field.held_by]}{worth}"
