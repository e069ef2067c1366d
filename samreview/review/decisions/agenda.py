"""Skip, later, extend, time and move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.answers import minutes
from samreview.review.arguments import minutes as read_minutes
from samreview.review.arguments import words
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.decisions.items import find_item, find_only_item
from samreview.review.timing import extend_cost

if TYPE_CHECKING:
    from samreview.review.state import ItemState

LONGEST_MINUTES = 720


def skip(asked: Asked, rest: str) -> Accepted:
    """Drop an item that has not started."""
    item = find_only_item(asked.review, rest, "Skip")
    _must_wait(item, "be skipped")
    return asked.accept(
        f"{item.item.title} is skipped; {minutes(item.minutes * 60)} go to the reserve.",
        ("item.skipped", {"item": item.id}),
    )


def later(asked: Asked, rest: str) -> Accepted:
    """Leave an item for the next review."""
    item = find_only_item(asked.review, rest, "Leave")
    if item.id == asked.review.current:
        refuse(f"{item.item.title} runs. /next ends it; then /later {item.id} leaves the rest for next time.")
    if item.outcome == "later":
        refuse(f"{item.item.title} is left for the next review already.")
    return asked.accept(
        f"{item.item.title} opens the next review as carried over.", ("item.postponed", {"item": item.id})
    )


def extend(asked: Asked, rest: str) -> Accepted:
    """Lengthen the current item."""
    item = asked.review.item
    added = _length(rest, "/extend 5m")
    if item is None:
        refuse("No item runs.")
    _must_be_as_seen(asked, item)
    cost = extend_cost(asked.review, added, asked.at)
    return asked.accept(
        f"{item.item.title} has {minutes((item.minutes + added) * 60)} now. {cost.says}",
        ("item.extended", {"item": item.id, "minutes": added}),
    )


def _must_be_as_seen(asked: Asked, item: ItemState) -> None:
    """Refuse to lengthen another item than the sender saw, or one that somebody has just given another length."""
    seen = asked.seen
    if seen is None or (seen.item, seen.minutes) == (item.id, item.minutes):
        return
    if seen.item != item.id:
        was = asked.review.item_by_id.get(seen.item or "")
        over = f"{was.item.title} is over; " if was else ""
        refuse(f"{over}{item.item.title} runs now. Send /extend again to give it more time.")
    refuse(f"{item.item.title} has {minutes(item.minutes * 60)} now. Send /extend again to add to that.")


def set_time(asked: Asked, rest: str) -> Accepted:
    """Set the length of an item that has not started."""
    given = words(rest)
    if len(given) < 2:
        refuse("Say which item and how long: /time growth 20m")
    item = find_item(asked.review, " ".join(word.text for word in given[:-1]), "Time")
    length = _length(given[-1].text, "/time growth 20m")
    _must_wait(item, "get another length")
    if item.minutes == length:
        return asked.accept(f"{item.item.title} has {minutes(length * 60)} already.")
    return asked.accept(
        f"{item.item.title}: {item.minutes} > {minutes(length * 60)}.",
        ("item.timed", {"item": item.id, "minutes": length}),
    )


def _length(text: str, example: str) -> int:
    if not text:
        refuse(f"Say how long: {example}")
    length = read_minutes(text)
    if length is None or not 0 < length <= LONGEST_MINUTES:
        refuse(f"{text} is not a length; give whole minutes from 1 to {LONGEST_MINUTES}: {example}")
    return length


def move(asked: Asked, rest: str) -> Accepted:
    """Put an item that has not started before another one."""
    given = [word.text for word in words(rest)]
    places = [place for place, word in enumerate(given) if word.casefold() == "before"]
    if not places or places[0] == 0 or places[-1] == len(given) - 1:
        refuse("Say which item goes before which: /move house before growth")
    item = find_item(asked.review, " ".join(given[: places[0]]), "Move")
    before = find_item(asked.review, " ".join(given[places[0] + 1 :]), "Move before")
    _must_wait(item, "be moved")
    _must_wait(before, "have another put before it")
    order = asked.review.order
    if item is before or order.index(item.id) + 1 == order.index(before.id):
        return asked.accept(f"{item.item.title} stands before {before.item.title} already.")
    return asked.accept(
        f"{item.item.title} comes before {before.item.title}.", ("item.moved", {"item": item.id, "before": before.id})
    )


def _must_wait(item: ItemState, what: str) -> None:
    if item.waiting:
        return
    said = {
        "running": "runs",
        "done": "has run",
        "skipped": "is skipped",
        "later": "is left for the next review",
        "left": "is left for the next review",
    }.get(item.outcome, "has run")
    hint = (
        "/goto starts it after all" if item.outcome in {"skipped", "later", "left"} else "only an item that waits can"
    )
    refuse(f"{item.item.title} {said} and cannot {what}; {hint}.")


COMMANDS = {"skip": skip, "later": later, "extend": extend, "time": set_time, "move": move}
