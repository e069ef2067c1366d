"""Lines about the rest of the agenda: lengths, order, what is dropped or put off, ways to end on time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.agenda.ways import WAY_NUMBERS, Cut, Way
from samreview.review.folding.lines import line_of
from samreview.review.state import Choice

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def skipped(review: Review, event: Event) -> None:
    """Take in `item.skipped`."""
    review.restorables.write(line_of(review, event, "/skip"), ("item", event.data["item"], "outcome"), "skipped")


def postponed(review: Review, event: Event) -> None:
    """Take in `item.postponed`: it opens the next review as carried over."""
    review.restorables.write(line_of(review, event, "/later"), ("item", event.data["item"], "outcome"), "later")


def extended(review: Review, event: Event) -> None:
    """Take in `item.extended`."""
    line, item = line_of(review, event, "/extend"), review.item_by_id[event.data["item"]]
    review.restorables.write(line, ("item", item.id, "minutes"), item.minutes + event.data["minutes"])
    review.restorables.write(line, ("item", item.id, "extended"), item.extended + event.data["minutes"])


def timed(review: Review, event: Event) -> None:
    """Take in `item.timed`: a new length for an item that has not started."""
    line, item = line_of(review, event, "/time"), event.data["item"]
    review.restorables.write(line, ("item", item, "minutes"), event.data["minutes"])
    if review.phase == "lobby":
        review.restorables.write(line, ("item", item, "planned_minutes"), event.data["minutes"])


def moved(review: Review, event: Event) -> None:
    """Take in `item.moved`."""
    order = [one for one in review.order if one != event.data["item"]]
    order.insert(order.index(event.data["before"]), event.data["item"])
    review.restorables.write(line_of(review, event, "/move"), ("review", "", "order"), tuple(order))


def offered(review: Review, event: Event) -> None:
    """Take in `ways.offered`: they stay as they were shown until one is taken or they are asked for again."""
    review.offers = tuple(
        Way(way["name"], tuple(Cut(cut["item"], cut["minutes"], cut["left"]) for cut in way["cuts"]), way["new_end"])
        for way in event.data["ways"]
    )
    review.offered_at = event.at.instant.replace(microsecond=0)


def taken(review: Review, event: Event) -> None:
    """Take in `way.taken`."""
    line, data = line_of(review, event, "/take"), event.data
    for cut in data["cuts"]:
        if cut["left"]:
            review.restorables.write(line, ("item", cut["item"], "outcome"), "left")
        else:
            shorter = review.item_by_id[cut["item"]].minutes - cut["minutes"]
            review.restorables.write(line, ("item", cut["item"], "minutes"), shorter)
    choice = Choice(
        at_seconds=data["at_seconds"],
        way=WAY_NUMBERS[data["name"]],
        name=data["name"],
        new_end=dt.datetime.fromtimestamp(data["new_end"], review.zone),
        cut=tuple((cut["item"], cut["minutes"]) for cut in data["cuts"]),
    )
    review.restorables.write(line, ("choice", event.id, ""), choice)
    review.offers, review.offered_at = (), None


HANDLERS = {
    "item.skipped": skipped,
    "item.postponed": postponed,
    "item.extended": extended,
    "item.timed": timed,
    "item.moved": moved,
    "ways.offered": offered,
    "way.taken": taken,
}
