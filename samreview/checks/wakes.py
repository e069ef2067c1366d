"""When rules wake: a rule is silent until the data it judges has begun, so that a young plan is not scolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.period_end import SMALL_SAMPLE
from samreview.plan.model import Priority
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.model import Plan


class Wake(NamedTuple):
    """A condition on the plan's data, and what it is called."""

    name: str
    holds: Callable[[Plan], bool]


def _influence(plan: Plan) -> bool:
    return any(who.influence for who in plan.stakeholders) or any(
        motivation.influence for deal in plan.opportunities for motivation in deal.motivations
    )


def lists_of(plan: Plan) -> dict[str, tuple[object, ...]]:
    """Return the five lists about the customer's own business, by name."""
    customer = plan.customer
    return {
        "challenges": customer.challenges,
        "economic_indicators": customer.economic_indicators,
        "industry_dynamics": customer.industry_dynamics,
        "financial_condition": customer.financial_condition,
        "priorities": customer.priorities,
    }


CUSTOMER_LISTS = Wake("two of the lists about the customer", lambda plan: sum(map(bool, lists_of(plan).values())) >= 2)
PROBLEMS = Wake("problems", lambda plan: bool(plan.customer.problems))
PRIORITY_IDS = Wake(
    "priorities with an id",
    lambda plan: any(isinstance(each, Priority) for each in plan.customer.priorities),
)
KNOWS_PLAN = Wake("`knows_plan`", lambda plan: plan.customer.knows_plan is not None)
VISITS = Wake("visits", lambda plan: bool(plan.visits))
EIGHT_ORDERS = Wake("8 orders", lambda plan: len(plan.orders) >= SMALL_SAMPLE)
INITIATIVES = Wake("initiatives", lambda plan: bool(plan.initiatives))
THREE_OPPORTUNITIES = Wake("three opportunities", lambda plan: len(plan.opportunities) >= 3)
STAGES = Wake("stages", lambda plan: bool(plan.stages))
PROBABILITIES = Wake(
    "probabilities", lambda plan: any(plan.probability(deal) is not None for deal in plan.opportunities)
)
MOTIVATIONS = Wake("motivations", lambda plan: any(deal.motivations for deal in plan.opportunities))
STRENGTH = Wake(
    "strength",
    lambda plan: any(who.relationship and who.relationship.strength is not None for who in plan.stakeholders),
)
INFLUENCE = Wake("influence", _influence)
STATEMENT = Wake(
    "a statement",
    lambda plan: plan.growth.statement is not None or any(each.statement is not None for each in plan.initiatives),
)
RENEWAL = Wake("a renewal", lambda plan: any(deal.is_open and not deal.is_growth for deal in plan.opportunities))
INVESTMENTS = Wake(
    "both investments",
    lambda plan: plan.growth.investment is not None and plan.growth.previous_investment is not None,
)
WHITESPACE = Wake("whitespace", lambda plan: bool(plan.whitespace))
HISTORY = Wake("history", lambda plan: bool(plan.growth.history))
REGIONS = Wake("regions", lambda plan: bool(plan.account.regions))
WANTED = Wake(
    "`wanted` on a relationship",
    lambda plan: any(who.relationship and who.relationship.wanted is not None for who in plan.stakeholders),
)
COMMITMENT_ASKED = Wake(
    "an ask that was asked",
    lambda plan: any(ask.commitment in ("asked", "committed", "declined") for ask in plan.internal_asks),
)
ACTIONS = Wake("actions", lambda plan: bool(plan.actions))
AGREED = Wake("`agreed` on any action", lambda plan: any(action.agreed is not None for action in plan.actions))
ASKS = Wake("asks", lambda plan: bool(plan.internal_asks))
