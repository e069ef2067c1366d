"""Lines that move the item clock: start, next, goto, pause and resume."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.review.book import FLOOR
from samreview.review.folding.lines import arrive, line_of
from samreview.review.held_times import follow_clock
from samreview.review.meter import PAUSED
from samreview.review.turns import ROUND

if TYPE_CHECKING:
    from samreview.review.book import Line
    from samreview.review.events import Event
    from samreview.review.fold import Review


def started(review: Review, event: Event) -> None:
    """Take in `review.started`: the first item runs; the booked times are what they were or begin now."""
    line = line_of(review, event, "/start")
    line.fixed = True
    arrive(review, line, event.person)
    review.started_at = review.uptime
    review.started_wall_us = event.at.wall_us
    if review.booked_start != event.data["booked_start"]:
        _rebook(review, event.data["booked_start"])
    for item in review.items:
        item.planned_minutes = item.minutes
    follow_clock(review)
    _run(review, line, event.data["item"])


def _rebook(review: Review, start: int) -> None:
    """Move the booked time; fixed times keep their time of day on the day of the review."""
    was, now = (dt.datetime.fromtimestamp(at, review.zone) for at in (review.booked_start, start))
    days = now.date() - was.date()

    def moved(at: dt.datetime | None) -> dt.datetime | None:
        return None if at is None else at + days

    for item in review.items:
        item.item = replace(item.item, fixed_start=moved(item.item.fixed_start), fixed_end=moved(item.item.fixed_end))
    review.booked_start, review.booked_end = start, start + 60 * review.minutes
    review.booked_by_start = True


def item_started(review: Review, event: Event) -> None:
    """Take in `item.started`: the current item ends, another runs."""
    how = event.data["how"]
    line = line_of(review, event, f"/{how}")
    review.restorables.write(line, ROUND, None, weak=True)
    _end_current(review, line)
    _run(review, line, event.data["item"])
    review.reading = None
    if how == "next":
        review.restorables.write(line, FLOOR, None, weak=True)
        review.next_steps.append((line, review.uptime))


def item_ended(review: Review, event: Event) -> None:
    """Take in `item.ended`: the last item is over."""
    line = line_of(review, event, "/next")
    stop(review, line)
    review.restorables.write(line, ("review", "", "phase"), "ended")
    review.next_steps.append((line, review.uptime))


def paused(review: Review, event: Event) -> None:
    """Take in `clock.paused`."""
    line = line_of(review, event, "/pause")
    _switch(review, line, PAUSED)
    review.restorables.write(line, ("review", "", "phase"), "paused")
    review.restorables.write(line, FLOOR, None, weak=True)


def resumed(review: Review, event: Event) -> None:
    """Take in `clock.resumed`."""
    line = line_of(review, event, "/resume")
    _switch(review, line, review.current)
    review.restorables.write(line, ("review", "", "phase"), "running")


def _run(review: Review, line: Line, item: str) -> None:
    restorables = review.restorables
    restorables.write(line, ("item", item, "started"), value=True)
    restorables.write(line, ("item", item, "outcome"), "running")
    restorables.write(line, ("review", "", "current"), item)
    restorables.write(line, ("review", "", "phase"), "running")
    _switch(review, line, item)


def _end_current(review: Review, line: Line) -> None:
    if review.current is not None:
        review.restorables.write(line, ("item", review.current, "outcome"), "done")


def stop(review: Review, line: Line) -> None:
    """Stop the item clock: no item is current any more, nobody has the floor."""
    review.restorables.write(line, ROUND, None, weak=True)
    _end_current(review, line)
    review.restorables.write(line, ("review", "", "current"), None)
    review.restorables.write(line, FLOOR, None, weak=True)
    _switch(review, line, None)


def _switch(review: Review, line: Line, bucket: str | None) -> None:
    review.clock.switch(bucket, line.id)
    review.book.note_clock(line, len(review.captures), len(review.parked))


HANDLERS = {
    "review.started": started,
    "item.started": item_started,
    "item.ended": item_ended,
    "clock.paused": paused,
    "clock.resumed": resumed,
}
