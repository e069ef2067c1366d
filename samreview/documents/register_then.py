"""What a register held when it was made, made again from the journal: for a file that has lost its own record of it.

The name of an export says which streams it was made from and the number of their last events then.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.documents.register import FIELD_NAMES
from samreview.journal.protocol import StoreError
from samreview.journal.streams import ACCOUNTS, REVIEWS, stream_of
from samreview.review.carry.returned import Held, key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.documents.register import Register
    from samreview.journal.protocol import Journal


def register_then(journal: Journal, export: str) -> Held | None:
    """Return what an export held; None where that cannot be known."""
    register = register_at(journal, export)
    if register is None:
        return None
    fields = {one.id: {name: one.stored(name) for name in FIELD_NAMES} for one in register.entries}
    return Held(fields, tuple(fields) if register.review else ())


def register_at(journal: Journal, export: str) -> Register | None:
    """Return the register that an export was made of; None where that cannot be known.

    Of accounts it has all their actions, whichever were chosen for the export, in an order of its own.
    """
    heads = _heads(export)
    try:
        if any(stream.startswith((ACCOUNTS, REVIEWS)) for stream in heads):
            return _of_accounts(journal, heads)
        ((review, head),) = heads.items()
        return _of_review(journal, review, head)
    except (StoreError, ValueError):
        return None


def _heads(export: str) -> dict[str, int]:
    """Return the last numbers of the streams that an export names; nothing where it is no such name."""
    heads: dict[str, int] = {}
    for part in export.split():
        stream, _, number = part.rpartition("@")
        if not stream or not number.isdecimal() or len(number) > 9:
            return {}
        heads[stream] = int(number)
    return heads


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


def _of_accounts(journal: Journal, heads: Mapping[str, int]) -> Register | None:
    from samreview.documents.accounts_register import accounts_register
    from samreview.documents.accounts_register_data import RegisterRow
    from samreview.journal.accounts import read_account

    if any(journal.head(stream) < head for stream, head in heads.items()):
        return None
    names = [stream.removeprefix(ACCOUNTS) for stream in heads if stream.startswith(ACCOUNTS)]
    reads = {name: read_account(journal, name, until=heads) for name in names}
    rows = [
        RegisterRow(key_of(name, one), name, one)
        for name, read in reads.items()
        for one in read.ledger.commitments
        if one.kind == "action"
    ]
    return accounts_register(rows, reads, dt.date.min).register
