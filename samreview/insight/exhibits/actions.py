"""The actions exhibit: what we still owe from the plan, and what the customer is to do next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.insight.exhibits.names import member_name
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    from samreview.plan.model import Plan


@record
class ActionRow(Frozen):
    """An open action of ours."""

    id: str
    what: str
    owner: str | None
    """Team id."""
    owner_name: str | None
    due: dt.date | None
    days_late: int
    """0 while it is not overdue."""
    agreed: bool | None

    @property
    def overdue(self) -> bool:
        """Whether it should have been done before the review."""
        return self.days_late > 0


@record
class CustomerActionRow(Frozen):
    """What the customer is to do next for an open opportunity."""

    opportunity: str
    opportunity_name: str
    what: str
    by: dt.date | None
    days_late: int

    @property
    def overdue(self) -> bool:
        """Whether it should have happened before the review."""
        return self.days_late > 0


@record
class ActionsExhibit(Frozen):
    """Both by date, what has none last."""

    rows: tuple[ActionRow, ...]
    customer: tuple[CustomerActionRow, ...]

    @property
    def overdue(self) -> tuple[ActionRow, ...]:
        """Our overdue ones, the oldest first."""
        return tuple(row for row in self.rows if row.overdue)


def actions_exhibit(plan: Plan, on: dt.date) -> ActionsExhibit:
    """Return the actions exhibit for a review on that date: the plan's own actions, not those kept from reviews."""
    ours = (
        ActionRow(
            id=action.id,
            what=action.what,
            owner=action.owner,
            owner_name=member_name(plan, action.owner),
            due=action.due,
            days_late=_days_late(action.due, on),
            agreed=action.agreed,
        )
        for action in plan.actions
        if action.status == "open"
    )
    theirs = (
        CustomerActionRow(
            opportunity=deal.id,
            opportunity_name=deal.name,
            what=deal.next_customer_action.what,
            by=deal.next_customer_action.by,
            days_late=_days_late(deal.next_customer_action.by, on),
        )
        for deal in plan.opportunities
        if deal.is_open and deal.next_customer_action
    )
    return ActionsExhibit(
        rows=tuple(sorted(ours, key=lambda row: row.due or dt.date.max)),
        customer=tuple(sorted(theirs, key=lambda row: row.by or dt.date.max)),
    )


def _days_late(due: dt.date | None, on: dt.date) -> int:
    return max((on - due).days, 0) if due else 0
