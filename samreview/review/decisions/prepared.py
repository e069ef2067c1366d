"""What somebody prepared is taken up without being typed again: asked, answered, made an action, noted or parked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from samreview.insight.prompts.prompt import brief
from samreview.review import names
from samreview.review.answers import understood
from samreview.review.arguments import first_word
from samreview.review.asked import Accepted, Asked, Fact, refuse
from samreview.review.asking import passed
from samreview.review.folding.captures import capture_from
from samreview.review.marks import lift
from samreview.review.meaning import meaning_of
from samreview.review.permissions import check_roles
from samreview.review.prep import in_review
from samreview.review.wording import lacks_verb
from samreview.review.words import SCRIBE
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.review.prep.model import HowTaken, Prepared, PrepKind, Taken
    from samreview.review.state import Capture, CaptureKind

_FITS: Mapping[PrepKind, tuple[HowTaken, ...]] = {
    "question": ("asked", "answered", "action", "parked"),
    "idea": ("noted", "action", "parked"),
    "validation": ("taken", "noted", "action", "parked"),
}
"""How each kind can be taken up; without a word it is the first."""
_WORDS: Mapping[str, HowTaken] = {
    "ask": "asked", "asked": "asked", "answer": "answered", "answered": "answered", "action": "action",
    "note": "noted", "noted": "noted", "idea": "noted", "park": "parked", "parked": "parked", "take": "taken",
    "taken": "taken",
}  # fmt: skip
_NOTED_AS: Mapping[PrepKind, CaptureKind] = {"question": "question", "idea": "idea", "validation": "point"}
_SHORT = 40
_ANSWERED = "Answered in the room."
_USAGE = "/prepared 3 asked, answered, action or parked"


def take_up(asked: Asked, rest: str) -> Accepted:
    """Take up what somebody prepared, as it was written."""
    which, more = first_word(rest)
    one = _find(asked, which)
    word, after = first_word(more)
    fits = _FITS[one.entry.kind]
    how = _WORDS.get(word.casefold()) if word else fits[0]
    if how is None or how not in fits:
        there_is = f"; it is {names.listed(fits).replace(' and ', ' or ')}."
        refuse(f"{word} is nothing to do with {_a(one)}{did_you_mean(word, fits) or there_is}")
    _may(asked, one, how)
    before = in_review.taken(asked.review, one.number)
    standing = _capture_of(asked, before)
    if how == "parked":
        return _parked(asked, one, standing)
    if how == "taken":
        return _taken(asked, one)
    if how == "answered":
        return _answered(asked, one, after, standing)
    if before is not None and before.how == how and standing is not None:
        return asked.accept(f"{_whose(asked, one)} stands as {standing.kind} {standing.number} already.")
    return _captured(asked, one, how, after)


def _find(asked: Asked, text: str) -> Prepared:
    listed = asked.review.prepared
    if not listed:
        refuse("Nobody prepared anything for this review. `samreview prep PLAN --as ID` does, while it runs too.")
    if not text:
        refuse(f"Say which, and what comes of it: {_USAGE}. {_listed(asked)}")
    number = int(text[:8]) if text.isascii() and text.isdecimal() else 0
    one = in_review.find(asked.review, number)
    if one is None:
        refuse(f"Nothing prepared has the number {text}. {_listed(asked)}")
    return one


def _listed(asked: Asked) -> str:
    """Return what waits now, by its number, in short; where nothing does, what waits for another item."""
    review = asked.review
    waiting = in_review.waiting_now(review) or in_review.waiting_in(review, None)
    said = (f"{one.number} {names.first_name(review, one.person)}: {brief(one.entry.text, _SHORT)}" for one in waiting)
    return "; ".join(said) or "All of it is taken up."


def _a(one: Prepared) -> str:
    return {"question": "a question", "idea": "an idea", "validation": "what somebody can say"}[one.entry.kind]


def _whose(asked: Asked, one: Prepared) -> str:
    what = {"question": "question", "idea": "idea", "validation": "word"}[one.entry.kind]
    return f"{names.first_name(asked.review, one.person)}'s {what}"


def _may(asked: Asked, one: Prepared, how: HowTaken) -> None:
    """Refuse anybody but scribe and moderator; one's own question, idea or parking is everybody's."""
    own = asked.is_one_of(one.person) and (how == "parked" or (one.entry.kind != "validation" and how != "action"))
    if not own:
        check_roles(asked, SCRIBE, "/prepared", "moderator, scribe; your own question or idea you too")


def _capture_of(asked: Asked, before: Taken | None) -> Capture | None:
    capture = asked.review.capture(before.capture) if before is not None and before.capture is not None else None
    return None if capture is None or capture.withdrawn else capture


def _fact(one: Prepared, how: HowTaken, capture: int | None = None) -> Fact:
    data: dict[str, Any] = {"number": one.number, "how": how}
    if capture is not None:
        data["capture"] = capture
    return "prep.taken", data


def _captured(asked: Asked, one: Prepared, how: HowTaken, more: str) -> Accepted:
    kind: CaptureKind = "action" if how == "action" else _NOTED_AS[one.entry.kind]
    data, taken = _capture(asked, one, kind, more)
    accepted = asked.accept(understood(asked.review, taken), ("capture.added", data), _fact(one, how, taken.number))
    return replace(accepted, question=passed(asked, taken))


def _capture(asked: Asked, one: Prepared, kind: CaptureKind, more: str = "") -> tuple[dict[str, Any], Capture]:
    """Return the capture that it becomes: in their own words, with the marks in those and the marks given now."""
    review = asked.review
    own, given = lift(one.entry.text), lift(more)
    text = given.text or own.text or one.entry.text
    if kind == "action" and not given.text and (one.entry.kind == "question" or lacks_verb(text)):
        text = f"Find out: {text}"
    slots = {mark.slot for mark in given.marks}
    marks = [*given.marks, *(mark for mark in own.marks if mark.slot not in slots)]
    meaning = meaning_of(review, marks)
    data: dict[str, Any] = {
        "number": len(review.captures) + 1,
        "kind": kind,
        "text": text,
        "item": review.current,
        "said_by": one.person,
    }
    data |= {name: value for name, value in meaning.values.items() if value}
    if meaning.unresolved:
        data["unresolved"] = meaning.unresolved
    if review.has_role(asked.person, "scribe"):
        data["scribed"] = True
    return data, capture_from(data, asked.person)


def _answered(asked: Asked, one: Prepared, answer: str, standing: Capture | None) -> Accepted:
    said = answer or _ANSWERED
    if standing is not None:
        note: Fact = ("capture.noted", {"number": standing.number, "text": said})
        return asked.accept(f"{standing.kind} {standing.number}: {said}", note, _fact(one, "answered", standing.number))
    data, capture = _capture(asked, one, "question")
    return asked.accept(
        f"{understood(asked.review, capture)}: {said}",
        ("capture.added", data),
        ("capture.noted", {"number": capture.number, "text": said}),
        _fact(one, "answered", capture.number),
    )


def _parked(asked: Asked, one: Prepared, standing: Capture | None) -> Accepted:
    text = one.entry.text
    facts: list[Fact] = [("line.parked", {"text": text, "item": asked.review.current, "by": one.person})]
    if standing is not None:
        facts[0][1]["from"] = standing.number
        facts.append(("capture.withdrawn", {"number": standing.number}))
    return asked.accept(f"Parked: {text}", *facts, _fact(one, "parked"))


def _taken(asked: Asked, one: Prepared) -> Accepted:
    """Do what the line says that was made of it; what confirms the plan is noted as such."""
    if one.entry.line is None:
        return _captured(asked, one, "taken", "")
    from samreview.review.decisions import decision_of

    name, rest = first_word(one.entry.line.removeprefix("/"))
    done = decision_of(name)(asked, rest)
    return asked.accept(done.answer, *((event.kind, dict(event.data)) for event in done.events), _fact(one, "taken"))


COMMANDS = {"prepared": take_up}
