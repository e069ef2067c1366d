"""The appendix of a pack: the agenda on the reader's clock, the funnel by stage, the customer's business, promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks.captures import NOBODY, asked_for, muted
from samreview.documents.blocks.exhibit_plan import customer_facts
from samreview.documents.tree import Cell, Column, List, ListItem, Paragraph, Row, Run, Table, text
from samreview.documents.wording import count, joined, money
from samreview.insight.exhibits.funnel import funnel_exhibit
from samreview.insight.ratios import total

if TYPE_CHECKING:
    from samreview.documents.pack_data import Pack, Promise
    from samreview.documents.tree import Block, Inline


def agenda(pack: Pack) -> tuple[Block, ...]:
    """Return the agenda with each item's start on the reader's clock."""
    columns = (
        Column("Starts", 11),
        Column("Min.", 8, "right"),
        Column("Item and its question", 58),
        Column("Led by", 23),
    )
    rows = tuple(
        Row(
            (
                Cell(text(one.starts)),
                Cell(text(str(one.minutes))),
                Cell(text(one.title, bold=True) + muted(f"\n{one.question}" if one.question else "")),
                Cell(text(one.lead)),
            )
        )
        for one in pack.slots
    )
    note = f"{count(pack.reserve_minutes, 'minute')} of reserve are in the booked time."
    if pack.put_off:
        note += f" Put off before and back again: {joined(pack.put_off)}."
    return (Table(columns, rows, "Agenda, with starts on the reader's clock"), Paragraph(text(note), "note"))


def places(pack: Pack) -> tuple[Block, ...]:
    """Return who is expected, and when that is on their clock."""
    items = [ListItem(text(f"{one.times}: ") + _people(pack, one.people)) for one in pack.places]
    if pack.without_zone:
        items.append(ListItem(text("No time zone in the plan: ") + _people(pack, pack.without_zone)))
    return (List(tuple(items)),) if items else ()


def _people(pack: Pack, names: tuple[str, ...]) -> Inline:
    whats = dict(pack.team)
    runs: list[Run] = []
    for place, name in enumerate(names):
        what = whats.get(name)
        runs += [*text("; " if place else ""), *text(name), *muted(f", {what}" if what else "")]
    return tuple(runs)


def stages(pack: Pack) -> tuple[Block, ...]:
    """Return the funnel by the customer's buying stages and by quarter, with what is stuck."""
    exhibit = funnel_exhibit(pack.plan, pack.on)
    rows = [row for row in exhibit.stages if row.amount or row.stuck_amount]
    if not rows:
        return ()
    quarters = [str(row.quarter) for row in exhibit.quarters]
    wide = 54 / len(quarters)
    columns = (
        Column("Stage", 30),
        *(Column(one, wide, "right") for one in quarters),
        Column("Stuck", 16, "right"),
    )
    body = [
        Row(
            (
                Cell(text(row.name)),
                *(Cell(text(money(exhibit.currency, amount)) if amount else ()) for amount in row.amounts),
                Cell(text(money(exhibit.currency, row.stuck_amount), tone="alert") if row.stuck_amount else ()),
            )
        )
        for row in rows
    ]
    sums = (money(exhibit.currency, total(row.amounts[place] for row in rows)) for place in range(len(quarters)))
    body.append(Row((Cell(text("All stages")), *(Cell(text(one)) for one in sums), Cell(())), total=True))
    return (Table(columns, tuple(body), "The funnel by stage and by quarter of the horizon"),)


def business(pack: Pack) -> tuple[Block, ...]:
    """Return the customer's own business."""
    customer = pack.plan.customer
    told = (
        ("Struggles with", customer.challenges),
        ("Its economy", customer.economic_indicators),
        ("Its industry", customer.industry_dynamics),
        ("Its finances", customer.financial_condition),
    )
    items = tuple(ListItem((Run(f"{name}: ", bold=True), *text(one))) for name, texts in told for one in texts)
    blocks = (*((List(items),) if items else ()), *customer_facts(pack))
    return blocks or (Paragraph(text("The plan says nothing of the customer's own business."), "note"),)


def promises(pack: Pack) -> tuple[Block, ...]:
    """Return everybody's open promises."""
    if not pack.promises:
        return (Paragraph(text("Nothing is open from earlier reviews."), "note"),)
    columns = (Column("Promise", 50), Column("Owner", 21), Column("Due", 17), Column("Agreed", 12))
    rows = tuple(
        Row((Cell(_what(one)), Cell(asked_for(one.owner, NOBODY)), Cell(_due(one)), Cell(_agreed(one))))
        for one in pack.promises
    )
    return (Table(columns, rows, "Open promises of the team"),)


def _what(one: Promise) -> Inline:
    return text(one.what) + muted(f" (carried {one.carried} times)" if one.carried > 1 else "")


def _due(one: Promise) -> Inline:
    due = text(one.due) if one.due else muted("no date")
    return due + text("\noverdue", bold=True, tone="alert") if one.overdue else due


def _agreed(one: Promise) -> Inline:
    return text("\u2713 yes") if one.agreed else muted("not yet")


def story(pack: Pack) -> tuple[Block, ...]:
    """Return where the account stands, in the team's words, and the growth it wants."""
    plan = pack.plan
    lines = [line for line in (plan.story or "").split("\n") if line.strip()]
    blocks: list[Block] = [Paragraph(text(" ".join(lines)))] if lines else []
    if plan.growth.statement:
        blocks.append(Paragraph((Run("Growth wanted: ", bold=True), Run(plan.growth.statement))))
    return tuple(blocks)
