"""Headline, next review, the close, the minutes approved and amended."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.agenda.projection import seconds_of
from samreview.review.answers import day
from samreview.review.arguments import because, first_word
from samreview.review.arguments import minutes as read_minutes
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.decisions.agenda import LONGEST_MINUTES
from samreview.review.prep import in_review
from samreview.review.quality import quality

if TYPE_CHECKING:
    from samreview.review.asked import Fact
    from samreview.review.fold import Review

_SHORTEST_MINUTES = 10
_NEXT_USAGE = "/nextreview 2027-02-23T15:00 90m"


def headline(asked: Asked, rest: str) -> Accepted:
    """Set the sentence that opens the minutes."""
    if not rest:
        refuse("Say it in one sentence: /headline TEXT")
    return asked.accept(f"The minutes open with: {rest}", ("headline.set", {"text": rest}))


def next_review(asked: Asked, rest: str) -> Accepted:
    """Set the next review, in the zone of this one."""
    review = asked.review
    when, length = first_word(rest)
    if not when:
        refuse(f"Say when: {_NEXT_USAGE}")
    start = _local(review, when)
    if start is None:
        refuse(f"{when} is no date with a time; write it as {_NEXT_USAGE}")
    booked = read_minutes(length) if length else None
    if length and (booked is None or not _SHORTEST_MINUTES <= booked <= LONGEST_MINUTES):
        refuse(f"{length} is not a length from {_SHORTEST_MINUTES} to {LONGEST_MINUTES} minutes: {_NEXT_USAGE}")
    if seconds_of(start) <= asked.at.wall_us // 1_000_000 or start.date() <= review.on:
        refuse(f"{when} is not after this review.")
    said = f"Next review {day(start.date(), review.on)}, {start:%H:%M}{f', {booked} minutes' if booked else ''}."
    return asked.accept(said, ("nextreview.set", {"start": start.isoformat(), "minutes": booked}))


def _local(review: Review, text: str) -> dt.datetime | None:
    try:
        naive = dt.datetime.strptime(text.upper(), "%Y-%m-%dT%H:%M")  # noqa: DTZ007  the zone is the review's
    except ValueError:
        return None
    start = naive.replace(tzinfo=review.zone)
    # An hour that the clocks leave out is no time of day.
    there = start.astimezone(dt.UTC).astimezone(review.zone).replace(tzinfo=None) == naive
    return start if there else None


def close(asked: Asked, rest: str) -> Accepted:
    """End the review; with points left on the quality list only `anyway`."""
    points = quality(asked.review, asked.at)
    anyway = rest.casefold() == "anyway"
    if rest and not anyway:
        refuse("/close ends the review; /close anyway ends it with points left to settle.")
    if points and not anyway:
        refuse(f"To settle first: {'; '.join(point.message for point in points)}. /close anyway closes all the same.")
    left = f" {len(points)} points were left." if len(points) > 1 else " 1 point was left." if points else ""
    facts, parked = _parked(asked.review)
    return asked.accept(
        f"The review is closed.{left}{parked} /approve freezes the minutes.", ("review.closed", {}), *facts
    )


def _parked(review: Review) -> tuple[list[Fact], str]:
    """Park the prepared questions that nobody answered: so the minutes list them and the next review has them again."""
    facts: list[Fact] = []
    for one, stage in in_review.open_questions(review):
        facts.append(("line.parked", {"text": one.entry.text, "item": None, "by": one.person}))
        if stage == "waits":
            facts.append(("prep.taken", {"number": one.number, "how": "parked"}))
    count = sum(kind == "line.parked" for kind, _ in facts)
    if not count:
        return facts, ""
    what = "1 prepared question is" if count == 1 else f"{count} prepared questions are"
    return facts, f" {what} parked, for the next review."


def approve(asked: Asked, _rest: str) -> Accepted:
    """Freeze the minutes as the next version."""
    review = asked.review
    coming = review.version + 1
    if review.version and not any(one.version == coming for one in review.amendments):
        refuse(f"Nothing has changed since version {review.version}. /amend changes a line, with its reason.")
    return asked.accept(f"The minutes are approved as version {coming}.", ("review.approved", {"version": coming}))


def amend(asked: Asked, rest: str) -> Accepted:
    """Change a line of approved minutes, with its reason, for the next version."""
    review = asked.review
    number, change = first_word(rest)
    capture = asked.capture(number)
    text, why = because(change)
    if not text or not why:
        refuse(f"Say what it is to be and why: /amend {capture.number} TEXT because TEXT")
    if text == capture.text:
        refuse(f"{capture.kind.capitalize()} {capture.number} says that already.")
    data = {"number": capture.number, "text": text, "because": why}
    coming = review.version + 1
    return asked.accept(
        f"{capture.kind.capitalize()} {capture.number} is amended; /approve makes version {coming}.",
        ("capture.amended", data),
    )


COMMANDS = {"headline": headline, "nextreview": next_review, "close": close, "approve": approve, "amend": amend}
