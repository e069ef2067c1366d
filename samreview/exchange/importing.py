"""A CRM export into a plan, from the bytes of both to the bytes of the plan as it will be. Reads and writes no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.exchange.cells import AmbiguousCell, UnreadableCell
from samreview.exchange.columns import SOURCE_NAMES, columns_of, folded, known_columns, lacking, refuse_missing
from samreview.exchange.edit import edit_plan
from samreview.exchange.encoding import decoded
from samreview.exchange.failures import ExchangeError
from samreview.exchange.groups import ungrouped
from samreview.exchange.match import Matcher
from samreview.exchange.merge import merge
from samreview.exchange.report import Remark, Report
from samreview.exchange.rows import Deal, RowReader
from samreview.exchange.table import Row, Table, read_table
from samreview.exchange.unmapped import unmapped_hints
from samreview.plan.scalars import shown
from samreview.values.named import NamedTuple
from samreview.values.text import clean, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.exchange.columns import Columns
    from samreview.exchange.mapping import ImportMap
    from samreview.plan.model import Plan

MOST_DEALS = 10_000
_MOST_NAMED = 5


class Imported(NamedTuple):
    """What an import makes of a plan's file, and what it did with each row."""

    data: bytes
    report: Report


def import_export(  # noqa: PLR0913  two files, each with its path, and what the user said
    data: bytes,
    plan: Plan,
    export: bytes,
    meant: ImportMap,
    *,
    account: str | None = None,
    with_orders: bool = False,
    plan_path: str = "plan.yaml",
    export_path: str = "export.csv",
) -> Imported:
    """Return what an export makes of a plan that was loaded from `data`.

    `account` names the account as the export does, where it has another name there. `with_orders` makes orders of what
    was won.

    Raises:
        ExchangeError: the export cannot be used at all, or the plan's file cannot take the changes.
    """
    text, repaired = decoded(export, export_path)
    table = read_table(
        text,
        lambda header: known_columns(header, meant.columns),
        export_path,
        lambda header: lacking(header, meant.columns),
    )
    columns = columns_of(table.header, meant.columns)
    assert columns is not None  # noqa: S101  the table was found by its header
    refuse_missing(table.header, meant.columns, export_path)
    table, given = ungrouped(table, columns)
    report = Report(
        f"{export_path}: {SOURCE_NAMES[columns.source]}", len(table.rows), footers=table.footers, header=table.at
    )
    if repaired:
        report.repaired.append(Remark(table.at, f"the file is {repaired}"))
    if table.stray is not None:
        report.repaired.append(Remark(table.stray, "a quote stands inside a cell in quotes; read as text"))
    matcher = Matcher(plan)
    ours = list(_of_account(table, columns, _Names(plan, meant, account, columns, export_path), matcher, report))
    if len(ours) > MOST_DEALS:
        raise ExchangeError(
            f"{export_path}: {len(ours):,} of its rows are of this account, and a plan holds {MOST_DEALS:,} at most; "
            "export fewer, those that are open at best"
        )
    report.repaired += [Remark(number, given[number]) for number, _ in ours if number in given]
    deals = list(_deals(ours, RowReader(plan, table, columns, meant), matcher, report))
    matched = matcher.match(deals)
    report.skipped += [Remark(*double) for double in matched.doubles]
    report.ambiguous += [Remark(*ambiguous) for ambiguous in matched.ambiguous]
    merged = merge(plan, matched.matches, matcher, report, with_orders=with_orders)
    report.hints += unmapped_hints(plan, report.unmapped)
    return Imported(edit_plan(data, merged.edits, merged.plan, plan_path), report)


class _Names:
    """The names under which an export knows the account."""

    def __init__(self, plan: Plan, meant: ImportMap, account: str | None, columns: Columns, path: str) -> None:
        names = (account,) if account is not None else (plan.account.name, plan.account.id, *meant.accounts)
        self.known = frozenset(folded(name) for name in names if name)
        self.shown = account if account is not None else plan.account.name
        self._are_lists = columns.source == "hubspot"
        self.places = [columns.places[role] for role in ("account", "account_id") if role in columns.places]
        if account is not None and not self.places:
            raise ExchangeError(
                f"{path}: it has no column that names accounts, so --account {shown(account)} cannot be looked up; "
                "leave it out, or name the column `account` in a file for --map"
            )

    def stated(self, cells: list[str]) -> tuple[str, ...]:
        """Return what a short row says of its account."""
        return tuple(cells[place] if place < len(cells) else "" for place in (self.places[0], self.places[-1]))

    def whose(self, stated: tuple[str, ...]) -> bool | None:
        """Say whether a row is of the account, None where it names none."""
        for cell in stated:
            # HubSpot lists the companies of a deal in one cell.
            names = (cell, *cell.split(";")) if self._are_lists else (cell,)
            if any(folded(name) in self.known for name in names):
                return True
        return False if any(cell.strip() for cell in stated) else None


def _of_account(table: Table, columns: Columns, names: _Names, matcher: Matcher, report: Report) -> Iterator[Row]:
    """Yield the rows of the account; a row without an account is ours where the plan has its id."""
    if not names.places:
        if table.rows:
            report.hints.append("The file names no accounts: all of its rows were taken to be this account's.")
        yield from table.rows
        return
    whose: dict[tuple[str, ...], bool | None] = {}
    id_place = columns.places.get("crm_id", -1)
    first, last = names.places[0], names.places[-1]  # an account's name and its id, or one of them twice
    max_place = max(first, last)
    for row in table.rows:
        number, cells = row
        stated = (cells[first], cells[last]) if len(cells) > max_place else names.stated(cells)
        if stated not in whose:
            whose[stated] = names.whose(stated)
        ours = whose[stated]
        if ours:
            yield row
        elif ours is not None:
            report.other_accounts += 1
        elif 0 <= id_place < len(cells) and matcher.has_id(clean(cells[id_place])):
            yield row
        else:
            report.skipped.append(Remark(number, "it names no account"))
    if True not in whose.values() and report.other_accounts:
        others = sorted({clean(stated[0]) for stated in whose if stated[0].strip()})
        near = did_you_mean(names.shown, others)
        some = ", ".join(shown(name) for name in others[:_MOST_NAMED])
        report.hints.append(
            f"No row is of {shown(names.shown)}{near or f': the file has {some}.'} --account NAME says how the file "
            "calls it."
        )


def _deals(rows: list[Row], reader: RowReader, matcher: Matcher, report: Report) -> Iterator[Deal]:
    """Yield what the rows say; those that cannot be read, or in two ways, go into the report."""
    for row in rows:
        try:
            deal = reader.read(row)
        except UnreadableCell as reason:
            report.skipped.append(Remark(row[0], str(reason)))
        except AmbiguousCell as reason:
            report.ambiguous.append(Remark(row[0], str(reason)))
        else:
            if deal.name or (deal.crm_id and matcher.has_id(deal.crm_id)):
                yield deal
            else:
                report.skipped.append(Remark(row[0], "it has no name"))
