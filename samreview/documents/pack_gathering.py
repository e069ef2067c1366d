"""Gathering what packs are made of: the plan, the agenda as the review will open with it, and what the store holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.pack_meeting import Meeting
from samreview.insight.changes import changes
from samreview.journal.accounts import read_account
from samreview.journal.past import lessons
from samreview.journal.shelf import last_review_of
from samreview.review.carry.opening import carried_over
from samreview.review.fold import UnreadablePlan
from samreview.review.opening import checked_roles
from samreview.review.proposal import proposed_for_team

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from samreview.agenda.model import Template
    from samreview.insight.changes import Changes
    from samreview.journal.protocol import Journal
    from samreview.plan.model import Plan
    from samreview.review.state import Role


def gathered(  # noqa: PLR0913  all that a review starts from, each by its name
    journal: Journal,
    *,
    plan: Plan,
    template: Template,
    start: dt.datetime,
    minutes: int,
    roles: Mapping[Role, str | None] | None = None,
    link: str | None = None,
) -> Meeting:
    """Return a review that is to come, as it would open now.

    Args:
        journal: what earlier reviews left is read from it; nothing is written.
        plan: the plan.
        template: the agenda's.
        start: the booked start, aware.
        minutes: the booked length.
        roles: who holds which role; proposed where not given.
        link: where the meeting is joined.

    Raises:
        AgendaTooShort: the agenda's items do not fit.
        UnknownRoleHolder: a role goes to somebody who is not in the team.
        StoreError: the store cannot be read.
    """
    account = plan.account.id
    read = read_account(journal, account, plan)
    agenda, carried = carried_over(read.ledger, template, start, minutes, read.unreadable, left_out=read.left_out)
    on = agenda.start.date()
    held: Mapping[Role, str | None]
    if roles is None:
        shown = [item.exhibit for item in agenda.items]
        held = proposed_for_team(plan, on, shown, lessons(journal, account, before="").held_last)
    else:
        held = checked_roles(plan, roles)
    return Meeting(
        plan=plan,
        agenda=agenda,
        ledger=read.ledger,
        carried=carried,
        roles=held,
        changes=_changes(journal, plan, on),
        link=link,
        roles_proposed=roles is None,
    )


def _changes(journal: Journal, plan: Plan, on: dt.date) -> Changes | None:
    try:
        last = last_review_of(journal, plan.account.id, on)
    except UnreadablePlan:
        # A plan of old that cannot be read any more costs the comparison, not the pack.
        return None
    return None if last is None else changes(last.plan_opened, plan, last.on, on)
