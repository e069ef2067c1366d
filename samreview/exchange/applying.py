"""What a review learned into the plan's file: from the bytes as they are to the bytes as they will be.

Three states are held against each other, value by value: the plan as the review opened, as its file is now, and as the
review left it. What somebody changed in the file meanwhile is left alone and named. Reads and writes no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.exchange.edit import edit_plan
from samreview.exchange.failures import ExchangeError
from samreview.exchange.learning.dates import learn_next_review, learn_revision
from samreview.exchange.learning.lesson import Learning
from samreview.exchange.learning.openings import learn_opportunities
from samreview.exchange.learning.stances import learn_stances
from samreview.exchange.learning.values import learn_values
from samreview.plan.scalars import shown
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.exchange.learning.lesson import Conflict, Lesson
    from samreview.plan.model import Plan
    from samreview.review.fold import Review

_STEPS = (learn_values, learn_stances, learn_opportunities, learn_next_review, learn_revision)


class Applied(NamedTuple):
    """What a review makes of a plan's file: the bytes, and what became of each thing that it learned."""

    data: bytes
    written: tuple[Lesson, ...]
    known: tuple[Lesson, ...]
    """What the file says already."""
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]


def apply_review(data: bytes, plan: Plan, review: Review, path: str = "plan.yaml") -> Applied:
    """Return what a review makes of a plan that was loaded from `data`.

    Raises:
        ExchangeError: the plan is another account's, or its file cannot take the changes.
    """
    if plan.account.id != review.account_id:
        raise ExchangeError(
            f"{path} is the plan of {shown(plan.account.id)}, and {review.id} reviewed {shown(review.account_id)}; "
            "name the plan of that account"
        )
    learning = Learning(review, plan, plan)
    for step in _STEPS:
        step(learning)
    return Applied(
        edit_plan(data, learning.edits, learning.meant, path),
        tuple(learning.lessons),
        tuple(learning.known),
        tuple(learning.conflicts),
        tuple(learning.notes),
    )


def applied_json(applied: Applied) -> dict[str, Any]:
    """Return what was done for scripts."""
    return {
        "changes": [_lesson_json(one) for one in applied.written],
        "known": [_lesson_json(one) for one in applied.known],
        "conflicts": [
            _lesson_json(one.lesson) | {"plan": one.plan or None, "settle": one.settle} for one in applied.conflicts
        ],
        "notes": list(applied.notes),
    }


def _lesson_json(lesson: Lesson) -> dict[str, Any]:
    return {
        "kind": lesson.kind.replace(" ", "-"),
        "about": lesson.about,
        "was": lesson.was or None,
        "now": lesson.now,
        "because": lesson.because or None,
    }


def applied_lines(applied: Applied) -> Iterator[str]:
    """Yield what was done for people."""
    if applied.written:
        yield "what the review learned:"
        yield from (f"  {_said(one)}" for one in applied.written)
    if applied.known:
        yield "in the plan already:"
        yield from (f"  {_said(one)}" for one in applied.known)
    if applied.conflicts:
        yield "left alone, because the plan says something else by now:"
        for one in applied.conflicts:
            opened, now = one.lesson.was or "nothing", one.plan or "nothing"
            yield f"  {one.lesson.about}: {opened} when the review opened, {now} now, {one.lesson.now} in the review"
            yield f"    {one.settle}"
    if applied.notes:
        yield "worth a look:"
        yield from (f"  {note}" for note in applied.notes)


def _said(lesson: Lesson) -> str:
    change = f"{lesson.was} > {lesson.now}" if lesson.was and lesson.was != lesson.now else lesson.now
    return f"{lesson.about}: {change}{f', {lesson.because}' if lesson.because else ''}"
