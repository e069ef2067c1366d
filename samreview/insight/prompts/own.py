"""A question of their own for everybody who is there: what only they know, can test, drive, owe or speak for.

Each person's questions are made from the plan, the most personal first. Of these each gets one, so that the items of
an agenda share them out: nobody is asked twice, nobody not at all, and no item has to hear everybody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from samreview.insight.exhibits.actions import actions_exhibit
from samreview.insight.exhibits.asks import asks_exhibit
from samreview.insight.exhibits.assumptions import assumptions_exhibit
from samreview.insight.exhibits.customer import customer_exhibit
from samreview.insight.exhibits.initiatives import initiatives_exhibit
from samreview.insight.funnel import funnel_deals
from samreview.insight.prompts.customer import service_prompt
from samreview.insight.prompts.growth import initiative_prompt
from samreview.insight.prompts.house import at_risk_prompt, overdue_prompt
from samreview.insight.prompts.people import assumption_prompt, known_to_one_prompts
from samreview.insight.prompts.prompt import Prompt, brief
from samreview.values.dates import written_day
from samreview.values.money import short
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from samreview.insight.exhibits.actions import ActionRow
    from samreview.insight.exhibits.asks import AskRow
    from samreview.plan.model import Plan

_FULL = 2
"""Beside one exhibit so many people are asked before others are sought for the next."""


class Asked(NamedTuple):
    """Somebody to be asked: of the team (`id` is in the plan), or a guest."""

    id: str
    function: str | None = None
    region: str | None = None


class OwnPrompt(NamedTuple):
    """One person's question, `why` it is theirs in two or three words, and the exhibits it fits, the best first."""

    prompt: Prompt
    why: str
    exhibits: tuple[str, ...]


def own_prompts(plan: Plan, on: dt.date, people: Sequence[Asked], exhibits: Sequence[str]) -> dict[str, OwnPrompt]:
    """Return one question for each of these people, beside exhibits that the agenda has where there is a choice.

    A question in the result names the exhibits of the agenda that it fits; none where it fits them all.
    """
    made: defaultdict[str, list[OwnPrompt]] = defaultdict(list)
    for one in chain(_known(plan, on), _carried(plan, on)):
        if one.prompt.person is not None:
            made[one.prompt.person].append(one)
    alone = _alone(people)
    for person in people:
        made[person.id] += [*_speaks_alone(person, alone), _anything(plan, person)]
    shown = tuple(dict.fromkeys(exhibits))
    load: Counter[str] = Counter()
    chosen: dict[str, OwnPrompt] = {}
    for person in sorted(people, key=lambda one: len(made[one.id])):
        one = _lightest(made[person.id], shown, load)
        chosen[person.id] = one
        load.update(one.exhibits[:1])
    return {person.id: chosen[person.id] for person in people}


def _lightest(options: list[OwnPrompt], shown: tuple[str, ...], load: Counter[str]) -> OwnPrompt:
    """Return the most personal question whose place is not full, with the exhibits that the agenda has."""
    fitting = [one._replace(exhibits=tuple(each for each in one.exhibits if each in shown)) for one in options]
    placed = [one for one in fitting if one.exhibits]
    if not placed:
        return fitting[0]
    return min(placed, key=lambda one: load[one.exhibits[0]] // _FULL)


def _known(plan: Plan, on: dt.date) -> Iterator[OwnPrompt]:
    """Yield what the plan asks of those who alone know somebody, or can find out."""
    for prompt in known_to_one_prompts(plan):
        who = plan.stakeholder(prompt.about or "")
        yield OwnPrompt(prompt, f"knows {_first(who.name if who else '')}", ("stakeholders", "customer", "assumptions"))
    for row in assumptions_exhibit(plan, on).rows:
        yield OwnPrompt(
            assumption_prompt(row), f"can test {_first(row.stakeholder_name)}", ("assumptions", "stakeholders")
        )


def _short(action: str) -> str:
    """Return an action's id, of one that another review made only its number there."""
    return f"action {action.rpartition('/')[2]}" if "/" in action else action


def _carried(plan: Plan, on: dt.date) -> Iterator[OwnPrompt]:
    """Yield what the plan asks of those who carry something, what others wait for first."""
    for ask in asks_exhibit(plan, on).rows:
        if ask.owner is not None and ask.commitment != "committed":
            yield OwnPrompt(at_risk_prompt(ask) if ask.at_risk else _ask(ask), f"drives {ask.id}", ("asks",))
    for action in actions_exhibit(plan, on).rows:
        if action.owner is not None:
            text = overdue_prompt(action, 1) if action.overdue else _action(action)
            yield OwnPrompt(text, f"owes {_short(action.id)}", ("actions",))
    for initiative in initiatives_exhibit(plan, on).rows:
        if initiative.owner is not None:
            yield OwnPrompt(initiative_prompt(initiative), f"leads {initiative.id}", ("initiatives", "funnel"))
    for issue in customer_exhibit(plan, on).service:
        if issue.owner is not None:
            yield OwnPrompt(service_prompt(issue), "owns a service issue", ("customer",))
    for deal in sorted(funnel_deals(plan, on), key=lambda one: -one.amount):
        text_ = f"“{brief(deal.name)}” ({short(deal.amount)}) is yours. What must the customer do next for it to grow?"
        yield OwnPrompt(Prompt(text_, deal.owner, deal.id), f"drives {deal.id}", ("funnel",))


def _ask(row: AskRow) -> Prompt:
    return Prompt(f"You ask “{brief(row.ask)}”. What would make its decider want it?", row.owner, row.id)


def _action(row: ActionRow) -> Prompt:
    due = f", due {written_day(row.due)}" if row.due else ""
    return Prompt(f"You took on: {brief(row.what)}{due}. What could stop it, and whom do you need?", row.owner, row.id)


def _alone(people: Sequence[Asked]) -> tuple[set[str], set[str]]:
    """Return the functions and the regions for which one person alone speaks, where there are others at all."""
    functions = Counter(one.function for one in people if one.function)
    regions = Counter(one.region for one in people if one.region)
    return (
        {name for name, count in functions.items() if count == 1 and len(functions) > 1},
        {name for name, count in regions.items() if count == 1 and len(regions) > 1},
    )


def _speaks_alone(person: Asked, alone: tuple[set[str], set[str]]) -> Iterator[OwnPrompt]:
    functions, regions = alone
    if person.function in functions:
        name = brief(person.function or "", 40)
        text = f"Nobody else here speaks for {name}. What could {name} do that the customer would notice?"
        yield OwnPrompt(Prompt(text, person.id), f"alone for {name}", ("asks", "funnel", "customer"))
    if person.region in regions:
        name = brief(person.region or "", 40)
        text = f"Nobody else here is in {name}. What looks different from there?"
        yield OwnPrompt(Prompt(text, person.id), f"alone in {name}", ("customer", "funnel"))


def _anything(plan: Plan, person: Asked) -> OwnPrompt:
    if plan.member(person.id) is None:
        text = "You see this account from outside. What do you see that nobody here has said?"
        return OwnPrompt(Prompt(text, person.id), "sees it from outside", ("funnel", "customer"))
    view = f"Seen from {brief(person.function, 40)}" if person.function else "Seen from where you are"
    text = f"{view}: what would you do first to grow {brief(plan.account.name)}, and what stands in your way?"
    return OwnPrompt(Prompt(text, person.id), person.function or person.region or "", ("funnel", "customer"))


def _first(name: str) -> str:
    return name.split(" ", maxsplit=1)[0]
