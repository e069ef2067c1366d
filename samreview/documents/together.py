"""What belongs on one page, the same in every format that has pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import BarChart, Paragraph, PointChart, Table

if TYPE_CHECKING:
    from samreview.documents.tree import Block

_MOST_ROWS = 7
_MOST_LETTERS = 900
"""About a fifth of a page: what is left empty at its foot is less of a loss than a table in two."""


def stays_whole(table: Table) -> bool:
    """Whether a table is so short that no page should end in it."""
    if len(table.rows) > _MOST_ROWS:
        return False
    return sum(len(run.text) for row in table.rows for cell in row.cells for run in cell.text) <= _MOST_LETTERS


def leads_to_table(block: Block, following: Block | None) -> bool:
    """Whether a paragraph says what the table below it is, and is of no use at the foot of the page before."""
    return isinstance(block, Paragraph) and isinstance(following, Table)


def stands_beside(block: Block, following: Block | None) -> bool:
    """Whether both are pictures: they are read together, and one alone takes a page for itself."""
    return isinstance(block, BarChart | PointChart) and isinstance(following, BarChart | PointChart)
