"""From a row of an export to what it says of an opportunity, in the plan's own terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from samreview.exchange.amount_spelling import AmountColumn, currency_named
from samreview.exchange.cells import AmbiguousCell, UnreadableCell, says_nothing
from samreview.exchange.columns import folded
from samreview.exchange.day_spelling import DayColumn
from samreview.plan.scalars import shown
from samreview.plan.writing import amount_as_written
from samreview.values.money import exact, parse_money
from samreview.values.text import clean, fold_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from samreview.exchange.columns import Columns, Role
    from samreview.exchange.mapping import ImportMap
    from samreview.exchange.table import Row, Table
    from samreview.plan.model import OpportunityKind, Outcome, Plan

_YES: Final = frozenset({"true", "1", "yes", "x", "t", "y"})


@dataclass(frozen=True)
class Price:
    """An amount in the account's currency, and as the plan states it (`USD 300k`)."""

    amount: Decimal
    stated: str


@dataclass(frozen=True)
class Deal:
    """What a row says. None is: it does not say; `notes` are what a reader of the report should know."""

    row: int
    crm_id: str | None
    name: str
    kind: OpportunityKind | None
    price: Price | None
    stage: str | None
    stage_since: dt.date | None
    close: dt.date | None
    close_is_default: bool
    outcome: Outcome
    owner: str | None
    unmapped_kind: str | None
    notes: tuple[str, ...]

    @property
    def said(self) -> tuple[object, ...]:
        """What two rows of one opportunity must agree on."""
        return (self.name, self.kind, self.price and self.price.amount, self.stage, self.close, self.outcome)


class RowReader:
    """Reads the rows of one table; where one cell does not tell how it is spelled, its whole column is asked."""

    def __init__(self, plan: Plan, table: Table, columns: Columns, meant: ImportMap) -> None:
        self._plan = plan
        self._meant = meant
        self._columns = columns
        self._width = len(table.header)
        self._own = plan.account.currency
        self._owners = {fold_name(member.name): member.id for member in plan.team}

        def cells(place: int) -> Callable[[], Iterable[str]]:
            return lambda: (row.cells[place] for row in table.rows if place < len(row.cells))

        def heading(role: Role) -> str:
            return clean(table.header[columns.places[role]]).casefold()

        days: tuple[Role, ...] = ("close", "created", "actual_close", "stage_since")
        amounts: tuple[Role, ...] = ("amount", "actual_amount")
        self._days = {
            role: DayColumn(heading(role), cells(columns.places[role]), meant.dates)
            for role in days
            if columns.has(role)
        }
        self._amounts = {
            role: AmountColumn(heading(role), cells(columns.places[role]), self._own, meant.decimal)
            for role in amounts
            if columns.has(role)
        }

    def read(self, row: Row) -> Deal:
        """Return what a row says.

        Raises:
            UnreadableCell: the row cannot be used; the text says why.
            AmbiguousCell: it can be read in two ways.
        """
        cells = row.cells
        if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
            raise UnreadableCell(
                f"it has {len(cells)} cells, the header has {self._width}; put texts that hold the delimiter in quotes"
            )
        notes: list[str] = []
        outcome = self._outcome(cells)
        price = self._price(cells, outcome)
        close, is_default = self._close(cells, outcome, notes)
        stage_label, kind_label = self._cell(cells, "stage"), self._cell(cells, "kind")
        stage = self._meant.stages.get(folded(stage_label))
        if stage is None and outcome == "open" and not says_nothing(stage_label):
            notes.append(f"stage {shown(stage_label)} is no stage of the plan and in no map: left out")
        kind = self._meant.kinds.get(folded(kind_label))
        unmapped = None
        if kind is None and not says_nothing(kind_label):
            unmapped = shown(kind_label)
        elif kind is None:
            kind = self._meant.kind
        return Deal(
            row=row.number,
            crm_id=clean(self._cell(cells, "crm_id")) or None,
            name=clean(self._cell(cells, "name")),
            kind=kind,
            price=price,
            stage=stage,
            stage_since=self._day(cells, "stage_since"),
            close=close,
            close_is_default=is_default,
            outcome=outcome,
            owner=self._owners.get(fold_name(self._cell(cells, "owner"))),
            unmapped_kind=unmapped,
            notes=tuple(notes),
        )

    def _cell(self, cells: list[str], role: Role) -> str:
        place = self._columns.places.get(role)
        return cells[place] if place is not None and place < len(cells) else ""

    def _day(self, cells: list[str], role: Role) -> dt.date | None:
        column = self._days.get(role)
        return column.read(self._cell(cells, role)) if column else None

    def _outcome(self, cells: list[str]) -> Outcome:
        """Return the outcome by the status, else by the stage where its name says it, else by flags."""
        for role in ("status", "stage"):
            found = self._meant.outcomes.get(folded(self._cell(cells, role)))
            if found is not None and found != "open":
                return found
        if folded(self._cell(cells, "won")) in _YES:
            return "won"
        return "lost" if folded(self._cell(cells, "closed")) in _YES else "open"

    def _price(self, cells: list[str], outcome: Outcome) -> Price | None:
        spelled = None
        if outcome == "won" and "actual_amount" in self._amounts:
            spelled = self._amounts["actual_amount"].read(self._cell(cells, "actual_amount"))
        if spelled is None and "amount" in self._amounts:
            spelled = self._amounts["amount"].read(self._cell(cells, "amount"))
        if spelled is None or (outcome in {"lost", "dropped"} and not spelled.amount):
            # Some CRMs set the amount of what was lost to 0: that says nothing of what it was worth.
            return None
        beside = currency_named(self._cell(cells, "currency"), self._own)
        currency = spelled.currency or beside or self._own
        if beside is not None and beside != currency:
            raise AmbiguousCell(f"its amount is in {spelled.currency} and its currency column says {beside}")
        return self._in_account_currency(spelled.amount, currency)

    def _in_account_currency(self, amount: Decimal, currency: str) -> Price:
        stated = amount_as_written(amount)
        if parse_money(stated) is None:
            raise UnreadableCell(f"amount {shown(stated)} has more digits than a plan holds")
        if currency == self._own:
            return Price(amount, stated)
        rate = self._plan.account.rates.get(currency)
        if rate is None:
            raise UnreadableCell(
                f"its amount is in {currency}, which has no rate; add one to `rates` of the account, "
                f"like `rates: {{{currency}: 0.92}}`"
            )
        with exact():
            return Price(amount * rate, f"{currency} {stated}")

    def _close(self, cells: list[str], outcome: Outcome, notes: list[str]) -> tuple[dt.date | None, bool]:
        close = self._day(cells, "close")
        if outcome == "won":
            close = self._day(cells, "actual_close") or close
        try:
            created = self._day(cells, "created")
        except (UnreadableCell, AmbiguousCell):
            created = None  # it only says more about the close date
        if close is None or created is None:
            return close, False
        if close < created:
            notes.append(f"it closes on {close}, before it was created on {created}")
        is_default = self._columns.source == "hubspot" and outcome == "open" and close == _month_end(created)
        return close, is_default


def _month_end(day: dt.date) -> dt.date:
    import calendar

    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
