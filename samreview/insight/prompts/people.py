"""Prompts about people: what only one of us knows, where relationship and stance disagree, what nobody has proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.exhibits.assumptions import AssumptionRow, assumptions_exhibit
from samreview.insight.exhibits.stakeholders import DealStakeholders, StakeholderRow, stakeholders_exhibit
from samreview.insight.funnel import funnel_deals
from samreview.insight.prompts.prompt import Prompt, brief, one_each
from samreview.insight.relationships import known_to_one
from samreview.plan.model import INFLUENCES
from samreview.values.dates import written_day
from samreview.values.money import short

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from decimal import Decimal

    from samreview.plan.model import Plan, Stakeholder

_STANDS = {"advocate": "for", "opposed": "against", "indifferent": "indifferent to", "unknown": "unknown on"}


def stakeholder_prompts(plan: Plan, on: dt.date) -> tuple[Prompt, ...]:
    """Return what the stakeholders ask: who decides, who could carry it, and of each of us what only they can say."""
    boards = stakeholders_exhibit(plan, on).deals
    growing = [board for board in boards if board.deal.kind != "renew" and board.deal.bucket == "in_horizon"]
    room = [next(_authority(growing), None), next(_horsepower(growing), None)]
    disagreeing = (_disagreement(board, row) for board in boards for row in board.rows if row.disagrees and row.owner)
    return (*(prompt for prompt in room if prompt), *one_each((*disagreeing, *known_to_one_prompts(plan))))


def _worth(name: str, amount: Decimal) -> str:
    return f"“{brief(name)}” ({short(amount)})"


def _authority(boards: list[DealStakeholders]) -> Iterator[Prompt]:
    for board in boards:
        deal = _worth(board.deal.name, board.deal.amount)
        if not board.final:
            yield Prompt(f"Nobody is named who has the final word on {deal}. Who has it?", about=board.deal.id)
        elif not board.authority_asked:
            yield Prompt(
                f"Has anybody asked {' and '.join(board.final)} who has the final word on {deal}?", about=board.deal.id
            )


def _horsepower(boards: list[DealStakeholders]) -> Iterator[Prompt]:
    for board in boards:
        known = [row for row in board.advocates if row.influence is not None]
        if known and not board.has_horsepower:
            yield Prompt(
                f"{known[0].name} is for {_worth(board.deal.name, board.deal.amount)}, without the influence to carry "
                "it. Who could?",
                about=board.deal.id,
            )


def _disagreement(board: DealStakeholders, row: StakeholderRow) -> Prompt:
    deal = _worth(board.deal.name, board.deal.amount)
    if row.disagrees == "trusted-opposed":
        text = f"{row.name} trusts you, and is against {deal}. What would they have to win by it?"
    elif row.disagrees == "trusted-unknown":
        text = f"{row.name} trusts you, but nobody knows the stance on {deal}. What would you ask?"
    else:
        text = f"{row.name} is for {deal}, and you hardly know each other. What is the next step?"
    return Prompt(text, person=row.owner, about=row.id)


def known_to_one_prompts(plan: Plan) -> list[Prompt]:
    """Return a prompt for each stakeholder whom one of us alone knows, the most influence first."""

    def influence(who: Stakeholder) -> int:
        return INFLUENCES.index(who.influence) if who.influence else len(INFLUENCES)

    return [
        Prompt(
            f"Only you know {who.name}{f', {brief(who.title)}' if who.title else ''}. "
            "What have you heard, and who else of us should know them?",
            person=known_to_one(who),
            about=who.id,
        )
        for who in sorted(plan.stakeholders, key=influence)
        if known_to_one(who)
    ]


def assumption_prompts(plan: Plan, on: dt.date) -> tuple[Prompt, ...]:
    """Return of each of us the worst assumption that is theirs to test; without any, what is worth a doubt."""
    shown = assumptions_exhibit(plan, on)
    if shown.rows:
        return one_each(map(assumption_prompt, shown.rows))
    if shown.proven:
        return (Prompt(f"Evidence stands behind all {shown.proven} stances. Which would hurt most if it had changed?"),)
    largest = max(funnel_deals(plan, on), key=lambda deal: deal.amount, default=None)
    if largest is None:
        return (Prompt("No stance is written down. Who at the customer wants what we plan, and how do we know?"),)
    deal = _worth(largest.name, largest.amount)
    return (Prompt(f"No stance is known on {deal}. Who wants it, and how do we know?", largest.owner, largest.id),)


def assumption_prompt(row: AssumptionRow) -> Prompt:
    """Return the question that an unproven stance asks of who can test it."""
    believed = f"{row.stakeholder_name} is {_STANDS[row.stance]} {_worth(row.opportunity_name, row.amount)}"
    find_out = "How could you find out?" if row.tester else "Who could find out?"
    if row.reason == "no-evidence":
        text = f"We believe that {believed}, without evidence. {find_out}"
    elif row.reason == "no-date" or row.heard is None:
        text = f"We believe that {believed}, and nobody wrote down since when. {find_out}"
    else:
        text = f"We believe that {believed}, last heard on {written_day(row.heard)}. Is it still so?"
    return Prompt(text, person=row.tester, about=row.stakeholder)
