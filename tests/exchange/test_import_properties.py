from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.exchange.failures import ExchangeError
from samreview.values.text import clean
from tests.exchange.factory import HEADER, PLAN, imported, plan_of

if TYPE_CHECKING:
    from decimal import Decimal

DAYS = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2098, 12, 31))
AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
NAMES = st.text(min_size=1, max_size=25).filter(lambda name: bool(clean(name)))
STAGES = st.sampled_from(["", "contract", "Evaluate options", "Closed Won", "Closed Lost", "Other"])
DEALS = st.lists(st.tuples(NAMES, AMOUNTS, DAYS, STAGES, st.sampled_from(["new", "expand", "renew"])), max_size=6)


def export_of(deals: list[tuple[str, Decimal, dt.date, str, str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER.split(","))
    for number, (name, amount, day, stage, kind) in enumerate(deals):
        writer.writerow([f"006x{number}", "Acme Foods", name, stage, f"{amount:,}", day.isoformat(), "", kind, ""])
    return text.getvalue()


@given(DEALS)
def test_what_is_imported_is_what_the_plan_then_says_and_once_is_enough(
    deals: list[tuple[str, Decimal, dt.date, str, str]],
) -> None:
    # UTF-16 takes any text but lone halves of a sign
    export = export_of(deals).encode("utf-16", errors="replace")
    first = imported(export, with_orders=True)
    plan = plan_of(first.data)
    by_id = {deal.crm_id: deal for deal in plan.opportunities}
    for number, (name, amount, day, stage, kind) in enumerate(deals):
        if stage == "Closed Lost" and not amount:
            continue
        deal = by_id[f"006x{number}"]
        read = clean(name.encode("utf-16", errors="replace").decode("utf-16"))
        assert (deal.name, deal.amount, deal.close, deal.kind) == (read, amount, day, kind)
        assert deal.outcome == {"Closed Won": "won", "Closed Lost": "lost"}.get(stage, "open")
        assert deal.stage == {"contract": "contract", "Evaluate options": "evaluate"}.get(stage)
    again = imported(export, plan=first.data, with_orders=True)
    assert again.data == first.data
    assert again.report.unchanged == len(first.report.added) + len(first.report.updated) + first.report.unchanged
    kept = iter(first.data.decode().splitlines())
    assert all(line in kept for line in PLAN.splitlines())


@settings(max_examples=120)
@given(
    st.binary(max_size=300) | st.text(max_size=200).map(lambda text: (HEADER + "\n" + text).encode(errors="replace"))
)
def test_no_export_ends_in_anything_but_a_report_or_a_refusal(export: bytes) -> None:
    try:
        data = imported(export, with_orders=True).data
    except ExchangeError:
        data = PLAN.encode()
    assert plan_of(data).opportunity("line") is not None


CELLS = st.sampled_from(
    ["", "New line", "Spares", "x", "Acme Foods", "0065g00000abcde", "1", "1.000", "1,5", "$2", "9" * 40, "01/02/2027",
     "13/02/2027", "02/13/2027", "2027-01-01", "TBD", "new", "Closed Won", "contract", "=1", '"', "'", "{", "- ",
     "JPY 5", "Total", "\n", "\x00"]
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=3, max_size=10), max_size=8), st.booleans())
def test_rows_of_any_cells_are_each_accounted_for_and_twice_is_once(table: list[list[str]], whole: bool) -> None:  # noqa: FBT001  hypothesis gives it
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER.split(","))
    writer.writerows([[cells[0], "Acme Foods", *cells[1:]] if whole else cells for cells in table])
    first = imported(text.getvalue(), with_orders=True)
    report = first.report
    taken = len(report.added) + len(report.updated) + report.unchanged
    assert report.read == taken + len(report.skipped) + len(report.ambiguous) + report.other_accounts
    again = imported(text.getvalue(), plan=first.data, with_orders=True)
    assert (again.report.added, again.report.updated, again.report.orders) == ([], [], [])
    assert again.data == first.data
