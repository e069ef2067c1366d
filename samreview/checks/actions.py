"""Rules about the actions that a plan carries (SAM901 to SAM903)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.checks.look import named, place_of, several
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import ACTIONS, AGREED
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.checks.look import Look
    from samreview.plan.model import PlanAction


_ARTICLE = {"owner": "an owner", "due date": "a due date"}


def _open(look: Look) -> Iterator[PlanAction]:
    return (action for action in look.plan.actions if action.status == "open")


@rule(
    "SAM901",
    "an action overdue",
    ACTIONS,
    reason="""
        An action that is late and still open tells everybody that dates in this team are decoration. It is settled in
        a minute before the review, and takes ten in it.
    """,
    example="""
        actions:
          - {id: a1, what: Find the cause, owner: tomas, due: 2026-11-13,
             status: open}
          # reviewed on 24 November
    """,
    fix="""
        Ask the owner: done, dropped, or by when? Write `status: done` or `dropped`, or the new date that the owner
        names.
    """,
    minutes=2,
)
def action_overdue(look: Look) -> Iterator[Weakness]:
    """Find open actions that were due before the review date."""
    for action in _open(look):
        if action.due is not None and action.due < look.on:
            yield Weakness(
                action.at.value("due"),
                f"{action.id}: {named(action.what)} was due on {written_day(action.due)}",
                f"ask whether {action.id} is done, dropped, or due on another day",
            )


@rule(
    "SAM902",
    "an action without an owner or a date",
    ACTIONS,
    reason="""
        What everybody is to do at some time is done by nobody at any.
    """,
    example="""
        actions:
          - {id: a4, what: Work out what a shift under the lamp costs}
    """,
    fix="Write one `owner`, who has said yes, and the day as `due`.",
    minutes=1,
)
def action_without_owner_or_date(look: Look) -> Iterator[Weakness]:
    """Find open actions without an owner or without a due date."""
    for action in _open(look):
        missing = ["owner"] * (action.owner is None) + ["due date"] * (action.due is None)
        if missing:
            yield Weakness(
                action.at.start,
                f"{action.id}: {named(action.what)} has {several([f'no {what}' for what in missing])}",
                f"give {action.id} {several([_ARTICLE[what] for what in missing])}",
            )


@rule(
    "SAM903",
    "an action that its owner never agreed to",
    AGREED,
    reason="""
        A task that was given in somebody's absence, or over their silence, is not theirs. Asking costs a message, and
        the answer is mostly a better date.
    """,
    example="""
        actions:
          - {id: a4, what: Work out what a shift costs, owner: ines, due: 2026-12-10,
             agreed: false}
    """,
    fix="Ask the owner whether they will do it by that day, and write `agreed: true` when they say so.",
    minutes=1,
)
def action_not_agreed(look: Look) -> Iterator[Weakness]:
    """Find open actions with an owner who has not said yes."""
    for action in _open(look):
        if action.owner is not None and not action.agreed:
            owner = look.plan.member(action.owner)
            yield Weakness(
                place_of(action, "agreed"),
                f"{action.id}: {named(owner.name) if owner else 'its owner'} never agreed to it: {named(action.what)}",
                f"ask {named(owner.name) if owner else 'the owner'} about {action.id}",
            )
