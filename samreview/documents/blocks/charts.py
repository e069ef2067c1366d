"""Charts of a plan for documents: growth by quarter of the horizon, and who stands where on one purchase."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from samreview.documents.blocks.exhibit_funnel import some_weighted
from samreview.documents.tree import BarChart, Point, PointChart, Series
from samreview.documents.wording import joined, money
from samreview.insight.exhibits.funnel import funnel_exhibit
from samreview.insight.exhibits.stakeholders import stakeholders_exhibit

if TYPE_CHECKING:
    import datetime as dt

    from samreview.documents.tree import Block
    from samreview.insight.exhibits.stakeholders import DealStakeholders, StakeholderRow
    from samreview.plan.model import Influence, Plan, Stance

_STANCES: dict[Stance, float] = {"opposed": -1.0, "indifferent": 0.0, "advocate": 1.0}
_INFLUENCES: dict[Influence, float] = {"none": 0.0, "some": 1.0, "high": 2.0, "final": 3.0}
_X_RANGE = (-1.5, 1.5)
_Y_RANGE = (-0.5, 3.5)
_APART = 0.28
"""How far below one another those stand who have the same place."""


def funnel_chart(plan: Plan, on: dt.date) -> tuple[Block, ...]:
    """Return the open growth that closes in each quarter of the horizon, whole and weighted, in thousands."""
    exhibit = funnel_exhibit(plan, on)
    quarters = exhibit.quarters
    if not any(row.amount for row in quarters):
        return ()
    told = joined([f"{row.quarter} {money(exhibit.currency, row.amount)}" for row in quarters])
    amounts = tuple(float(row.weighted / 1000) for row in quarters)
    weighted = (Series("Weighted", amounts),) if some_weighted(exhibit) else ()
    return (
        BarChart(
            title=f"Growth that closes in each quarter of the horizon, {exhibit.currency} thousand",
            description=f"Growth by quarter of the horizon: {told}.",
            categories=tuple(str(row.quarter) for row in quarters),
            series=(Series("Funnel", tuple(float(row.amount / 1000) for row in quarters)), *weighted),
            unit=f"{exhibit.currency} thousand",
        ),
    )


def stances_chart(plan: Plan, on: dt.date) -> tuple[Block, ...]:
    """Return influence against stance for the first opportunity of the stakeholders exhibit that has both of anybody.

    Who is rated on neither axis, or only on one, has no place in it; an assumption carries a question mark.
    """
    for board in stakeholders_exhibit(plan, on).deals:
        placed = [row for row in board.rows if row.stance in _STANCES and row.influence in _INFLUENCES]
        if placed:
            return (_chart_of(board, placed),)
    return ()


def _chart_of(board: DealStakeholders, placed: list[StakeholderRow]) -> PointChart:
    taken: Counter[tuple[float, float]] = Counter()
    points = []
    for row in placed:
        assert row.influence is not None  # noqa: S101  the placed ones have both
        place = (_STANCES[row.stance], _INFLUENCES[row.influence])
        points.append(Point(_label(row), place[0], place[1] - _APART * taken[place]))
        taken[place] += 1
    told = joined([f"{_label(row)}: {row.stance}, influence {row.influence}" for row in placed])
    return PointChart(
        title=f"Who stands where on {board.deal.name}; a question mark is an assumption",
        description=f"Influence and stance on {board.deal.name}. {told}.",
        x_title="stance",
        y_title="influence",
        x_range=_X_RANGE,
        y_range=_Y_RANGE,
        points=tuple(points),
        x_parts=tuple(_STANCES),
        y_parts=tuple(_INFLUENCES),
    )


def _label(row: StakeholderRow) -> str:
    return f"{row.name} ?" if row.assumed else row.name
