"""Captures edited, turned into another kind, dropped, worded twice, agreed to and declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.arguments import because, first_word
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.decisions.changes import change, changed_by
from samreview.review.marks import lift
from samreview.review.meaning import meaning_of
from samreview.review.owners import owners_before
from samreview.review.permissions import check_author
from samreview.review.state import CAPTURE_KINDS, OWNED_KINDS
from samreview.review.typed import as_typed, base_of, split_base
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from samreview.review.fold import Review
    from samreview.review.state import Capture


def _mine(asked: Asked, rest: str, command: str) -> tuple[Capture, str]:
    """Return the capture that a line names, and the rest; only for author, scribe and moderator."""
    number, text = first_word(rest)
    capture = asked.capture(number)
    check_author(asked, capture.number, capture.by, command)
    return capture, text


def edit(asked: Asked, rest: str) -> Accepted:
    """Replace text and marks; refused when the edit was made from a wording that is no longer the present one."""
    word, _, after = rest.partition(" ")
    number, base = split_base(word)
    capture, text = _mine(asked, f"{number} {after}", "/edit")
    if base is not None and base != base_of(asked.review, capture):
        now = as_typed(asked.review, capture)
        refuse(f"{capture.kind.capitalize()} {capture.number} was changed meanwhile. It now reads: {now}")
    lifted = lift(text)
    if not lifted.text and not lifted.marks:
        refuse(f"Say what {capture.number} is to be: /edit {capture.number} TEXT, or marks alone.")
    meaning, words = meaning_of(asked.review, lifted.marks), lifted.text or capture.text
    if capture.kind == "action" and lifted.text and not lifted.has("who"):
        owners, words = owners_before(asked.review, lifted.text)
        if owners:
            meaning.values |= {"person": owners[0], "helpers": list(owners[1:])}
            meaning.slots.add("who")
    return change(asked, capture, words, meaning)


def set_kind(asked: Asked, rest: str) -> Accepted:
    """Change what a capture is."""
    capture, text = _mine(asked, rest, "/kind")
    kind = text.casefold().rstrip(":")
    if kind not in CAPTURE_KINDS:
        if not kind:
            refuse(f"Say what it is: /kind {capture.number} {names.listed(CAPTURE_KINDS).replace(' and ', ' or ')}")
        near = did_you_mean(kind, CAPTURE_KINDS) or f"; kinds are {names.listed(CAPTURE_KINDS)}."
        refuse(f"{text} is no kind{near}")
    values: dict[str, object] = {"kind": kind}
    if kind not in OWNED_KINDS:
        values |= {"agreed": False, "agreed_on_word_of": None}  # nobody owns it any more
    return changed_by(asked, capture, values)


def drop(asked: Asked, rest: str) -> Accepted:
    """Withdraw a capture."""
    number, why = because(rest)
    capture, _ = _mine(asked, number, "/drop")
    chosen = " We chose not to, and the minutes say why." if why else ""
    return asked.accept(
        f"{capture.kind.capitalize()} {capture.number} is withdrawn: {capture.text}{f'.{chosen}' if chosen else ''}",
        ("capture.withdrawn", {"number": capture.number, **({"because": why} if why else {})}),
    )


def also(asked: Asked, rest: str) -> Accepted:
    """Add the same in other words."""
    capture, text = _mine(asked, rest, "/also")
    if not text:
        refuse(f"Say it in other words: /also {capture.number} TEXT")
    return asked.accept(
        f"{capture.kind.capitalize()} {capture.number}, also: {text}",
        ("capture.worded", {"number": capture.number, "text": text}),
    )


def agree(asked: Asked, rest: str) -> Accepted:
    """Accept an action: its owner, or the moderator on the owner's word."""
    number, _ = first_word(rest)
    capture, owner = _owned(asked, number, "/agree")
    if capture.agreed:
        refuse(f"{capture.kind.capitalize()} {capture.number} is agreed already.")
    own = asked.person == owner and asked.word_of is None
    name = names.first_name(asked.review, owner)
    word = "" if own else f", on their word as {names.first_name(asked.review, asked.by)} entered it"
    return asked.accept(
        f"{name} agrees to {capture.kind} {capture.number}{word}.",
        ("capture.agreed", {"number": capture.number, "on_word_of": None if own else owner}),
    )


def decline(asked: Asked, rest: str) -> Accepted:
    """Say no to an action: it needs another owner."""
    before, why = because(rest)
    capture, owner = _owned(asked, before, "/decline")
    if not why:
        refuse(f"Say why: /decline {capture.number} because TEXT")
    name = names.first_name(asked.review, owner)
    return asked.accept(
        f"{name} declines {capture.kind} {capture.number}; it needs another owner: /edit {capture.number} @NAME",
        ("capture.declined", {"number": capture.number, "person": owner, "because": why}),
    )


def _owned(asked: Asked, number: str, command: str) -> tuple[Capture, str]:
    """Return a capture that somebody owns and its owner; only for the owner and the moderator."""
    capture = asked.capture(number)
    if capture.kind not in OWNED_KINDS or capture.person is None:
        what = f"{capture.kind.capitalize()} {capture.number}"
        hint = f"/edit {capture.number} @NAME gives it one" if capture.kind in OWNED_KINDS else "only an action has one"
        refuse(f"{what} has no owner; {hint}.")
    if not asked.may(frozenset({"moderator"})) and asked.person != capture.person:
        owner = names.name_of(asked.review, capture.person)
        refuse(f"{command} {capture.number} is for its owner {owner}, or the moderator on the owner's word.")
    if asked.by != capture.person and not _is_here(asked.review, capture.person):
        _refuse_for_absent(asked, capture, capture.person, command)
    return capture, capture.person


def _is_here(review: Review, person: str) -> bool:
    """Return whether somebody is in the room."""
    who = review.people.get(person)
    return who is not None and who.present


def _refuse_for_absent(asked: Asked, capture: Capture, owner: str, command: str) -> None:
    """Refuse an answer in the name of somebody who is not here; after the close their word may have come since."""
    name = names.first_name(asked.review, owner)
    line = f"@@{owner} {command} {capture.number}"
    if asked.review.phase == "closed":
        if asked.word_of == owner:
            return
        refuse(f"{name} was not here at the end. Once they have answered: {line}")
    refuse(
        f"{name} is not here, so nobody can answer for them. It stays open; after the close {line} enters what they "
        f"say, or /edit {capture.number} @NAME gives it to somebody who is here."
    )


COMMANDS = {"edit": edit, "kind": set_kind, "drop": drop, "also": also, "agree": agree, "decline": decline}
