"""New captures, and what goes on with one's last: `...`, `s/old/new/`, `action-12:`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from samreview.plan.record import Frozen, record
from samreview.review import names
from samreview.review.answers import understood
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.asking import passed, question_for
from samreview.review.decisions.changes import change, changed_by
from samreview.review.folding.captures import capture_from
from samreview.review.line import parse_capture
from samreview.review.marks import lift
from samreview.review.meaning import Meaning, meaning_of
from samreview.review.owners import name_before, owners_before
from samreview.review.permissions import check_capture, check_phase
from samreview.review.words import LIVE, SCRIBE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.review.fold import Review
    from samreview.review.line import Captured, Continued, Noted, Substituted
    from samreview.review.state import Capture, CaptureKind


@record
class Thought(Frozen):
    """A typed capture, understood: its kind, its words, whom it came from, what its marks mean."""

    kind: CaptureKind
    text: str
    said_by: str | None
    meaning: Meaning


def capture(asked: Asked, line: Captured) -> Accepted:
    """Take a new capture."""
    thought = _understand(asked.review, line)
    check_capture(asked, thought.kind)
    if not thought.text:
        refuse(f"The {thought.kind} has no words; write it as: {thought.kind} TEXT")
    data = _data(asked, thought)
    taken = capture_from(data, asked.person)
    question = passed(asked, taken) or question_for(asked, taken)
    if question in ("grow", "park"):
        data["asked"] = question
    if asked.word_of is not None:
        taken.typed_by = asked.by
    accepted = asked.accept(understood(asked.review, taken), ("capture.added", data))
    return accepted if question is None else replace(accepted, question=question)


def _understand(review: Review, line: Captured) -> Thought:
    said_by, kind, text = None, line.kind, line.text
    if kind is None and not line.literal:
        said_by, rest = name_before(review, text)
        if said_by is not None:
            inner = parse_capture(rest)
            kind, text = inner.kind, inner.text
    lifted = lift(text)
    meaning, text = meaning_of(review, lifted.marks), lifted.text
    if kind == "action" and not lifted.has("who"):
        owners, text = owners_before(review, text)
        if owners:
            meaning.values |= {"person": owners[0], "helpers": list(owners[1:])}
    elif kind not in {None, "action"} and said_by is None:
        said_by, text = name_before(review, text)
    return Thought(kind or "point", text, said_by, meaning)


def _data(asked: Asked, thought: Thought) -> dict[str, Any]:
    review = asked.review
    data: dict[str, Any] = {
        "number": len(review.captures) + 1,
        "kind": thought.kind,
        "text": thought.text,
        "item": review.current,
    }
    data |= {name: value for name, value in thought.meaning.values.items() if value}
    if thought.said_by is not None:
        data["said_by"] = thought.said_by
    if thought.meaning.unresolved:
        data["unresolved"] = thought.meaning.unresolved
    if review.has_role(asked.person, "scribe"):
        data["scribed"] = True
    return data


def _own(asked: Asked) -> Iterator[Capture]:
    """Yield one's standing captures, the last first."""
    for number in reversed(asked.review.captured_by.get(asked.person, ())):
        capture = asked.review.captures[number - 1]
        if not capture.withdrawn:
            yield capture


def _own_last(asked: Asked) -> Capture:
    """Return one's last standing capture."""
    for capture in _own(asked):
        return capture
    return refuse("You have captured nothing yet that this could go on with.")


def continued(asked: Asked, line: Continued) -> Accepted:
    """Go on with one's last capture."""
    check_phase(asked.review, "...", LIVE)
    last = _own_last(asked)
    lifted = lift(line.text)
    if not lifted.text and not lifted.marks:
        refuse("Nothing follows the dots; write: ... and more words")
    text = f"{last.text} {lifted.text}".strip()
    made = change(asked, last, text, meaning_of(asked.review, lifted.marks))
    return replace(made, answer=f"{made.answer.rstrip('.')}: {text}")  # how it reads now, for who only hears it


def substituted(asked: Asked, line: Substituted) -> Accepted:
    """Correct one's latest capture that holds it: the last place in it, all of it, or all of one's captures."""
    check_phase(asked.review, "s/old/new/", LIVE)
    last = _own_last(asked)
    holding = [one for one in _own(asked) if line.old in one.text]
    if not holding:
        refuse(f"None of your lines holds {line.old}; the last, {last.kind} {last.number}, says: {last.text}")
    changes = [
        changed_by(asked, one, {"text": _substituted(one, line)}) for one in holding[: None if line.in_all else 1]
    ]
    if len(changes) == 1:
        now = _substituted(holding[0], line)
        return replace(changes[0], answer=f"{changes[0].answer.rstrip('.')}: {now}")
    return _together(asked, changes, f"Corrected in {len(changes)} captures, {names.listed(_numbers(holding))}.")


def _substituted(capture: Capture, line: Substituted) -> str:
    if line.everywhere:
        text = capture.text.replace(line.old, line.new)
    else:
        before, _, after = capture.text.rpartition(line.old)
        text = before + line.new + after
    text = " ".join(text.split())
    if not text:
        refuse(f"Nothing would be left of {capture.kind} {capture.number}. /drop {capture.number} withdraws it.")
    return text


def _numbers(captures: list[Capture]) -> list[str]:
    return [str(one.number) for one in reversed(captures)]


def _together(asked: Asked, changes: list[Accepted], answer: str) -> Accepted:
    """Return several changes as one line, which one undo takes back."""
    return asked.accept(answer, *((event.kind, dict(event.data)) for one in changes for event in one.events))


def noted(asked: Asked, line: Noted) -> Accepted:
    """Add a note to a capture."""
    check_phase(asked.review, "A note", LIVE)
    capture = asked.capture(str(line.number))
    if not line.text:
        refuse(f"The note has no words; write it as: {capture.kind}-{capture.number}: TEXT")
    if not asked.may(SCRIBE) and not asked.is_one_of(capture.by, capture.person):
        owner = names.name_of(asked.review, capture.by)
        refuse(f"Notes on {capture.number} are for its author {owner}, its owner, the scribe and the moderator.")
    return asked.accept(
        f"Noted on {capture.kind} {capture.number}: {capture.text}",
        ("capture.noted", {"number": capture.number, "text": line.text}),
    )
