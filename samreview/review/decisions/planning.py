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
    from samreview.review.fold import Review

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
    data |= {"now": correction.now, "because": why, "typed": value}
    shown = _funnel(asked.review, correction.plan) or "every exhibit shows it"
    return asked.accept(
        f"{which} {field}: was {correction.was}, now {correction.now}; {shown}.", ("plan.corrected", data)
    )


def _funnel(review: Review, after: Plan) -> str:
    """Return what the funnel is now, where the correction changed it."""
    from samreview.insight.funnel import amounts, funnel_deals
    from samreview.values.money import short

    was, now = (amounts(funnel_deals(plan, review.on)) for plan in (review.plan, after))
    return "" if was == now else f"the funnel is {short(now)}, was {short(was)}"


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
    told = [word.text for word in words(what)]
    given = [word for word in told if not word.startswith("@")]
    if len(given) != 3 or not why:
        refuse(f"Say who stands where on what, and what shows it: {_HEARD_USAGE}")
    who = _find(given[0].removeprefix("with:"), names.stakeholders(asked.review.plan), "stakeholder")
    deal = _find(given[1].removeprefix("opp:"), names.opportunities(asked.review.plan), "opportunity")
    stance = _one_of(given[2], STANCES, "stance")
    listener = _listener(asked, [word.removeprefix("@") for word in told if word.startswith("@")])
    data = {"stakeholder": who, "opportunity": deal, "stance": stance, "because": why, "heard_by": listener}
    stood = _stood(asked.review, deal, who, stance)
    by = f" heard by {names.first_name(asked.review, listener)}," if listener else ""
    name = names.name_of(asked.review, who)
    return asked.accept(f"{name}, {deal}: {stance},{stood}{by} because {why}", ("stance.heard", data))


def _listener(asked: Asked, named: list[str]) -> str | None:
    """Return who heard it: who is named with `@`, else who enters it, but not the scribe, who writes for all."""
    if named:
        return _find(named[0], names.people(asked.review), "person")
    return None if asked.review.has_role(asked.person, "scribe") else asked.person


def _stood(review: Review, opportunity: str, stakeholder: str, stance: str) -> str:
    deal = review.plan.opportunity(opportunity)
    was = next((one.stance for one in deal.motivations if one.stakeholder == stakeholder), None) if deal else None
    return "" if was in {None, stance} else f" was {was},"


def ask(asked: Asked, rest: str) -> Accepted:
    """Note one attempt on an internal ask and its answer."""
    what, why = because(rest)
    given = [word.text for word in words(what)]
    if len(given) != 2 or not why:
        refuse(f"Say which ask, its answer and why: {_ASK_USAGE}")
    which = _find(given[0].removeprefix("ask:"), names.asks(asked.review.plan), "internal ask")
    answer = _one_of(given[1], COMMITMENTS[1:], "answer")
    data = {"ask": which, "commitment": answer, "because": why}
    before = asked.review.plan.ask(which)
    was = before.commitment if before else None
    stood = "" if was is None else ", as before" if was == answer else f", was {was}"
    return asked.accept(f"Ask {which}: {answer}{stood}, because {why}", ("ask.attempted", data))


def _one_of(word: str, there_is: tuple[str, ...], what: str) -> str:
    if word.casefold() in there_is:
        return word.casefold()
    near = did_you_mean(word, there_is) or f"; it is one of {names.listed(there_is)}."
    return refuse(f"{word} is no {what}{near}")


COMMANDS = {"fix": fix, "heard": hear, "ask": ask}
