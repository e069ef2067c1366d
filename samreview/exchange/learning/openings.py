"""Opportunities that a review found, as the best valid entries that can be made of what is known so far."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from samreview.exchange.edit import AddEntry
from samreview.exchange.learning.lesson import Lesson
from samreview.exchange.yaml_text import Bare
from samreview.insight.horizon import horizon_end
from samreview.plan.model import Opportunity
from samreview.plan.scalars import as_id
from samreview.plan.writing import amount_as_written
from samreview.review.names import listed
from samreview.values.money import parse_money
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from samreview.exchange.learning.lesson import Learning
    from samreview.plan.model import Plan
    from samreview.review.state import Capture


def learn_opportunities(learning: Learning) -> None:
    """Take in each opportunity that a standing capture names and the plan does not hold yet."""
    named: dict[str, list[Capture]] = {}
    for capture in learning.review.captures:
        if capture.new_opportunity and not capture.withdrawn:
            named.setdefault(fold_name(capture.new_opportunity), []).append(capture)
    for folded, captures in named.items():
        name = captures[0].new_opportunity or ""
        claim = max((one for one in captures if one.growth is not None), key=_claimed, default=None)
        amount = claim.growth if claim else None
        stated = _stated(claim) if claim else ""
        own = "" if claim and claim.growth_said else f"{learning.plan.account.currency} "
        worth = f", {own}{stated}" if claim else ""
        numbers = ", ".join(str(one.number) for one in captures)
        lesson = Lesson("opportunity", name, "", f"new{worth}", f"capture {numbers}")
        if _is_there(learning, folded, as_id(name)):
            learning.known.append(lesson)
            continue
        _add(learning, name, amount, captures, stated)
        learning.lessons.append(lesson)


def _is_there(learning: Learning, folded: str, made: str) -> bool:
    """Say whether the plan has it by now, under its name or under the id that its name makes."""
    opened = learning.review.plan_opened
    return any(
        fold_name(deal.name) == folded or (deal.id == made and opened.opportunity(made) is None)
        for deal in learning.plan.opportunities
    )


def _claimed(capture: Capture) -> Decimal:
    return capture.growth or Decimal(0)


def _stated(claim: Capture) -> str:
    """Return a claim as a plan states amounts, in the currency that it was said in."""
    spoken = parse_money(claim.growth_said) if claim.growth_said else None
    return f"{spoken[1]} {amount_as_written(spoken[0])}" if spoken else amount_as_written(_claimed(claim))


def _add(learning: Learning, name: str, amount: Decimal | None, captures: list[Capture], stated_amount: str) -> None:
    plan, review = learning.plan, learning.review
    owner = next((one.person for one in captures if one.has_owner and one.person and plan.member(one.person)), None)
    problem = next((one.problem for one in captures if one.problem and plan.problem(one.problem)), None)
    due = next((one.due for one in captures if one.kind == "goal" and one.due and one.due > review.on), None)
    deal = Opportunity(
        id=_free_id(learning.meant, name),
        name=name,
        kind="new",
        amount=Decimal(0) if amount is None else amount,
        close=due or plan.calendar.last_day(horizon_end(plan, review.on)),
        owner=owner,
        problem=problem,
    )
    stated: dict[str, Any] = {
        "id": Bare(deal.id),
        "name": deal.name,
        "kind": Bare(deal.kind),
        "amount": Bare(stated_amount or amount_as_written(deal.amount)),
        "close": Bare(deal.close),
        "owner": Bare(owner) if owner else None,
        "problem": Bare(problem) if problem else None,
    }
    entry = {key: value for key, value in stated.items() if value is not None}
    learning.edits.append(AddEntry(plan, "opportunities", entry, _comment(learning, amount, due, owner)))
    learning.change(opportunities=(*learning.meant.opportunities, deal))


def _comment(learning: Learning, amount: Decimal | None, due: object, owner: str | None) -> str:
    """Return what the entry does not know yet."""
    figures = (
        *(("the amount (0 for now)",) if amount is None else ()),
        *(("the close date (end of the horizon for now)",) if due is None else ()),
        "the kind",
    )
    missing = (*(("owner",) if owner is None else ()), "stage", "next_customer_action")
    return f"New from the review of {learning.day}. Settle {listed(figures)}; add {listed(missing)}."


def _free_id(plan: Plan, name: str) -> str:
    base = as_id(name)
    base = "opportunity" if base == "a-name" else base
    number, found = 1, base
    while plan.opportunity(found) is not None:
        number += 1
        found = f"{base[: 63 - len(str(number))]}-{number}"
    return found
