"""Who took part: present and absent by region, guests, and who held which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import Cell, Column, Paragraph, Row, Run, Table, text

if TYPE_CHECKING:
    from samreview.documents.minutes_data import Minutes
    from samreview.documents.tree import Block


def attendance(minutes: Minutes) -> tuple[Block, ...]:
    """Return who was there and who was not, a row for each region."""
    rows = [
        Row((Cell(text(region.name)), Cell(_names(region.present)), Cell(_names(region.absent))))
        for region in minutes.regions
    ]
    if minutes.guests:
        rows.append(Row((Cell(text("Guests")), Cell(_names(minutes.guests)), Cell(()))))
    if not rows:
        return ()
    columns = (Column("Region", 18), Column("Present", 47), Column("Absent", 35))
    return (Table(columns, tuple(rows), "Present and absent by region"),)


def _names(people: tuple[str, ...]) -> tuple[Run, ...]:
    return text(", ".join(people)) or text("nobody", tone="muted")


def roles(minutes: Minutes) -> tuple[Block, ...]:
    """Return who held which role at the end."""
    runs: list[Run] = []
    for role, person in minutes.roles:
        runs += [
            Run("  \u00b7  " if runs else "", tone="muted"),
            Run(f"{role.capitalize()}: ", bold=True),
            *(text(person) if person else text("nobody", tone="muted")),
        ]
    return (Paragraph(tuple(run for run in runs if run.text)),)
