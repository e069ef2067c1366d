"""The second page of a pack: the customer's people with relationship and stance side by side, and our own house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks.captures import NOBODY, asked_for, muted
from samreview.documents.tree import Cell, Column, Paragraph, Row, Run, Table, text
from samreview.documents.wording import count, day, money
from samreview.insight.exhibits.asks import asks_exhibit
from samreview.insight.exhibits.names import member_name
from samreview.insight.exhibits.stakeholders import stakeholders_exhibit
from samreview.insight.prompts.prompt import brief
from samreview.plan.model import INFLUENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.documents.pack_data import Pack
    from samreview.documents.tree import Block, Inline
    from samreview.insight.exhibits.asks import AskRow
    from samreview.insight.exhibits.stakeholders import StakeholderRow
    from samreview.plan.model import Plan, Stakeholder

MOST_PEOPLE = 14
MOST_ASKS = 8
STRENGTHS = ("none", "met", "working", "trusted", "ally")
_REASONS = {"no-evidence": "no evidence", "no-date": "no date", "stale": "heard long ago"}
_DISAGREES = {
    "trusted-opposed": "trusts us and is against it",
    "trusted-unknown": "trusts us, and nobody has asked",
    "advocate-distant": "is for it and hardly knows us",
}


def people(pack: Pack) -> tuple[Block, ...]:
    """Return each stakeholder with the lasting relationship and the stance on each purchase; assumptions are marked."""
    plan = pack.plan
    if not plan.stakeholders:
        return (Paragraph(text("The plan names nobody of the customer."), "note"),)
    stances = _stances(plan, pack)
    shown = sorted(plan.stakeholders, key=lambda one: (_influence(one), one.id not in stances))
    columns = (Column("Who", 27), Column("Relationship, lasting", 26), Column("Stance, on one purchase", 47))
    rows = tuple(
        Row((Cell(_who(one)), Cell(_relationship(plan, one)), Cell(_all(stances.get(one.id, ())))))
        for one in shown[:MOST_PEOPLE]
    )
    more = len(shown) - len(rows)
    note = (Paragraph(text(f"{count(more, 'more person', 'more people')} in the plan."), "note"),) if more > 0 else ()
    return (Table(columns, rows, "Relationship and stance of the customer's people, side by side"), *note)


def _influence(one: Stakeholder) -> int:
    return INFLUENCES.index(one.influence) if one.influence else len(INFLUENCES)


def _stances(plan: Plan, pack: Pack) -> dict[str, list[tuple[str, StakeholderRow]]]:
    found: dict[str, list[tuple[str, StakeholderRow]]] = {}
    for board in stakeholders_exhibit(plan, pack.on).deals:
        for row in board.rows:
            found.setdefault(row.id, []).append((board.deal.name, row))
    return found


def _who(one: Stakeholder) -> Inline:
    rest = ", ".join(filter(None, (one.title, one.unit)))
    influence = "final word" if one.influence == "final" else f"influence {one.influence}" if one.influence else ""
    aside = "; ".join(filter(None, (rest, influence)))
    return text(one.name, bold=True) + muted(f"\n{aside}" if aside else "")


def _relationship(plan: Plan, one: Stakeholder) -> Inline:
    held = one.relationship
    if held is None or held.owner is None:
        return text("nobody of us", tone="alert", italic=True)
    owner = text(member_name(plan, held.owner) or held.owner)
    if held.strength is None:
        return owner + muted(", strength not written")
    more = held.wanted or 0
    wanted = f", wanted {more} {STRENGTHS[more]}" if more > held.strength else ""
    return text(f"{held.strength} {STRENGTHS[held.strength]}", bold=True) + muted(f"{wanted}\nwith ") + owner


def _all(stances: Iterable[tuple[str, StakeholderRow]]) -> Inline:
    runs: list[Run] = []
    for deal, row in stances:
        runs += [*text("\n" if runs else ""), Run(row.stance, bold=True), Run(f" on {brief(deal, 60)}")]
        if row.assumed:
            runs += text(f" \u2014 ASSUMED, {_REASONS[row.assumed]}", tone="alert")
        remarks = ["has the final word"] if row.influence == "final" else []
        remarks += [_DISAGREES.get(row.disagrees, "")] if row.disagrees else []
        remarks += ["no influence to carry it"] if row.lacks_horsepower else []
        runs += muted("".join(f"; {one}" for one in remarks if one))
    return tuple(runs) or muted("none written")


def asks(pack: Pack) -> tuple[Block, ...]:
    """Return what our own house must do, in the terms of whoever decides it, those at risk first."""
    exhibit = asks_exhibit(pack.plan, pack.on)
    if not exhibit.rows:
        return (Paragraph(text("The plan asks nothing of our own house."), "note"),)
    columns = (
        Column("What, and its value to the customer", 40),
        Column("Who decides, and by what", 30),
        Column("Commit by", 15),
        Column("Holds up", 15, "right"),
    )
    rows = tuple(
        Row(
            (
                Cell(_ask(row)),
                Cell(_decider(row)),
                Cell(_commit(row)),
                Cell(text(money(exhibit.currency, row.held_up))),
            )
        )
        for row in exhibit.rows[:MOST_ASKS]
    )
    more = len(exhibit.rows) - len(rows)
    note = (Paragraph(text(f"{count(more, 'more ask')} in the plan."), "note"),) if more > 0 else ()
    return (Table(columns, rows, "Internal asks in the terms of whoever decides them, those at risk first"), *note)


def _ask(row: AskRow) -> Inline:
    stop = text("Stop: ", bold=True) if row.kind == "stop" and not row.ask.casefold().startswith("stop") else ()
    owner = f"\n{row.owner_name} carries it" if row.owner_name else ""
    value = f"\n{row.customer_value}" if row.customer_value else ""
    return stop + text(row.ask) + muted(f"{value}{owner}")


def _decider(row: AskRow) -> Inline:
    told = [f"measured by {row.metric}"] if row.metric else []
    told += [f"held back by: {row.constraint}"] if row.constraint else []
    told += [f"we offer: {row.offer}"] if row.offer else []
    return asked_for(row.decider, NOBODY) + muted("".join(f"\n{one}" for one in told))


def _commit(row: AskRow) -> Inline:
    when = text(day(row.commit_by)) or muted("no date")
    risk = text("\nat risk", bold=True, tone="alert") if row.at_risk else ()
    return when + muted(f"\n{(row.commitment or 'not-asked').replace('-', ' ')}") + risk
