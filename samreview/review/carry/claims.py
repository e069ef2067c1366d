"""Which action each row of a register that came back is: one that is known, a new one, or one that cannot be said.

A row is never merged into an action on a guess. Of several rows that claim one action, one is it and the others were
copied from it: they are new. A row that claims two actions, or whose words became other words altogether, is doubtful.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from samreview.review.carry.returned import FIELD_NAMES, stored
from samreview.values.named import NamedTuple
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from samreview.review.carry.model import Commitment
    from samreview.review.carry.returned import ReturnedRow

_ALIKE = 0.5
"""Words that are less alike than this are other words, and no correction of the same."""
_MOST_SHOWN = 40
_OURS = re.compile(r"[a-z0-9][a-z0-9-]*-\d{4}-\d\d-\d\d(?:-\d+)?/[dp]?\d+")
"""The id of an action of a review: `halden-2026-11-24/3`."""


class Remark(NamedTuple):
    """Something to know of a row."""

    where: str
    text: str


class Claims(NamedTuple):
    """The rows by what they are. Doubtful ones change nothing until somebody has mended them."""

    known: tuple[tuple[str, ReturnedRow], ...] = ()
    new: tuple[ReturnedRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    doubtful: tuple[Remark, ...] = ()


def claims(rows: Iterable[ReturnedRow], actions: Mapping[str, Commitment]) -> Claims:
    """Return what each row is; `actions` are all that are known, by the ids that rows show."""
    claimed: dict[str, list[ReturnedRow]] = {}
    new: list[ReturnedRow] = []
    remarks: list[Remark] = []
    doubtful: list[Remark] = []
    for row in rows:
        if not row.what and not row.id and not any(text for texts in row.fields.values() for text in texts[:1]):
            continue
        which = _claim(row, actions)
        if isinstance(which, Remark):
            (doubtful if row.hidden or row.id in actions else remarks).append(which)
        elif which:
            claimed.setdefault(which, []).append(row)
        else:
            new.append(row)
    known: list[tuple[str, ReturnedRow]] = []
    for which, claimants in claimed.items():
        place = _original(actions[which], claimants)
        own = claimants.pop(place)
        for copy in claimants:
            if copy.what == own.what and all(copy.fields.get(name) == own.fields.get(name) for name in FIELD_NAMES):
                remarks.append(Remark(copy.where, f"is a copy of {actions[which].id} with nothing changed: left out"))
            else:
                new.append(copy)
        changed = _other_words(own, actions[which])
        if changed is None:
            known.append((which, own))
        elif changed.text.startswith("its words"):
            remarks.append(changed)
            known.append((which, own))
        else:
            doubtful.append(changed)
    kept, more = _worth_adding(new, actions)
    return Claims(tuple(known), tuple(kept), (*remarks, *more), tuple(doubtful))


def _claim(row: ReturnedRow, actions: Mapping[str, Commitment]) -> str | Remark | None:
    """Return the action that a row claims to be, None for a new one, or why that cannot be said."""
    hidden = {one for one in row.hidden if one in actions}
    if row.id in actions:
        others = sorted(hidden - {row.id})
        if others:
            return Remark(row.where, f"shows the id {row.id}, but its fields are those of {others[0]}: nothing taken")
        return row.id
    if len(hidden) > 1:
        return Remark(row.where, f"has fields of {' and of '.join(sorted(hidden))}: nothing taken")
    if hidden:
        (one,) = hidden
        # Without its id a row is still the action while it says the same; in other words it is a new one.
        return one if _same_words(row, actions[one]) else None
    # A new action has no id: one that reads like ours was of an action, even where the file has lost all else of it.
    if row.id and (row.exported or _OURS.fullmatch(row.id)):
        return Remark(row.where, f"{row.id} is no action any more: nothing taken")
    return None


def _original(action: Commitment, claimants: Sequence[ReturnedRow]) -> int:
    def nearness(place: int) -> tuple[bool, int, int]:
        row = claimants[place]
        same = sum(bool(row.fields.get(name)) and stored(action, name) in row.fields[name] for name in FIELD_NAMES)
        return (_same_words(row, action), same, -place)

    return max(range(len(claimants)), key=nearness)


def _same_words(row: ReturnedRow, action: Commitment) -> bool:
    return fold_name(row.what) == fold_name(action.what)


def _other_words(row: ReturnedRow, action: Commitment) -> Remark | None:
    if not row.what or _same_words(row, action):
        return None
    if SequenceMatcher(None, fold_name(row.what), fold_name(action.what), autojunk=False).ratio() >= _ALIKE:
        return Remark(row.where, f"its words differ from those of its review, which stay: {_brief(action.what)}")
    return Remark(
        row.where,
        f"shows the id {action.id}, but says {_brief(row.what)} in place of {_brief(action.what)}: nothing taken; "
        "a new action needs a row of its own, without an id",
    )


def _worth_adding(
    rows: Iterable[ReturnedRow], actions: Mapping[str, Commitment]
) -> tuple[list[ReturnedRow], list[Remark]]:
    kept: list[ReturnedRow] = []
    remarks: list[Remark] = []
    for row in rows:
        copied = next((actions[one] for one in _sources(row) if one in actions), None)
        if not row.what:
            remarks.append(Remark(row.where, "says nothing of what is to be done: left out"))
        elif copied is not None and _same_words(row, copied) and _nothing_new(row):
            remarks.append(Remark(row.where, f"is a copy of {copied.id} with nothing changed: left out"))
        else:
            kept.append(row)
    return kept, remarks


def _sources(row: ReturnedRow) -> Iterator[str]:
    yield row.id
    yield from sorted(row.hidden)


def _nothing_new(row: ReturnedRow) -> bool:
    """Say whether a copied row shows what it showed when it was made, as far as texts by themselves can tell."""
    base = row.base
    if base is None or base.marked:
        return False
    # Status and note read as they are stored; of a name and a date one of the texts does.
    return all(
        base.fields.get(name, "") in (texts[:1] if name in ("status", "note") else texts)
        for name, texts in row.fields.items()
        if texts
    )


def _brief(words: str) -> str:
    return f"“{words if len(words) <= _MOST_SHOWN else words[:_MOST_SHOWN].rstrip() + '…'}”"
