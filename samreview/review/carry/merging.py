"""Three ways compared, field by field: what a register said when it was made, what it says now, what holds here now.

Only what the register changed is taken. Where both sides changed a field to different values it is a conflict, which
somebody decides; until then the field stays as it is here.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from samreview.review.carry.claims import Remark
from samreview.review.carry.model import Settled
from samreview.review.carry.returned import FIELD_NAMES, stored
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from samreview.review.carry.model import Commitment, Status
    from samreview.review.carry.returned import Base, FieldName, ReturnedRow

    Reader = Callable[[FieldName, str], "str | Unread"]
    """Reads a field's text into what is stored, or says why it cannot be read."""


class Unread(NamedTuple):
    """A text that is no value of its field, and why."""

    why: str


class Difference(NamedTuple):
    """A field that the register says otherwise than what holds here. `base` is None where it is not known.

    `also` is the second of two values that a document gives the same field.
    """

    action: str
    what: str
    where: str
    field: FieldName
    base: str | None
    here: str
    there: str
    conflict: bool = False
    also: str | None = None


def differences(
    key: str, action: Commitment, row: ReturnedRow, read: Reader, base: Base | None = None
) -> tuple[list[Difference], list[Remark]]:
    """Return what a row says otherwise than what holds here, and what in it could not be read.

    `key` is what the row's base knows the action by; `base` is used where the row has none of its own.
    """
    known = row.base or base
    found: list[Difference] = []
    unread: list[Remark] = []
    for field in FIELD_NAMES:
        texts = row.fields.get(field)
        if texts is None:
            continue
        here = stored(action, field)
        values, why = _changed(key, field, texts, known, read)
        if why:
            unread.append(Remark(row.where, f"{action.id}: {why}"))
        if len(values) == 1 and values[0] == here:
            continue
        if values:
            agreed = known is not None and known.said(key, field, here)
            found.append(
                Difference(
                    action.id,
                    action.what,
                    row.where,
                    field,
                    known.shown(field) if known else None,
                    here,
                    values[0],
                    conflict=len(values) > 1 or not agreed,
                    also=values[1] if len(values) > 1 else None,
                )
            )
    return found, unread


def _changed(
    key: str, field: FieldName, texts: Sequence[str], base: Base | None, read: Reader
) -> tuple[list[str], str]:
    """Return the values that a field was changed to, one unless a document disagrees with itself."""
    values: list[str] = []
    why = ""
    for text in dict.fromkeys(texts):
        # What was written as it is stored needs no reading, even where nobody could read it; an empty status says none.
        if (base is not None and base.said(key, field, text)) or (field == "status" and not text):
            continue
        value = read(field, text)
        if isinstance(value, Unread):
            why = why or value.why
        elif not (base is not None and base.said(key, field, value)) and value not in values:
            values.append(value)
    # Where the text cannot be read, the data behind it is what it was, or not what people see.
    return ([], why) if why else (values, "")


def settled_by(
    action: Commitment,
    taken: Iterable[Difference],
    names: Mapping[str, str],
    by: str,
    at: dt.datetime,
) -> Settled:
    """Return the event that says of an action what was taken from a register; `names` are those of owners."""
    new: dict[FieldName, str] = {one.field: one.there for one in taken}
    owner, due, note = new.get("owner"), new.get("due"), new.get("note")
    status = cast("Status", new.get("status", action.status))
    agreed: bool | None = None
    if owner is not None:
        agreed = owner != "" and owner == by
    elif due is not None and action.owner:
        agreed = action.owner == by
    because = action.because
    if "status" in new:
        # The note that came with it says why; what was said of the old status is all that registers have shown as the
        # note where there is no other, and nobody has changed that.
        because = note or ""
        if note is None and not action.note:
            note = action.because or None
    elif note == "":
        because = ""
    return Settled(
        id=action.id,
        status=status,
        because=because,
        by=by,
        at=at,
        person=owner or None,
        person_name=names.get(owner, owner) if owner else None,
        due=dt.date.fromisoformat(due) if due else None,
        agreed=agreed,
        note=note,
        cleared=tuple(name for name, said in (("owner", owner), ("due", due)) if said == ""),
    )
