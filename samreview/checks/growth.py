"""Rules about growth: the gap, what covers it and what only keeps (SAM501 to SAM508)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from samreview.checks.look import named, several
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import HISTORY, INVESTMENTS, PROBABILITIES, RENEWAL, STATEMENT, WHITESPACE
from samreview.checks.words import only_maintains
from samreview.insight.funnel import amounts, open_in, renewals
from samreview.insight.ratios import times, times_text, total
from samreview.insight.whitespace import TO_BE_WON
from samreview.plan.model import Initiative
from samreview.plan.place import NOWHERE
from samreview.values.money import exact
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.checks.look import Look
    from samreview.plan.model import Growth


@rule(
    "SAM501",
    "a statement that only keeps",
    STATEMENT,
    reason="""
        What is only maintained, protected or managed does not grow, and the words a team writes at the top of a plan
        are those it measures itself by. Keeping is the part of the work that nobody needs a review for.
    """,
    example="""
        growth:
          statement: Protect our position in Chilled and manage the handover in Bakery
    """,
    fix="Ask what will be larger at the end of the horizon than it is now, and for whom; write that sentence.",
)
def statement_only_keeps(look: Look) -> Iterator[Weakness]:
    """Find growth and initiative statements with words of maintaining and none of growth."""
    stated: tuple[Growth | Initiative, ...] = (look.plan.growth, *look.plan.initiatives)
    for record in stated:
        if record.statement is not None and only_maintains(record.statement, look.words):
            whose = f"{record.id}: the statement" if isinstance(record, Initiative) else "the growth statement"
            yield Weakness(
                record.at.value("statement"),
                f"{whose} only keeps: {named(record.statement)}",
                "write what will be larger at the end of the horizon",
            )


@rule(
    "SAM502",
    "the funnel doesn't cover the growth gap",
    PROBABILITIES,
    reason="""
        Growth that is wanted and growth that is being worked on are two figures. Weighted coverage holds the
        opportunities of the horizon, each times its probability, against the gap; under 1 the target is a hope. Plain
        coverage has to reach 1 / win rate, because of opportunities like these only that share is won: at 35 % it
        takes 2.9 euros of opportunity for each euro of growth.
    """,
    example="""
        growth: {baseline: 4.2M, target: 5.4M, win_rate: 35%}    # a gap of 1.2M
        opportunities:
          - {id: line, name: New line, kind: expand, amount: 640k, close: 2027-03-30,
             probability: 40%}
    """,
    fix="""
        Find more to sell in the horizon (whitespace, problems without an opportunity, doors that an advocate could
        open), raise what an opportunity is worth to the customer, or lower the target and say so. Raising a
        probability is none of these.
    """,
    minutes=30,
)
def gap_not_covered(look: Look) -> Iterator[Weakness]:
    """Find a funnel that is too small for the growth gap, by weight or by win rate."""
    figures = look.funnel
    if figures.gap is None or figures.coverage is None or figures.weighted_coverage is None:
        return
    short: list[str] = []
    missing: list[Decimal] = []
    if figures.weighted_coverage < 1:
        left_out = f" ({several(list(figures.unweighted))} left out)" if figures.unweighted else ""
        short.append(
            f"weighted coverage is {times_text(figures.weighted_coverage)}: "
            f"{look.money(figures.weighted_value)} of a gap of {look.money(figures.gap)}{left_out}"
        )
        with exact():
            missing.append(figures.gap - figures.weighted_value)
    needed, win_rate = figures.required_coverage, look.plan.growth.win_rate
    if needed is not None and figures.coverage < needed:
        short.append(
            f"coverage is {times_text(figures.coverage)} "
            f"and a win rate of {win_rate:.0%} needs {times_text(needed, up=True)}"
        )
        with exact():
            missing.append(figures.gap * Decimal(needed) - figures.value)
    if short:
        yield Weakness(
            look.plan.at.key("opportunities"),
            "; ".join(short),
            f"find {look.money(max(missing))} more to sell in {look.horizon_name}",
            max(missing),
        )


@rule(
    "SAM503",
    "a horizon that mostly renews",
    RENEWAL,
    reason="""
        Renewals have dates of their own and fill a meeting by themselves. Where they are most of what lies ahead, the
        account is busy and stands still.
    """,
    example="""
        opportunities:
          - {id: service, name: Service 2027 to 2029, kind: renew, amount: 950k,
             close: 2027-06-30}
          - {id: sensors, name: Sensors, kind: new, amount: 260k, close: 2027-06-25}
    """,
    fix="""
        Use the renewal as the occasion: what would make the next agreement larger than this one? Write that part as an
        opportunity of its own with kind expand.
    """,
    minutes=15,
)
def mostly_renewals(look: Look) -> Iterator[Weakness]:
    """Find a horizon in which renewals are more than half of the open value."""
    ahead = open_in(look.plan, look.on, "in_horizon")
    kept = amounts(tuple(deal for deal in ahead if not deal.is_growth))
    everything = amounts(ahead)
    if kept > times(everything, look.limits.renewals):
        yield Weakness(
            look.plan.at.key("opportunities"),
            f"{look.money(kept)} of the {look.money(everything)} in {look.horizon_name} only renews",
            "find what each renewal could bring beyond what there is",
            kept,
        )


@rule(
    "SAM504",
    "an investment that grows faster than the account is to",
    INVESTMENTS,
    reason="""
        What serving the account costs may rise because it grows. When it is to rise faster than the sales it serves,
        somebody has to say why, before the question comes from finance.
    """,
    example="""
        growth: {baseline: 6.8M, target: 7.9M, investment: 520k,
                 previous_investment: 400k}
        # 30 % for 16 %
    """,
    fix="Say in `story` or in an initiative what the added cost will bring and when; or raise the target to it.",
    minutes=10,
)
def investment_outgrows_target(look: Look) -> Iterator[Weakness]:
    """Find an investment that rises by a larger factor than sales from baseline to target."""
    growth = look.plan.growth
    rise, wanted = _factor(growth.investment, growth.previous_investment), _factor(growth.target, growth.baseline)
    if rise is not None and wanted is not None and rise > wanted:
        yield Weakness(
            growth.at.value("investment"),
            f"serving the account is to cost {_percent(rise - 1)} more and bring {_percent(wanted - 1)} more",
            "say what the added cost will bring, or raise the target",
            growth.investment or Decimal(0),
        )


def _factor(now: Decimal | None, before: Decimal | None) -> Fraction | None:
    return None if now is None or before is None or before == 0 else Fraction(now) / Fraction(before)


def _percent(share: Fraction) -> str:
    return f"{float(share):.0%}"


@rule(
    "SAM505",
    "no growth wanted",
    reason="""
        Without a target there is no gap, without a gap no coverage, and a review of growth has nothing to hold its
        ideas against. A target at or under today's sales is a plan to shrink slowly.
    """,
    example="""
        growth: {baseline: 4.2M, target: 4.2M}
    """,
    fix="""
        Write what the account should bring over the four quarters that end with the horizon. A wrong target starts a
        better talk than none.
    """,
    minutes=10,
)
def no_growth_wanted(look: Look) -> Iterator[Weakness]:
    """Find a plan without a growth target, or with one that is no growth."""
    plan, growth = look.plan, look.plan.growth
    if growth.target is None:
        yield Weakness(
            plan.at.start if growth.at is NOWHERE else growth.at.start,
            "no growth target is written down",
            "write what the account should bring over the four quarters that end with the horizon",
        )
    elif growth.baseline is not None and growth.target <= growth.baseline:
        yield Weakness(
            growth.at.value("target"),
            f"the target of {look.money(growth.target)} is no more than the {look.money(growth.baseline)} of today",
            "write a target above the baseline",
        )


@rule(
    "SAM506",
    "whitespace that nobody works on",
    WHITESPACE,
    reason="""
        A field of play that is known, has a potential and belongs to somebody else is the cheapest place to look for
        growth. Without an opportunity or an initiative it is a table.
    """,
    example="""
        whitespace:
          - {unit: Lyon, offering: dosing, held_by: competitor, potential: 220k}
          # and nothing of Lyon and dosing
    """,
    fix="""
        Write a first opportunity of that unit and offering, or an initiative in that unit; or `held_by: not-for-us`,
        and stop looking at it.
    """,
    minutes=10,
)
def whitespace_untouched(look: Look) -> Iterator[Weakness]:
    """Find fields of play of others without an open opportunity there and without an initiative in the unit."""
    plan = look.plan
    deals = {(fold_name(deal.unit or ""), deal.offering) for deal in look.open_deals}
    units = {fold_name(initiative.unit) for initiative in plan.initiatives if initiative.unit}
    names = {offering.id: offering.name for offering in plan.offerings}
    for field in plan.whitespace:
        unit = fold_name(field.unit)
        if field.held_by not in TO_BE_WON or unit in units or (unit, field.offering) in deals:
            continue
        offering = named(names.get(field.offering, field.offering))
        yield Weakness(
            field.at.start,
            f"{named(field.unit)} buys {offering} {_FROM[field.held_by]} and nothing of ours works on it",
            f"write a first opportunity or an initiative for {offering} in {named(field.unit)}",
            field.potential or Decimal(0),
        )


_FROM = {"competitor": "from a competitor", "in-house": "from itself", "nobody": "from nobody"}


@rule(
    "SAM507",
    "more to lose than to win",
    RENEWAL,
    reason="""
        Business at risk and weighted growth are never netted, because they take different work. But when more may go
        than is likely to come, the account shrinks while everybody works on growth.
    """,
    example="""
        opportunities:
          - {id: service, name: Service, kind: renew, amount: 950k, close: 2027-06-30,
             probability: 55%}     # 428k at risk
          - {id: sensors, name: Sensors, kind: new, amount: 260k, close: 2027-06-25,
             probability: 10%}     # 26k likely
    """,
    fix="""
        Find for each renewal what speaks against it and who at the customer would miss us; and find more growth. Both
        are actions of the next review.
    """,
    minutes=15,
)
def more_to_lose(look: Look) -> Iterator[Weakness]:
    """Find business at risk in the horizon that exceeds the weighted value."""
    risk, worth = renewals(look.plan, look.on).at_risk, look.funnel.weighted_value
    if risk > worth:
        yield Weakness(
            look.plan.at.key("opportunities"),
            f"{look.money(risk)} of renewals is at risk and {look.money(worth)} of growth is likely",
            "find what speaks against each renewal",
            risk,
        )


@rule(
    "SAM508",
    "a target that history doesn't carry",
    HISTORY,
    reason="""
        An account that never grew by more than 8 % can grow by 29 %, if something happens that never happened before.
        Then that is the plan, and it should be in it: an initiative with a value.
    """,
    example="""
        growth: {history: [3.6M, 3.9M], baseline: 4.2M, target: 5.4M}
        # and no initiative that is worth 850k
    """,
    fix="""
        Write `expected_value` with the initiatives, add the one that makes the difference, or lower the target to what
        has happened before.
    """,
    minutes=15,
)
def history_does_not_carry(look: Look) -> Iterator[Weakness]:
    """Find a planned growth of more than twice the best of the past that initiatives don't make up for."""
    growth = look.plan.growth
    planned = _factor(growth.target, growth.baseline)
    if planned is None or growth.baseline is None:
        return
    periods = [*growth.history, growth.baseline]
    steps = [step for before, now in pairwise(periods) if (step := _factor(now, before)) is not None]
    if not steps:
        return
    best = max(max(steps) - 1, Fraction(0))
    difference = (planned - 1 - best) * Fraction(growth.baseline)
    carried = total(initiative.expected_value or Decimal(0) for initiative in look.plan.initiatives)
    if planned - 1 > 2 * best and Fraction(carried) < difference:
        yield Weakness(
            growth.at.value("target"),
            f"{_percent(planned - 1)} of growth is planned, the best of the past is {_percent(best)}, and initiatives "
            f"bring {look.money(carried)} of the {look.money(Decimal(int(difference)))} between",
            "write what will be different this time as an initiative with its expected value",
            Decimal(int(difference)) - carried,
        )
