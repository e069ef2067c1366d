"""The quality list: what is to be settled before a review closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.outcomes import with_outcome
from samreview.review.participation import actions_of, silent
from samreview.review.prep.in_review import open_questions
from samreview.review.state import ROLES, QualityPoint
from samreview.review.wording import lacks_verb
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import Capture

_FEWEST_ACTIONS = 2
"""Of a single action somebody always has more than half."""


def quality(review: Review, at: Reading) -> tuple[QualityPoint, ...]:
    """Return what is to be settled, captures first; empty when the review can close."""
    standing = [capture for capture in review.captures if not capture.withdrawn]
    return (
        *(point for capture in standing for point in _of_capture(review, capture)),
        *_of_items(review),
        *_of_people(review, at),
        *_of_prepared(review),
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


def _of_items(review: Review) -> Iterator[QualityPoint]:
    ended_well = with_outcome(review)
    for item in review.items:
        if item.started and item.id not in ended_well:
            yield QualityPoint("no-outcome", f"{item.item.title} ran and has no outcome", item=item.id)


def _of_people(review: Review, at: Reading) -> Iterator[QualityPoint]:
    for person in silent(review, at):
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


def _of_prepared(review: Review) -> Iterator[QualityPoint]:
    """A prepared question is settled once it is answered, made an action or parked; asking it alone is not enough."""
    for one, stage in open_questions(review):
        done = "asked, not answered" if stage == "asked" else "not taken up"
        yield QualityPoint("open-question", f"{done}: {one.entry.text}", person=one.person, prepared=one.number)


def _of_next_review(review: Review) -> Iterator[QualityPoint]:
    if review.next_review is None:
        yield QualityPoint("no-next-review", "no next review is set")
