"""The funnel in short: growth by quarter of the horizon, against the gap, with what was corrected here."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.documents.blocks.corrected import was
from samreview.documents.tree import Cell, Column, Paragraph, Row, Run, Table, text
from samreview.documents.wording import joined, money, times
from samreview.insight.exhibits.funnel import funnel_exhibit
from samreview.insight.funnel import open_in
from samreview.insight.ratios import ratio, total

if TYPE_CHECKING:
    from samreview.documents.blocks.corrected import Shown
    from samreview.documents.tree import Block, Inline
    from samreview.insight.exhibits.deals import DealRow
    from samreview.insight.exhibits.funnel import FunnelExhibit


def funnel_facts(shown: Shown) -> tuple[Block, ...]:
    """Return the funnel by quarter as a small table with bars, and its coverage of the gap."""
    exhibit = funnel_exhibit(shown.plan, shown.on)
    currency = exhibit.currency
    most = max((row.amount for row in exhibit.quarters), default=Decimal(0))
    columns = (
        Column("Quarter", 11),
        Column("Funnel", 20),
        Column("Amount", 16, "right"),
        Column("Weighted", 16, "right"),
        Column("What closes in it", 37),
    )
    rows = [
        Row(
            (
                Cell(text(str(row.quarter))),
                Cell((), bar=ratio(row.amount, most) or 0.0),
                Cell(text(money(currency, row.amount))),
                Cell(_weighted(currency, row.weighted, row.unweighted, len(row.deals))),
                Cell(_deals(row.deals, shown)),
            )
        )
        for row in exhibit.quarters
    ]
    figures, deals = exhibit.figures, sum(len(row.deals) for row in exhibit.quarters)
    rows.append(
        Row(
            (
                Cell(text("Horizon")),
                Cell(()),
                Cell(text(money(currency, figures.value))),
                Cell(_weighted(currency, figures.weighted_value, figures.unweighted, deals)),
                Cell(()),
            ),
            total=True,
        )
    )
    return (Table(columns, tuple(rows), "Funnel by quarter of the horizon"), *_sentences(exhibit, shown))


def _weighted(currency: str, amount: Decimal, unweighted: tuple[str, ...], deals: int) -> Inline:
    """Return a weighted sum; where none of its deals has a probability it is not known, and never 0."""
    known = not deals or len(unweighted) < deals
    return text(money(currency, amount)) if known else text("not known", tone="muted", italic=True)


def _deals(deals: tuple[DealRow, ...], shown: Shown) -> Inline:
    runs: list[Run] = []
    for deal in deals:
        runs.append(Run(f"{', ' if runs else ''}{deal.name}"))
        runs.extend(was(shown, "opportunity", deal.id))
    return tuple(runs) or text("nothing", tone="alert", italic=True)


def _sentences(exhibit: FunnelExhibit, shown: Shown) -> tuple[Block, ...]:
    figures, currency = exhibit.figures, exhibit.currency
    first = []
    if figures.gap is None:
        first.append("The plan has no baseline or no target, so no growth gap to hold this against.")
    elif figures.coverage is None:
        first.append(f"No gap to close: the target is {money(currency, figures.gap.copy_abs())} under the baseline.")
    else:
        share = figures.weighted_coverage if some_weighted(exhibit) else None
        weighted = f", weighted {times(share)}" if share is not None else ""
        needed = f"; {times(figures.required_coverage, up=True)} needed" if figures.required_coverage else ""
        first.append(f"Growth gap {money(currency, figures.gap)}, covered {times(figures.coverage)}{weighted}{needed}.")
    first.extend(_without_probability(exhibit))
    if exhibit.bottleneck:
        stage = shown.plan.stage(exhibit.bottleneck.id)
        name = stage.name if stage else exhibit.bottleneck.id
        first.append(f"Most is stuck in {name}: {money(currency, exhibit.bottleneck.stuck_amount)}.")
    blocks: list[Block] = [Paragraph(text(" ".join(first)), "note")]
    near = [
        f"{label} {money(currency, total(deal.amount for deal in deals))} ({joined([deal.name for deal in deals])})"
        for label, deals in (
            ("closing this quarter", exhibit.in_flight),
            ("overdue", exhibit.overdue),
            ("later", open_in(shown.plan, shown.on, "beyond")),
        )
        if deals
    ]
    if near:
        blocks.append(Paragraph(text(f"Outside the horizon: {'; '.join(near)}."), "note"))
    return tuple(blocks)


def some_weighted(exhibit: FunnelExhibit) -> bool:
    """Whether any growth of the horizon has a probability, so that a weighted sum says something."""
    return len(exhibit.figures.unweighted) < sum(len(row.deals) for row in exhibit.quarters)


def _without_probability(exhibit: FunnelExhibit) -> list[str]:
    left_out = [deal.name for row in exhibit.quarters for deal in row.deals if deal.id in row.unweighted]
    if not left_out:
        return []
    if not some_weighted(exhibit):
        return ["Nothing is weighted: no probability is written."]
    return [f"Weighted sums leave out what has no probability: {joined(left_out)}."]
