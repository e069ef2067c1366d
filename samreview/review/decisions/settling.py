"""What has come of what was agreed before: done, still open or dropped; of a goal reached, not yet or changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.insight.prompts.prompt import brief
from samreview.review import names
from samreview.review.answers import day
from samreview.review.arguments import because, first_word
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.carry.codec import SETTLED, settled_to_json
from samreview.review.carry.model import STATUSES, STILL_OPEN, Settled
from samreview.review.carry.standing import listed_ids, meant, standing
from samreview.review.marks import lift
from samreview.review.meaning import meaning_of
from samreview.review.words import ANY_ROLE
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from samreview.review.carry.model import Commitment, Status

_MOST = 48
_USAGE = "/settle 3 done, or open or dropped, because TEXT"
_SAYS: dict[Status, str] = {
    "done": "done",
    "open": "still open",
    "dropped": "dropped",
    "reached": "reached",
    "not-yet": "not yet reached",
    "changed": "changed; write what it is now: goal TEXT",
}


def settle(asked: Asked, rest: str) -> Accepted:
    """Say what has come of a commitment of an earlier review or of the plan."""
    which, more = first_word(rest)
    commitment = _find(asked, which)
    own = _may(asked, commitment)
    what, why = because(more)
    lifted = lift(what.removesuffix("because").rstrip())
    status = _status(commitment, lifted.text)
    meaning = meaning_of(asked.review, [mark for mark in lifted.marks if mark.slot in {"who", "due"}])
    unread = [mark.typed for mark in lifted.marks if mark.slot not in {"who", "due"}]
    unread += [one["mark"] for one in meaning.unresolved]
    if unread:
        refuse(f"{', '.join(unread)} cannot be read here; a new owner is @NAME, a new date due:fri.")
    if lifted.marks and status not in STILL_OPEN:
        refuse(f"A new owner or date goes with {STATUSES[commitment.kind][1]} alone: what is {status} needs none.")
    said = _said(asked, commitment, status, why, meaning.values, own=own)
    return asked.accept(_answer(asked, commitment, said), (SETTLED, settled_to_json(said)))


def _find(asked: Asked, text: str) -> Commitment:
    """Return what a number of the list, an id or the only start of one names."""
    listed = standing(asked.review)
    if not listed:
        refuse("Nothing was carried over into this review, so there is nothing to settle.")
    if not text:
        refuse(f"Say which and what has come of it: {_USAGE}")
    found = meant(text, listed)
    if len(found) != 1 and text.isascii() and text.isdecimal() and 0 < int(text[:6]) <= len(listed):
        return listed[int(text[:6]) - 1]
    if len(found) == 1:
        return found[0]
    if found:
        refuse(f"{text} begins {len(found)} ids: {listed_ids(found)}. Give more of one, or its number in the list.")
    near = did_you_mean(text, [one.id for one in listed]) or f"; the list goes from 1 to {len(listed)}."
    return refuse(f"Nothing that was agreed before has the number or id {text}{near}")


def _may(asked: Asked, commitment: Commitment) -> bool:
    """Return whether the owner says so themselves; refuse anybody without a role."""
    own = asked.person == commitment.owner and asked.word_of is None and commitment.kind != "parked"
    if not own and not asked.may(ANY_ROLE) and not asked.is_one_of(commitment.owner):
        owner = commitment.owner_name or "nobody"
        refuse(f"{commitment.id} is settled by its owner {owner}, or by somebody who holds a role.")
    return own


def _status(commitment: Commitment, text: str) -> Status:
    word = "-".join(text.casefold().replace("-", " ").split())
    fits = STATUSES[commitment.kind]
    for status in fits:
        if word == status:
            return status
    kind = "a goal" if commitment.kind == "goal" else f"{'an action' if commitment.kind == 'action' else 'it'}"
    if not word:
        which = names.listed(fits).replace(" and ", " or ")
        refuse(f"Say what has come of “{brief(commitment.what, _MOST)}”: {which}.")
    near = did_you_mean(word, fits)
    return refuse(f"{text} says nothing of {kind}{near or f'; it is {fits[0]}, {fits[1]} or {fits[2]}.'}")


def _said(  # noqa: PLR0913  what was said, each by its name
    asked: Asked, commitment: Commitment, status: Status, why: str, marked: dict[str, object], *, own: bool
) -> Settled:
    before = next((one for one in asked.review.settled if one.id == commitment.id), None)
    person = marked.get("person")
    due = marked.get("due")
    new_owner = isinstance(person, str) and person != commitment.owner
    new_due = isinstance(due, str) and dt.date.fromisoformat(due) != commitment.due
    agreed = before.agreed if before else None
    if new_owner:
        agreed = asked.person == person and asked.word_of is None
    elif new_due:
        agreed = own
    return Settled(
        id=commitment.id,
        status=status,
        because=why,
        by=asked.person,
        at=asked.at.instant,
        on_word_of=asked.word_of,
        person=str(person) if new_owner else before.person if before else None,
        person_name=names.name_of(asked.review, str(person)) if new_owner else before.person_name if before else None,
        due=dt.date.fromisoformat(str(due)) if new_due else before.due if before else None,
        agreed=agreed,
    )


def _answer(asked: Asked, commitment: Commitment, said: Settled) -> str:
    after = commitment.with_settled(said)
    parts = [_SAYS[said.status]]
    if after.owner != commitment.owner and after.owner_name:
        parts.append(f"{after.owner_name} has it now")
    if after.due is not None and after.due != commitment.due:
        passed = " (has passed)" if after.due < asked.review.on else ""
        parts.append(f"due {day(after.due, asked.review.on)}{passed}")
    word = f", on {names.name_of(asked.review, said.on_word_of)}'s word" if said.on_word_of else ""
    why = f", because {said.because}" if said.because else ""
    return f"{brief(commitment.what, _MOST)}: {', '.join(parts)}{word}{why}."


COMMANDS = {"settle": settle}
