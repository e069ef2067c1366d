"""Roles handed over and taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.arguments import first_word
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.decisions.attendance import find_person
from samreview.review.notices import moderator_gone, successors
from samreview.review.state import ROLES
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from samreview.review.state import Role

_USAGE = "/role scribe priya"


def give_role(asked: Asked, rest: str) -> Accepted:
    """Hand a role over (the moderator), or take an empty one for oneself (anyone of the team)."""
    review = asked.review
    role, name = _role_and_name(rest)
    person = find_person(review, name).id
    if not _may_give(asked, role, person):
        holder = review.roles[role]
        held = f"{names.name_of(review, holder)} is {role}" if holder else f"nobody is {role} now; take it for yourself"
        refuse(f"Only the moderator hands a role over ({held}).")
    if review.people[person].guest:
        refuse(f"{names.name_of(review, person)} is a guest; guests hold no role.")
    if review.roles[role] == person and review.people[person].present:
        return asked.accept(f"{names.name_of(review, person)} is {role} already.")
    said = f"{names.name_of(review, person)} is {role}.{_stays(asked, role, person)}"
    return asked.accept(said, ("role.given", {"role": role, "person": person}))


def _stays(asked: Asked, role: Role, person: str) -> str:
    """Tell a moderator who hands the role over that their terminal does not go with it."""
    review = asked.review
    if role != "moderator" or review.roles["moderator"] != asked.by or person == asked.by:
        return ""
    mine, theirs = names.first_name(review, asked.by), names.first_name(review, person)
    return f" This terminal stays {mine}'s; {theirs}'s opens with: samreview join {review.id} --as {person}"


def _role_and_name(rest: str) -> tuple[Role, str]:
    word, name = first_word(rest)
    role = word.casefold()
    if role not in ROLES:
        hint = did_you_mean(role, ROLES) or f"; there are {names.listed(ROLES)}."
        refuse(f"{word} is no role{hint}" if word else f"Say which role and who: {_USAGE}")
    if not name:
        refuse(f"Say who is to be {role}: /role {role} priya")
    return role, first_word(name)[0] if name.startswith('"') else name


def _may_give(asked: Asked, role: Role, person: str) -> bool:
    review = asked.review
    if asked.may(frozenset({"moderator"})):
        return True
    if person != asked.person:
        return False
    return review.roles[role] is None or (role == "moderator" and _may_succeed(asked))


def _may_succeed(asked: Asked) -> bool:
    """Whether the moderator's terminal is gone for so long that this person may take over."""
    review = asked.review
    if not moderator_gone(review, asked.at):
        return False
    return review.has_role(asked.person, "timekeeper") or asked.person in successors(review, asked.at)


COMMANDS = {"role": give_role}
