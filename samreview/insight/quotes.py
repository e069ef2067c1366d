"""The sentences of a plan that documents for the customer repeat word for word, and where each of them stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.exhibits.customer import has_passed
from samreview.plan.model import Priority
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from samreview.plan.model import Coming, Plan, Visit
    from samreview.plan.place import Place

_LISTS = ("challenges", "economic_indicators", "industry_dynamics", "financial_condition")


class Quote(NamedTuple):
    """A sentence of the plan; `field` is the key it stands under, such as `challenges` or `visits.purpose`."""

    place: Place
    field: str
    text: str


def pack_quotes(plan: Plan) -> tuple[Quote, ...]:
    """Return what a pack for the customer repeats, in the order of the plan."""
    return _in_order([*_business(plan, plan.customer.coming), *_purposes(plan.visits)])


def brief_quotes(plan: Plan, visit: Visit, on: dt.date) -> tuple[Quote, ...]:
    """Return what a brief for the customer repeats, in the order of the plan; events that have passed are not in it."""
    ahead = (one for one in plan.customer.coming if not has_passed(plan, one, on))
    return _in_order([*_business(plan, ahead), *_purposes([visit])])


def _in_order(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple(sorted((one for one in quotes if one.text), key=lambda one: one.place))


def _business(plan: Plan, coming: Iterable[Coming]) -> Iterator[Quote]:
    customer = plan.customer
    for name in _LISTS:
        for index, sentence in enumerate(getattr(customer, name)):
            yield Quote(customer.at.entry(name, index), name, sentence)
    for index, priority in enumerate(customer.priorities):
        if isinstance(priority, Priority):
            if priority.text:
                yield Quote(priority.at.value("text"), "priorities.text", priority.text)
                yield Quote(priority.at.value("because"), "priorities.because", priority.because or "")
        else:
            yield Quote(customer.at.entry("priorities", index), "priorities", priority)
    for event in coming:
        yield Quote(event.at.value("what"), "coming.what", event.what or "")
    for problem in customer.problems:
        yield Quote(problem.at.value("problem"), "problems.problem", problem.problem)
        yield Quote(problem.at.value("help"), "problems.help", problem.help or "")


def _purposes(visits: Iterable[Visit]) -> Iterator[Quote]:
    for visit in visits:
        yield Quote(visit.at.value("purpose"), "visits.purpose", visit.purpose or "")
