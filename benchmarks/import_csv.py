"""What an import costs beside the least that any program must do: read the file with `csv`, parse the same fields.

The file has 8,800 rows of 85 accounts, as a CRM's export of everything has; the plan is that of one account. The bar
is twice the floor. A second figure takes every row as the account's own, up to what each says, without a plan's file.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import random
import statistics
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.exchange.columns import columns_of, known_columns
from samreview.exchange.encoding import decoded
from samreview.exchange.importing import import_export
from samreview.exchange.mapping import ImportMap
from samreview.exchange.rows import RowReader
from samreview.exchange.table import read_table
from samreview.plan.loader import load_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.model import Plan

BAR = 2.0
PLAN = Path(__file__).resolve().parent.parent / "examples" / "smallest.yaml"
HEADER = (
    "Opportunity ID", "Opportunity Owner", "Type", "Account Name", "Opportunity Name", "Stage", "Created Date",
    "Close Date", "Amount",
)  # fmt: skip


def an_export(account: str, rows: int, accounts: int, chance: random.Random) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for number in range(rows):
        of = number % accounts
        created = dt.date(2026, 1, 1) + dt.timedelta(days=chance.randint(0, 300))
        writer.writerow(
            [
                f"0065g{number:010d}",
                f"Seller {number % 35}",
                chance.choice(("new", "expand", "renew")),
                account if of == 0 else f"Customer {of}",
                f"Line {number}, phase {of}",
                chance.choice(("Prospecting", "Engaging", "Closed Won", "Closed Lost")),
                created.isoformat(),
                (created + dt.timedelta(days=chance.randint(20, 400))).isoformat(),
                f"{chance.randint(1_000, 2_000_000)}.{chance.randint(0, 99):02d}",
            ]
        )
    return text.getvalue().encode()


def floor(export: bytes) -> int:
    """Read the file and parse what an import parses: two dates and an amount a row."""
    rows = csv.reader(io.StringIO(export.decode(), newline=""))
    names = next(rows)
    created, close, amount = (names.index(name) for name in ("Created Date", "Close Date", "Amount"))
    read = [
        (row, dt.date.fromisoformat(row[created]), dt.date.fromisoformat(row[close]), Decimal(row[amount]))
        for row in rows
    ]
    return len(read)


def whole_import(export: bytes, data: bytes) -> int:
    """Load the plan, import the file, and load what it has become."""
    plan = loaded(data)
    return import_export(data, plan, export, ImportMap()).report.read


def every_row(export: bytes, plan: Plan) -> int:
    """Read what every row says."""
    table = read_table(decoded(export, "").text, lambda header: known_columns(header, {}), "")
    columns = columns_of(table.header, {})
    assert columns is not None  # noqa: S101  the header is ours
    reader = RowReader(plan, table, columns, ImportMap())
    return len([reader.read(row) for row in table.rows])


def loaded(data: bytes) -> Plan:
    plan = load_plan(data).plan
    assert plan is not None  # noqa: S101  a shipped plan
    return plan


def milliseconds(call: Callable[[], int], rows: int) -> float:
    began = time.perf_counter_ns()
    assert call() == rows  # noqa: S101  all rows were read
    return (time.perf_counter_ns() - began) / 1e6


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=8800)
    options.add_argument("--accounts", type=int, default=85)
    options.add_argument("--rounds", type=int, default=15)
    chosen = options.parse_args()
    data = PLAN.read_bytes()
    plan = loaded(data)
    export = an_export(plan.account.name, chosen.rows, chosen.accounts, random.Random(1))  # noqa: S311  the same file each time
    least: list[float] = []
    ours: list[float] = []
    each: list[float] = []
    for _ in range(chosen.rounds):  # in turns, so that a busy machine is busy for all of them
        least.append(milliseconds(lambda: floor(export), chosen.rows))
        ours.append(milliseconds(lambda: whole_import(export, data), chosen.rows))
        each.append(milliseconds(lambda: every_row(export, plan), chosen.rows))
    low, middle, all_rows = statistics.median(least), statistics.median(ours), statistics.median(each)
    print(f"{chosen.rows:,} rows of {chosen.accounts} accounts, {len(export) / 1e6:.1f} MB")
    print(f"csv, Decimal and date alone    {low:7.1f} ms")
    print(f"import into a plan             {middle:7.1f} ms   {middle / low:.2f} of it (bar {BAR})")
    print(f"what every row says, no plan   {all_rows:7.1f} ms   {all_rows / low:.2f} of it")


if __name__ == "__main__":
    main()
