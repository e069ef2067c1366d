"""When a review is in each person's own zone, and a warning where two zones are not at their usual distance.

Europe and America change their clocks on different days, so that for some weeks in March and one in autumn a meeting
at the usual hour here is an hour off there.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from samreview.agenda.codec import zone_name, zone_named
from samreview.values.dates import written_day
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.plan.model import TeamMember

_SHORT = 42
"""Two zones that keep a distance for fewer days than this are not at their usual one."""
_DAYS = range(-_SHORT, _SHORT + 1)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class ZoneTimes:
    """The times of a review in one zone, aware in that zone, and the people there."""

    zone: str
    start: dt.datetime
    end: dt.datetime
    people: tuple[TeamMember, ...]


@dataclass(frozen=True)
class UnusualDistance:
    """Two zones that are further apart or nearer on `day` than before it and after it; distances are `there` - `here`.

    `until` is the first day on which they are at the distance that comes `after`.
    """

    here: str
    there: str
    day: dt.date
    distance: dt.timedelta
    before: dt.timedelta
    after: dt.timedelta
    until: dt.date

    def __str__(self) -> str:
        now = f"On {written_day(self.day)} {self.there} is {_apart(self.distance, self.here)}"
        if self.before == self.after:
            return f"{now}; usually it is {_apart(self.after)}, and again from {written_day(self.until)}."
        return (
            f"{now}; before it was {_apart(self.before)}, "
            f"and from {written_day(self.until)} it is {_apart(self.after)}."
        )


class _Zone(NamedTuple):
    """A zone and its distances from UTC around the day of a review."""

    name: str
    offsets: tuple[dt.timedelta, ...]


def zone_times(start: dt.datetime, end: dt.datetime, team: Sequence[TeamMember]) -> tuple[ZoneTimes, ...]:
    """Return the times (given aware, in the zone of the review) in each zone of the team, the review's own first.

    People whose zone the plan does not name are in none; a zone of the review where nobody lives is there, empty.
    """
    people: dict[str, list[TeamMember]] = {zone_name(start): []}
    for member in team:
        if member.timezone is not None:
            people.setdefault(member.timezone, []).append(member)
    return tuple(
        ZoneTimes(name, start.astimezone(zone_named(name)), end.astimezone(zone_named(name)), tuple(there))
        for name, there in people.items()
    )


def without_zone(team: Iterable[TeamMember]) -> tuple[TeamMember, ...]:
    """Return the people whose zone the plan does not name."""
    return tuple(member for member in team if member.timezone is None)


def unusual_distances(start: dt.datetime, zones: Sequence[str]) -> tuple[UnusualDistance, ...]:
    """Return which zones are not at their usual distance at `start` (aware, in the zone of the review).

    Unusual is a distance that lasts for less than six weeks. Zones that change their clocks together all that time
    (Berlin and Lisbon, Chicago and New York) are spoken for by the first of them.
    """
    together: dict[tuple[dt.timedelta, ...], _Zone] = {}
    for name in zones:
        zone = _Zone(name, _offsets(start, zone_named(name)))
        together.setdefault(tuple(offset - zone.offsets[0] for offset in zone.offsets), zone)
    found = (_unusual(start, here, there) for here, there in combinations(together.values(), 2))
    return tuple(distance for distance in found if distance is not None)


def team_distances(start: dt.datetime, team: Iterable[TeamMember]) -> tuple[UnusualDistance, ...]:
    """Return the unusual distances between the zone of the review and those of the team."""
    zones = dict.fromkeys([zone_name(start), *(member.timezone for member in team if member.timezone)])
    return unusual_distances(start, tuple(zones))


def _offsets(start: dt.datetime, zone: dt.tzinfo) -> tuple[dt.timedelta, ...]:
    """Return a zone's distance from UTC at this time of day, for each day from six weeks before to six weeks after."""
    at = start.astimezone(dt.UTC)
    return tuple((at + days * _DAY).astimezone(zone).utcoffset() or dt.timedelta() for days in _DAYS)


def _unusual(start: dt.datetime, here: _Zone, there: _Zone) -> UnusualDistance | None:
    distances = [other - own for own, other in zip(here.offsets, there.offsets, strict=True)]
    first = last = _SHORT
    distance = distances[_SHORT]
    while first > 0 and distances[first - 1] == distance:
        first -= 1
    while last < len(distances) - 1 and distances[last + 1] == distance:
        last += 1
    if first == 0 or last == len(distances) - 1 or last - first + 1 >= _SHORT:
        return None
    until = (start.astimezone(dt.UTC) + (last + 1 - _SHORT) * _DAY).astimezone(start.tzinfo).date()
    return UnusualDistance(
        here.name, there.name, start.date(), distance, distances[first - 1], distances[last + 1], until
    )


def _apart(distance: dt.timedelta, zone: str | None = None) -> str:
    """Return `7 hours behind`, and of which zone if it is given."""
    minutes = abs(distance) // dt.timedelta(minutes=1)
    if minutes == 0:
        return "at the same time" if zone is None else f"at the same time as {zone}"
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    if rest:
        parts.append(f"{rest} minutes")
    length = " ".join(parts)
    if distance < dt.timedelta():
        return f"{length} behind" if zone is None else f"{length} behind {zone}"
    return f"{length} ahead" if zone is None else f"{length} ahead of {zone}"
