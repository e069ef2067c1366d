"""What is said unasked, once, to whom it concerns: on screens of role holders and in line mode, never on the wall.

Each notice has a key. A terminal says a notice when its key is new and is then silent about it; nothing here repeats.
What comes about once in a review (`is_once`) is kept in its journal as said, so that no terminal of that person that
opens later says it again, nor the same one started anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.answers import clock, day, minutes
from samreview.review.expectations import leaves_at
from samreview.review.held_times import booked_seconds, clock_question, today
from samreview.review.hosts import ANYBODY_AFTER_SECONDS, GONE_AFTER_SECONDS
from samreview.review.participation import heard, silent
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.held_times import ClockQuestion
    from samreview.review.state import Person, Role

LEAVES_SOON_SECONDS = 10 * 60
TWO_THIRDS = "two-thirds"
LEAVES, STAYS, PACE = "leaves:", "stays:", "pace:"
"""How the keys begin of who leaves soon, of who is still here then, and of what the present pace will not reach."""
CLOCK = "clock:"
"""How the key begins of a clock that was set: about no person, so that the room may read it."""
_ONCE = (TWO_THIRDS, LEAVES, STAYS, PACE)
_SUCCEED: tuple[Role, ...] = ("timekeeper", "scribe")
"""Who of those that hold a role takes over first."""
_SECOND = 1_000_000
_MINUTE = 60
_MOST_NAMED = 6


Told = tuple[str, str]
"""A person, and the key of what was said to them."""


class Notice(NamedTuple):
    """One thing to say. `key` is the same for as long as it is the same thing."""

    key: str
    text: str


def notices(  # noqa: PLR0913  what a terminal knows of itself
    review: Review,
    at: Reading,
    person: str,
    said: Container[str] = (),
    *,
    keys: bool = False,
    told: Container[Told] | None = None,
) -> tuple[Notice, ...]:
    """Return what is to be said now to a person's terminal; most of it to moderator and timekeeper only.

    `said` holds the keys of what this terminal has said: that is left out, and costs nothing. `told` is who had been
    told what when this terminal opened; without it, who has been so far: of two terminals that are open both say it.
    With `keys` the keys of the app are named beside the lines.
    """
    told = review.notices_said if told is None else told
    return tuple(_notices(review, at, _Reader(person, said, told), "f or " if keys else ""))


def is_once(key: str) -> bool:
    """Say whether what has this key comes about once in a review; the rest is so for as long as nobody changes it."""
    return key.startswith(_ONCE)


def is_public(key: str) -> bool:
    """Say whether the room may read what has this key."""
    return key.startswith(CLOCK)


def is_said(review: Review, person: str, key: str, here: Container[str]) -> bool:
    """Say whether a person was told, by this terminal (`here`) or by any."""
    return key in here or (person, key) in review.notices_said


class _Reader(NamedTuple):
    """Who is told, what this terminal has said, and who had been told what when it opened."""

    person: str
    said: Container[str]
    told: Container[Told]

    def knows(self, key: str) -> bool:
        return key in self.said or (self.person, key) in self.told


def _notices(review: Review, at: Reading, reader: _Reader, key: str) -> Iterator[Notice]:
    yield from _moderator_gone(review, at, reader.person, reader.said)
    yield from _clock_set(review, at, reader)
    yield from _other_day(review, at, reader, "s" if key else "/start")
    if review.phase not in ("running", "paused") or not review.has_role(reader.person, "moderator", "timekeeper"):
        return
    yield from _leaving(review, at, reader)
    if not reader.knows(TWO_THIRDS) and two_thirds_over(review, at):
        quiet = silent(review, at)
        text = "Two thirds are over, and everybody here has been heard."
        if quiet:
            text = f"{_not_heard(quiet)} {key}/floor next asks the least heard."
        yield Notice(TWO_THIRDS, text)


def two_thirds_over(review: Review, at: Reading) -> bool:
    """Say whether two thirds of the time from the start to the booked end are over."""
    if review.started_at is None:
        return False
    gone = (review.uptime_at(at) - review.started_at) // _SECOND
    left = max(0, review.booked_end - booked_seconds(review, at))
    return 3 * gone >= 2 * (gone + left)


def _not_heard(quiet: tuple[Person, ...]) -> str:
    named = [_with_place(who) for who in quiet[:_MOST_NAMED]]
    more = f" and {len(quiet) - _MOST_NAMED} more" if len(quiet) > _MOST_NAMED else ""
    listed = f"{', '.join(named)}{more}" if more else names.listed(named)
    return f"Two thirds are over. Not heard yet: {listed}."


def _with_place(who: Person) -> str:
    place = ", ".join(word for word in (who.function, who.region) if word)
    return f"{who.name} ({place})" if place else who.name


def _leaving(review: Review, at: Reading, reader: _Reader) -> Iterator[Notice]:
    now = booked_seconds(review, at)
    for who in review.people.values():
        leaves = leaves_at(review, who) if who.present and who.until else None
        if leaves is None or leaves - now > LEAVES_SOON_SECONDS:
            continue
        gone = leaves <= now
        key = f"{STAYS if gone else LEAVES}{who.id}:{who.until}"
        if reader.knows(key):
            continue
        if gone:
            name = names.first_name(review, who.id)
            yield Notice(key, f"{name} was to leave at {clock(review, leaves)}. /leave {who.id} says that they have.")
            continue
        quiet = "" if who.id in heard(review, at) else " and has not been heard"
        yield Notice(
            key,
            f"{names.first_name(review, who.id)} leaves at {clock(review, leaves)}, "
            f"in {minutes(leaves - now)}{quiet}. /floor {who.id} asks now.",
        )


def _other_day(review: Review, at: Reading, reader: _Reader, key: str) -> Iterator[Notice]:
    """Ask whoever may start the review whether it is held today, where it was planned for another day."""
    if review.phase != "lobby" or not review.has_role(reader.person, "moderator"):
        return
    now = today(review, at)
    if now == review.on or (named := f"day:{now}") in reader.said:
        return
    yield Notice(
        named,
        f"Is this review held today, {day(now, review.on)}? It is planned for {day(review.on, now)}. "
        f"{key} holds it today: it is dated today, and due dates count from today.",
    )


def _clock_set(review: Review, at: Reading, reader: _Reader) -> Iterator[Notice]:
    """Tell everybody that the computer's clock was set, and ask whoever keeps the time whether it is right."""
    question = clock_question(review)
    if question is None or (key := f"{CLOCK}{question.number}") in reader.said:
        return
    yield Notice(key, clock_set(review, at, reader.person, question))


def clock_set(review: Review, at: Reading, person: str, question: ClockQuestion) -> str:
    """Return that the clock was set and what that changes, with the question for whoever may answer it."""
    now = at.instant.astimezone(review.zone)
    way = "forward" if question.seconds > 0 else "back"
    to = f"{day(now.date(), review.on)}, {now:%H:%M}" if now.date() != review.on else f"{now:%H:%M}"
    said = f"The computer's clock was set {_length(abs(question.seconds))} {way}, to {to}."
    if review.phase in ("running", "paused", "ended"):
        said += f" The time left is unchanged: the booked finish is {clock(review, review.booked_end)} by the new time."
    asks = review.has_role(person, "moderator", "timekeeper")
    return f"{said} Is the new time right? /clock right or /clock wrong." if asks else said


def _length(seconds: int) -> str:
    """Return `3 hours`, `1 day 2 hours`, `5 minutes`: whole minutes."""
    whole = round(seconds / _MINUTE)
    parts = ((whole // 1440, "day"), (whole // 60 % 24, "hour"), (whole % 60, "minute"))
    said = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(said) or "half a minute"


def moderator_gone(review: Review, at: Reading, seconds: int = GONE_AFTER_SECONDS) -> bool:
    """Say whether the moderator's last terminal has been gone for so long that somebody else may take over."""
    since = review.away.get(review.roles["moderator"] or "")
    return since is not None and review.uptime_at(at) - since >= seconds * _SECOND


def successors(review: Review, at: Reading) -> tuple[str, ...]:
    """Return who may take the moderator's role while the moderator's terminal is gone: somebody who is there.

    The timekeeper; else, where that is the moderator too or is not there, the scribe; else anybody of the team who is,
    and in the end anybody of the team. Where it is not known who has a terminal, who is present counts.
    """
    team = [one.id for one in review.people.values() if not one.guest and one.id != review.roles["moderator"]]
    if moderator_gone(review, at, ANYBODY_AFTER_SECONDS):
        return tuple(team)
    here = review.terminals_here
    there = [one for one in team if (review.people[one].present if here is None else one in here)]
    holders = [holder for role in _SUCCEED if (holder := review.roles[role]) in there]
    return tuple(holders[:1] or there or team)


def _moderator_gone(review: Review, at: Reading, person: str, said: Container[str]) -> Iterator[Notice]:
    moderator = review.roles["moderator"]
    if moderator is None or not moderator_gone(review, at) or review.phase in ("closed", "approved"):
        return
    may = successors(review, at)
    key = f"moderator-gone:{moderator}:{review.away[moderator]}{':you' if person in may else ''}"
    if key in said:
        return
    long = "three minutes" if moderator_gone(review, at, ANYBODY_AFTER_SECONDS) else "a minute"
    gone = f"{names.name_of(review, moderator)}'s terminal has been gone for {long}."
    if person in may:
        text = f"{gone} You may moderate: /role moderator {person}"
    else:
        who = names.listed([names.name_of(review, one) for one in may], "or") if may else "Nobody"
        text = f"{gone} {who} may take the moderator's role."
    yield Notice(key, text)
