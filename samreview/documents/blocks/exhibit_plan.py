"""The customer's business, internal asks, actions and initiatives in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks.captures import NOBODY, aside, asked_for, muted
from samreview.documents.blocks.corrected import was
from samreview.documents.blocks.exhibit_people import MOST_ROWS, more
from samreview.documents.tree import Cell, Column, List, ListItem, Paragraph, Row, Run, Table, text
from samreview.documents.wording import day, money
from samreview.insight.exhibits.actions import actions_exhibit
from samreview.insight.exhibits.asks import asks_exhibit
from samreview.insight.exhibits.customer import customer_exhibit
from samreview.insight.exhibits.initiatives import initiatives_exhibit
from samreview.values.quarter import Quarter

if TYPE_CHECKING:
    import datetime as dt

    from samreview.documents.blocks.corrected import Shown
    from samreview.documents.tree import Block, Inline
    from samreview.insight.exhibits.asks import AskRow
    from samreview.insight.exhibits.customer import CustomerExhibit, ProblemRow


def customer_facts(shown: Shown) -> tuple[Block, ...]:
    """Return what the customer wants most, what comes next there and what it suffers from."""
    exhibit, currency = customer_exhibit(shown.plan, shown.on), shown.plan.account.currency
    items = [
        _item("Wants", text(row.text) + muted(f", because {row.because}" if row.because else ""))
        for row in exhibit.priorities[:MOST_ROWS]
    ]
    items += [_item("Suffers from", _problem(row, currency)) for row in exhibit.problems[:MOST_ROWS]]
    items += [
        _item("Will raise", text(row.issue) + muted(f", since {day(row.since)}" if row.since else ""))
        for row in exhibit.service[:MOST_ROWS]
    ]
    blocks: list[Block] = [List(tuple(items))] if items else []
    return (*blocks, *_coming(exhibit))


def _item(kind: str, words: Inline) -> ListItem:
    return ListItem((Run(f"{kind}: ", bold=True), *words))


def _problem(row: ProblemRow, currency: str) -> Inline:
    parts = [f"costs {money(currency, row.workaround_cost)} a year"] if row.workaround_cost is not None else []
    parts += [f"{money(currency, row.deals_amount)} of open opportunities would solve it"] if row.deals else []
    return text(row.problem) + muted(f", {'; '.join(parts)}" if parts else "")


def _coming(exhibit: CustomerExhibit) -> tuple[Block, ...]:
    events = [event for event in exhibit.coming if not event.passed]
    if not events:
        return ()
    rows = tuple(
        Row((Cell(text(str(event.by) if isinstance(event.by, Quarter) else day(event.by))), Cell(text(event.what))))
        for event in events[:MOST_ROWS]
    )
    return (Table((Column("By", 20), Column("What comes there", 80)), rows, "What comes next at the customer"),)


def asks_facts(shown: Shown) -> tuple[Block, ...]:
    """Return the internal asks, those at risk first, with what each holds up."""
    exhibit = asks_exhibit(shown.plan, shown.on)
    if not exhibit.rows:
        return (Paragraph(text("The plan asks nothing of our own house."), "note"),)
    columns = (
        Column("What our own house must do", 38),
        Column("Who decides", 18),
        Column("Commit by", 14),
        Column("Stands", 14),
        Column("Holds up", 16, "right"),
    )
    rows = tuple(
        Row(
            (
                Cell(text(row.ask) + was(shown, "ask", row.id)),
                Cell(asked_for(row.decider, "nobody named")),
                Cell(text(day(row.commit_by)) or muted("no date")),
                Cell(_stands(row)),
                Cell(text(money(exhibit.currency, row.held_up))),
            )
        )
        for row in exhibit.rows[:MOST_ROWS]
    )
    return (Table(columns, rows, "Internal asks, those at risk first"), *more(len(exhibit.rows), "ask"))


def _stands(row: AskRow) -> Inline:
    stands = text((row.commitment or "not asked").replace("-", " "))
    return stands + text(", ") + text("at risk", tone="alert", bold=True) if row.at_risk else stands


def actions_facts(shown: Shown) -> tuple[Block, ...]:
    """Return what the customer was to do next; what we had agreed has a section of its own."""
    customer = actions_exhibit(shown.plan, shown.on).customer
    if not customer:
        return ()
    rows = tuple(
        Row(
            (
                Cell(text(row.what) + aside(row.opportunity_name)),
                Cell(_by(row.by, overdue=row.overdue)),
            )
        )
        for row in customer[:MOST_ROWS]
    )
    table = Table((Column("What the customer does next", 75), Column("Due", 25)), rows, "What the customer does next")
    return (table, *more(len(customer), "customer action"))


def _by(when: dt.date | None, *, overdue: bool) -> Inline:
    if when is None:
        return muted("no date")
    return text(day(when)) + (text(", ") + text("overdue", tone="alert", bold=True) if overdue else ())


def initiatives_facts(shown: Shown) -> tuple[Block, ...]:
    """Return the initiatives by quarter, with what each takes and may bring."""
    exhibit = initiatives_exhibit(shown.plan, shown.on)
    if not exhibit.rows:
        return (Paragraph(text("The plan has no initiatives."), "note"),)
    columns = (
        Column("Initiative", 34),
        Column("Quarter", 14),
        Column("Owner", 20),
        Column("Takes", 16, "right"),
        Column("May bring", 16, "right"),
    )
    rows = tuple(
        Row(
            (
                Cell(text(row.name)),
                Cell(text(str(row.quarter)) if row.quarter else text("no quarter", tone="alert", italic=True)),
                Cell(asked_for(row.owner_name, NOBODY)),
                Cell(text(money(exhibit.currency, row.investment))),
                Cell(text(money(exhibit.currency, row.expected_value))),
            )
        )
        for row in exhibit.rows[:MOST_ROWS]
    )
    return (Table(columns, rows, "Initiatives by quarter"), *more(len(exhibit.rows), "initiative"))
