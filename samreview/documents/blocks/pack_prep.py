"""The last page of a pack: where its reader prepares, in Word or by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import Cell, Column, Paragraph, Row, Table, text
from samreview.review.prep.grid import ANSWERS, ASKS, HEAD, grid
from samreview.review.prep.subjects import subjects

if TYPE_CHECKING:
    from samreview.documents.pack_data import Pack
    from samreview.documents.tree import Block, Inline
    from samreview.review.prep.grid import GridRow


def prep(pack: Pack) -> tuple[Block, ...]:
    """Return what the reader is asked, with room for their words, and how those get back."""
    person = pack.reader.id
    rows = tuple(
        Row((Cell(_about(one)), Cell(text(one.asks)), Cell(text(""))))
        for one in grid(subjects(pack.plan, pack.on, person))
    )
    columns = (Column(f"{HEAD} {pack.reader.name}, {person}", 28), Column(ASKS, 32), Column(ANSWERS, 40))
    how = (
        f"Five minutes in a terminal do the same: samreview prep PLAN --as {person}. This page comes back with --from."
    )
    return (Table(columns, rows, "What you prepare: your words go into the last column"), Paragraph(text(how), "note"))


def _about(one: GridRow) -> Inline:
    return text(one.name, bold=True) + (text(f"\n{one.key}", tone="muted") if one.key else ())
