"""Rules about how the customer buys and how we sell (SAM704 to SAM707, SAM709, SAM712)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.checks.look import named, place_of, several
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import EIGHT_ORDERS, STAGES
from samreview.checks.words import only_tries
from samreview.insight.period_end import SMALL_SAMPLE, at_period_end, orders_until
from samreview.insight.process import bottleneck, days_in_stage, is_stuck, stages
from samreview.insight.ratios import times, total
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.checks.look import Look
    from samreview.insight.period_end import PeriodEnd


@rule(
    "SAM704",
    "an opportunity without a next customer action, or with one that is overdue",
    reason="""
        A purchase moves when the customer does something. What we do shows effort; what they do next, and whether they
        did it by the day they named, shows whether it is real.
    """,
    example="""
        opportunities:
          - {id: spares, ...,
             next_customer_action: {what: David sends the order, by: 2026-10-23}}
            # reviewed on 24 November
    """,
    fix="""
        Ask the customer what they will do next and by when, and write it in their words. If nothing comes to mind, the
        opportunity is in an earlier stage than it says.
    """,
)
def no_customer_action(look: Look) -> Iterator[Weakness]:
    """Find open opportunities for which the customer does nothing next, or should have done it by now."""
    for deal in look.open_deals:
        action = deal.next_customer_action
        if action is None:
            yield Weakness(
                place_of(deal, "next_customer_action"),
                f"{deal.id}: nothing says what the customer does next for {named(deal.name)}",
                f"ask what the customer does next for {deal.id}, and by when",
                deal.amount,
            )
        elif action.by is not None and action.by < look.on:
            yield Weakness(
                action.at.value("by"),
                f"{deal.id}: {named(action.what)} was to happen by {written_day(action.by)}",
                f"ask whether it happened: {named(action.what)}",
                deal.amount,
            )


@rule(
    "SAM705",
    "an opportunity stuck in its stage, and the stage where most is stuck",
    STAGES,
    reason="""
        What stays in a stage for longer than others did has mostly been decided against without anybody saying so.
        Where much is stuck in one stage, something in the way the customer decides there, or in what we bring to it,
        is the same each time.
    """,
    example="""
        stages: [{id: evaluate, name: Evaluate one, typical_days: 75}]
        opportunities:
          - {id: line, ..., stage: evaluate, stage_since: 2026-09-01}
          # 84 days on 24 November
    """,
    fix="""
        Ask the customer what has to happen for the stage's own action to be taken, and who could take it. For the
        bottleneck: compare with those that passed it.
    """,
    minutes=10,
)
def stuck(look: Look) -> Iterator[Weakness]:
    """Find open opportunities that are stuck, and the bottleneck stage."""
    plan = look.plan
    for deal in look.open_deals:
        stage, days = plan.stage(deal.stage), days_in_stage(deal, look.on)
        if stage is not None and is_stuck(plan, deal, look.on):
            yield Weakness(
                deal.at.value("stage_since"),
                f"{deal.id}: {named(deal.name)} has been in {named(stage.name)} for {days} days, "
                f"{stage.typical_days} are usual",
                f"ask what has to happen for {deal.id} to leave {named(stage.name)}",
                deal.amount,
            )
    worst = bottleneck(stages(plan, look.on))
    stage = plan.stage(worst.id) if worst else None
    if worst is not None and stage is not None:
        yield Weakness(
            stage.at.start,
            f"{stage.id}: {named(stage.name)} is the bottleneck, with {look.money(worst.stuck_amount)} stuck in it "
            f"({several(list(worst.stuck))})",
            f"ask the customer what makes {named(stage.name)} slow",
            worst.stuck_amount,
        )


@rule(
    "SAM706",
    "orders that bunch at our period ends",
    EIGHT_ORDERS,
    reason="""
        Customers don't need things in the last two weeks of a supplier's quarter. When orders come then, we asked for
        them then, and the customer has learned to wait for it.
    """,
    example="""
        orders:      # 75 % of it in a quarter's last 14 days, 15 % would be even
          - {date: 2026-09-30, amount: 620k, discount: 13%}
    """,
    fix="""
        Find out when the customer would have ordered by its own calendar (its budget, its plant holiday), and plan the
        next orders by that, with nothing to gain from waiting.
    """,
    minutes=15,
)
def orders_bunch(look: Look) -> Iterator[Weakness]:
    """Find a share of order value at period ends of at least twice what it would be if orders came evenly."""
    figures = look.period_end
    if not _tells(look, figures) or figures.skew is None or figures.flat is None:
        return
    if figures.skew >= figures.flat * float(look.limits.skew):
        yield Weakness(
            look.plan.at.key("orders"),
            f"{figures.skew:.0%} of what was ordered came in the last 14 days of a quarter, where {figures.flat:.0%} "
            "would be even",
            "plan the next orders by the customer's calendar and not by ours",
        )


def _tells(look: Look, figures: PeriodEnd) -> bool:
    """Say whether there are orders enough for a verdict, and not all of them in a quarter that is not over."""
    quarters = {look.plan.calendar.quarter_of(order.date) for order in orders_until(look.plan, look.on)}
    return figures.orders >= SMALL_SAMPLE and quarters != {figures.partial}


@rule(
    "SAM707",
    "deeper discounts at our period ends",
    EIGHT_ORDERS,
    reason="""
        A discount that depends on our calendar is the price of our own impatience. The customer knows it to the day.
    """,
    example="""
        orders:
          - {date: 2026-08-27, amount: 200k, discount: 6%}
          - {date: 2026-09-30, amount: 620k, discount: 13%}
    """,
    fix="""
        Tie discounts to something the customer does (volume, term, a reference, an earlier order), and give the same
        for it in every week of the year.
    """,
    minutes=15,
)
def discounts_bunch(look: Look) -> Iterator[Weakness]:
    """Find value-weighted discounts at period ends that are deeper by three points or more."""
    figures = look.period_end
    deeper = figures.discount_skew
    if not _tells(look, figures) or deeper is None or deeper < float(look.limits.discount_skew):
        return
    late = [order for order in orders_until(look.plan, look.on) if at_period_end(look.plan.calendar, order.date)]
    yield Weakness(
        look.plan.at.key("orders"),
        f"discounts in the last 14 days of a quarter are deeper by {deeper * 100:.1f} points",
        "tie discounts to what the customer does and not to the day",
        times(total(order.amount for order in late if order.discount is not None), Decimal(deeper)),
    )


@rule(
    "SAM709",
    "a next customer action that commits nobody",
    reason="""
        A demo, a trial or a proof of concept is work of ours that the customer watches. Only what follows from it, and
        was agreed before it, tells whether somebody wants to buy.
    """,
    example="""
        next_customer_action: {what: A trial on the pilot cell, by: 2027-01-20}
    """,
    fix="""
        Agree first what the customer decides when it goes well, who decides it and by when; then write that as the
        action: Rosa signs the trial report.
    """,
)
def only_a_trial(look: Look) -> Iterator[Weakness]:
    """Find next customer actions of open opportunities that are a demo, a trial or a proof of concept only."""
    for deal in look.open_deals:
        action = deal.next_customer_action
        if action is not None and only_tries(action.what, look.words):
            yield Weakness(
                action.at.value("what"),
                f"{deal.id}: {named(action.what)} commits the customer to nothing",
                f"agree what the customer decides after it: {named(action.what)}",
                deal.amount,
            )


@rule(
    "SAM712",
    "an open opportunity without a stage, or without any probability",
    STAGES,
    reason="""
        Without a stage nobody knows what the customer does next to buy, and without a probability, its own or its
        stage's, the opportunity is in no weighted figure: coverage leaves it out and says so.
    """,
    example="""
        opportunities:
          - {id: coldchain, name: Sensors, kind: new, amount: 260k, close: 2027-06-25}
    """,
    fix="Write the stage in which the customer is, by what the customer has done and not by what we have.",
    minutes=2,
)
def without_stage_or_probability(look: Look) -> Iterator[Weakness]:
    """Find open opportunities that name no stage or have no probability of either kind."""
    for deal in look.open_deals:
        missing = ["stage"] * (deal.stage is None) + ["probability"] * (look.plan.probability(deal) is None)
        if missing:
            yield Weakness(
                deal.at.start,
                f"{deal.id}: {named(deal.name)} has {several([f'no {what}' for what in missing])}",
                f"write the stage in which the customer is with {deal.id}"
                if deal.stage is None
                else f"write the probability of {deal.id}",
                deal.amount,
            )
