"""Who may use a command now; a refusal says who may, or when it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.asked import Asked, refuse
from samreview.review.words import CLOSED, FROZEN, LIVE, LOBBY, SCRIBE, WORDS, Word

if TYPE_CHECKING:
    from samreview.review.fold import Review
    from samreview.review.state import CaptureKind, Phase, Role

OWN_CHECK = frozenset({"role", "edit", "kind", "drop", "also", "agree", "decline", "merge", "settle", "prepared"})
"""Commands that others than the roles may use too, depending on what they are about."""
_FREE_KINDS: frozenset[CaptureKind] = frozenset({"idea", "question"})


def check_phase(review: Review, what: str, phases: frozenset[Phase]) -> None:
    """Refuse what does not work in the present phase."""
    if review.phase not in phases:
        refuse(f"{what} does not work now: {_phase_says(review, phases)}")


def _phase_says(review: Review, phases: frozenset[Phase]) -> str:
    if review.phase == "lobby":
        return "the review has not started. /start opens it."
    if review.phase == "closed":
        if phases == FROZEN:
            return "the minutes are not approved yet. /edit changes a line until /approve."
        return "the review is closed. Until /approve only /edit, /drop, /agree, /decline, /rate and /undo work."
    if review.phase == "approved":
        return f"the minutes are approved as version {review.version}. /amend changes a line, with its reason."
    return _running_says(phases)


def _running_says(phases: frozenset[Phase]) -> str:
    if phases == LOBBY:
        return "the review has started."
    if phases <= CLOSED | FROZEN:
        return "the review is not closed. /close ends it."
    return "the last item is over. /goto goes on with one, /close ends the review."


def check_word(asked: Asked, word: Word) -> None:
    """Refuse a command to whom it does not belong, or when it does not work."""
    check_phase(asked.review, f"/{word.name}", word.phases)
    if word.name not in OWN_CHECK:
        check_roles(asked, word.roles, f"/{word.name}", word.who)


def check_roles(asked: Asked, roles: frozenset[Role] | None, what: str, who: str) -> None:
    """Refuse what only these roles may."""
    if not asked.may(roles):
        refuse(f"{what} belongs to: {who}. {_who_holds(asked.review, roles)}")


def _who_holds(review: Review, roles: frozenset[Role] | None) -> str:
    held = [
        f"{names.name_of(review, person)} is {role}"
        for role in ("moderator", "timekeeper", "scribe")
        if role in (roles or ()) and (person := review.roles[role]) is not None
    ]
    if held:
        return f"{names.listed(held)}."
    return "Nobody holds that role now: /role moderator and your name takes it."


def check_capture(asked: Asked, kind: CaptureKind) -> None:
    """Refuse a capture of a kind that the person may not add, or when nothing can be captured."""
    check_phase(asked.review, f"{'An' if kind[0] in 'aio' else 'A'} {kind}", LIVE)
    if kind not in _FREE_KINDS and not asked.may(SCRIBE):
        scribe = asked.review.roles["scribe"]
        who = f"{names.first_name(asked.review, scribe)} is scribe" if scribe else "nobody is scribe now"
        refuse(
            f"{kind.capitalize()}s are written by scribe and moderator ({who}); anyone may add an idea or a question."
        )


def check_author(asked: Asked, number: int, author: str, command: str) -> None:
    """Refuse a change to a capture by anyone but its author, the scribe and the moderator."""
    if not asked.may(SCRIBE) and not asked.is_one_of(author):
        name = names.name_of(asked.review, author)
        refuse(f"{command} {number} belongs to its author {name}, the scribe and the moderator.")


def find_word(name: str) -> Word:
    """Return the command of this name, or refuse with the nearest one."""
    word = WORDS.get(name)
    if word is None:
        from samreview.values.text import did_you_mean

        hint = did_you_mean(f"/{name}", [f"/{one}" for one in WORDS]) or "; /help lists them all."
        refuse(f"There is no command /{name}{hint}")
    return word
