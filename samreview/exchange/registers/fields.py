"""The texts of a register's fields, read as generously as can be done without guessing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from samreview.exchange.cells import AmbiguousCell, UnreadableCell
from samreview.exchange.day_spelling import DayColumn
from samreview.review.carry.merging import Unread
from samreview.review.names import Named, find
from samreview.values.text import clean, fold_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samreview.exchange.day_spelling import DayOrder
    from samreview.review.carry.returned import FieldName, ReturnedRow

_STATUSES: Final = {
    "open": "open", "still open": "open", "not done": "open", "in progress": "open", "to do": "open",
    "done": "done", "complete": "done", "completed": "done", "finished": "done", "closed": "done",
    "dropped": "dropped", "drop": "dropped", "cancelled": "dropped", "canceled": "dropped",
}  # fmt: skip
_NOBODY: Final = frozenset({"", "nobody", "nobody yet", "none", "tbd", "na"})
_MOST_NOTE: Final = 10_000


def labels_of(people: Mapping[str, str]) -> dict[str, str]:
    """Return what owners are called in a register, by their ids: two of one name are told apart by their ids."""
    names = list(people.values())
    return {one: f"{name} ({one})" if names.count(name) > 1 else name for one, name in people.items()}


class FieldReader:
    """Reads fields of one account's actions. `labels` are ids by what the file itself calls owners."""

    def __init__(
        self,
        people: Mapping[str, str],
        rows: Sequence[ReturnedRow],
        labels: Mapping[str, str] | None = None,
        order: DayOrder | None = None,
    ) -> None:
        self._pool = tuple(Named(one, name) for one, name in people.items())
        self._labels = {label: one for one, label in labels_of(people).items()} | dict(labels or {})
        self._ids = set(people) | set(self._labels.values())
        self._known: dict[str, str | Unread] = {}

        def dates() -> list[str]:
            return [text for row in rows for text in row.fields.get("due", ())]

        order = order or _order_by_bases(rows)
        self._days = DayColumn("due", dates, order)
        # Nobody who parts a date by dots writes the month first.
        self._dotted = DayColumn("due", dates, order or "dmy")

    def read(self, field: FieldName, text: str) -> str | Unread:
        """Return what a text means, as it is stored, or why nothing can be made of it."""
        if field == "note":
            return clean(text)[:_MOST_NOTE]
        if field == "status":
            return self._status(text)
        if field == "due":
            return self._due(text)
        if text not in self._known:
            self._known[text] = self._owner(clean(text))
        return self._known[text]

    def _status(self, text: str) -> str | Unread:
        found = _STATUSES.get(fold_name(text).replace("-", " "))
        return found or Unread(f"the status `{clean(text)}` is none of open, done and dropped")

    def _due(self, text: str) -> str | Unread:
        try:
            day = (self._dotted if "." in text else self._days).read(text)
        except (UnreadableCell, AmbiguousCell) as problem:
            return Unread(str(problem))
        return day.isoformat() if day else ""

    def _owner(self, text: str) -> str | Unread:
        if fold_name(text) in _NOBODY:
            return ""
        if text in self._labels:
            return self._labels[text]
        if text in self._ids:
            return text
        found = find(text.removeprefix("@"), self._pool)
        if found.id is not None:
            return found.id
        if found.ambiguous:
            return Unread(f"the owner `{text}` may be {' or '.join(found.candidates)}; write the id")
        near = f", did you mean {found.candidates[0]}?" if found.candidates else "; write an id of the team."
        return Unread(f"the owner `{text}` is nobody that the account's reviews know{near}")


def _order_by_bases(rows: Sequence[ReturnedRow]) -> DayOrder | None:
    """Return how a spreadsheet has respelled the dates, told by those that were not changed; None where none tells."""
    orders: set[DayOrder] = set()
    both: tuple[tuple[DayOrder, DayColumn], ...] = (
        ("dmy", DayColumn("due", tuple, "dmy")),
        ("mdy", DayColumn("due", tuple, "mdy")),
    )
    for row in rows:
        if row.base is None:
            continue
        for text in row.fields.get("due", ())[:1]:
            fits = [order for order, column in both if row.base.said(row.id, "due", _iso(column, text))]
            if len(fits) == 1:
                orders.add(fits[0])
    return orders.pop() if len(orders) == 1 else None


def _iso(column: DayColumn, text: str) -> str:
    try:
        day = column.read(text)
    except (UnreadableCell, AmbiguousCell):
        return "?"
    return day.isoformat() if day else ""
