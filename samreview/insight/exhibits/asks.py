"""The asks exhibit: what our own house must do, by when it must say yes, and what waits for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.insight.asks import ask_at_risk, commit_by, held_up
from samreview.insight.exhibits.names import deal_name, member_name
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from decimal import Decimal

    from samreview.plan.model import AskKind, Commitment, InternalAsk, Objection, Plan


@record
class AskRow(Frozen):
    """One internal ask, in the terms of whoever decides it."""

    id: str
    ask: str
    kind: AskKind
    function: str | None
    decider: str | None
    sponsor: str | None
    owner: str | None
    """Team id."""
    owner_name: str | None
    commitment: Commitment | None
    commit_by: dt.date | None
    needed_by: dt.date | None
    at_risk: bool
    passed: bool
    """The commit-by date lies before the review, and nobody has committed."""
    held_up: Decimal | None
    """Amount of the open opportunity that waits for it."""
    opportunity: str | None
    opportunity_name: str | None
    customer_value: str | None
    metric: str | None
    cost_of_delay: Decimal | None
    constraint: str | None
    incentive: str | None
    objection: Objection | None
    offer: str | None
    customer_effort: str | None = None
    """What it costs the customer today."""


@record
class AsksExhibit(Frozen):
    """The internal asks: those at risk first, by the value they hold up, then by the date to commit by."""

    currency: str
    rows: tuple[AskRow, ...]

    @property
    def at_risk(self) -> tuple[AskRow, ...]:
        """Those at risk, the largest value held up first."""
        return tuple(row for row in self.rows if row.at_risk)


def asks_exhibit(plan: Plan, on: dt.date) -> AsksExhibit:
    """Return the asks exhibit for a review on that date."""

    def order(row: AskRow) -> tuple[bool, Decimal | int, bool, dt.date]:
        waiting = -(row.held_up or 0) if row.at_risk else 0
        return not row.at_risk, waiting, row.commitment == "committed", row.commit_by or dt.date.max

    rows = (_row(plan, ask, on) for ask in plan.internal_asks)
    return AsksExhibit(plan.account.currency, tuple(sorted(rows, key=order)))


def _row(plan: Plan, ask: InternalAsk, on: dt.date) -> AskRow:
    last, risky = commit_by(ask), ask_at_risk(plan, ask, on)
    return AskRow(
        id=ask.id,
        ask=ask.ask,
        kind=ask.kind,
        function=ask.function,
        decider=ask.decider,
        sponsor=ask.sponsor,
        owner=ask.owner,
        owner_name=member_name(plan, ask.owner),
        commitment=ask.commitment,
        commit_by=last,
        needed_by=ask.needed_by,
        at_risk=risky,
        passed=risky and last is not None and last < on,
        held_up=held_up(plan, ask),
        opportunity=ask.opportunity,
        opportunity_name=deal_name(plan, ask.opportunity),
        customer_value=ask.customer_value,
        metric=ask.metric,
        cost_of_delay=ask.cost_of_delay,
        constraint=ask.constraint,
        incentive=ask.incentive,
        objection=ask.objection,
        offer=ask.offer,
        customer_effort=ask.customer_effort,
    )
