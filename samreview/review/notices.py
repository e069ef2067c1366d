"""What is said unasked, once, to whom it concerns: on screens of role holders and in line mode, never on the wall.

Each notice has a key. A terminal says a notice when its key is new and is then silent about it; nothing here repeats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from samreview.review import names
from samreview.review.answers import clock, minutes
from samreview.review.expectations import leaves_at
from samreview.review.hosts import GONE_AFTER_SECONDS
from samreview.review.participation import heard, silent

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import Person

LEAVES_SOON_SECONDS = 10 * 60
TWO_THIRDS = "two-thirds"
_SECOND = 1_000_000
_MOST_NAMED = 6


class Notice(NamedTuple):
    """One thing to say. `key` is the same for as long as it is the same thing."""

    key: str
    text: str


def notices(review: Review, at: Reading, person: str, said: Container[str] = ()) -> tuple[Notice, ...]:
    """Return what is to be said now to a person's terminal; most of it to moderator and timekeeper only.

    `said` holds the keys of what this terminal has said: that is left out, and costs nothing.
    """
    return tuple(_notices(review, at, person, said))


def _notices(review: Review, at: Reading, person: str, said: Container[str]) -> Iterator[Notice]:
    yield from _moderator_gone(review, at, person, said)
    if review.phase not in ("running", "paused") or not review.has_role(person, "moderator", "timekeeper"):
        return
    yield from _leaving(review, at, said)
    if TWO_THIRDS not in said and two_thirds_over(review, at):
        quiet = silent(review)
        text = _not_heard(quiet) if quiet else "Two thirds are over, and everybody here has been heard."
        yield Notice(TWO_THIRDS, text)


def two_thirds_over(review: Review, at: Reading) -> bool:
    """Say whether two thirds of the time from the start to the booked end are over."""
    if review.started_at is None:
        return False
    gone = (review.uptime_at(at) - review.started_at) // _SECOND
    left = max(0, review.booked_end - at.wall_us // _SECOND)
    return 3 * gone >= 2 * (gone + left)


def _not_heard(quiet: tuple[Person, ...]) -> str:
    named = [_with_place(who) for who in quiet[:_MOST_NAMED]]
    more = f" and {len(quiet) - _MOST_NAMED} more" if len(quiet) > _MOST_NAMED else ""
    listed = f"{', '.join(named)}{more}" if more else names.listed(named)
    return f"Two thirds are over. Not heard yet: {listed}. /floor next asks the least heard."


def _with_place(who: Person) -> str:
    place = ", ".join(word for word in (who.function, who.region) if word)
    return f"{who.name} ({place})" if place else who.name


def _leaving(review: Review, at: Reading, said: Container[str]) -> Iterator[Notice]:
    now = at.wall_us // _SECOND
    for who in review.people.values():
        leaves = leaves_at(review, who) if who.present and who.until else None
        key = f"leaves:{who.id}:{who.until}"
        if leaves is None or key in said or not 0 < leaves - now <= LEAVES_SOON_SECONDS:
            continue
        quiet = "" if who.id in heard(review) else " and has not been heard"
        yield Notice(
            key,
            f"{names.first_name(review, who.id)} leaves at {clock(review, leaves)}, "
            f"in {minutes(leaves - now)}{quiet}. /floor {who.id} asks now.",
        )


def moderator_gone(review: Review, at: Reading) -> bool:
    """Say whether the moderator's last terminal has been gone for so long that the timekeeper may take over."""
    since = review.away.get(review.roles["moderator"] or "")
    return since is not None and review.uptime_at(at) - since >= GONE_AFTER_SECONDS * _SECOND


def _moderator_gone(review: Review, at: Reading, person: str, said: Container[str]) -> Iterator[Notice]:
    moderator, keeper = review.roles["moderator"], review.roles["timekeeper"]
    if moderator is None or not moderator_gone(review, at) or review.phase in ("closed", "approved"):
        return
    key = f"moderator-gone:{moderator}:{review.away[moderator]}"
    if key in said:
        return
    gone = f"{names.name_of(review, moderator)}'s terminal is gone for a minute"
    if person == keeper:
        text = f"{gone}. You may moderate: /role moderator {person}"
    elif keeper is None:
        text = f"{gone}, and nobody is timekeeper: /role timekeeper and your name, then /role moderator."
    else:
        text = f"{gone}; {names.name_of(review, keeper)} may take the moderator's role."
    yield Notice(key, text)
