"""Who begins to answer a question: whoever holds what the question names, else the account's owner.

A plan's own questions carry no names, and a question that everybody is asked is answered by nobody.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from samreview.insight.exhibits.asks import asks_exhibit
from samreview.insight.prompts.growth import funnel_prompts
from samreview.insight.prompts.house import ask_prompts
from samreview.insight.prompts.people import assumption_prompts, stakeholder_prompts
from samreview.insight.prompts.prompt import Prompt
from samreview.values.text import name_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from samreview.plan.model import Plan

_SHORTEST = 4
"""Letters of a word that can tell one thing from another."""


def review_questions(plan: Plan, on: dt.date) -> tuple[Prompt, ...]:
    """Return the one to three questions of the next review: the plan's own, else those of its weakest spots.

    Each has a person who begins, a different one where that can be.
    """
    if plan.questions:
        return begun(plan, [Prompt(text) for text in plan.questions])
    return begun(plan, list(_weakest(plan, on)))


def begun(plan: Plan, questions: Sequence[Prompt]) -> tuple[Prompt, ...]:
    """Return questions with the person who begins to answer each."""
    taken: Counter[str] = Counter()
    held = tuple(_held(plan))
    found = []
    for question in questions:
        person = question.person or _fitting(plan, question.text, held, taken)
        taken[person] += 1
        found.append(Prompt(question.text, person, question.about))
    return tuple(found)


def _weakest(plan: Plan, on: dt.date) -> Iterator[Prompt]:
    """Yield where the plan is weakest: what is believed without proof, what growth lacks, what our own house owes."""
    risky = ask_prompts(plan, on) if asks_exhibit(plan, on).at_risk else stakeholder_prompts(plan, on)
    for found in (assumption_prompts(plan, on), funnel_prompts(plan, on), risky):
        yield from found[:1]


def _fitting(plan: Plan, question: str, held: Iterable[tuple[set[str], str | None]], taken: Counter[str]) -> str:
    words = {word for word in name_words(question) if len(word) >= _SHORTEST}
    points: Counter[str] = Counter()
    for names, person in held:
        if person is not None:
            points[person] += len(words & names)
    best = max(points.values(), default=0)
    if best:
        return min((one for one in points if points[one] == best), key=lambda one: taken[one])
    return plan.account.owner or plan.team[0].id


def _held(plan: Plan) -> Iterator[tuple[set[str], str | None]]:
    """Yield the words that name something, none that name several things of its kind, and who of us holds it."""
    people = [(one.name, one.relationship.owner if one.relationship else None) for one in plan.stakeholders]
    deals = [(f"{one.name} {one.id}", one.owner) for one in plan.opportunities if one.is_open]
    fields = [(f"{one.name} {one.unit or ''}", one.owner) for one in plan.initiatives]
    asks = [(one.ask, one.owner) for one in plan.internal_asks]
    yield from chain.from_iterable(map(_telling, (people, deals, fields, asks)))


def _telling(named: Iterable[tuple[str, str | None]]) -> Iterator[tuple[set[str], str | None]]:
    sets = [({word for word in name_words(name) if len(word) >= _SHORTEST}, person) for name, person in named]
    often = Counter(chain.from_iterable(words for words, _ in sets))
    for words, person in sets:
        yield {word for word in words if often[word] == 1}, person
