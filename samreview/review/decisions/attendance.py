"""Who arrives and who leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.arguments import Word, words
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.decisions.expecting import expected, marked
from samreview.review.state import ROLES
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from samreview.review.fold import Review


def arrive(asked: Asked, rest: str) -> Accepted:
    """Count people as present; a quoted name that nobody has makes a guest. Marks say until when they stay."""
    review = asked.review
    line = marked(rest)
    given = words(line.rest)
    if not given:
        refuse('Say who is here: /arrive priya lukas, or "Karl Meyer" for a guest.')
    coming: dict[str, dict[str, object]] = {}
    for word in given:
        one = _arriving(review, word, coming)
        coming[str(one["id"])] = one
    new = [one for name, one in coming.items() if name not in review.people or not review.people[name].present]
    called = {name: str(one["name"]) for name, one in coming.items() if "name" in one}
    facts, noted = expected(asked, list(coming), line.says, called) if line.says else ((), "")
    if not new:
        return asked.accept(noted or "Here already.", *facts)
    said = [f"{one['name']} (guest)" if one["guest"] else str(one["name"]) for one in new]
    verb = "is" if len(said) == 1 else "are"
    here = f"{names.listed(said)} {verb} here. {noted}".rstrip()
    return asked.accept(here, ("people.arrived", {"people": new}), *facts)


def _arriving(review: Review, word: Word, coming: dict[str, dict[str, object]]) -> dict[str, object]:
    found = names.find(word.text, names.people(review))
    # Of a full name in quotes another name that begins alike is somebody else.
    whole = word.quoted and " " in word.text
    if found.id is not None and not (whole and fold_name(review.people[found.id].name) != fold_name(word.text)):
        who = review.people[found.id]
        return {"id": who.id, "name": who.name, "guest": who.guest}
    same = fold_name(word.text)
    if any(same in {fold_name(one.id), fold_name(one.name)} for one in review.plan.stakeholders):
        refuse(f"{word.text} is a stakeholder of the customer, and no attendee of this review.")
    if not word.quoted or (found.ambiguous and not whole) or not same:
        refuse(f"{unknown_person(review, word.text, found)} A guest's name goes in quotes.")
    for one in coming.values():
        if fold_name(str(one["name"])) == same:
            return one
    return {"id": _guest_id(review, word.text, coming), "name": word.text, "guest": True}


def _guest_id(review: Review, name: str, coming: dict[str, dict[str, object]]) -> str:
    plain = "-".join(
        "".join(char for char in part if char.isascii() and char.isalnum()) for part in fold_name(name).split()
    ).strip("-")
    wanted, number = plain or "guest", 1
    one = wanted
    while not _is_free(review, one, name) or one in coming:
        number += 1
        one = f"{wanted}-{number}"
    return one


def _is_free(review: Review, one: str, name: str) -> bool:
    """Whether a guest of this name may have this id: nobody's, or their own from an arrival that was taken back."""
    known = review.people.get(one)
    own = known is not None and known.guest and not known.arrived and known.name == name
    return (known is None or own) and review.plan.stakeholder(one) is None


def expect(asked: Asked, rest: str) -> Accepted:
    """Note until when people stay, or that they speak last."""
    line = marked(rest)
    people = dict.fromkeys(find_person(asked.review, word.text).id for word in words(line.rest))
    if not people or not line.says:
        refuse(
            "Say who, and until when they stay or that they speak last: "
            "/expect beth until:16:00, or /expect marc speaks:last"
        )
    facts, said = expected(asked, list(people), line.says)
    return asked.accept(said or "Noted already.", *facts)


def leave(asked: Asked, rest: str) -> Accepted:
    """Count people as gone; their roles are then empty."""
    review = asked.review
    people = [find_person(review, word.text).id for word in words(rest)]
    if not people:
        refuse("Say who leaves: /leave priya")
    gone = [one for one in dict.fromkeys(people) if review.people[one].present or review.has_role(one, *ROLES)]
    if not gone:
        refuse(f"{names.listed([names.name_of(review, one) for one in people])} is not here.")
    empty = [role for role in ROLES if review.roles[role] in gone]
    left = f" Empty now: {names.listed(empty)}; anyone of the team may take it with /role." if empty else ""
    said = names.listed([names.name_of(review, one) for one in gone])
    return asked.accept(f"{said} left.{left}", ("people.left", {"people": gone}))


def find_person(review: Review, text: str) -> names.Named:
    """Return the member of the team or guest whom `text` names.

    Raises:
        Refusal: nobody, or more than one.
    """
    found = names.find(text, names.people(review))
    if found.id is None:
        refuse(unknown_person(review, text, found))
    return names.Named(found.id, review.people[found.id].name)


def unknown_person(review: Review, text: str, found: names.Found) -> str:
    """Say that a name means nobody, or more than one, and who is near."""
    if found.ambiguous:
        return f"{text} fits {names.listed(found.candidates)}."
    return f"Nobody called {text} is in the team or a guest{names.did_you_mean(found, names.people(review))}"


COMMANDS = {"arrive": arrive, "expect": expect, "leave": leave}
