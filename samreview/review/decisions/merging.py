"""Captures that go somewhere else whole: doubles into one another, today's business into the parking lot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from samreview.review.answers import understood
from samreview.review.arguments import first_word
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.folding.captures import fields_from
from samreview.review.permissions import check_author
from samreview.review.state import OWNED_KINDS
from samreview.review.typed import as_typed
from samreview.values.money import plain
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from samreview.review.fold import Review
    from samreview.review.state import Capture

_TAKEN = ("due", "stakeholder", "ask", "growth", "cost")
"""Marks that the one that stays takes over where it has none."""


def merge(asked: Asked, rest: str) -> Accepted:
    """Let one capture take another in: nothing of it is lost, and it is withdrawn."""
    first, after = first_word(rest)
    second, too_much = first_word(after.removeprefix("into ").strip())
    if not second or too_much:
        refuse("Say which goes into which: /merge 12 9 lets 9 take 12 in")
    going, staying = asked.capture(first), asked.capture(second)
    for one in (going, staying):
        check_author(asked, one.number, one.by, "/merge")
    if going is staying:
        refuse(f"{going.number} cannot go into itself.")
    values = merged_values(asked.review, going, staying)
    said = understood(asked.review, replace(staying, **fields_from(values)))
    kept = " It may no longer be shared: one of them was not to be." if values.get("share") is False else ""
    again = " Agreed no longer: /agree again." if values.get("agreed") is False else ""
    return asked.accept(
        f"{said}. It takes in {going.kind} {going.number}.{kept}{again}",
        ("capture.merged", {"number": going.number, "into": staying.number, "set": values}),
    )


def merged_values(review: Review, going: Capture, staying: Capture) -> dict[str, Any]:
    """Return what changes of the capture that stays, as an event holds it.

    It keeps its own text and marks. Marks it lacks come over; what finds no place stands in a note as it was typed.
    May be shown to the customer only what both might be.
    """
    values: dict[str, Any] = {}
    for name in _TAKEN:
        mine, theirs = getattr(staying, name), getattr(going, name)
        if mine is None and theirs is not None:
            values[name] = theirs.isoformat() if name == "due" else theirs if isinstance(theirs, str) else plain(theirs)
    values |= _amounts_as_said(going, values)
    if staying.opportunity is None and staying.new_opportunity is None:
        ties = {"opportunity": going.opportunity, "new_opportunity": going.new_opportunity}
        values |= {name: tie for name, tie in ties.items() if tie is not None}
    if staying.problem is None and staying.initiative is None:
        what_for = {"problem": going.problem, "initiative": going.initiative}
        values |= {name: tie for name, tie in what_for.items() if tie is not None}
    values |= _people(going, staying)
    if going.up and not staying.up:
        values["up"] = True
    if staying.share and not going.share:
        values["share"] = False
    unread = [one for one in going.unresolved if one not in staying.unresolved]
    if unread:
        values["unresolved"] = [
            {"mark": one.mark, "candidates": list(one.candidates)} for one in (*staying.unresolved, *unread)
        ]
    values |= _words(review, going, staying, values)
    if staying.agreed and {"person", "due"} & values.keys():
        values |= {"agreed": False, "agreed_on_word_of": None}
    return values


def _amounts_as_said(going: Capture, taken: dict[str, Any]) -> dict[str, str]:
    said = {"growth": going.growth_said, "cost": going.cost_said}
    return {f"{name}_said": words for name, words in said.items() if words is not None and name in taken}


def _people(going: Capture, staying: Capture) -> dict[str, Any]:
    values: dict[str, Any] = {}
    alike = (going.kind in OWNED_KINDS) == (staying.kind in OWNED_KINDS)
    people = [one for one in (going.person, *going.helpers) if one is not None] if alike else []
    if people and staying.person is None:
        values["person"], people = people[0], people[1:]
    helpers = [one for one in people if one not in {staying.person, values.get("person"), *staying.helpers}]
    if helpers:
        values["helpers"] = [*staying.helpers, *helpers]
    after = replace(staying, **fields_from(values))
    origin = [one for one in going.came_from if one not in after.came_from]
    if origin:
        values["merged_from"] = [*staying.merged_from, *origin]
    return values


def _words(review: Review, going: Capture, staying: Capture, taken: dict[str, Any]) -> dict[str, Any]:
    after = replace(staying, **fields_from(taken))
    marks = (*_TAKEN, "opportunity", "problem", "initiative")
    kept = all(getattr(going, name) in (None, getattr(after, name)) for name in marks)
    owners = {going.person, *going.helpers} - {None} <= {after.person, *after.helpers, *after.came_from}
    same = fold_name(going.text) == fold_name(staying.text)
    whole = kept and owners and going.new_opportunity in (None, after.new_opportunity)
    note = [] if same and whole else [going.text if whole else as_typed(review, going)]
    values: dict[str, Any] = {}
    for name, more in (("notes", [*note, *going.notes]), ("also", list(going.also))):
        if more:
            values[name] = [*getattr(staying, name), *more]
    if going.declined:
        values["declined"] = [list(one) for one in (*staying.declined, *going.declined)]
    return values


def park_capture(asked: Asked, number: str) -> Accepted:
    """Move a capture to the parking lot: true, but not for this meeting."""
    capture = asked.capture(number)
    check_author(asked, capture.number, capture.by, "/park")
    return asked.accept(
        f"Parked: {capture.text}",
        ("line.parked", {"text": capture.text, "item": capture.item, "from": capture.number}),
        ("capture.withdrawn", {"number": capture.number}),
    )


COMMANDS = {"merge": merge}
