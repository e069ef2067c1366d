"""The register of actions on pages turned sideways, with the fields that can be changed in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import Cell, Column, Field, Heading, Landscape, Paragraph, Row, Run, Table, text

if TYPE_CHECKING:
    from samreview.documents.register import Entry, FieldName, Register
    from samreview.documents.tree import Block

_SHOWN: tuple[tuple[FieldName, str, float], ...] = (
    ("owner", "Owner", 15),
    ("due", "Due", 10),
    ("status", "Status", 8),
    ("note", "Note", 24),
)


def register_blocks(register: Register | None) -> tuple[Block, ...]:
    """Return the register as a table, each entry by its id; nothing where there is none."""
    if register is None:
        return ()
    columns = (Column("Id", 14), Column("Action", 29), *(Column(title, width) for _, title, width in _SHOWN))
    rows = tuple(_row(register, place, entry) for place, entry in enumerate(register.entries))
    return (
        Landscape(
            (
                Heading(2, text("Register of actions")),
                Paragraph(
                    (
                        Run("In Word, owner, due date, status and note can be changed here; "),
                        Run("a new row below is a new action. "),
                        Run("samreview actions import", bold=True),
                        Run(" takes the changes over."),
                    ),
                    "note",
                ),
                Table(columns, rows, "Register of actions"),
            ),
            only_to_edit=True,
        ),
    )


def _row(register: Register, place: int, entry: Entry) -> Row:
    fields = (Cell(text(register.shown(entry, name)), field=Field(place, name)) for name, _, _ in _SHOWN)
    return Row((Cell(text(entry.id)), Cell(text(entry.text)), *fields))
