"""The actions of accounts as a list: JSON rows that other programs read, and lines of 80 columns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from samreview.insight.picture.columns import cut, left, right, width
from samreview.review.carry.model import TO_DO
from samreview.review.carry.standing import in_order
from samreview.values.dates import written_day
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from samreview.review.carry.ledger import Ledger
    from samreview.review.carry.model import Commitment

_WIDTH = 80
_DUE = 28


class ListedAction(NamedTuple):
    """An action and the account that it belongs to."""

    account: str
    action: Commitment


def actions_of(account: str, ledger: Ledger) -> tuple[ListedAction, ...]:
    """Return the actions and open questions of an account's ledger, settled ones among them, in the order of lists."""
    return tuple(ListedAction(account, one) for one in in_order(ledger.commitments) if one.kind in TO_DO)


def action_json(listed: ListedAction, on: dt.date) -> dict[str, Any]:
    """Return an action as a row of `actions --json`."""
    action = listed.action
    return {
        "id": action.id,
        "account": listed.account,
        "kind": action.kind,
        "what": action.what,
        "owner": action.owner,
        "owner_name": action.owner_name,
        "due": None if action.due is None else action.due.isoformat(),
        "status": action.status,
        "because": action.because or None,
        "note": action.note or None,
        "agreed": action.agreed,
        "agreed_to": action.agreed_to,
        "agreed_due": None if action.agreed_due is None else action.agreed_due.isoformat(),
        "review": action.review,
        "item": action.item,
        "carried": action.carried,
        "overdue": action.overdue(on),
    }


def action_lines(rows: Sequence[ListedAction], on: dt.date, *, settled: bool = False) -> Iterator[str]:
    """Yield the list by account and owner, the earliest due first; with `settled` what is done and dropped too."""
    for account, group in groupby(rows, key=lambda row: row.account):
        actions = [row.action for row in group]
        open_ = [one for one in actions if one.is_open]
        late = sum(one.overdue(on) for one in open_)
        yield f"{left(account, 44)}{right(f'{len(open_)} open, {late} overdue', _WIDTH - 44)}".rstrip()
        shown = actions if settled else open_
        for owner, owned in groupby(shown, key=lambda one: one.owner_name):
            yield f"  {cut(owner or 'Nobody owns', _WIDTH - 2)}"
            for action in owned:
                yield from _action_lines(action, on)
        hidden = len(actions) - len(shown)
        if hidden:
            yield f"  {hidden} done or dropped, not shown: --all shows {'it' if hidden == 1 else 'them'}."


def _action_lines(action: Commitment, on: dt.date) -> Iterator[str]:
    when = _when(action, on)
    sign = "!" if action.overdue(on) else " "
    yield f"  {sign} {left(action.labelled, _WIDTH - 5 - width(when))} {when}"
    told = [action.id, *([_agreed(action)] if action.kind == "action" else [])]
    told += [_times(action.carried)] if action.carried else []
    told += [f"because {action.because}"] if action.because else []
    told += [f"note: {action.note}"] if action.note and action.note != action.because else []
    yield f"      {cut(', '.join(told), _WIDTH - 6)}"


def _when(action: Commitment, on: dt.date) -> str:
    if not action.is_open:
        return action.status
    if action.due is None:
        return "no date"
    late = f", {(on - action.due).days} d late" if action.overdue(on) else ""
    return cut(f"{written_day(action.due)}{late}", _DUE)


def _agreed(action: Commitment) -> str:
    return "agreed" if action.agreed else "not agreed"


def _times(carried: int) -> str:
    return {1: "carried once", 2: "carried twice"}.get(carried, f"carried {carried} times")
