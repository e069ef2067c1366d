"""A capture changed: which of its fields get new values, and what that does to its agreement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from samreview.review.answers import understood
from samreview.review.asking import passed
from samreview.review.folding.captures import fields_from
from samreview.review.marks import slot_of

if TYPE_CHECKING:
    from samreview.review.asked import Accepted, Asked
    from samreview.review.meaning import Meaning
    from samreview.review.state import Capture

_CLEARS_AGREED = frozenset({"text", "person", "due"})


def change(asked: Asked, capture: Capture, text: str, meaning: Meaning) -> Accepted:
    """Give a capture this text and what the marks say; a mark given replaces its like, others stay."""
    values: dict[str, Any] = {"text": text, **meaning.values}
    if meaning.slots:
        values["unresolved"] = settled(capture, meaning)
    return changed_by(asked, capture, values)


def settled(capture: Capture, meaning: Meaning) -> list[dict[str, Any]]:
    """Return the unresolved marks of a capture once marks like some of them were given."""
    both_tags = {"up", "share"} if "tags" in meaning.slots else set()
    given = meaning.slots | both_tags
    kept = [
        {"mark": one.mark, "candidates": list(one.candidates)}
        for one in capture.unresolved
        if slot_of(one.mark) not in given
    ]
    return kept + meaning.unresolved


def changed_by(asked: Asked, capture: Capture, values: dict[str, Any]) -> Accepted:
    """Change the fields whose values are new; a new owner, date or text takes agreement away."""
    read = fields_from(values)
    new = {name: value for name, value in values.items() if getattr(capture, name) != read[name]}
    if not new:
        return asked.accept(f"Nothing changes: {understood(asked.review, capture)}.")
    again = capture.agreed and bool(_CLEARS_AGREED & new.keys())
    if again:
        new |= {"agreed": False, "agreed_on_word_of": None}
    after = replace(capture, **fields_from(new))
    lost = " Agreed no longer: /agree again." if again else ""
    accepted = asked.accept(
        f"{understood(asked.review, after)}.{lost}" if lost else understood(asked.review, after),
        ("capture.changed", {"number": capture.number, "set": new}),
    )
    return replace(accepted, question=passed(asked, after)) if "due" in new else accepted
