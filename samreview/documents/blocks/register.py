"""A register of actions: its table, with the fields that can be changed in Word; and the page of it in the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import Cell, Column, Field, Heading, Landscape, Paragraph, Row, Run, Table, text

if TYPE_CHECKING:
    from samreview.documents.register import FieldName, Register
    from samreview.documents.tree import Block

FIELDS: tuple[FieldName, ...] = ("owner", "due", "status", "note")
"""What can be changed in Word of each entry, in the order of the columns."""
HOW_TO_CHANGE = Paragraph(
    (
        Run("In Word, owner, due date, status and note can be changed here; a new row is a new action. "),
        Run("samreview actions import", bold=True),
        Run(" takes the changes over."),
    ),
    "note",
)


def register_columns(*, action: float, owner: float, note: float) -> tuple[Column, ...]:
    """Return the columns of a register: an entry's id, what it is, and its fields; some with the widths they get."""
    return (
        Column("Id", 14),
        Column("Action", action),
        Column("Owner", owner),
        Column("Due", 10),
        Column("Status", 8),
        Column("Note", note),
    )


def field_cell(register: Register, place: int, name: FieldName) -> Cell:
    """Return the cell of a field that can be changed and read back, of the entry at a place."""
    return Cell(text(register.shown(register.entries[place], name)), field=Field(place, name))


def register_blocks(register: Register | None) -> tuple[Block, ...]:
    """Return the register as a table on a page turned sideways, each entry by its id; nothing where there is none."""
    if register is None:
        return ()
    rows = tuple(_row(register, place) for place in range(len(register.entries)))
    table = Table(register_columns(action=29, owner=15, note=24), rows, "Register of actions")
    return (Landscape((Heading(2, text("Register of actions")), HOW_TO_CHANGE, table), only_to_edit=True),)


def _row(register: Register, place: int) -> Row:
    entry = register.entries[place]
    fields = (field_cell(register, place, name) for name in FIELDS)
    return Row((Cell(text(entry.id)), Cell(text(entry.text)), *fields))
