"""Orders from what was won: each once, however often the export is imported."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.exchange.edit import AddEntry, SetValue
from samreview.exchange.report import Remark
from samreview.exchange.yaml_text import Bare
from samreview.plan.model import Order
from samreview.plan.writing import amount_as_written

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from samreview.exchange.edit import Edit
    from samreview.exchange.report import Report
    from samreview.exchange.rows import Deal
    from samreview.plan.model import Opportunity, Plan

    Won = tuple[Deal, Opportunity | None, Opportunity]
    Fact = tuple[dt.date, Decimal]


def order_edits(plan: Plan, won: Sequence[Won], report: Report) -> tuple[list[Edit], tuple[Order, ...]]:
    """Return the edits that give each won row its order, and the orders there are then.

    An order of the same date and amount is the row's own, each order for one row. Where the row changed an opportunity
    that was won already, the order of its former date and amount is changed with it.
    """
    orders = list(plan.orders)
    free: Counter[Fact] = Counter((order.date, order.amount) for order in orders)
    edits: list[Edit] = []
    open_: list[Won] = []
    corrected: set[int] = set()
    for one in won:
        fact = _fact(one[2])
        if free[fact]:
            free[fact] -= 1
        elif fact[1]:
            open_.append(one)
        else:
            report.notes.append(Remark(one[0].row, "it was won for nothing: no order was made of it"))
    for deal, before, after in sorted(open_, key=lambda one: (one[2].close, one[0].row)):
        former = _fact(before) if before is not None and before.outcome == "won" else None
        stated = Bare(deal.price.stated if deal.price else amount_as_written(after.amount))
        if former is not None and free[former]:
            free[former] -= 1
            index = next(
                at
                for at, order in enumerate(plan.orders)
                if at not in corrected and (order.date, order.amount) == former
            )
            corrected.add(index)
            edits += _corrections(plan.orders[index], after, stated)
            orders[index] = replace(orders[index], date=after.close, amount=after.amount)
            report.orders.append(Remark(deal.row, f"the order of {former[0]} is {stated} on {after.close} now"))
            continue
        orders.append(Order(date=after.close, amount=after.amount))
        edits.append(AddEntry(plan, "orders", {"date": Bare(after.close), "amount": stated}))
        report.orders.append(Remark(deal.row, f"an order of {stated} on {after.close}"))
    return edits, tuple(orders)


def _fact(deal: Opportunity) -> Fact:
    return (deal.close, deal.amount)


def _corrections(order: Order, after: Opportunity, stated: str) -> list[Edit]:
    edits: list[Edit] = []
    if order.date != after.close:
        edits.append(SetValue(order, "date", Bare(after.close)))
    if order.amount != after.amount:
        edits.append(SetValue(order, "amount", Bare(stated)))
    return edits
