"""From what a register changes to the events that an account's stream keeps."""

from __future__ import annotations

import datetime as dt
from itertools import count, groupby
from typing import TYPE_CHECKING, cast

from samreview.journal.streams import stream_of
from samreview.review.carry.merging import settled_by
from samreview.review.carry.model import Added
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samreview.exchange.registers.compare import AccountChanges, NewAction
    from samreview.journal.accounts import AccountRead
    from samreview.review.carry.model import Settled, Status


class Said(NamedTuple):
    """Who brings a register, empty where nobody says so, and when."""

    by: str
    at: dt.datetime


def changes(
    account: str, read: AccountRead, taken: AccountChanges, said: Said, review: str | None = None
) -> list[Settled | Added]:
    """Return what is to be kept of an account: one event for each action that something was taken of, and the new ones.

    Args:
        account: its id.
        read: the account as it was compared.
        taken: what to take over of what the register changes.
        said: who brings it, and when.
        review: whose register it was; else the new actions belong to the account's last review.
    """
    known = {one.id: one for one in read.ledger.commitments}
    found: list[Settled | Added] = []
    for action, each in groupby(taken.differences, key=lambda one: one.action):
        found.append(settled_by(known[action], each, read.people, said.by, said.at))
    of_review = review if review is not None and stream_of(review) in read.heads else None
    last = of_review or (read.ledger.last.review if read.ledger.last else account)
    ids = _free_ids(last, {one.id for one in read.ledger.commitments})
    return [*found, *(_added(next(ids), last, one, read.people, said) for one in taken.new)]


def _free_ids(review: str, taken: set[str]) -> Iterator[str]:
    """Yield `REVIEW/d1` and so on: `d` for what was added in a document."""
    return (one for number in count(1) if (one := f"{review}/d{number}") not in taken)


def _added(action: str, review: str, new: NewAction, names: Mapping[str, str], said: Said) -> Added:
    fields = new.fields
    owner, due = fields["owner"], fields["due"]
    return Added(
        id=action,
        what=new.what,
        review=review,
        origin=new.origin,
        by=said.by,
        at=said.at,
        owner=owner or None,
        owner_name=names.get(owner, owner) if owner else None,
        due=dt.date.fromisoformat(due) if due else None,
        note=fields["note"],
        status=cast("Status", fields["status"]),
        agreed=bool(owner) and owner == said.by,
    )
