"""Ways to end on time: offered, and taken as they were offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.answers import clock, minutes
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.timing import projected_after, slack_at, ways_at

if TYPE_CHECKING:
    from samreview.agenda.ways import Way
    from samreview.review.fold import Review


def offer(asked: Asked, _rest: str) -> Accepted:
    """Offer the ways as they are now."""
    ways = _ways_now(asked)
    return asked.accept(
        " ".join(f"{way.number} {describe(asked.review, way)}" for way in ways),
        ("ways.offered", {"ways": [_way_to_json(way) for way in ways]}),
    )


def _ways_now(asked: Asked) -> tuple[Way, ...]:
    ways = ways_at(asked.review, asked.at)
    if not ways:
        reserve = slack_at(asked.review, asked.at).reserve
        refuse(f"We end in time, with {minutes(reserve - reserve % 60)} of reserve; nothing needs to be cut.")
    return ways


def take(asked: Asked, rest: str) -> Accepted:
    """Take a way: of the standing offer as it was offered, else as it is now."""
    review = asked.review
    if asked.seen is not None and asked.seen.offered_at != review.offered_at:
        refuse(f"{_offers_changed(review)} Nothing was taken.")
    ways = review.offers or _ways_now(asked)
    way = next((one for one in ways if str(one.number) == rest), None)
    if way is None:
        there_is = " ".join(f"{one.number} {describe(review, one)}" for one in ways)
        refuse(f"{f'{rest} is not on offer.' if rest else 'Say which way:'} {there_is}")
    for cut in way.cuts:
        item = review.item_by_id[cut.item]
        if not item.waiting or item.minutes < cut.minutes or (item.minutes == cut.minutes and not cut.left):
            refuse(f"{item.item.title} is not as it was when this was offered. /ways offers what goes now.")
    new_end = projected_after(review, asked.at, way.cuts)
    since = review.uptime_at(asked.at) - (review.started_at or 0)
    data = _way_to_json(way) | {"new_end": new_end, "at_seconds": since // 1_000_000}
    return asked.accept(_taken(review, way, new_end), ("way.taken", data))


def _offers_changed(review: Review) -> str:
    if not review.offers:
        return "One of the options was taken already. /ways offers what goes now."
    return f"The options are others now: {' '.join(f'{one.number} {describe(review, one)}' for one in review.offers)}"


def describe(review: Review, way: Way) -> str:
    """Return a way in words as it was offered: what it cuts, and when we end then."""
    end = clock(review, way.new_end)
    if way.name == "run-over":
        return f"run over, to {end}."
    verb = "leave for next time" if way.name == "leave" else way.name
    return f"{verb}, to {end}: {names.listed(_cuts(review, way))}."


def _taken(review: Review, way: Way, new_end: int) -> str:
    end = clock(review, new_end)
    if way.name == "run-over":
        return f"We run over, to {end}."
    done = "Left for next time" if way.name == "leave" else "Shortened"
    return f"{done}: {names.listed(_cuts(review, way))}. We end at {end}."


def _cuts(review: Review, way: Way) -> list[str]:
    """Return what a way cuts: an item that is left by its title, a shortened one with its minutes before and after."""
    cuts = []
    for cut in way.cuts:
        item = review.item_by_id[cut.item]
        cuts.append(item.item.title if cut.left else f"{item.item.title} {item.minutes} > {item.minutes - cut.minutes}")
    return cuts


def _way_to_json(way: Way) -> dict[str, object]:
    cuts = [{"item": cut.item, "minutes": cut.minutes, "left": cut.left} for cut in way.cuts]
    return {"name": way.name, "cuts": cuts, "new_end": way.new_end}


COMMANDS = {"ways": offer, "take": take}
