"""The register of actions of all accounts: a table for each, with the fields that can be changed in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks.captures import NO_DATE, NOBODY, asked_for
from samreview.documents.blocks.register import FIELDS, HOW_TO_CHANGE, field_cell, register_columns
from samreview.documents.tree import Cell, Column, Heading, Row, Run, Table, text
from samreview.documents.wording import capitalised, count
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from samreview.documents.accounts_register_data import AccountsRegister, RegisterRow
    from samreview.documents.register import FieldName
    from samreview.documents.tree import Block, Inline


def how_to_change(_data: AccountsRegister) -> tuple[Block, ...]:
    """Return what can be changed in Word, and how it comes back."""
    return (HOW_TO_CHANGE,)


def registers(data: AccountsRegister) -> tuple[Block, ...]:
    """Return a heading and a table for each account."""
    return tuple(block for account in data.accounts for block in _account(data, account))


def _account(data: AccountsRegister, account: str) -> Iterator[Block]:
    rows = [(place, row) for place, row in enumerate(data.rows) if row.account == account]
    yield Heading(2, text(data.names[account]))
    columns = (*register_columns(action=26, owner=13, note=18), Column("So far", 12))
    yield Table(columns, tuple(_row(data, place, row) for place, row in rows), f"Actions of {data.names[account]}")


def _row(data: AccountsRegister, place: int, row: RegisterRow) -> Row:
    entry = data.register.entries[place]
    fields = (_field(data, place, name) for name in FIELDS)
    return Row((Cell(text(entry.id)), Cell(text(entry.text)), *fields, Cell(_so_far(data, row))))


def _field(data: AccountsRegister, place: int, name: FieldName) -> Cell:
    if data.to_edit:
        return field_cell(data.register, place, name)
    shown = data.register.shown(data.register.entries[place], name)
    missing = {"owner": NOBODY, "due": NO_DATE}.get(name)
    return Cell(asked_for(shown, missing) if missing else text(shown))


def _so_far(data: AccountsRegister, row: RegisterRow) -> Inline:
    action = row.action
    told = ["agreed" if action.agreed else "not agreed"]
    if not action.agreed and action.agreed_due is not None:
        told = [f"had agreed to {written_day(action.agreed_due)}"]
    if action.carried:
        told.append(f"carried {count(action.carried, 'time')}")
    runs = [Run(capitalised(", ".join(told)))]
    if action.overdue(data.on) and action.due is not None:
        runs.append(Run(f"; {count((data.on - action.due).days, 'day')} late", tone="alert"))
    return tuple(runs)


ACTIONS_BLOCKS: Mapping[str, Callable[[AccountsRegister], tuple[Block, ...]]] = {
    "how-to-change": how_to_change,
    "registers": registers,
}
