"""Captures: new ones, changes, notes, agreement; and the parking lot."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from samreview.review.folding.lines import line_of
from samreview.review.state import Capture, Parked, Unresolved
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.review.book import Line
    from samreview.review.events import Event
    from samreview.review.fold import Review


def _unresolved(value: list[Mapping[str, Any]]) -> tuple[Unresolved, ...]:
    return tuple(Unresolved(one["mark"], tuple(one["candidates"])) for one in value)


_READ: Mapping[str, Callable[[Any], object]] = {
    "due": dt.date.fromisoformat,
    "growth": Decimal,
    "cost": Decimal,
    "helpers": tuple,
    "unresolved": _unresolved,
    "notes": tuple,
    "also": tuple,
    "merged_from": tuple,
    "declined": lambda value: tuple(tuple(one) for one in value),
}
"""How a field that is stated is read from an event; the others are there as they are."""
_TO_READ = frozenset(_READ)
_QUESTIONS = frozenset(("asked", "asked_to_grow"))
"""What an event notes beside the fields: the gentle question that whoever wrote was asked."""


def fields_from(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a capture's fields as an event holds them, read."""
    fields = dict(values)
    for name in _TO_READ.intersection(fields):
        if (value := fields[name]) is not None:
            fields[name] = _READ[name](value)
    return fields


def capture_from(data: Mapping[str, Any], by: str) -> Capture:
    """Return the capture that the data of `capture.added` holds."""
    fields = fields_from(data)
    fields["by"] = by
    for not_a_field in _QUESTIONS.intersection(data):
        del fields[not_a_field]
    return Capture.holding(fields)


def added(review: Review, event: Event) -> None:
    """Take in `capture.added`."""
    data, by, word_of = event.data, event.by, event.word_of
    person, number = word_of or by, data["number"]
    capture = capture_from(data, person)
    if question := data.get("asked") or ("grow" if data.get("asked_to_grow") else None):
        review.questions.asked.add((capture.item, question))
    if person != by:
        capture.typed_by = by
    if len(review.captures) < number - 1:
        _fill_gap(review, number)
    review.captures.append(capture)
    review.captured_by[person].append(number)
    review.book.open_capture(event.line, by, word_of, data["kind"], number)
    if "new_opportunity" in data:
        _remember_name(review, data["new_opportunity"])


def _fill_gap(review: Review, number: int) -> None:
    """Let captures that are not there stand before `number`: numbers go on meaning what they did.

    One that a damaged store lost is seen by everybody; one that a newer samreview wrote is said elsewhere.
    """
    text, withdrawn = (_LOST, False) if review.lost else ("", True)
    for gap in range(len(review.captures) + 1, number):
        review.captures.append(
            Capture(number=gap, kind="point", text=text, by="", item=review.current, withdrawn=withdrawn)
        )


_LOST = "This note was lost when the store was damaged."


def _remember_name(review: Review, name: str | None) -> None:
    if name is not None:
        review.new_opportunities.setdefault(fold_name(name), name)


def changed(review: Review, event: Event) -> None:
    """Take in `capture.changed`: new values of some fields."""
    line = line_of(review, event, f"the change of {event.data['number']}")
    _change(review, line, event.data["number"], fields_from(event.data["set"]))
    _remember_name(review, event.data["set"].get("new_opportunity"))


def _change(review: Review, line: Line, number: int, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        review.restorables.write(line, ("capture", str(number), name), value)


def withdrawn(review: Review, event: Event) -> None:
    """Take in `capture.withdrawn`."""
    values = {"withdrawn": True, "dropped_because": event.data.get("because", "")}
    _change(review, line_of(review, event, "/drop"), event.data["number"], values)


def noted(review: Review, event: Event) -> None:
    """Take in `capture.noted`: a note on a capture."""
    number = event.data["number"]
    notes = (*review.captures[number - 1].notes, event.data["text"])
    _change(review, line_of(review, event, f"the note on {number}"), number, {"notes": notes})


def worded(review: Review, event: Event) -> None:
    """Take in `capture.worded`: the same in other words."""
    number = event.data["number"]
    also = (*review.captures[number - 1].also, event.data["text"])
    _change(review, line_of(review, event, "/also"), number, {"also": also})


def agreed(review: Review, event: Event) -> None:
    """Take in `capture.agreed`."""
    values = {"agreed": True, "agreed_on_word_of": event.data["on_word_of"], "agreed_by": event.by}
    _change(review, line_of(review, event, "/agree"), event.data["number"], values)


def declined(review: Review, event: Event) -> None:
    """Take in `capture.declined`: it is without owner again, the reason is kept."""
    number = event.data["number"]
    capture = review.captures[number - 1]
    reasons = (*capture.declined, (event.data["person"], event.data["because"]))
    values = {"person": None, "agreed": False, "agreed_on_word_of": None, "agreed_by": None, "declined": reasons}
    _change(review, line_of(review, event, "/decline"), number, values)


def parked(review: Review, event: Event) -> None:
    """Take in `line.parked`; a capture that it comes from says that it went there."""
    line = line_of(review, event, "/park")
    if origin := event.data.get("from"):
        _change(review, line, origin, {"parked": True})
    review.parked.append(Parked(event.data["text"], event.data.get("by") or event.person, event.data["item"]))
    review.book.note_made(line, ("parked", str(len(review.parked) - 1)))


HANDLERS = {
    "capture.added": added,
    "capture.changed": changed,
    "capture.withdrawn": withdrawn,
    "capture.noted": noted,
    "capture.worded": worded,
    "capture.agreed": agreed,
    "capture.declined": declined,
    "line.parked": parked,
}
