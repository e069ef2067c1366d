"""Who could speak next, what to ask them, and how a round goes: what a snapshot holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.expectations import leaves_at, until_as_shown
from samreview.review.prompting import asked_already
from samreview.review.queue import queue
from samreview.review.turns import running_round, slot_left, still_to_come
from samreview.tui.snapshot import Turns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.insight.prompts.own import OwnPrompt
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.tui.snapshot import PersonRow


def with_turns(
    rows: tuple[PersonRow, ...], review: Review, at: Reading, own: Mapping[str, OwnPrompt]
) -> tuple[PersonRow, ...]:
    """Return the people with their place in the queue, why to ask them, and their question while it is not asked."""
    places = {one.person: place for place, one in enumerate(queue(review, at), 1)}
    asked = asked_already(review, own)
    return tuple(
        row._replace(
            turn=places.get(row.id),
            until=_until(review, row.id),
            last=review.people[row.id].speaks_last,
            why=own[row.id].why if row.id in own else "",
            question=own[row.id].prompt.text if row.id in own and row.id not in asked else "",
        )
        for row in rows
    )


def _until(review: Review, person: str) -> str:
    who = review.people[person]
    return until_as_shown(review, who.until) if who.until and leaves_at(review, who) is not None else ""


def somebody_leaves(review: Review) -> bool:
    """Say whether the queue may change by time alone: somebody here leaves early."""
    return any(one.until is not None and one.present for one in review.people.values())


def turns(review: Review, at: Reading, rows: tuple[PersonRow, ...]) -> Turns | None:
    """Return the round that runs, None where none does."""
    round_, left = running_round(review), slot_left(review, at)
    if round_ is None or left is None:
        return None
    first = {row.id: row.first for row in rows}
    coming = still_to_come(review)
    return Turns(
        person=round_.person,
        first=first[round_.person],
        left=left,
        place=round_.place + 1,
        people=round_.place + 1 + len(coming),
        then=tuple(first[one] for one in coming),
    )
