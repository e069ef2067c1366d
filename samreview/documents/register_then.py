"""What a register held when it was made, made again from the journal: for a file that has lost its own record of it.

The name of an export says which streams it was made from and the number of their last events then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.register import FIELD_NAMES
from samreview.journal.protocol import StoreError
from samreview.journal.streams import ACCOUNTS, REVIEWS, stream_of
from samreview.review.carry.returned import Held, key_of, stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.documents.register import FieldName, Register
    from samreview.journal.protocol import Journal


def register_then(journal: Journal, export: str) -> Held | None:
    """Return what an export held; None where that cannot be known."""
    heads: dict[str, int] = {}
    for part in export.split():
        stream, _, number = part.rpartition("@")
        if not stream or not number.isdecimal() or len(number) > 9:
            return None
        heads[stream] = int(number)
    if not heads:
        return None
    try:
        if any(stream.startswith((ACCOUNTS, REVIEWS)) for stream in heads):
            return _of_accounts(journal, heads)
        ((review, head),) = heads.items()
        register = _of_review(journal, review, head)
    except (StoreError, ValueError):
        return None
    if register is None:
        return None
    fields = {one.id: {name: one.stored(name) for name in FIELD_NAMES} for one in register.entries}
    return Held(fields, tuple(fields))


def _of_review(journal: Journal, review: str, head: int) -> Register | None:
    from samreview.documents.minutes_register import review_register
    from samreview.review.fold import UnreadablePlan, fold

    events = journal.read(stream_of(review), 0, head)
    if len(events) < head:
        return None
    try:
        return review_register(fold(events))
    except UnreadablePlan:
        return None


def _of_accounts(journal: Journal, heads: Mapping[str, int]) -> Held:
    """Return all actions that the accounts had: those of the export among them, whichever were chosen for it.

    The order is not that of the export, so these are found by their visible ids.
    """
    from samreview.journal.accounts import read_account

    found: dict[str, Mapping[FieldName, str]] = {}
    for stream in heads:
        if stream.startswith(ACCOUNTS):
            account = stream.removeprefix(ACCOUNTS)
            for one in read_account(journal, account, until=heads).ledger.commitments:
                if one.kind == "action":
                    found[key_of(account, one)] = {name: stored(one, name) for name in FIELD_NAMES}
    return Held(found)
