"""Who has spoken, for how long, and who owns actions: everyone takes part."""

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
_SECOND = 1_000_000


def captures_from(review: Review) -> Counter[str]:
    """Return how many standing captures came from each person."""
    return review.voices.came


def actions_of(review: Review) -> Counter[str]:
    """Return how many standing actions each person owns."""
    return review.voices.actions


def talk_seconds(review: Review, at: Reading) -> dict[str, int]:
    """Return for how long each attendee has had the floor while an item ran. For role holders; in no document."""
    running = span(review.last, at) if review.last is not None and review.clock_runs else 0
    return {
        person.id: (review.talk.total(person.id) + (running if review.floor == person.id else 0)) // _SECOND
        for person in attendees(review)
    }


def heard(review: Review, at: Reading) -> set[str]:
    """Return the attendees who had the floor for `HEARD_SECONDS` in all up to now, or from whom a note came.

    Owning something is not speaking. Screens, the queue, the quality list, minutes and JSON all ask here.
    """
    came, seconds = captures_from(review), talk_seconds(review, at)
    return {person for person in review.people if came[person] or seconds.get(person, 0) >= HEARD_SECONDS}


def silent(review: Review, at: Reading) -> tuple[Person, ...]:
    """Return those present who have not been heard, in the order of the team, guests last."""
    spoke = heard(review, at)
    return tuple(person for person in review.people.values() if person.present and person.id not in spoke)


def attendees(review: Review) -> tuple[Person, ...]:
    """Return the team and whoever else has arrived."""
    return tuple(person for person in review.people.values() if person.arrived or not person.guest)
