"""From a template to a timed agenda: lengths in whole minutes, and when each item is to start."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from samreview.agenda import scaling
from samreview.agenda.model import Agenda, AgendaItem, Template, TemplateItem

_MINUTE = dt.timedelta(minutes=1)


class AgendaTooShort(ValueError):  # noqa: N818  it names what is wrong, as a person would
    """The items do not fit. `shortest` is the length in minutes that would, None when none up to twelve hours does."""

    def __init__(self, message: str, shortest: int | None) -> None:
        super().__init__(message)
        self.shortest = shortest


def timed_agenda(template: Template, start: dt.datetime, minutes: int) -> Agenda:
    """Return the agenda that a template becomes in `minutes` from `start` (aware, in the zone of the review).

    `start` counts from its whole minute. Fixed times are times of day in that zone, on the day of the review or, once
    it has crossed midnight, on the next.

    Raises:
        AgendaTooShort: the items do not fit; the message names the shortest length that would.
    """
    start = start.replace(second=0, microsecond=0)
    fixed = [_fixed_times(item, start) for item in template.items]
    wishes = [
        scaling.Wish(item.minutes, _minutes_after(start, begin), _minutes_after(start, end))
        for item, (begin, end) in zip(template.items, fixed, strict=True)
    ]
    stretch = scaling.tight(wishes, minutes, template.reserve)
    if stretch is not None:
        shortest = scaling.shortest(wishes, minutes, template.reserve)
        raise AgendaTooShort(_refusal(template, start, minutes, stretch, shortest), shortest)
    lengths = scaling.scaled(wishes, minutes, template.reserve)
    return Agenda(
        template=template.id,
        title=template.title,
        purpose=template.purpose,
        start=start,
        minutes=minutes,
        reserve_minutes=minutes - sum(lengths),
        items=tuple(
            _agenda_item(item, length, begin, end)
            for item, length, (begin, end) in zip(template.items, lengths, fixed, strict=True)
        ),
        starts=tuple(later(start, begin) for begin in scaling.starts(wishes, lengths)),
    )


def moved(agenda: Agenda, start: dt.datetime) -> Agenda:
    """Return the agenda with its lengths as they are and another booked start (aware).

    Fixed times keep their time of day and count from the new start; whether they can still be kept is for the
    projected end to say.
    """
    start = start.replace(second=0, microsecond=0)
    items: list[AgendaItem] = []
    for item in agenda.items:
        begin = None if item.fixed_start is None else first_at(_time_of_day(item.fixed_start), start)
        end = None if item.fixed_end is None else first_at(_time_of_day(item.fixed_end), begin or start)
        items.append(replace(item, fixed_start=begin, fixed_end=end))
    wishes = [
        scaling.Wish(item.minutes, _minutes_after(start, item.fixed_start), _minutes_after(start, item.fixed_end))
        for item in items
    ]
    begins = scaling.starts(wishes, [item.minutes for item in items])
    return replace(agenda, start=start, items=tuple(items), starts=tuple(later(start, begin) for begin in begins))


def later(instant: dt.datetime, minutes: int) -> dt.datetime:
    """Return the instant so many real minutes later, in the same zone, whatever its clocks do in between."""
    return (instant.astimezone(dt.UTC) + minutes * _MINUTE).astimezone(instant.tzinfo)


def first_at(time: dt.time, since: dt.datetime) -> dt.datetime:
    """Return the first instant at or after `since` at which its zone's clocks show `time`.

    Of an hour that comes twice either can be it; a time that is skipped counts as if the clocks had not changed yet.
    """
    day = since.date()
    shown = (
        dt.datetime.combine(day + dt.timedelta(days=days), time.replace(fold=fold), since.tzinfo)
        for days in (0, 1, 2)
        for fold in (0, 1)
    )
    from_here = since.astimezone(dt.UTC)
    return next(
        there.astimezone(since.tzinfo) for there in (at.astimezone(dt.UTC) for at in shown) if there >= from_here
    )


def _fixed_times(item: TemplateItem, start: dt.datetime) -> tuple[dt.datetime | None, dt.datetime | None]:
    begin = None if item.fixed_start is None else first_at(item.fixed_start, start)
    end = None if item.fixed_end is None else first_at(item.fixed_end, begin or start)
    return begin, end


def _time_of_day(instant: dt.datetime) -> dt.time:
    return instant.time().replace(fold=0)


def _minutes_after(start: dt.datetime, instant: dt.datetime | None) -> int | None:
    return None if instant is None else (instant.astimezone(dt.UTC) - start.astimezone(dt.UTC)) // _MINUTE


def _agenda_item(item: TemplateItem, minutes: int, begin: dt.datetime | None, end: dt.datetime | None) -> AgendaItem:
    return AgendaItem(
        id=item.id,
        title=item.title,
        question=item.question,
        purpose=item.purpose,
        lead=item.lead,
        minutes=minutes,
        minimum=scaling.minimum_minutes(minutes, item.minimum),
        priority=item.priority,
        locked=item.locked,
        focus=item.focus,
        outcome=item.outcome,
        internal=item.internal,
        fixed_start=begin,
        fixed_end=end,
        exhibit=item.exhibit,
        prompts=item.prompts,
    )


def _refusal(
    template: Template, start: dt.datetime, minutes: int, stretch: scaling.Stretch, shortest: int | None
) -> str:
    would = (
        f"the shortest length that fits is {shortest} minutes"
        if shortest is not None
        else f"no length up to {scaling.LONGEST} minutes fits"
    )
    what = f"Agenda `{template.id}` does not fit into {minutes} minutes from {start:%H:%M}"
    return f"{what}: {_reason(template, start, minutes, stretch)}; {would}."


def _reason(template: Template, start: dt.datetime, minutes: int, stretch: scaling.Stretch) -> str:
    need, room = stretch.least, max(0, stretch.room)
    if stretch.close is not None:
        item = template.items[stretch.close]
        time, word = (item.fixed_end, "end") if stretch.full else (item.fixed_start, "start")
        return f"`{item.id}` has to {word} at {time:%H:%M}, and that leaves {room} minutes for what needs {need}"
    if stretch.first == 0:
        room = minutes - scaling.reserve_minutes(minutes, template.reserve)
        return f"its items need {scaling.LEAST} minutes each, {need} in all, and {room} are left for them"
    last = max(i for i, item in enumerate(template.items) if item.fixed_start or item.fixed_end)
    item = template.items[last]
    time = item.fixed_end or item.fixed_start
    word = "start" if item.fixed_end is None else "end"
    if stretch.room < 0:
        return f"`{item.id}` has to {word} at {time:%H:%M}, and the booked end is {later(start, minutes):%H:%M}"
    return f"`{item.id}` has to {word} at {time:%H:%M}, and that leaves {room} minutes for what needs {need}"
