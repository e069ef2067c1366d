"""Rules about our own house: what it must do for the customer, and whether it has said yes (SAM801 to SAM806)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.checks.look import named, place_of, several
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import ASKS, COMMITMENT_ASKED
from samreview.insight.asks import asks_at_risk, commit_by, held_up
from samreview.values.dates import written_day
from samreview.values.text import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.checks.look import Look
    from samreview.plan.model import InternalAsk

_STANDS = {"not-asked": "nobody has been asked", "asked": "it is asked, not committed", "declined": "it was declined"}


@rule(
    "SAM801",
    "an internal ask that says nothing of the customer",
    ASKS,
    reason="""
        Inside our house every function is asked for something every day. What sets an ask apart is what it is worth to
        a customer, and whoever decides should hear that first and not what it is worth to sales.
    """,
    example="""
        internal_asks:
          - {id: protocol, ask: Open the line protocol, function: engineering}
    """,
    fix="Write as `customer_value` what the customer gains or stops losing, in their own words and figures.",
)
def ask_without_customer_value(look: Look) -> Iterator[Weakness]:
    """Find internal asks that don't say what they are worth to the customer."""
    for ask in look.plan.internal_asks:
        if not ask.customer_value:
            yield Weakness(
                place_of(ask, "customer_value"),
                f"{ask.id}: {named(ask.ask)} doesn't say what it is worth to the customer",
                f"write what the customer gains by {ask.id}",
                _weight(look, ask),
            )


@rule(
    "SAM802",
    "an internal ask without the decider's measure or the cost of delay",
    ASKS,
    reason="""
        People decide by what they are measured on and by what it costs to wait. An ask without both is argued with
        urgency, and everybody's is urgent.
    """,
    example="""
        internal_asks:
          - {id: protocol, ask: Open the line protocol,
             customer_value: One record for each cartridge}
    """,
    fix="""
        Find out what the decider is measured by and write it as `metric`; put a figure to what a quarter of waiting
        costs, as `cost_of_delay`.
    """,
    minutes=10,
)
def ask_without_terms(look: Look) -> Iterator[Weakness]:
    """Find internal asks without the decider's metric or without the cost of delay."""
    for ask in look.plan.internal_asks:
        missing = ["the decider's metric"] * (not ask.metric) + ["the cost of delay"] * (ask.cost_of_delay is None)
        if missing:
            yield Weakness(
                ask.at.start,
                f"{ask.id}: {named(ask.ask)} lacks {several(missing)}",
                f"write {several(missing)} of {ask.id}",
                _weight(look, ask),
            )


@rule(
    "SAM803",
    "asked, and the other side's constraint written down by nobody",
    COMMITMENT_ASKED,
    reason="""
        Who is asked has a reason to hesitate, and it is mostly a good one. Until we have heard it and can say it in
        their words we argue against something that we don't know.
    """,
    example="""
        internal_asks:
          - {id: slots, ask: Reserve two slots, commitment: asked}
    """,
    fix="Ask the decider what would have to give way, and write it as `constraint` as they said it.",
)
def constraint_not_heard(look: Look) -> Iterator[Weakness]:
    """Find asks that were asked without anybody writing down what holds the decider back."""
    for ask in look.plan.internal_asks:
        if ask.commitment == "asked" and not ask.constraint:
            yield Weakness(
                place_of(ask, "constraint"),
                f"{ask.id}: {named(ask.ask)} was asked, and nobody wrote down what holds {_decider(ask)} back",
                f"ask {_decider(ask)} what would have to give way for {ask.id}",
                _weight(look, ask),
            )


@rule(
    "SAM804",
    "an internal ask at risk",
    ASKS,
    reason="""
        What our own organisation must do has a last day too: the day the customer needs it less the time it takes. An
        ask that is not committed by then makes a promise to the customer that nobody here has made. It is at risk as
        soon as that day lies in this quarter, because the next review is too late.
    """,
    example="""
        internal_asks:
          - {id: sla, ask: Answer within 24 hours, lead_time_days: 180,
             needed_by: 2027-06-01, commitment: asked}
            # commit by 3 December, in the quarter of the review
    """,
    fix="""
        Take it to the decider this week, in the terms of their own measure, with what it costs to wait and what we
        give in return; or agree with the customer on a later day and write that as `needed_by`.
    """,
    minutes=15,
)
def ask_not_committed(look: Look) -> Iterator[Weakness]:
    """Find internal asks whose commit-by date has passed or lies in this quarter without a commitment."""
    for ask in asks_at_risk(look.plan, look.on):
        last = commit_by(ask)
        value = held_up(look.plan, ask)
        if last is None:  # without that day nothing is at risk
            continue
        when = "was to be committed by" if last < look.on else "must be committed by"
        waits = f"; {look.money(value)} waits for it ({ask.opportunity})" if value is not None else ""
        yield Weakness(
            place_of(ask, "commitment"),
            f"{ask.id}: {named(ask.ask)} {when} {written_day(last)} and "
            f"{_STANDS.get(ask.commitment or '', 'nothing says where it stands')}{waits}",
            f"win a commitment for {ask.id} from {_decider(ask)}",
            _weight(look, ask),
        )


def _decider(ask: InternalAsk) -> str:
    return named(ask.decider) if ask.decider else "whoever can say yes"


def _weight(look: Look, ask: InternalAsk) -> Decimal:
    return max(held_up(look.plan, ask) or Decimal(0), ask.cost_of_delay or Decimal(0))


@rule(
    "SAM805",
    "an internal ask that nobody beside sales wants",
    COMMITMENT_ASKED,
    reason="""
        An ask that only sales stands behind is a favour, and favours are used up. With an executive of another
        function who wants it too, it is a decision of the house.
    """,
    example="""
        internal_asks:
          - {id: slots, ask: Reserve two slots, commitment: declined}
    """,
    fix="""
        Look for whose goals it serves beside ours, ask for their word, and write them as `sponsor`. A head of sales is
        not one.
    """,
    minutes=15,
)
def no_sponsor(look: Look) -> Iterator[Weakness]:
    """Find asks that were asked or declined and have no sponsor outside sales."""
    for ask in look.plan.internal_asks:
        if ask.commitment not in ("asked", "declined"):
            continue
        from_sales = ask.sponsor is not None and "sales" in name_words(ask.sponsor)
        if not ask.sponsor or from_sales:
            whose = f"only {named(ask.sponsor)} of sales" if ask.sponsor else "no executive outside sales"
            yield Weakness(
                place_of(ask, "sponsor"),
                f"{ask.id}: {named(ask.ask)} {_DONE[ask.commitment]}, and {whose} wants it",
                f"find an executive outside sales whose goals {ask.id} serves",
                _weight(look, ask),
            )


_DONE = {"asked": "was asked", "declined": "was declined"}


@rule(
    "SAM806",
    "a refusal without its reason and without an offer",
    ASKS,
    reason="""
        A refusal is the beginning of a negotiation, if one knows what was refused: the thing itself, its cost, its
        place in a budget, or the way it was asked. Without that, and without something given in return, it will be
        refused again.
    """,
    example="""
        internal_asks:
          - {id: deposit, ask: Stop asking for a deposit, commitment: declined}
    """,
    fix="""
        Write what was objected (not-what-we-do, cost, budget, trade-off, will-not-work, protocol) and what we could
        give in return as `offer`.
    """,
)
def refused_without_answer(look: Look) -> Iterator[Weakness]:
    """Find declined asks with neither an objection nor an offer written down."""
    for ask in look.plan.internal_asks:
        if ask.commitment == "declined" and ask.objection is None and not ask.offer:
            yield Weakness(
                ask.at.start,
                f"{ask.id}: {named(ask.ask)} was declined, with no objection and no offer written down",
                f"write what {_decider(ask)} objected to in {ask.id}, and what we offer in return",
                _weight(look, ask),
            )
