"""A round of the current item, and whose turn is next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.answers import minutes
from samreview.review.arguments import minutes as read_minutes
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.queue import queue, round_order
from samreview.review.timing import remaining_seconds
from samreview.review.turns import running_round, still_to_come

if TYPE_CHECKING:
    from samreview.review.asked import Fact
    from samreview.review.fold import Review

SHORTEST_SECONDS = 30
LONGEST_MINUTES = 15
_SECONDS = re.compile(r"(?P<number>\d{1,4})\s*(?:s|sec|seconds)", re.IGNORECASE)
_STEP = 5
"""Seconds to which a slot is rounded down, so that it can be said."""
NEXT = "next"
_ROUND, _FLOOR_NEXT = "/round", "/floor next"
"""How messages name the line that begins or ends a round, and the one that goes on in it."""


def take_turns(asked: Asked, rest: str) -> Accepted:
    """Begin a round of the current item with equal slots, or end it with `-`."""
    review = asked.review
    if rest == "-":
        return _end(asked)
    if review.item is None or review.phase == "paused":
        refuse("A round needs an item whose clock runs. /resume or /next goes on; then /round.")
    if running_round(review) is not None:
        refuse("A round runs. f or /floor next goes on to the next, /round - ends it.")
    present = sum(1 for one in review.people.values() if one.present)
    if present < 2:
        refuse("A round needs two people at least. /arrive says who is here.")
    slot = _slot(asked, rest, present)
    order = round_order(review, asked.at, slot)
    first = order[0]
    said = ", ".join(names.first_name(review, one) for one in order)
    return asked.accept(
        f"In turn, {length(slot)} each: {said}.{_too_long(asked, slot * present)}",
        ("round.set", _data(review.item.id, order, slot, 0, _ROUND)),
        ("floor.given", {"person": first}),
    )


def _slot(asked: Asked, rest: str, present: int) -> int:
    if not rest:
        share = max(0, remaining_seconds(asked.review, asked.at)) // present
        return min(max(SHORTEST_SECONDS, share - share % _STEP), LONGEST_MINUTES * 60)
    seconds = _SECONDS.fullmatch(rest)
    given = int(seconds["number"]) if seconds else 60 * (read_minutes(rest) or 0)
    if not SHORTEST_SECONDS <= given <= LONGEST_MINUTES * 60:
        refuse(
            f"{rest} is no slot; give {SHORTEST_SECONDS}s to {LONGEST_MINUTES}m, as in /round 2m. "
            "/round alone shares out."
        )
    return given


def _too_long(asked: Asked, seconds: int) -> str:
    left = max(0, remaining_seconds(asked.review, asked.at))
    return f" It takes {minutes(seconds)}; the item has {minutes(left)}." if seconds > left else ""


def _end(asked: Asked) -> Accepted:
    round_ = running_round(asked.review)
    if round_ is None:
        return asked.accept("No round runs.")
    return asked.accept("The round is over.", *_over(asked.review, round_.person, _ROUND))


def _over(review: Review, last: str, label: str) -> tuple[Fact, ...]:
    back: tuple[Fact, ...] = (("floor.given", {"person": None}),) if review.floor == last else ()
    return (("round.set", {"round": None, "label": label}), *back)


def next_turn(asked: Asked) -> Accepted:
    """Give the floor to whose turn it is: in a round the next of it, else the first of the queue."""
    review = asked.review
    if review.phase == "paused":
        refuse("The review is paused. /resume goes on; then the floor can be given.")
    if asked.seen is not None and review.floor not in (None, asked.seen.floor):
        return asked.accept(f"{names.first_name(review, review.floor or '')} has the floor already.")
    round_ = running_round(review)
    if round_ is None:
        waiting = queue(review, asked.at)
        if not waiting:
            refuse("Nobody else is here. /arrive says who is.")
        person = waiting[0].person
        return asked.accept(f"{names.first_name(review, person)} has the floor.", ("floor.given", {"person": person}))
    coming = still_to_come(review)
    if not coming:
        count = len(round_.order)
        return asked.accept(
            f"The round is over, all {count} had their turn.", *_over(review, round_.person, _FLOOR_NEXT)
        )
    # Whoever has left is out of it, whoever has arrived is in it.
    order = (*round_.order[: round_.place + 1], *coming)
    facts: list[Fact] = [("round.set", _data(round_.item, order, round_.slot, round_.place + 1, _FLOOR_NEXT))]
    if review.floor != coming[0]:
        facts.append(("floor.given", {"person": coming[0]}))
    after = f", then {names.first_name(review, coming[1])}" if len(coming) > 1 else ", the last"
    return asked.accept(f"{names.first_name(review, coming[0])}, {length(round_.slot)}{after}.", *facts)


def length(seconds: int) -> str:
    """Return `3:30` as people say it: minutes and seconds."""
    whole, rest = divmod(seconds, 60)
    return f"{whole}:{rest:02d}"


def _data(item: str, order: tuple[str, ...], slot: int, place: int, label: str) -> dict[str, object]:
    return {"round": {"item": item, "order": list(order), "slot": slot, "place": place}, "label": label}


COMMANDS = {"round": take_turns}
