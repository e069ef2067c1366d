"""What somebody confirms or corrects of the plan, read from one line, and the command that takes it up in a review.

    jane nextgen advocate because she asked for the layout
    opp:nextgen close 2027-07-15 because the board meets in July
    opp:nextgen as planned
    ask:sla committed because Marc signed it

What cannot be read as one of these is kept as it was written: it is read out in the review, and changes nothing there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.correct import CorrectionRefused, correct
from samreview.plan.model import COMMITMENTS, STANCES
from samreview.review import names
from samreview.review.arguments import because, words
from samreview.review.prep.subjects import AS_PLANNED
from samreview.values.named import NamedTuple
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samreview.plan.correct import Correctable
    from samreview.plan.model import Plan

_COMMANDS = ("/heard ", "/fix ", "/ask ")
_TARGETS: dict[str, tuple[Correctable, Callable[[Plan], names.Pool]]] = {
    "opp": ("opportunity", names.opportunities),
    "with": ("stakeholder", names.stakeholders),
    "ask": ("ask", names.asks),
}
_STANCE_WORDS = 3


class Validation(NamedTuple):
    """What a line says of the plan. `problem` is what keeps it from being taken up by a command, in a sentence."""

    about: str | None = None
    line: str | None = None
    problem: str = ""


def validation(plan: Plan, person: str, text: str) -> Validation:
    """Return what a person's line confirms or corrects; `text` is clean."""
    for command in _COMMANDS:
        text = text.removeprefix(command)
    what, why = because(text)
    what = what.removesuffix(" because")
    given = [word.text for word in words(what)]
    prefix, colon, name = (given[0] if given else "").partition(":")
    if colon and prefix == "ask" and len(given) == 2 and _word(given[1]) in COMMITMENTS:
        return _ask(plan, name, _word(given[1]), why)
    if colon and prefix in _TARGETS and not _is_stance(given):
        return _figure(plan, person, _TARGETS[prefix], given, why)
    return _stance(plan, person, given, why)


def _word(text: str) -> str:
    return text.casefold().replace("_", "-")


def _is_stance(given: Sequence[str]) -> bool:
    return len(given) == _STANCE_WORDS and given[0].startswith("with:") and _word(given[2]) in STANCES


def _stance(plan: Plan, person: str, given: Sequence[str], why: str) -> Validation:
    if len(given) != _STANCE_WORDS:
        return Validation(problem="It is no stance, figure or ask that a command could take up.")
    who, missing = _found(given[0].removeprefix("with:"), names.stakeholders(plan), "stakeholder")
    if who is None:
        return Validation(problem=missing)
    deal, missing = _found(given[1].removeprefix("opp:"), names.opportunities(plan), "opportunity")
    if deal is None:
        return Validation(problem=missing)
    about, stance = f"stance {who} {deal}", _word(given[2])
    if stance not in STANCES:
        near = did_you_mean(stance, STANCES) or f"; it is one of {names.listed(STANCES)}."
        return Validation(about, problem=f"{given[2]} is no stance{near}")
    if not why:
        return Validation(about, problem="A stance needs what shows it: because TEXT.")
    return Validation(about, f"/heard {who} {deal} {stance} @{person} because {why}")


def _ask(plan: Plan, name: str, state: str, why: str) -> Validation:
    which, missing = _found(name, names.asks(plan), "internal ask")
    if which is None:
        return Validation(problem=missing)
    about = f"ask {which}"
    if state == COMMITMENTS[0]:
        return Validation(about)
    if not why:
        return Validation(about, problem="An answer to an ask needs its reason: because TEXT.")
    return Validation(about, f"/ask {which} {state} because {why}")


def _figure(
    plan: Plan, person: str, target: tuple[Correctable, Callable[[Plan], names.Pool]], given: Sequence[str], why: str
) -> Validation:
    kind, pool = target
    prefix, _, name = given[0].partition(":")
    which, missing = _found(name, pool(plan), "internal ask" if kind == "ask" else kind)
    if which is None:
        return Validation(problem=missing)
    rest = list(given[1:])
    if not rest or " ".join(rest).casefold() == AS_PLANNED:
        return Validation(f"{prefix} {which}")
    field, value = _field_and_value(plan, kind, which, rest)
    about = f"{prefix} {which} {field}"
    try:
        correction = correct(plan, kind, which, field, value)
    except CorrectionRefused as refused:
        return Validation(about, problem=refused.message)
    if correction.was == correction.now:
        return Validation(about)
    member = plan.member(person)
    reason = why or f"{member.name if member else person} says so"
    return Validation(about, f"/fix {prefix}:{which} {field} {value} because {reason}")


def _field_and_value(plan: Plan, kind: Correctable, which: str, rest: Sequence[str]) -> tuple[str, str]:
    """Return the field and its value; a bare date is when a deal closes, a bare amount what it is worth."""
    whole = " ".join(rest)
    if kind == "opportunity":
        for field in ("close", "amount"):
            try:
                correct(plan, kind, which, field, whole)
            except CorrectionRefused:
                continue
            return field, whole
    return rest[0].casefold().replace("-", "_"), " ".join(rest[1:])


def _found(name: str, pool: names.Pool, what: str) -> tuple[str | None, str]:
    found = names.find(name, pool)
    if found.id is not None:
        return found.id, ""
    if found.ambiguous:
        return None, f"{name} fits {names.listed(found.candidates)}; give the id."
    return None, f"There is no {what} {name or 'without a name'} in the plan{names.did_you_mean(found, pool)}"
