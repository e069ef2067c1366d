"""Stakeholders and assumptions in short: who stands where on which purchase, and what of it nobody has proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks.captures import asked_for
from samreview.documents.blocks.corrected import was
from samreview.documents.tree import Cell, Column, Paragraph, Row, Run, Table, text
from samreview.documents.wording import count, day, money
from samreview.insight.exhibits.assumptions import assumptions_exhibit
from samreview.insight.exhibits.stakeholders import stakeholders_exhibit

if TYPE_CHECKING:
    from samreview.documents.blocks.corrected import Shown
    from samreview.documents.tree import Block, Inline
    from samreview.insight.exhibits.assumptions import AssumptionRow
    from samreview.insight.exhibits.stakeholders import DealStakeholders, StakeholderRow

MOST_ROWS = 12
_REASONS = {"no-evidence": "no evidence", "no-date": "no date", "stale": "evidence is old"}


def stakeholders_facts(shown: Shown) -> tuple[Block, ...]:
    """Return who stands where on each open opportunity, and who has the final word."""
    exhibit = stakeholders_exhibit(shown.plan, shown.on)
    if not exhibit.deals:
        return (Paragraph(text("The plan names no stances on open opportunities."), "note"),)
    columns = (
        Column("Opportunity", 25),
        Column("Amount", 15, "right"),
        Column("Close", 14),
        Column("Who stands where", 46),
    )
    rows = tuple(
        Row(
            (
                Cell(text(board.deal.name) + was(shown, "opportunity", board.deal.id)),
                Cell(text(money(exhibit.currency, board.deal.amount))),
                Cell(text(day(board.deal.close))),
                Cell(_stances(board, shown)),
            )
        )
        for board in exhibit.deals[:MOST_ROWS]
    )
    table = Table(columns, rows, "Who stands where on the open opportunities")
    return (table, *more(len(exhibit.deals), "opportunity", "opportunities"))


def _stances(board: DealStakeholders, shown: Shown) -> Inline:
    runs: list[Run] = []
    for row in board.rows:
        runs.append(Run(f"{'; ' if runs else ''}{row.name} "))
        runs.append(Run(row.stance, bold=True))
        runs.extend(text(_remarks(row), tone="muted"))
        runs.extend(was(shown, "stakeholder", row.id))
    if not board.rows:
        runs.extend(text("nobody's stance is known", tone="alert", italic=True))
    elif not board.final:
        runs.extend(text("; nobody with the final word is known", tone="alert", italic=True))
    return tuple(runs)


def _remarks(row: StakeholderRow) -> str:
    words = ["final word"] if row.influence == "final" else []
    words += [f"assumed: {_REASONS[row.assumed]}"] if row.assumed else []
    words += ["no influence to carry it"] if row.lacks_horsepower else []
    return f" ({', '.join(words)})" if words else ""


def assumptions_facts(shown: Shown) -> tuple[Block, ...]:
    """Return the unproven stances, the one on which most hangs first, and who can test each."""
    exhibit = assumptions_exhibit(shown.plan, shown.on)
    if not exhibit.rows:
        return (Paragraph(text("No stance is a mere assumption."), "note"),)
    columns = (
        Column("Whose stance", 17),
        Column("On", 22),
        Column("Amount", 15, "right"),
        Column("Assumed", 15),
        Column("Because", 14),
        Column("Can test it", 17),
    )
    rows = tuple(
        Row(
            (
                Cell(text(row.stakeholder_name)),
                Cell(text(row.opportunity_name)),
                Cell(text(money(exhibit.currency, row.amount))),
                Cell(text(row.stance)),
                Cell(text(_reason(row))),
                Cell(asked_for(row.tester_name, "nobody yet")),
            )
        )
        for row in exhibit.rows[:MOST_ROWS]
    )
    table = Table(columns, rows, "Stances that are no more than assumptions")
    return (table, *more(len(exhibit.rows), "assumption"))


def _reason(row: AssumptionRow) -> str:
    if row.reason == "stale" and row.heard:
        return f"last heard {day(row.heard)}"
    return _REASONS[row.reason]


def more(number: int, one: str, many: str | None = None) -> tuple[Block, ...]:
    """Return the sentence that says how many more there are, or nothing."""
    left = number - MOST_ROWS
    return (Paragraph(text(f"{count(left, one, many)} more in the plan."), "note"),) if left > 0 else ()
