"""Undo: one's own latest line that stands, as long as nothing stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.asked import Accepted, Asked, refuse

if TYPE_CHECKING:
    from samreview.review.book import Line
    from samreview.review.fold import Review


def undo(asked: Asked, rest: str) -> Accepted:
    """Take back one's own latest line."""
    if rest:
        other = f"/drop {rest} withdraws a capture" if rest.isdecimal() else "once more, the one before"
        refuse(f"/undo takes back your latest line only; {other}.")
    review = asked.review
    line = review.book.latest(asked.person)
    if review.reading is not None and review.reading_begun == (asked.person, line):
        return asked.accept("Taken back: /readback. Nothing is read back now.", ("readback.shown", {"number": None}))
    if line is None:
        refuse("There is no line of yours to take back.")
    if line.fixed:
        refuse(f"Your latest line is {line.label}, which cannot be taken back.")
    later = review.book.in_the_way(line)
    if later is not None:
        refuse(_stands_on(review, line, later))
    return asked.accept(f"Taken back: {line.label}.{_runs_again(review, line)}", ("line.undone", {"line": line.id}))


def _stands_on(review: Review, line: Line, later: Line) -> str:
    who = names.name_of(review, later.person)
    if line.clock and later.clock:
        return f"{line.label} cannot be taken back: the clock has moved on since ({later.label}, {who})."
    hint = ""
    for entity, which in line.made:
        if entity == "capture":
            hint = f" /drop {which} withdraws it."
    return f"{line.label} cannot be taken back: {later.label} by {who} came on top of it.{hint}"


def _runs_again(review: Review, line: Line) -> str:
    if not line.clock:
        return ""
    before = review.book.before(line, ("review", "", "current"), review.current)
    if line.label == "/resume":
        return " The review is paused again."
    if not isinstance(before, str):
        return ""
    return f" {review.item_by_id[before].item.title} runs again, with the time since."


COMMANDS = {"undo": undo}
