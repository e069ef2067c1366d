"""How answers and refusals say things: dates, people, amounts, what a capture was understood to be."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.review import names
from samreview.values.money import said_short

if TYPE_CHECKING:
    from samreview.review.fold import Review
    from samreview.review.state import Capture

_WHOLE_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = tuple(name[:3] for name in _WHOLE_DAYS)
_WHOLE_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = tuple(name[:3] for name in _WHOLE_MONTHS)


def day(when: dt.date, on: dt.date) -> str:
    """Return `Tue 15 Dec`, with the year where it is not that of `on`."""
    text = f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]}"
    return text if when.year == on.year else f"{text} {when.year}"


def long_day(when: dt.date, on: dt.date) -> str:
    """Return `Tuesday 15 December`, with the year where it is not that of `on`."""
    text = f"{_WHOLE_DAYS[when.weekday()]} {when.day} {_WHOLE_MONTHS[when.month - 1]}"
    return text if when.year == on.year else f"{text} {when.year}"


def clock(review: Review, seconds: int) -> str:
    """Return `16:57` in the zone of the review, for seconds since 1970 by the clock that booked times are kept in.

    A minute that has begun counts, as in `minutes`: an end, its over-run and the booked end then always add up.
    """
    return clock_at(dt.datetime.fromtimestamp(seconds + review.ahead, review.zone))


def clock_at(instant: dt.datetime) -> str:
    """Return `16:57` for an instant, in its own zone; a minute that has begun counts."""
    return f"{dt.datetime.fromtimestamp(-(-instant.timestamp() // 60) * 60, instant.tzinfo):%H:%M}"


def minutes(seconds: int) -> str:
    """Return `12 minutes`, whole ones, the last one begun counted."""
    count = -(-seconds // 60)
    return "1 minute" if count == 1 else f"{count} minutes"


def understood(review: Review, capture: Capture) -> str:
    """Return `action 14, Priya, Tue 15 Dec, +EUR 250k, Next-gen analyser line`."""
    currency = review.plan.account.currency
    parts = [f"{capture.kind} {capture.number}"]
    if capture.typed_by is not None:
        parts.append(f"said in the room by {names.first_name(review, capture.by)}")
    if capture.said_by is not None and capture.said_by != capture.person:
        parts.append(f"from {names.first_name(review, capture.said_by)}")
    if capture.person is not None:
        owner = names.first_name(review, capture.person)
        helpers = [names.first_name(review, one) for one in capture.helpers]
        parts.append(f"{owner} with {names.listed(helpers)}" if helpers else owner)
    if capture.due is not None:
        passed = " (has passed)" if capture.due < review.on else ""
        parts.append(day(capture.due, review.on) + passed)
    if capture.growth is not None:
        parts.append(f"+{said_short(currency, capture.growth, capture.growth_said)}")
    if capture.cost is not None:
        parts.append(f"costs {said_short(currency, capture.cost, capture.cost_said)}")
    parts += _ties(review, capture)
    parts += [word for word, said in (("goes up", capture.up), ("may be shared", capture.share)) if said]
    parts += [_not_read(one.mark, one.candidates) for one in capture.unresolved]
    return ", ".join(parts)


def _ties(review: Review, capture: Capture) -> list[str]:
    ties = []
    if capture.opportunity is not None:
        deal = review.plan.opportunity(capture.opportunity)
        ties.append(deal.name if deal else capture.opportunity)
    if capture.new_opportunity is not None:
        ties.append(f"new opportunity {capture.new_opportunity}")
    if capture.stakeholder is not None:
        ties.append(f"with {names.name_of(review, capture.stakeholder)}")
    what_for = capture.problem or capture.initiative
    ties += [f"{kind} {which}" for kind, which in (("ask", capture.ask), ("for", what_for)) if which]
    return ties


def _not_read(mark: str, candidates: tuple[str, ...]) -> str:
    near = f" ({' or '.join(candidates)}?)" if candidates else ""
    return f"not read: {mark}{near}"
