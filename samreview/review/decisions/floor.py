"""The floor, hands, the parking lot, and what the review was worth."""

from __future__ import annotations

import re

from samreview.review import names
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.decisions.attendance import find_person
from samreview.review.decisions.merging import park_capture
from samreview.review.decisions.turns import NEXT, next_turn

_RATING = re.compile(r"(?P<stars>[1-5])(?:\s+(?P<why>.+))?")


def give_floor(asked: Asked, rest: str) -> Accepted:
    """Give the floor to somebody, to whose turn it is with `next`, or take it back with `-`."""
    review = asked.review
    if not rest:
        refuse("Say who has the floor: /floor lukas, /floor next, or /floor - to take it back.")
    if rest == "-":
        if review.floor is None:
            return asked.accept("Nobody has the floor.")
        return asked.accept(
            f"{names.first_name(review, review.floor)} gives the floor back.", ("floor.given", {"person": None})
        )
    if rest.casefold() == NEXT and NEXT not in review.people:
        return next_turn(asked)
    if review.phase == "paused":
        refuse("The review is paused. /resume goes on; then the floor can be given.")
    person = find_person(review, rest.strip('"')).id
    name = names.first_name(review, person)
    if review.floor == person:
        return asked.accept(f"{name} has the floor already.")
    here = "" if review.people[person].present else ", and is here now"
    return asked.accept(f"{name} has the floor{here}.", ("floor.given", {"person": person}))


def hand(asked: Asked, _rest: str) -> Accepted:
    """Raise or lower one's own hand."""
    up = not asked.review.people[asked.person].hand
    name = names.first_name(asked.review, asked.person)
    return asked.accept(f"{name}'s hand is {'up' if up else 'down'}.", ("hand.moved", {"up": up}))


def park(asked: Asked, rest: str) -> Accepted:
    """Put a line into the parking lot."""
    if not rest:
        refuse("Say what to park: /park TEXT, or /park 12 for a capture")
    if rest.isascii() and rest.isdecimal():
        if asked.review.capture(int(rest[:8])) is None:
            last = len(asked.review.captures)
            lines = f"lines go from 1 to {last}" if last else "nothing has been captured yet"
            refuse(f"There is no line {rest} to park; {lines}. To park the number itself: /park \\{rest}")
        return park_capture(asked, rest)
    text = rest[1:] if rest.startswith("\\") and rest[1:].isdecimal() else rest
    return asked.accept("Parked.", ("line.parked", {"text": text, "item": asked.review.current}))


def rate(asked: Asked, rest: str) -> Accepted:
    """Say what the review was worth."""
    match = _RATING.fullmatch(rest)
    if match is None:
        refuse("Rate from 1 to 5 and say why, if you like: /rate 4 we found the Lyon budget")
    data = {"stars": int(match["stars"]), "why": match["why"] or ""}
    return asked.accept(f"Noted: {data['stars']} of 5.", ("review.rated", data))


COMMANDS = {"floor": give_floor, "hand": hand, "park": park, "rate": rate}
