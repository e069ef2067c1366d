"""The funnel: a bar for each quarter of the horizon, coverage of the gap, then deals and stages where there is room."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.exhibits.parts import Lines, bar, day, fitting, money, times

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.insight.exhibits.deals import DealRow
    from samreview.insight.exhibits.funnel import FunnelExhibit


def draw(exhibit: FunnelExhibit, width: int, height: int | None) -> Lines:
    """Return the lines; the quarters and the coverage always come first."""
    lines = [*_quarters(exhibit, width), _coverage(exhibit)]
    room = None if height is None else height - len(lines)
    if room is not None and room < 1:
        return lines
    near = _near(exhibit)
    if near is not None and (room is None or room >= 1):
        lines.append(near)
    deals = [deal for quarter in exhibit.quarters for deal in quarter.deals]
    room = None if height is None else height - len(lines) - 1
    if deals and (room is None or room >= 3):
        stages = _stages(exhibit, width)
        with_stages = room is None or room >= len(deals) + len(stages) + 1
        below = len(stages) + 1 if with_stages else 0
        lines.append(safe.EMPTY)
        lines += fitting([_deal(deal, width) for deal in deals], None if room is None else room - below, "deals")
        if with_stages and stages:
            lines += [safe.EMPTY, *stages]
    return lines


def _quarters(exhibit: FunnelExhibit, width: int) -> Lines:
    most = max((row.amount for row in exhibit.quarters), default=Decimal(0))
    room = max(6, min(60, width - 9 - 7 - 8))
    return [
        safe.row(
            safe.mark(f"{row.quarter}  "),
            bar(row.amount, most, room, inner=row.weighted),
            safe.figure(money(row.amount), 6, "bold"),
            safe.mark("  w "),
            safe.figure(money(row.weighted), 5),
        )
        for row in exhibit.quarters
    ]


def _coverage(exhibit: FunnelExhibit) -> Content:
    figures = exhibit.figures
    if figures.gap is None:
        return safe.mark("no growth target yet: coverage unknown", "bold")
    need = "" if figures.required_coverage is None else f" of {times(figures.required_coverage, up=True)}"
    return safe.row(
        safe.mark("gap "),
        safe.mark(money(figures.gap), "bold"),
        safe.mark("  covered "),
        safe.mark(times(figures.coverage), "bold"),
        safe.mark(f"{need}  weighted "),
        safe.mark(times(figures.weighted_coverage), "bold"),
    )


def _near(exhibit: FunnelExhibit) -> Content | None:
    parts = []
    if exhibit.in_flight:
        parts.append(f"closing now: {len(exhibit.in_flight)}, {money(exhibit.figures.in_flight_value)} growth")
    if exhibit.overdue:
        parts.append(f"overdue: {len(exhibit.overdue)}")
    if exhibit.figures.unweighted:
        parts.append(f"no probability: {len(exhibit.figures.unweighted)}")
    return safe.mark("   ".join(parts), "dim") if parts else None


def _deal(deal: DealRow, width: int) -> Content:
    after = 20 if width >= 60 else 0
    return safe.row(
        safe.figure(money(deal.amount), 6, "bold"),
        safe.mark("  "),
        safe.cell(deal.name, max(8, width - 23 - after)),
        safe.mark(" " if after else ""),
        safe.cell(deal.stage or "", after, "dim"),
        safe.mark(" stuck" if deal.stuck else "      ", "bold $warning"),
        safe.figure(day(deal.close), 7),
        safe.mark(" "),
    )


def _stages(exhibit: FunnelExhibit, width: int) -> Lines:
    most = max((row.amount for row in exhibit.stages), default=Decimal(0))
    name = max(10, min(24, width - 40))
    bottleneck = exhibit.bottleneck.id if exhibit.bottleneck else None
    return [
        safe.row(
            safe.cell(row.name, name),
            safe.mark(" "),
            bar(row.amount, most, max(6, width - name - 26)),
            safe.figure(money(row.amount), 6),
            safe.mark("  "),
            safe.mark("BOTTLENECK" if row.id is not None and row.id == bottleneck else "", "bold $warning"),
        )
        for row in exhibit.stages
        if row.amount > 0 or (row.id is not None and row.id == bottleneck)
    ]
