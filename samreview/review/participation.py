"""Who has been heard and who carries: everyone takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.clock import span

if TYPE_CHECKING:
    from collections import Counter

    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import Person

HEARD_SECONDS = 15
"""Less than that is a greeting, or a key that was pressed too often."""


def captures_from(review: Review) -> Counter[str]:
    """Return how many standing captures came from each person."""
    return review.voices.came


def actions_of(review: Review) -> Counter[str]:
    """Return how many standing actions each person owns."""
    return review.voices.actions


def heard(review: Review, at: Reading | None = None) -> set[str]:
    """Return the attendees who had the floor for `HEARD_SECONDS` in all, or from whom a note came.

    Owning something is not speaking. With `at` the floor counts up to that moment, else up to the last event.
    """
    came = captures_from(review)
    running = span(review.last, at) if at is not None and review.last is not None and review.clock_runs else 0

    def spoke(person: str) -> bool:
        us = review.talk.total(person) + (running if review.floor == person else 0)
        return us >= HEARD_SECONDS * 1_000_000

    return {person for person in review.people if came[person] or spoke(person)}


def silent(review: Review, at: Reading | None = None) -> tuple[Person, ...]:
    """Return those present who have not been heard, in the order of the team, guests last."""
    spoke = heard(review, at)
    return tuple(person for person in review.people.values() if person.present and person.id not in spoke)


def attendees(review: Review) -> tuple[Person, ...]:
    """Return the team and whoever else has arrived."""
    return tuple(person for person in review.people.values() if person.arrived or not person.guest)
