"""Attendance, roles, the floor, hands, and what the review was worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.book import FLOOR
from samreview.review.folding.lines import arrive, line_of
from samreview.review.state import ROLES, Person, Rating

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def arrived(review: Review, event: Event) -> None:
    """Take in `people.arrived`; a person whom nobody knows becomes a guest."""
    line = line_of(review, event, "/arrive")
    for one in event.data["people"]:
        if one["id"] not in review.people:
            review.people[one["id"]] = Person(id=one["id"], name=one["name"], guest=True)
        arrive(review, line, one["id"])


def expected(review: Review, event: Event) -> None:
    """Take in `person.expected`: until when people stay, whether they speak last."""
    line = line_of(review, event, "/expect")
    for person in event.data["people"]:
        for name in ("until", "speaks_last"):
            if name in event.data:
                review.restorables.write(line, ("person", person, name), event.data[name])


def left(review: Review, event: Event) -> None:
    """Take in `people.left`: roles, floor and hand go with the person."""
    line = line_of(review, event, "/leave")
    for person in event.data["people"]:
        review.restorables.write(line, ("person", person, "present"), value=False)
        review.restorables.write(line, ("person", person, "hand"), value=False)
        for role in ROLES:
            if review.roles[role] == person:
                review.restorables.write(line, ("role", role, ""), None)
        if review.floor == person:
            review.restorables.write(line, FLOOR, None, weak=True)


def role_given(review: Review, event: Event) -> None:
    """Take in `role.given`; who takes a role for themselves is here."""
    line, person = line_of(review, event, "/role"), event.data["person"]
    review.restorables.write(line, ("role", event.data["role"], ""), person)
    if person == event.person:
        arrive(review, line, person)


def floor_given(review: Review, event: Event) -> None:
    """Take in `floor.given`; whoever speaks is here."""
    line, person = line_of(review, event, "/floor"), event.data["person"]
    review.restorables.write(line, FLOOR, person)
    if person is not None:
        item = review.item
        if item is not None and person not in item.spoke:
            review.restorables.write(line, ("item", item.id, "spoke"), (*item.spoke, person))
        review.restorables.write(line, ("person", person, "hand"), value=False)
        arrive(review, line, person)


def hand_moved(review: Review, event: Event) -> None:
    """Take in `hand.moved`; who raised a hand before others is asked before them."""
    line = line_of(review, event, "/hand")
    review.restorables.write(line, ("person", event.person, "hand"), event.data["up"])
    if event.data["up"]:
        review.restorables.write(line, ("person", event.person, "hand_since"), review.seq)


def rated(review: Review, event: Event) -> None:
    """Take in `review.rated`; a second one replaces the first."""
    rating = Rating(event.person, event.data["stars"], event.data["why"])
    review.restorables.write(line_of(review, event, "/rate"), ("rating", event.person, ""), rating)


HANDLERS = {
    "people.arrived": arrived,
    "person.expected": expected,
    "people.left": left,
    "role.given": role_given,
    "floor.given": floor_given,
    "hand.moved": hand_moved,
    "review.rated": rated,
}
