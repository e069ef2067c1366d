"""What a register that came back changes: compared with all accounts of a store, in which nothing is changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.exchange.registers.fields import FieldReader
from samreview.journal.streams import stream_of
from samreview.review.carry.claims import Remark, claims
from samreview.review.carry.merging import Unread, differences
from samreview.review.carry.model import TO_DO
from samreview.review.carry.returned import FIELD_NAMES, Base, key_of, mark
from samreview.values.named import NamedTuple
from samreview.values.text import clean, fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from samreview.exchange.day_spelling import DayOrder
    from samreview.journal.accounts import AccountRead
    from samreview.review.carry.merging import Difference
    from samreview.review.carry.model import Commitment
    from samreview.review.carry.returned import CameBack, FieldName, ReturnedRow


class NewAction(NamedTuple):
    """A row that is a new action: its fields as they are stored, and what tells the row from all others."""

    what: str
    fields: Mapping[FieldName, str]
    origin: str
    where: str


class AccountChanges(NamedTuple):
    """What a register changes of one account."""

    differences: tuple[Difference, ...] = ()
    new: tuple[NewAction, ...] = ()


class Comparison(NamedTuple):
    """All that a register says otherwise than what holds here, by account, and what is to be known of it.

    `unread` and `doubtful` wait for somebody; `missing` are ids of actions that its file has no row for any more.
    """

    accounts: Mapping[str, AccountChanges]
    rows: int
    unchanged: int
    remarks: tuple[Remark, ...] = ()
    unread: tuple[Remark, ...] = ()
    doubtful: tuple[Remark, ...] = ()
    missing: tuple[str, ...] = ()


def compared(
    came: CameBack,
    accounts: Mapping[str, AccountRead],
    account: str | None = None,
    order: DayOrder | None = None,
) -> Comparison:
    """Return what a register changes.

    Args:
        came: what was read from its file.
        accounts: all that the store holds.
        account: whose the rows are that do not say so themselves.
        order: how dates in numbers are spelled, where the user says so.
    """
    known: dict[str, tuple[str, Commitment]] = {}
    for name, read in accounts.items():
        for one in read.ledger.commitments:
            if one.kind in TO_DO:
                known[key_of(name, one)] = (name, one)
    account = account or _account_of(came, accounts) or (next(iter(accounts)) if len(accounts) == 1 else None)
    keys = _Keys(known)
    rows = tuple(keys.of(row, account if row.account not in accounts else row.account) for row in came.rows)
    found = claims(rows, {key: one for key, (_, one) in known.items()})
    result = _Result(accounts, known, came, order, rows)
    for key, row in found.known:
        result.take(key, row)
    result.take_new(found.new, account)
    shown = {one.id for one in rows} | {one for row in rows for one in row.hidden}
    written = (keys.key(one, account) for one in came.written)
    return Comparison(
        accounts={name: AccountChanges(tuple(result.found[name]), tuple(result.new[name])) for name in accounts},
        rows=len(rows),
        unchanged=result.unchanged,
        remarks=(*found.remarks, *result.remarks),
        unread=tuple(result.unread),
        doubtful=(*found.doubtful, *result.doubtful),
        missing=tuple(one for one in written if one in known and one not in shown),
    )


def _account_of(came: CameBack, accounts: Mapping[str, AccountRead]) -> str | None:
    if came.review is None:
        return None
    return next((name for name, read in accounts.items() if stream_of(came.review) in read.heads), None)


class _Keys:
    """Ids as files show them, made those of all accounts."""

    def __init__(self, known: Mapping[str, tuple[str, Commitment]]) -> None:
        self._known = known
        self._plain: dict[str, list[str]] = {}
        for key, (_, one) in known.items():
            self._plain.setdefault(one.id, []).append(key)

    def key(self, shown: str, account: str | None) -> str:
        if shown in self._known or not shown:
            return shown
        if account and f"{account}:{shown}" in self._known:
            return f"{account}:{shown}"
        # Without an account an id that only one action has means that one.
        alone = self._plain.get(shown, ())
        return alone[0] if len(alone) == 1 and account is None else shown

    def of(self, row: ReturnedRow, account: str | None) -> ReturnedRow:
        hidden = frozenset(self.key(one, account) for one in row.hidden)
        return row._replace(id=self.key(row.id, account), hidden=hidden)


def _groups(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Return whose each table is; one with actions of several accounts is nobody's."""
    found: dict[int, set[str]] = {}
    for group, account in pairs:
        found.setdefault(group, set()).add(account)
    return {group: one for group, (one, *others) in found.items() if not others}


class _Result:
    def __init__(
        self,
        accounts: Mapping[str, AccountRead],
        known: Mapping[str, tuple[str, Commitment]],
        came: CameBack,
        order: DayOrder | None,
        rows: Sequence[ReturnedRow],
    ) -> None:
        self._accounts = accounts
        self._known = known
        self._came = came
        self._readers = {name: FieldReader(read.people, rows, came.labels, order) for name, read in accounts.items()}
        self._groups = _groups((row.group, known[row.id][0]) for row in rows if row.id in known)
        self._origins = {one.origin: (name, one) for name, read in accounts.items() for one in read.added}
        self.found: dict[str, list[Difference]] = {name: [] for name in accounts}
        self.new: dict[str, list[NewAction]] = {name: [] for name in accounts}
        self.unchanged = 0
        self.remarks: list[Remark] = []
        self.unread: list[Remark] = []
        self.doubtful: list[Remark] = []

    def take(self, key: str, row: ReturnedRow, base: Base | None = None) -> None:
        """Compare a row with the action that it is."""
        account, action = self._known[key]
        found, unread = differences(key, action, row, self._readers[account].read, base)
        self.unread += unread
        if found and action.id in self._accounts[account].ledger.closed_by_plan:
            self.remarks.append(
                Remark(row.where, f"the plan itself calls {action.id} {action.status}: change it there")
            )
            found = []
        self.found[account] += found
        self.unchanged += not found and not unread

    def take_new(self, rows: Iterable[ReturnedRow], default: str | None) -> None:
        """Compare rows without an id with those that came from this file before; the others are new actions."""
        times: dict[tuple[str, str], int] = {}
        for row in rows:
            account = row.account or self._groups.get(row.group) or default
            if account is None or account not in self._accounts:
                why = f"the store holds no review of `{clean(row.account)}`" if row.account else "it names no account"
                self.doubtful.append(Remark(row.where, f"is a new action, but {why}: --account says whose it is"))
                continue
            same = (account, fold_name(row.what))
            times[same] = times.get(same, 0) + 1
            origin = mark(self._came.export or account, same[1], str(times[same])) + mark(account, *same)
            if origin in self._origins:
                name, added = self._origins[origin]
                base = Base({"owner": added.owner or "", "due": added.due.isoformat() if added.due else "",
                             "status": added.status, "note": added.note})  # fmt: skip
                if name == account and added.id in self._known:
                    self.take(added.id, row._replace(base=base))
                continue
            self.new[account].append(NewAction(row.what, self._read(account, row), origin, row.where))

    def _read(self, account: str, row: ReturnedRow) -> dict[FieldName, str]:
        fields: dict[FieldName, str] = {}
        for name in FIELD_NAMES:
            text = next(iter(row.fields.get(name, ())), "")
            value = self._readers[account].read(name, text) if text else ""
            if isinstance(value, Unread):
                self.unread.append(Remark(row.where, value.why))
                value = ""
            fields[name] = value
        return fields | {"status": fields["status"] or "open"}
