"""From a row of an export to what it says of an opportunity, in the plan's own terms."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from samreview.exchange.amount_spelling import AmountColumn, currency_named
from samreview.exchange.cells import AmbiguousCell, UnreadableCell, says_nothing
from samreview.exchange.columns import ROLES, folded
from samreview.exchange.day_spelling import DayColumn
from samreview.exchange.share_spelling import ShareColumn
from samreview.plan.scalars import shown
from samreview.plan.writing import amount_as_written
from samreview.values.money import exact, parse_money
from samreview.values.named import NamedTuple
from samreview.values.text import clean, fold_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from samreview.exchange.amount_spelling import Spelled
    from samreview.exchange.columns import Columns, Role
    from samreview.exchange.mapping import ImportMap
    from samreview.exchange.table import Row, Table
    from samreview.plan.model import OpportunityKind, Outcome, Plan

_MOST_DIGITS: Final = 15
_MOST_DECIMALS: Final = 6
_ROUNDED_ID = re.compile(r"\d(?:[.,]\d+)?e\+\d{2,3}", re.IGNORECASE)
_PIPELINE = re.compile(r" \([^()]*\)$")
_label = lru_cache(maxsize=4096)(clean)  # a column has few of them in many rows
_YES: Final = frozenset({"true", "1", "yes", "x", "t", "y"})


class Price(NamedTuple):
    """An amount in the account's currency, and as the row states it, in `currency` where that is another one."""

    amount: Decimal
    number: Decimal
    currency: str | None = None

    @property
    def stated(self) -> str:
        """The amount as the plan states it: `640k`, `USD 300k`."""
        text = amount_as_written(self.number)
        return text if self.currency is None else f"{self.currency} {text}"


class Deal(NamedTuple):
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
    probability: Decimal | None
    unit: str | None
    unmapped_stage: str | None
    unmapped_kind: str | None
    notes: tuple[str, ...]

    @property
    def said(self) -> tuple[object, ...]:
        """What two rows of one opportunity must agree on."""
        amount = self.price and self.price.amount
        return (self.name, self.kind, amount, self.stage, self.close, self.outcome, self.probability, self.unit)


class RowReader:
    """Reads the rows of one table; where one cell does not tell how it is spelled, its whole column is asked."""

    def __init__(self, plan: Plan, table: Table, columns: Columns, meant: ImportMap) -> None:
        self._plan = plan
        self._meant = meant
        self._is_hubspot = columns.source == "hubspot"
        self._width = len(table.header)
        self._own = plan.account.currency
        self._owners = {fold_name(member.name): member.id for member in plan.team}
        self._owner_of = lru_cache(maxsize=4096)(lambda cell: self._owners.get(fold_name(cell)))
        # What is no column of the file is the empty cell that `read` puts behind the last one.
        self._at: dict[Role, int] = {role: columns.places.get(role, -1) for role in ROLES}

        def column(role: Role) -> tuple[str, Callable[[], Iterable[str]]]:
            place = columns.places[role]
            return clean(table.header[place]).casefold(), lambda: (
                cells[place] for _, cells in table.rows if place < len(cells)
            )

        days: tuple[Role, ...] = ("close", "created", "actual_close", "stage_since")
        amounts: tuple[Role, ...] = ("amount", "actual_amount")
        self._days = {role: DayColumn(*column(role), meant.dates) for role in days if columns.has(role)}
        self._amounts = {
            role: AmountColumn(*column(role), self._own, meant.decimal) for role in amounts if columns.has(role)
        }

        self._shares = ShareColumn(*column("probability")) if columns.has("probability") else None

    def read(self, row: Row) -> Deal:
        """Return what a row says.

        Raises:
            UnreadableCell: the row cannot be used; the text says why.
            AmbiguousCell: it can be read in two ways.
        """
        number, cells = row
        cells = self._whole(cells)
        at = self._at
        if folded(cells[at["deleted"]]) in _YES:
            raise UnreadableCell("it is deleted in the CRM")
        notes: list[str] = []
        outcome = self._outcome(cells)
        price = self._price(cells, outcome)
        close, is_default = self._close(cells, outcome, notes)
        stage_label, kind_label = cells[at["stage"]], cells[at["kind"]]
        stage = self._meant.stages.get(folded(stage_label)) or self._meant.stages.get(
            self._without_pipeline(stage_label)
        )
        is_unmapped = stage is None and outcome == "open" and not says_nothing(stage_label)
        kind = self._meant.kinds.get(folded(kind_label))
        unmapped_kind = None
        if kind is None:
            if says_nothing(kind_label):
                kind = self._meant.kind
            else:
                unmapped_kind = _label(kind_label)
        return Deal(
            number,
            self._crm_id(cells, notes),
            clean(cells[at["name"]]),
            kind,
            price,
            stage,
            self._day(cells, "stage_since"),
            close,
            is_default,
            outcome,
            self._owner_of(cells[at["owner"]]),
            self._probability(cells, outcome, notes),
            (clean(cells[at["unit"]]) or None) if at["unit"] >= 0 else None,
            _label(stage_label) if is_unmapped else None,
            unmapped_kind,
            tuple(notes),
        )

    def _without_pipeline(self, stage: str) -> str:
        """Return a stage's name without the pipeline that HubSpot puts behind it: `Contract sent (Sales Pipeline)`."""
        return _PIPELINE.sub("", folded(stage)) if self._is_hubspot else ""

    def _crm_id(self, cells: list[str], notes: list[str]) -> str | None:
        crm_id = clean(cells[self._at["crm_id"]])
        if "+" in crm_id and _ROUNDED_ID.fullmatch(crm_id):
            notes.append(f"its id {shown(crm_id)} was rounded by a spreadsheet: matched by its name alone")
            return None
        return crm_id or None

    def _probability(self, cells: list[str], outcome: Outcome, notes: list[str]) -> Decimal | None:
        if self._shares is None or outcome != "open":
            return None
        share = self._shares.read(cells[self._at["probability"]])
        if share in {0, 1}:
            notes.append(f"its probability is {share:.0%} and it is open all the same")
        return share

    def _whole(self, cells: list[str]) -> list[str]:
        """Return as many cells as the header has, and an empty one for all columns that there are not."""
        missing = self._width - len(cells)
        if missing >= 0:
            return [*cells, *[""] * (missing + 1)]
        if any(cell.strip() for cell in cells[self._width :]):
            raise UnreadableCell(
                f"it has {len(cells)} cells, the header has {self._width}; put texts that hold the delimiter in quotes"
            )
        return [*cells[: self._width], ""]

    def _day(self, cells: list[str], role: Role) -> dt.date | None:
        column = self._days.get(role)
        return column.read(cells[self._at[role]]) if column else None

    def _amount(self, cells: list[str], role: Role) -> Spelled | None:
        column = self._amounts.get(role)
        return column.read(cells[self._at[role]]) if column else None

    def _outcome(self, cells: list[str]) -> Outcome:
        """Return the outcome by the status and its reason, else by the stage where its name says it, else by flags."""
        at, words = self._at, self._meant.outcomes
        stage = cells[at["stage"]]
        for cell in (cells[at["status_reason"]], cells[at["status"]], stage):
            found = words.get(folded(cell))
            if found is not None and found != "open":
                return found
        found = words.get(self._without_pipeline(stage))
        if found is not None and found != "open":
            return found
        if folded(cells[at["won"]]) in _YES:
            return "won"
        return "lost" if folded(cells[at["closed"]]) in _YES else "open"

    def _price(self, cells: list[str], outcome: Outcome) -> Price | None:
        spelled = self._amount(cells, "actual_amount") if outcome == "won" else None
        spelled = spelled or self._amount(cells, "amount")
        if spelled is None or (outcome in {"lost", "dropped"} and not spelled.amount):
            # Some CRMs set the amount of what was lost to 0: that says nothing of what it was worth.
            return None
        beside = currency_named(cells[self._at["currency"]], self._own)
        currency = spelled.currency or beside or self._own
        if beside is not None and beside != currency:
            raise AmbiguousCell(f"its amount is in {spelled.currency} and its currency column says {beside}")
        return self._in_account_currency(spelled.amount, currency)

    def _in_account_currency(self, number: Decimal, currency: str) -> Price:
        whole, _, decimals = f"{number:f}".partition(".")
        # What has many digits may end in zeros, that a plan need not hold.
        if (len(whole) > _MOST_DIGITS or len(decimals) > _MOST_DECIMALS) and not parse_money(amount_as_written(number)):
            raise UnreadableCell(f"amount {shown(f'{number:f}')} has more digits than a plan holds")
        if currency == self._own:
            return Price(number, number)
        rate = self._plan.account.rates.get(currency)
        if rate is None:
            raise UnreadableCell(
                f"its amount is in {currency}, which has no rate; add one to `rates` of the account, "
                f"like `rates: {{{currency}: 0.92}}`"
            )
        with exact():
            return Price(number * rate, number, currency)

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
        return close, self._is_hubspot and outcome == "open" and close == _month_end(created)


def _month_end(day: dt.date) -> dt.date:
    import calendar

    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
