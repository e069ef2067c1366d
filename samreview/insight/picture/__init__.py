"""The figures as pictures in plain text, for `samreview insight`: 80 columns, no colour, bars of plain ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.figures import figures
from samreview.insight.picture.columns import WIDTH, cut
from samreview.insight.picture.doors import doors_picture
from samreview.insight.picture.funnel import funnel_picture, stages_picture
from samreview.insight.picture.orders import orders_picture
from samreview.insight.picture.people import coverage_picture, stances_picture
from samreview.insight.picture.whitespace import whitespace_picture
from samreview.values.dates import written_day

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import Plan


def picture(plan: Plan, on: dt.date) -> tuple[str, ...]:
    """Return the lines of all pictures that the plan has data for, none wider than 80 cells, an empty line between."""
    known = figures(plan, on)
    parts = (
        funnel_picture(plan, known),
        stages_picture(plan, known),
        stances_picture(plan, known),
        coverage_picture(plan, known),
        whitespace_picture(plan, known),
        doors_picture(plan, known),
        orders_picture(plan, known),
    )
    lines = [f"{cut(plan.account.name, 34)}   {written_day(on)}, {known.quarter}; horizon to {known.horizon[-1]}"]
    for part in parts:
        drawn = [cut(line.rstrip(), WIDTH) for line in part]
        if drawn:
            lines += ["", *drawn]
    return tuple(lines)
