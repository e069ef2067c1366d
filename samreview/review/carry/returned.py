"""A register of actions that came back, from whatever format: what each row says, and what it said when it was made.

Nothing of it is believed yet. Fields are texts here as they are stored: a status word, an owner's id, an ISO date, a
note; empty where there is nothing.
"""

from __future__ import annotations

from hashlib import blake2s
from typing import TYPE_CHECKING, Literal

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.review.carry.model import Commitment

FieldName = Literal["status", "owner", "due", "note"]
FIELD_NAMES: tuple[FieldName, ...] = ("status", "owner", "due", "note")
_DIGEST = 3
"""Bytes of a field's mark: it only has to tell a change from none."""


class Base(NamedTuple):
    """What a row said when it was made: its fields, or (`marked`) a mark of each that shows no more than equality."""

    fields: Mapping[FieldName, str]
    marked: bool = False

    def said(self, action: str, field: FieldName, stored: str) -> bool:
        """Say whether the field was this."""
        if field not in self.fields:
            return False
        return self.fields[field] == (mark(action, field, stored) if self.marked else stored)

    def shown(self, field: FieldName) -> str | None:
        """Return what the field was; None where only a mark of it is known."""
        return None if self.marked else self.fields.get(field)


class ReturnedRow(NamedTuple):
    """A row as it came back. `where` names it in messages (`row 12`).

    `id` is the action's visible id; `hidden` are the ids that controls in the row stand for, where they have some.
    A field has more than one text where a document says it in several ways that should agree.
    """

    where: str
    id: str
    what: str
    fields: Mapping[FieldName, tuple[str, ...]]
    hidden: frozenset[str] = frozenset()
    base: Base | None = None
    account: str = ""
    group: int = 0
    """Rows of one table have the same."""
    exported: bool = False
    """Whether the id was certainly written by us."""


class Held(NamedTuple):
    """What a register held when it was made: fields by ids, and the ids in the order in which controls number them.

    The order is empty where it is not known.
    """

    fields: Mapping[str, Mapping[FieldName, str]]
    order: tuple[str, ...] = ()


class CameBack(NamedTuple):
    """A whole register that came back."""

    rows: tuple[ReturnedRow, ...]
    export: str = ""
    """Which making of a register this is: names of streams and their last numbers."""
    review: str | None = None
    written: Mapping[str, Mapping[FieldName, str]] = {}
    """What it held when it was made, by ids; empty where the file has lost that."""
    labels: Mapping[str, str] = {}
    """Ids of owners by what the file itself calls them."""
    deleted: int = 0
    """Rows that are still in the file but marked as deleted."""


def stored(action: Commitment, field: FieldName) -> str:
    """Return a field of an action as registers store it."""
    if field == "due":
        return action.due.isoformat() if action.due else ""
    if field == "note":
        return action.remark
    return action.status if field == "status" else action.owner or ""


def key_of(account: str, action: Commitment) -> str:
    """Return the id of an action among those of all accounts: a plan's own ids mean something in its account only."""
    return f"{account}:{action.id}" if action.review is None else action.id


def mark(action: str, field: str, text: str) -> str:
    """Return the mark of a field's text, which is another one for each action and field."""
    whole = f"{action}\x1f{field}\x1f{text}"
    return blake2s(whole.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()
