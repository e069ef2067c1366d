"""A timed agenda for scripts and for readers."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from samreview.agenda.codec import zone_name
from samreview.agenda.projection import MINUTE, seconds_of
from samreview.agenda.timed import later
from samreview.agenda.zones import team_distances, without_zone, zone_times
from samreview.values.dates import written_day
from samreview.values.width import width

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from samreview.agenda.model import Agenda, AgendaItem
    from samreview.plan.model import Plan

_WIDTH = 80
_INDENT = " " * 21


def agenda_json(agenda: Agenda, plan: Plan) -> dict[str, Any]:
    """Return the agenda with the keys that scripts rely on, the times in each zone of the team beside them."""
    return {
        "title": agenda.title,
        "start": agenda.start.isoformat(),
        "end": agenda.end.isoformat(),
        "minutes": agenda.minutes,
        "reserve_minutes": agenda.reserve_minutes,
        "items": [
            {
                "id": item.id,
                "title": item.title,
                "minutes": item.minutes,
                "minimum": item.minimum,
                "starts": starts.isoformat(),
                "lead": item.lead,
                "focus": item.focus,
                "exhibit": item.exhibit,
            }
            for item, starts in zip(agenda.items, agenda.starts, strict=True)
        ],
        "zones": [
            {
                "zone": zone.zone,
                "start": zone.start.isoformat(),
                "end": zone.end.isoformat(),
                "people": [member.id for member in zone.people],
            }
            for zone in zone_times(agenda.start, agenda.end, plan.team)
        ],
        "without_zone": [member.id for member in without_zone(plan.team)],
        "warnings": [str(distance) for distance in team_distances(agenda.start, plan.team)],
    }


def ahead_minutes(agenda: Agenda) -> int:
    """Return how many minutes look ahead: those of items whose focus is the horizon or growth."""
    return sum(item.minutes for item in agenda.items if item.focus != "other")


def agenda_lines(agenda: Agenda, plan: Plan) -> tuple[str, ...]:
    """Return the agenda as lines of text."""
    times = f"{_clock(agenda.start)} to {_clock(agenda.end)} {zone_name(agenda.start)}"
    return (
        f"{agenda.title}: {plan.account.name}",
        f"{written_day(agenda.start.date())}, {times}, {agenda.minutes} minutes",
        "",
        *_item_lines(agenda, plan),
        "",
        f"{ahead_minutes(agenda)} of {agenda.minutes} minutes are about the horizon and growth.",
        "",
        "In each place",
        *_zone_lines(agenda, plan),
    )


def _item_lines(agenda: Agenda, plan: Plan) -> Iterator[str]:
    column = max(width(item.title) for item in agenda.items)
    cursor = agenda.start
    for number, (item, starts) in enumerate(zip(agenda.items, agenda.starts, strict=True), 1):
        if starts > cursor:
            yield _reserve_line(cursor, starts)
        title = item.title + " " * (column - width(item.title))
        yield f"{number:>3}  {_clock(starts)}  {item.minutes:>3} min  {title}  {_lead(item, plan)}"
        if item.question:
            yield from textwrap.wrap(item.question, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
        cursor = later(starts, item.minutes)
    if agenda.end > cursor:
        yield _reserve_line(cursor, agenda.end)


def _reserve_line(since: dt.datetime, until: dt.datetime) -> str:
    minutes = (seconds_of(until) - seconds_of(since)) // MINUTE
    return f"     {_clock(since)}  {minutes:>3} min  reserve"


def _lead(item: AgendaItem, plan: Plan) -> str:
    owner = plan.member(plan.account.owner) if item.lead == "owner" and plan.account.owner else None
    return owner.name if owner else item.lead


def _zone_lines(agenda: Agenda, plan: Plan) -> Iterator[str]:
    zones = [zone for zone in zone_times(agenda.start, agenda.end, plan.team) if zone.people]
    days = ["" if zone.start.date() == agenda.start.date() else f"  {written_day(zone.start.date())}" for zone in zones]
    day_column = max(map(width, days), default=0)
    zone_column = max((width(zone.zone) for zone in zones), default=0)
    for zone, day in zip(zones, days, strict=True):
        head = f"  {_clock(zone.start)} to {_clock(zone.end)}{day:{day_column}}  {zone.zone:{zone_column}}  "
        names = ", ".join(member.name for member in zone.people)
        yield from textwrap.wrap(names, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head))
    unknown = without_zone(plan.team)
    if unknown:
        yield f"  No time zone in the plan: {', '.join(member.name for member in unknown)}"
    for distance in team_distances(agenda.start, plan.team):
        yield from textwrap.wrap(str(distance), _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _clock(instant: dt.datetime) -> str:
    return f"{instant:%H:%M}"
