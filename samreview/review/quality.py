"""The quality list: what is to be settled before a review closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.participation import actions_of, silent
from samreview.review.state import ROLES, QualityPoint
from samreview.review.wording import lacks_verb
from samreview.values.dates import written_day
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import Capture

_OUTCOMES = frozenset({"decision", "action", "goal", "open"})
_FEWEST_ACTIONS = 2
"""Of a single action somebody always has more than half."""


def quality(review: Review, _at: Reading | None = None) -> tuple[QualityPoint, ...]:
    """Return what is to be settled, captures first; empty when the review can close."""
    standing = [capture for capture in review.captures if not capture.withdrawn]
    return (
        *(point for capture in standing for point in _of_capture(review, capture)),
        *_of_items(review, standing),
        *_of_people(review),
        *_of_prepared(review, standing),
        *_of_next_review(review),
    )


def _of_capture(review: Review, capture: Capture) -> Iterator[QualityPoint]:
    number = capture.number
    what = f"{capture.kind} {number}"
    if capture.kind == "action":
        if capture.person is None:
            yield QualityPoint("no-owner", f"{what} has no owner", capture=number)
        if capture.due is None:
            yield QualityPoint("no-date", f"{what} has no date", capture=number)
        if lacks_verb(capture.text):
            yield QualityPoint("no-verb", f"{what} does not say what is done: {capture.text}", capture=number)
    for one in capture.unresolved:
        near = f", perhaps {' or '.join(one.candidates)}" if one.candidates else ""
        yield QualityPoint("unresolved", f"{what}: {one.mark} could not be read{near}", capture=number)
    if capture.due is not None and capture.due < review.on:
        yield QualityPoint("past-date", f"{what}: {written_day(capture.due)} has passed", capture=number)


def _of_items(review: Review, standing: list[Capture]) -> Iterator[QualityPoint]:
    with_outcome = {capture.item for capture in standing if capture.kind in _OUTCOMES}
    for item in review.items:
        if item.started and item.id not in with_outcome:
            yield QualityPoint("no-outcome", f"{item.item.title} ran and has no outcome", item=item.id)


def _of_people(review: Review) -> Iterator[QualityPoint]:
    for person in silent(review):
        yield QualityPoint("not-heard", f"{person.name} has not been heard", person=person.id)
    for role in ROLES:
        if review.roles[role] is None:
            yield QualityPoint("empty-role", f"nobody is {role}")
    owned = actions_of(review)
    actions = sum(1 for one in review.captures if one.kind == "action" and not one.withdrawn)
    for owner, count in owned.items():
        if actions >= _FEWEST_ACTIONS and 2 * count > actions:
            name = names.name_of(review, owner)
            yield QualityPoint("one-carries", f"{name} has {count} of {actions} actions", person=owner)


def _of_prepared(review: Review, standing: list[Capture]) -> Iterator[QualityPoint]:
    """A prepared question is settled by any line that takes up its words, answered or made an action, or parked."""
    if not review.prepared:
        return
    taken_up = [fold_name(f"{one.text} {' '.join(one.notes)}") for one in standing if one.kind != "question"]
    taken_up += [fold_name(f"{one.text}") for one in standing if one.kind == "question" and one.notes]
    taken_up += [fold_name(one.text) for one in review.parked if not one.withdrawn]
    for question in review.prepared:
        asked = fold_name(question.text)
        if not any(asked in line for line in taken_up):
            yield QualityPoint("open-question", f"not taken up: {question.text}", person=question.person)


def _of_next_review(review: Review) -> Iterator[QualityPoint]:
    if review.next_review is None:
        yield QualityPoint("no-next-review", "no next review is set")
