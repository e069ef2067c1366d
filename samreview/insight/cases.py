"""The internal case: what our own organisation must do, ranked by the value it holds up, by who decides.

Over many plans each opportunity counts once in every sum, however many asks it waits for; amounts of different
currencies are never added, so each currency is a case of its own. A committed ask holds nothing up any more.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.insight.exhibits.asks import asks_exhibit
from samreview.insight.ratios import total
from samreview.plan.record import Frozen, record
from samreview.values.named import NamedTuple
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from samreview.insight.exhibits.asks import AskRow
    from samreview.plan.model import Plan

FEW = 8
"""Under so many asks it is a small sample."""


class DealKey(NamedTuple):
    """What makes two opportunities the same one: the CRM's id where there is one, else the account and its own id."""

    account: str
    id: str


@record
class AskCase(Frozen):
    """One internal ask of one account."""

    account: str
    """Id of the account."""
    account_name: str
    currency: str
    row: AskRow
    deal: DealKey | None
    """The open opportunity that waits for it; None for none, and for an ask that is committed."""
    shared_with: tuple[str, ...] = ()
    """The other asks that the same opportunity waits for, as `account/ask`."""

    @property
    def key(self) -> str:
        """The ask's name over all plans."""
        return f"{self.account}/{self.row.id}"

    @property
    def held_up(self) -> Decimal | None:
        """The amount that waits for it; None where no open opportunity is named, or nothing waits any more."""
        return self.row.held_up if self.deal else None

    @property
    def waiting(self) -> bool:
        """Whether somebody still has to say yes."""
        return self.row.commitment != "committed"


@record
class DeciderCase(Frozen):
    """What one person is asked for in one function. `held_up` counts each opportunity once."""

    decider: str | None
    """As first written; None where nobody is named."""
    function: str | None
    asks: tuple[AskCase, ...]
    held_up: Decimal
    deals: int
    """How many opportunities that is."""

    @property
    def accounts(self) -> tuple[str, ...]:
        """Names of the accounts that ask."""
        return tuple(dict.fromkeys(one.account_name for one in self.asks))


@record
class CurrencyCase(Frozen):
    """The asks of all accounts that count in one currency. `held_up` counts each opportunity once."""

    currency: str
    deciders: tuple[DeciderCase, ...]
    """The most value held up first."""
    asks: tuple[AskCase, ...]
    """Those that wait, over all deciders: the most value held up first, then the earliest date to commit by."""
    committed: tuple[AskCase, ...]
    held_up: Decimal
    deals: int

    @property
    def to_do(self) -> tuple[AskCase, ...]:
        """What we must do, ranked."""
        return tuple(one for one in self.asks if one.row.kind == "do")

    @property
    def to_stop(self) -> tuple[AskCase, ...]:
        """What we should stop asking of the customer, ranked."""
        return tuple(one for one in self.asks if one.row.kind == "stop")

    @property
    def shared(self) -> bool:
        """Whether an opportunity waits for more than one decider, so that it is in the sum of each."""
        return sum(one.deals for one in self.deciders) > self.deals


@record
class Case(Frozen):
    """The internal case of some accounts on a day, a part for each currency."""

    accounts: tuple[str, ...]
    """Their names."""
    parts: tuple[CurrencyCase, ...]

    @property
    def number(self) -> int:
        """How many asks it is made of, committed ones among them."""
        return sum(len(part.asks) + len(part.committed) for part in self.parts)

    @property
    def small_sample(self) -> bool:
        """Whether there are too few asks to say anything about a function or a person."""
        return self.number < FEW


def case(plans: Sequence[Plan], on: dt.date, only: str | None = None) -> Case:
    """Return the internal case of these plans, each of another account; `only` keeps the asks with that id."""
    found = _with_shared([one for plan in plans for one in _asks_of(plan, on)])
    by_currency: dict[str, list[AskCase]] = {}
    for one in found:
        if only in (None, one.row.id):
            by_currency.setdefault(one.currency, []).append(one)
    parts = [_part(currency, asks) for currency, asks in by_currency.items()]
    parts.sort(key=lambda part: (-len(part.asks), part.currency))
    return Case(tuple(plan.account.name for plan in plans), tuple(parts))


def _asks_of(plan: Plan, on: dt.date) -> Iterable[AskCase]:
    for row in asks_exhibit(plan, on).rows:
        account = plan.account
        deal = plan.opportunity(row.opportunity) if row.opportunity else None
        waits = deal is not None and deal.is_open and row.commitment != "committed"
        key = None
        if deal is not None and waits:
            key = DealKey("", deal.crm_id) if deal.crm_id else DealKey(account.id, deal.id)
        yield AskCase(account.id, account.name, account.currency, row, key)


def _with_shared(asks: Sequence[AskCase]) -> list[AskCase]:
    waiting: dict[DealKey, list[str]] = {}
    for one in asks:
        if one.deal:
            waiting.setdefault(one.deal, []).append(one.key)
    return [
        AskCase(
            one.account,
            one.account_name,
            one.currency,
            one.row,
            one.deal,
            tuple(other for other in waiting[one.deal] if other != one.key) if one.deal else (),
        )
        for one in asks
    ]


def _part(currency: str, asks: Sequence[AskCase]) -> CurrencyCase:
    ranked = tuple(sorted((one for one in asks if one.waiting), key=_rank))
    groups: dict[tuple[str, str], list[AskCase]] = {}
    for one in ranked:
        groups.setdefault((fold_name(one.row.decider or ""), fold_name(one.row.function or "")), []).append(one)
    deciders = [_decider(tuple(group)) for group in groups.values()]
    amount, deals = held_up_once(ranked)
    return CurrencyCase(
        currency=currency,
        # What is equal stays in the order of its highest ask.
        deciders=tuple(sorted(deciders, key=lambda group: -group.held_up)),
        asks=ranked,
        committed=tuple(sorted((one for one in asks if not one.waiting), key=_rank)),
        held_up=amount,
        deals=deals,
    )


def _rank(one: AskCase) -> tuple[bool, Decimal | int, dt.date, str, str]:
    return one.held_up is None, -(one.held_up or 0), one.row.commit_by or dt.date.max, one.account, one.row.id


def _decider(asks: tuple[AskCase, ...]) -> DeciderCase:
    amount, deals = held_up_once(asks)
    return DeciderCase(asks[0].row.decider, asks[0].row.function, asks, amount, deals)


def held_up_once(asks: Iterable[AskCase]) -> tuple[Decimal, int]:
    """Return the value that asks of one currency hold up, each opportunity counted once, and how many those are.

    Where two plans hold the same opportunity at different amounts, the larger one counts.
    """
    amounts: dict[DealKey, Decimal] = {}
    for one in asks:
        if one.deal is not None and one.held_up is not None:
            amounts[one.deal] = max(one.held_up, amounts.get(one.deal, one.held_up))
    return total(amounts.values()), len(amounts)
