"""Rules about the customer's own business and what we know of it (SAM701 to SAM703, SAM708, SAM710, SAM711, SAM713)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.checks.look import named, several
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import CUSTOMER_LISTS, KNOWS_PLAN, PRIORITY_IDS, PROBLEMS, VISITS, lists_of
from samreview.checks.words import judging_words
from samreview.insight.quotes import pack_quotes
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.checks.look import Look
    from samreview.checks.words import Words
    from samreview.insight.quotes import Quote

_ABOUT_MARKETS = frozenset({"economic_indicators", "industry_dynamics", "coming.what"})
"""Where a weak dollar is a fact."""


@rule(
    "SAM701",
    "a side of the customer's business that nobody wrote down",
    CUSTOMER_LISTS,
    reason="""
        What a customer will buy in three quarters follows from its own challenges, markets, money and priorities. A
        side left blank is a side from which the surprise will come.
    """,
    example="""
        customer:
          challenges: [A third of the operators retire before 2030]
          priorities: [Halve the scrap]
          # no economic_indicators, industry_dynamics, financial_condition
    """,
    fix="""
        An annual report, a supplier day and one question to the customer's finance give a line for each. Two lines a
        list are enough.
    """,
    minutes=20,
)
def customer_side_missing(look: Look) -> Iterator[Weakness]:
    """Find which of the five lists about the customer's business are empty, once two have begun."""
    missing = [name.replace("_", " ") for name, entries in lists_of(look.plan).items() if not entries]
    if missing:
        yield Weakness(
            look.plan.customer.at.start,
            f"nothing is written about the customer's {several(missing)}",
            f"write two lines about the customer's {missing[0]}",
        )


@rule(
    "SAM702",
    "a growth opportunity that solves no problem of the customer",
    PROBLEMS,
    reason="""
        A purchase that cures nothing the customer suffers from is our wish. It has no date, because nothing hurts until
        it is made.
    """,
    example="""
        opportunities:
          - {id: lyon, name: Inspection cells, kind: new, amount: 310k}
          # and no `problem`
    """,
    fix="Name the customer's problem as `problem`; write it under `customer.problems` first if it is not there.",
)
def solves_no_problem(look: Look) -> Iterator[Weakness]:
    """Find open growth opportunities without a customer problem."""
    for deal in look.open_growth:
        if deal.problem is None:
            yield Weakness(
                deal.at.start,
                f"{deal.id}: {named(deal.name)} solves no problem that the customer has",
                f"name the customer's problem that {deal.id} solves",
                deal.amount,
            )


@rule(
    "SAM703",
    "a problem without its workaround, its cost or who suffers from it",
    PROBLEMS,
    reason="""
        Customers live with problems, and pay for it. The workaround is our strongest competitor and its cost our only
        price list; whoever is affected is who will speak for a cure.
    """,
    example="""
        customer:
          problems:
            - {id: tracing, problem: Nobody can say which camera saw a cartridge}
    """,
    fix="Ask one person who has the problem: what do you do instead, what does it cost a year, who else has it?",
    minutes=10,
)
def problem_without_its_price(look: Look) -> Iterator[Weakness]:
    """Find problems that lack a workaround, its cost or the people affected."""
    for problem in look.plan.customer.problems:
        missing = ["workaround"] * (not problem.workaround) + ["cost"] * (problem.workaround_cost is None)
        missing += ["people who suffer from it"] * (not problem.affected)
        if missing:
            deals = look.growth_by_problem.get(problem.id, [])
            yield Weakness(
                problem.at.start,
                f"{problem.id}: {named(problem.problem)} has {several([f'no {what}' for what in missing])}",
                f"ask somebody who has {problem.id} what they do instead and what it costs",
                sum((deal.amount for deal in deals), start=Decimal(0)),
            )


@rule(
    "SAM708",
    "a plan that the customer doesn't know",
    KNOWS_PLAN,
    reason="""
        A plan for somebody who has never seen it is a plan against their calendar. Customers correct what concerns
        them, gladly and for nothing, and hold to what they have helped to write.
    """,
    example="""
        customer: {knows_plan: false}
    """,
    fix="""
        Show an advocate the pages about their own business and the growth they would gain by, ask what is wrong, and
        write `knows_plan: true` when they have.
    """,
    minutes=30,
)
def customer_does_not_know(look: Look) -> Iterator[Weakness]:
    """Find a plan that says itself that the customer doesn't know it."""
    if look.plan.customer.knows_plan is False:
        yield Weakness(
            look.plan.customer.at.value("knows_plan"),
            "the customer doesn't know this plan",
            "show one advocate what the plan says about their business, and ask what is wrong",
        )


@rule(
    "SAM710",
    "a problem that serves no stated priority",
    PRIORITY_IDS,
    reason="""
        Money goes where the customer's own priorities are. A problem beside them may be real and will wait.
    """,
    example="""
        customer:
          priorities: [{id: p1, text: Halve the scrap}]
          problems: [{id: changeover, problem: A changeover takes a shift and a half}]
    """,
    fix="""
        Write the id of the priority that the problem stands in the way of as `priority`. If there is none, ask the
        customer what would make it one.
    """,
)
def problem_without_priority(look: Look) -> Iterator[Weakness]:
    """Find problems that name no priority, once priorities have ids."""
    for problem in look.plan.customer.problems:
        if problem.priority is None:
            yield Weakness(
                problem.at.start,
                f"{problem.id}: {named(problem.problem)} serves no priority that the customer has stated",
                f"name the customer's priority that {problem.id} stands in the way of",
            )


@rule(
    "SAM711",
    "a visit in the next two weeks that isn't prepared",
    VISITS,
    reason="""
        A visit without a purpose is a tour, without parts a chorus, and without questions a lecture. The customer pays
        for it with the time of its best people.
    """,
    example="""
        visits:
          - {id: trial, date: 2026-12-16, parts: {joao: shows the figures}}
          # reviewed on 8 December
    """,
    fix="""
        Write in a sentence what will be different afterwards (`purpose`), what each of us does there (`parts`), and
        the questions only these people can answer (`questions`).
    """,
    minutes=15,
)
def visit_not_prepared(look: Look) -> Iterator[Weakness]:
    """Find visits within fourteen days that lack a purpose, parts or questions."""
    for visit in look.plan.visits:
        if not 0 <= (visit.date - look.on).days <= look.limits.visit_days:
            continue
        missing = ["purpose"] * (not visit.purpose) + ["parts"] * (not visit.parts)
        missing += ["questions"] * (not visit.questions)
        if missing:
            yield Weakness(
                visit.at.start,
                f"{visit.id}: the visit of {written_day(visit.date)} has {several([f'no {what}' for what in missing])}",
                f"write the {several(missing)} of {visit.id}",
            )


@rule(
    "SAM713",
    "a sentence for the customer that judges people or money",
    reason="""
        Challenges, financial condition, priorities, problems and the purpose of a visit go word for word into the pack
        and the brief for the customer. What we think of their people or their money is for us alone.
    """,
    example="""
        customer:
          financial_condition: [The CFO is weak and the plant is close to insolvency]
    """,
    fix="""
        Write what happened and where it can be read ("operating margin fell from 14 % to 11 %"), and keep the judgement
        for the stance of whoever it is about. Words they use of themselves can be excused.
    """,
)
def judges_the_customer(look: Look) -> Iterator[Weakness]:
    """Find words that judge in the sentences that documents for the customer repeat."""
    for quote in pack_quotes(look.plan):
        found = judged_in(quote, look.words)
        if found:
            yield Weakness(
                quote.place,
                f"the customer may read this word for word: {named(quote.text)} ({several(found)})",
                "write what happened instead of what we think of it",
            )


def judged_in(quote: Quote, words: Words) -> list[str]:
    """Return the words that judge in a sentence for the customer, quoted; none where it is about their markets."""
    return [] if quote.field in _ABOUT_MARKETS else [f'"{word}"' for word in judging_words(quote.text, words)]
