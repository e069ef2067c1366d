"""A register of actions as a CSV file that spreadsheets open, and the same file as it comes back.

Each row carries marks of what it said when it was written (`as exported`): enough to tell what was changed since, and
of no use without the action. No cell begins as a formula does: such a text has an apostrophe before it, which is taken
off again when the file comes back.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from samreview.exchange.encoding import decoded
from samreview.exchange.failures import ExchangeError
from samreview.exchange.registers.fields import labels_of
from samreview.exchange.table import read_table
from samreview.review.carry.returned import FIELD_NAMES, Base, CameBack, ReturnedRow, mark, stored
from samreview.values.named import NamedTuple
from samreview.values.text import clean

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from samreview.review.carry.listing import ListedAction
    from samreview.review.carry.returned import FieldName

_MARKS: Final = "as exported"
_COLUMNS: Final = (
    "id", "account", "action", "owner", "due", "status", "note", "agreed", "agreed to", "overdue", "carried", "review",
    _MARKS,
)  # fmt: skip
_CALLED: Final = {
    "id": "id", "account": "account", "action": "what", "what": "what", "owner": "owner", "due": "due",
    "due date": "due", "status": "status", "note": "note", "notes": "note", _MARKS: _MARKS,
}  # fmt: skip
_FORMULA = re.compile("'*[ \u00a0\u3000]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n\0]")
_WHOLE: Final = re.compile(r"[0-9a-f]{6}(?:-[0-9a-f]{6}){4}")
_MOST_ROWS: Final = 100_000
_NO_HEADER = (
    "its head row lacks the columns `id` and `action`; `samreview actions export actions.csv` writes a file with "
    "all of them (a new action has no id)"
)


class Exported(NamedTuple):
    """An action with the id that it has in files, where ids of several accounts stand side by side."""

    key: str
    listed: ListedAction


def csv_bytes(actions: Iterable[Exported], people: Mapping[str, Mapping[str, str]], on: dt.date) -> bytes:
    """Return actions as CSV in UTF-8 with a byte order mark, which spreadsheets know it by.

    Args:
        actions: the rows, in their order.
        people: names by ids, by account.
        on: the day on which overdue counts.
    """
    labels = {account: labels_of(names) for account, names in people.items()}
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for key, (account, action) in actions:
        owner = labels.get(account, {}).get(action.owner or "", action.owner_name or action.owner or "")
        agreed_due = f" (due {action.agreed_due.isoformat()})" if action.agreed_due else ""
        writer.writerow(
            (
                action.id,
                account,
                guarded(action.labelled),
                guarded(owner),
                action.due.isoformat() if action.due else "",
                action.status,
                guarded(action.remark),
                "yes" if action.agreed else "no",
                guarded(f"{action.agreed_to}{agreed_due}") if action.agreed_to else "",
                "yes" if action.overdue(on) else "no",
                action.carried,
                action.review or "",
                "-".join((mark(key, "id", key), *(mark(key, name, stored(action, name)) for name in FIELD_NAMES))),
            )
        )
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return a text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def read_csv(data: bytes, path: str) -> CameBack:
    """Return the register in a CSV file: by comma, semicolon or tab, in UTF-8, UTF-16 or Windows-1252.

    Raises:
        ExchangeError: it is no such file.
    """
    table = read_table(decoded(data, path).text, _known, path, lambda cells: (2 + _known(cells), _NO_HEADER))
    if len(table.rows) > _MOST_ROWS:
        raise ExchangeError(f"{path}: it has more than {_MOST_ROWS:,} rows")
    columns = {place: _CALLED[name] for place, one in enumerate(table.header) if (name := _name(one)) in _CALLED}
    return CameBack(tuple(_row(number, cells, columns) for number, cells in table.rows))


def _name(cell: str) -> str:
    return clean(cell).casefold().lstrip("\ufeff")


def _known(cells: Sequence[str]) -> int:
    found = {_CALLED.get(_name(cell)) for cell in cells} - {None}
    return len(found) if {"id", "what"} <= found else 0


def _row(number: int, cells: Sequence[str], columns: Mapping[int, str]) -> ReturnedRow:
    texts: dict[str, str] = {}
    for place, name in columns.items():
        cell = cells[place] if place < len(cells) else ""
        texts.setdefault(name, unguarded(cell) if name in {"what", "owner", "note"} else cell)
    fields: dict[FieldName, tuple[str, ...]] = {name: (clean(texts[name]),) for name in FIELD_NAMES if name in texts}
    action, account = clean(texts["id"]), clean(texts.get("account", ""))
    base = None
    marks = texts.get(_MARKS, "").strip()
    if _WHOLE.fullmatch(marks):
        whose, *each = marks.split("-")
        # Marks that were filled down from another row say nothing of this one.
        key = next((one for one in (action, f"{account}:{action}") if mark(one, "id", one) == whose), None)
        if key is not None:
            action, base = key, Base(dict(zip(FIELD_NAMES, each, strict=True)), marked=True)
    return ReturnedRow(
        where=f"row {number}",
        id=action,
        what=clean(texts["what"]),
        fields=fields,
        base=base,
        account=account,
        exported=base is not None,
    )
