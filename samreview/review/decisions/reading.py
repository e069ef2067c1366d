"""Reading in silence before the review begins: put first, or taken out again."""

from __future__ import annotations

from samreview.agenda.projection import MINUTE
from samreview.agenda.reading import LONGEST, READING, SHORTEST
from samreview.review import reading
from samreview.review.answers import clock, minutes
from samreview.review.arguments import minutes as read_minutes
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.timing import end_at


def set_reading(asked: Asked, rest: str) -> Accepted:
    """Put so many minutes of silent reading first, or take it out with `-`."""
    review = asked.review
    if any(one.id == READING for one in review.agenda.items):
        refuse(f"The agenda has an item {READING} of its own; /time {READING} 10m sets its length.")
    if rest == "-":
        return _take_out(asked)
    offered = reading.offered(review)
    length = read_minutes(rest) if rest else (offered.minutes if offered else 0)
    if rest and (length is None or not SHORTEST <= length <= LONGEST):
        refuse(f"{rest} is no length for it; give whole minutes from {SHORTEST} to {LONGEST}: /reading 10m")
    plan = reading.reading(review, length) if length else None
    if plan is None:
        most = reading.longest(review)
        can = f"{minutes(most * MINUTE)} at the most: /reading {most}m" if most else "nothing at all"
        refuse(f"The other items can give {can}. /time changes what they have.")
    paid = reading.changes(review, plan.lengths) or "the time before a fixed start pays"
    length_said = minutes(plan.minutes * MINUTE)
    said = f"Silent reading has {length_said} now: {paid}."
    if not reading.is_on(review):
        end = clock(review, end_at(review, asked.at))
        said = f"Silent reading comes first, {length_said}: {paid}. We still end at {end}."
    data = {
        "minutes": plan.minutes,
        "lengths": [[item, now] for item, _, now in plan.lengths],
        "paid": [[item, was - now] for item, was, now in plan.lengths if was != now],
    }
    return asked.accept(said, ("reading.set", data))


def _take_out(asked: Asked) -> Accepted:
    review = asked.review
    if not reading.is_on(review):
        return asked.accept("There is no silent reading on the agenda.")
    paid = dict(review.reading_paid)
    lengths = [[one.id, one.minutes + paid.get(one.id, 0)] for one in review.items if one.waiting and one.id != READING]
    return asked.accept(
        "No silent reading; the other items have their minutes back.",
        ("reading.set", {"minutes": 0, "lengths": lengths, "paid": []}),
    )


COMMANDS = {"reading": set_reading}
