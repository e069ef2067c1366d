"""Who has been heard and who carries: everyone takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter

    from samreview.review.fold import Review
    from samreview.review.state import Person


def captures_from(review: Review) -> Counter[str]:
    """Return how many standing captures came from each person."""
    return review.voices.came


def actions_of(review: Review) -> Counter[str]:
    """Return how many standing actions each person owns."""
    return review.voices.actions


def heard(review: Review) -> set[str]:
    """Return the attendees who had the floor or from whom something came."""
    came = captures_from(review)
    return {person for person in review.people if review.talk.visits(person) or came[person]}


def silent(review: Review) -> tuple[Person, ...]:
    """Return those present who have not been heard, in the order of the team, guests last."""
    spoke = heard(review)
    return tuple(person for person in review.people.values() if person.present and person.id not in spoke)


def attendees(review: Review) -> tuple[Person, ...]:
    """Return the team and whoever else has arrived."""
    return tuple(person for person in review.people.values() if person.arrived or not person.guest)
