"""Rules about growth: the gap, what covers it and what only keeps (SAM501 to SAM508)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.checks.look import several, times_covered
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import PROBABILITIES
from samreview.insight.funnel import funnel
from samreview.values.money import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.checks.look import Look


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
          - {id: line, name: New line, kind: expand, amount: 640k, close: 2027-03-30, probability: 40%}
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
    figures = funnel(look.plan, look.on)
    if figures.gap is None or figures.coverage is None or figures.weighted_coverage is None:
        return
    short: list[str] = []
    missing: list[Decimal] = []
    if figures.weighted_coverage < 1:
        left_out = f" ({several(list(figures.unweighted))} left out)" if figures.unweighted else ""
        short.append(
            f"weighted coverage is {times_covered(figures.weighted_coverage, 1)}: "
            f"{look.money(figures.weighted_value)} of a gap of {look.money(figures.gap)}{left_out}"
        )
        with exact():
            missing.append(figures.gap - figures.weighted_value)
    needed, win_rate = figures.required_coverage, look.plan.growth.win_rate
    if needed is not None and figures.coverage < needed:
        short.append(
            f"coverage is {times_covered(figures.coverage, needed)} "
            f"and a win rate of {win_rate:.0%} needs {needed:.2f}x"
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
