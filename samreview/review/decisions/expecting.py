"""What the team knows of an attendee beforehand: until when they stay, and that they speak last."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from samreview.review import names
from samreview.review.answers import clock
from samreview.review.asked import Asked, Fact, refuse
from samreview.review.expectations import leaving_time, until_as_booked, until_as_shown
from samreview.review.held_times import booked_seconds
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.review.state import Person

_MARK = re.compile(r"(?:^|(?<=\s))(?P<mark>until|speaks):\s*(?P<value>\S+)", re.IGNORECASE)
_TIME = re.compile(r"(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)")

_LONGEST_OVER_RUN = 4 * 3600


class Marked(NamedTuple):
    """A line without its marks, and what they say: `until` (`16:00`, None to clear), `speaks_last`."""

    rest: str
    says: dict[str, Any]


def marked(rest: str) -> Marked:
    """Lift `until:16:00` and `speaks:last` out of a line; `-` clears. A space after the colon is no harm.

    Raises:
        Refusal: one of them cannot be read.
    """
    says: dict[str, Any] = {}
    for match in _MARK.finditer(rest):
        value = match["value"].casefold()
        if match["mark"].casefold() == "until":
            says["until"] = None if value == "-" else _time(match["value"])
        elif value in {"last", "-"}:
            says["speaks_last"] = value == "last"
        else:
            refuse(f"speaks:{match['value']} is nothing that can be kept; write speaks:last, or speaks:- to clear it.")
    return Marked(" ".join(_MARK.sub(" ", rest).split()), says)


def _time(text: str) -> str:
    match = _TIME.fullmatch(text)
    if match is None:
        refuse(f"{text} is no time of day; write until:16:00, in the zone of the review.")
    return f"{int(match['hours']):02d}:{match['minutes']}"


def expected(
    asked: Asked, people: list[str], says: dict[str, Any], guests: Mapping[str, str] | None = None
) -> tuple[tuple[Fact, ...], str]:
    """Return the facts that note this of people, and the sentence that says so; both empty where nothing changes.

    `guests` are the names of those who come with the same line.
    """
    review = asked.review
    if says.get("until"):
        says = says | {"until": until_as_booked(review, says["until"])}
        _must_lie_ahead(asked, says["until"])
    known = [review.people.get(one) for one in people]
    new = [
        person
        for person, one in zip(people, known, strict=True)
        if one is None or any(getattr(one, name) != value for name, value in says.items())
    ]
    if not new:
        return (), ""
    who = names.listed(
        [names.name_of(review, one) if one in review.people else (guests or {}).get(one, one) for one in new]
    )
    said = " ".join(_sentence(asked, who, new, name, value) for name, value in says.items())
    return (("person.expected", {"people": new, **says}),), said


def _sentence(asked: Asked, who: str, people: list[str], name: str, value: object) -> str:
    one = len(people) == 1
    if name == "speaks_last":
        return f"{who} {'speaks' if one else 'speak'} {'last' if value else 'in turn again'}."
    if value is None:
        return f"{who} {'stays' if one else 'stay'} to the end."
    at = leaving_time(asked.review, str(value)) + asked.review.ahead
    there = _local(asked.review.people.get(people[0]), at, asked.review.zone) if one else ""
    return f"{who} {'stays' if one else 'stay'} until {until_as_shown(asked.review, str(value))}{there}."


def _local(person: Person | None, at: int, zone: dt.tzinfo) -> str:
    """Say the time where the person is, where that is another one."""
    if person is None or not person.timezone:
        return ""
    utc = dt.datetime.fromtimestamp(at, dt.UTC)
    there, here = utc.astimezone(ZoneInfo(person.timezone)), utc.astimezone(zone)
    return "" if there.utcoffset() == here.utcoffset() else f" here, {there:%H:%M} there"


def _must_lie_ahead(asked: Asked, until: str) -> None:
    review = asked.review
    at = leaving_time(review, until)
    if at > review.booked_end + _LONGEST_OVER_RUN:
        booked = f"{clock(review, review.booked_start)} to {clock(review, review.booked_end)}"
        shown = until_as_shown(review, until)
        refuse(f"{shown} is not in the time of the review, {booked}; write the time here, not where the person is.")
    if asked.review.phase != "lobby" and at <= booked_seconds(review, asked.at):
        refuse(f"{clock(asked.review, at)} has passed; /leave says who has gone.")
