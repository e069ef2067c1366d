"""What the review learns about the plan: figures corrected, stances heard, internal asks put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.plan.correct import CorrectionRefused, correct
from samreview.plan.model import COMMITMENTS, STANCES
from samreview.review import names
from samreview.review.arguments import because, words
from samreview.review.asked import Accepted, Asked, refuse
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.model import Plan

Target = Literal["opportunity", "stakeholder", "ask"]
_TARGETS: dict[str, tuple[Target, Callable[[Plan], names.Pool]]] = {
    "opp": ("opportunity", names.opportunities),
    "with": ("stakeholder", names.stakeholders),
    "ask": ("ask", names.asks),
}
_FIX_USAGE = "/fix opp:nextgen amount 500k because the quote says so"
_HEARD_USAGE = "/heard jane nextgen advocate because she asked for a date"
_ASK_USAGE = "/ask sla committed because Marc signed it"


def fix(asked: Asked, rest: str) -> Accepted:
    """Correct a figure of the plan for this review."""
    given = words(rest)
    prefix, colon, name = (given[0].text if given else "").partition(":")
    if not colon or prefix.casefold() not in _TARGETS or len(given) < 2:
        refuse(f"Say what to correct, where and why: {_FIX_USAGE}")
    target, pool = _TARGETS[prefix.casefold()]
    which = _find(name, pool(asked.review.plan), "internal ask" if target == "ask" else target)
    field = given[1].text.casefold().replace("-", "_")
    value, why = _value_and_reason(rest[given[1].end :].strip())
    if not value:
        refuse(f"Say what {field} is to be: {_FIX_USAGE}")
    if not why:
        refuse(f"Say why, so that it can be written into the plan: ... {value} because TEXT")
    try:
        correction = correct(asked.review.plan, target, which, field, value)
    except CorrectionRefused as refused:
        refuse(refused.message)
    if correction.was == correction.now:
        refuse(f"{which} {field} is {correction.now} already.")
    data = {"target": target, "id": which, "field": field, "was": correction.was}
    data |= {"now": correction.now, "because": why}
    return asked.accept(
        f"{which} {field}: {correction.was} > {correction.now}; every exhibit shows it.", ("plan.corrected", data)
    )


def _value_and_reason(text: str) -> tuple[str, str]:
    if text.startswith('"'):
        end = text.find('"', 1)
        if end > 0:
            return text[1:end], because(text[end + 1 :])[1]
    return because(text)


def _find(name: str, pool: names.Pool, what: str) -> str:
    found = names.find(name, pool)
    if found.id is not None:
        return found.id
    if found.ambiguous:
        refuse(f"{name} fits {names.listed(found.candidates)}; give the id.")
    return refuse(f"There is no {what} {name or 'without a name'} in the plan{names.did_you_mean(found, pool)}")


def hear(asked: Asked, rest: str) -> Accepted:
    """Note a stance with its evidence."""
    what, why = because(rest)
    given = [word.text for word in words(what)]
    if len(given) != 3 or not why:
        refuse(f"Say who stands where on what, and what shows it: {_HEARD_USAGE}")
    who = _find(given[0].removeprefix("with:"), names.stakeholders(asked.review.plan), "stakeholder")
    deal = _find(given[1].removeprefix("opp:"), names.opportunities(asked.review.plan), "opportunity")
    stance = _one_of(given[2], STANCES, "stance")
    data = {"stakeholder": who, "opportunity": deal, "stance": stance, "because": why}
    name = names.name_of(asked.review, who)
    return asked.accept(f"{name}, {deal}: {stance}, because {why}", ("stance.heard", data))


def ask(asked: Asked, rest: str) -> Accepted:
    """Note one attempt on an internal ask and its answer."""
    what, why = because(rest)
    given = [word.text for word in words(what)]
    if len(given) != 2 or not why:
        refuse(f"Say which ask, its answer and why: {_ASK_USAGE}")
    which = _find(given[0].removeprefix("ask:"), names.asks(asked.review.plan), "internal ask")
    answer = _one_of(given[1], COMMITMENTS[1:], "answer")
    data = {"ask": which, "commitment": answer, "because": why}
    return asked.accept(f"Ask {which}: {answer}, because {why}", ("ask.attempted", data))


def _one_of(word: str, there_is: tuple[str, ...], what: str) -> str:
    if word.casefold() in there_is:
        return word.casefold()
    near = did_you_mean(word, there_is) or f"; it is one of {names.listed(there_is)}."
    return refuse(f"{word} is no {what}{near}")


COMMANDS = {"fix": fix, "heard": hear, "ask": ask}
