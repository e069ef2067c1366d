"""The ids that references of plans may name, for a schema that proposes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from samreview.plan.fields import Target
    from samreview.plan.model import Plan


def known_ids(plans: Sequence[Plan]) -> dict[Target, dict[str, str]]:
    """Return the ids that each kind of reference may name, with what they stand for; of many plans also in which."""
    found: dict[Target, dict[str, str]] = {}
    for plan in plans:
        where = f" ({plan.account.name})" if len(plans) > 1 else ""
        for target, entries in _entries(plan):
            named = found.setdefault(target, {})
            for word, what in entries:
                named[word] = f"{named[word]}; {what}{where}" if word in named else f"{what}{where}"
    return {target: named for target, named in found.items() if named}


def _entries(plan: Plan) -> Iterator[tuple[Target, Iterable[tuple[str, str]]]]:
    yield "team", ((each.id, each.name) for each in plan.team)
    yield "stakeholder", ((each.id, each.name) for each in plan.stakeholders)
    yield "stage", ((each.id, each.name) for each in plan.stages)
    yield "opportunity", ((each.id, each.name) for each in plan.opportunities)
    yield "offering", ((each.id, each.name) for each in plan.offerings)
    yield "problem", ((each.id, each.problem) for each in plan.customer.problems)
    priorities = (each for each in plan.customer.priorities if not isinstance(each, str))
    yield "priority", ((each.id, each.text or each.id) for each in priorities)
