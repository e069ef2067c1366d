"""Grouped reports: a group's value stands in its first row alone, and the rows below it mean it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from samreview.exchange.columns import marks_order
from samreview.plan.scalars import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.exchange.columns import Columns, Role
    from samreview.exchange.table import Row, Table

# What a group can be of; a name, an id, an amount or a date is a row's own.
_GROUPABLE: Final[tuple[Role, ...]] = ("account", "account_id", "stage", "kind", "currency", "owner", "status")


def ungrouped(table: Table, columns: Columns) -> tuple[Table, Mapping[int, str]]:
    """Return the table with its groups' values in each row, and of the rows that had none what they were given.

    A report is grouped by the columns whose header has an arrow and by those in which subtotals stand. In other files
    an empty cell stays one.
    """
    places = {
        place: role
        for role, place in columns.places.items()
        if role in _GROUPABLE and (place in table.subtotals or marks_order(table.header[place]))
    }
    if not places:
        return table, {}
    order = sorted(places)
    held: dict[int, str] = {}
    rows: list[Row] = []
    given: dict[int, str] = {}
    for number, cells in table.rows:
        filled = [*cells, *[""] * (order[-1] + 1 - len(cells))]
        named = []
        for place in order:
            if filled[place].strip():
                # A group within another one ends with it.
                held = {outer: value for outer, value in held.items() if outer < place} | {place: filled[place]}
            elif place in held:
                filled[place] = held[place]
                named.append(f"{places[place].replace('_', ' ')} {shown(held[place].strip())}")
        if named:
            given[number] = f"it has the {' and the '.join(named)} of the group that it stands in"
        rows.append((number, filled))
    return table._replace(rows=rows), given
