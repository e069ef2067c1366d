"""The funnel in plain text: growth by quarter against the gap, and by stage with what is stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.exhibits.funnel import FunnelExhibit, funnel_exhibit
from samreview.insight.funnel import BUCKETS
from samreview.insight.picture.columns import bar, cut, left, money, percent, right, wrapped
from samreview.insight.ratios import times_text
from samreview.values.money import short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from samreview.insight.figures import Figures
    from samreview.plan.model import Plan

_BAR = 30
_CELL = 9
_NAME = 22


def funnel_picture(plan: Plan, figures: Figures) -> Iterator[str]:
    """Draw the funnel by quarter of the horizon, against the gap."""
    shown = funnel_exhibit(plan, figures.on)
    yield f"FUNNEL  growth that closes by {figures.horizon[-1]}, {shown.currency}"
    most = max(row.amount for row in shown.quarters)
    for row in shown.quarters:
        worth = _weighted(row.weighted, len(row.deals), len(row.unweighted))
        yield f"  {left(str(row.quarter), 8)} {bar(row.amount, most, _BAR)} {money(row.amount)}  {worth}"
    deals = sum(len(row.deals) for row in shown.quarters)
    worth = _weighted(shown.figures.weighted_value, deals, len(shown.figures.unweighted))
    yield f"  {left('in all', 8)} {' ' * _BAR} {money(shown.figures.value)}  {worth}"
    yield from _against_the_gap(plan, shown)
    yield from _near(figures, shown)


def _weighted(value: Decimal, deals: int, unweighted: int) -> str:
    """Write a weighted value; one that nothing with a probability is behind is unknown and not 0."""
    return f"weighted {right('?', 7) if deals and deals == unweighted else money(value)}"


def _against_the_gap(plan: Plan, shown: FunnelExhibit) -> Iterator[str]:
    figures = shown.figures
    if figures.gap is None:
        yield "  gap      unknown: the plan lacks growth.baseline or growth.target"
    elif figures.gap <= 0:
        below = f"{short(-figures.gap)} below the baseline" if figures.gap else "the baseline itself"
        yield f"  gap      none: the target is {below}"
    else:
        needed = ""
        if figures.required_coverage is not None and plan.growth.win_rate is not None:
            rate = percent(float(plan.growth.win_rate))
            needed = f"   needed {times_text(figures.required_coverage, up=True)} (win rate {rate})"
        nothing_known = figures.weighted_value == 0 and figures.unweighted
        worth = "?" if nothing_known else times_text(figures.weighted_coverage)
        covered = f"covered {times_text(figures.coverage)}   weighted {worth}"
        yield f"  gap      {short(figures.gap)}   {covered}{needed}"
    if figures.unweighted:
        yield from wrapped("no probability, so in no weighted value: ", figures.unweighted)


def _near(figures: Figures, shown: FunnelExhibit) -> Iterator[str]:
    beside = shown.figures
    yield f"  beside   {short(beside.in_flight_value)} closes in {figures.quarter}, {short(beside.won_value)} won in it"
    renewals = shown.renewals
    if renewals.share:
        yield (
            f"  renewals {percent(renewals.share)} of all that closes in the horizon; "
            f"{'?' if renewals.unknown and not renewals.at_risk else short(renewals.at_risk)} of them at risk"
        )
    if renewals.unknown:
        yield from wrapped("renewals without a probability, so not in that: ", renewals.unknown)
    titles = {"overdue": "overdue", "in_flight": "in flight", "in_horizon": "horizon", "beyond": "beyond"}
    ids = dict(figures.buckets)
    for bucket in BUCKETS:
        if ids[bucket]:
            yield from wrapped(left(titles[bucket], 9), ids[bucket])


def stages_picture(plan: Plan, figures: Figures) -> Iterator[str]:
    """Draw the stages: the funnel in each by quarter, all that is open, and what is stuck."""
    shown = funnel_exhibit(plan, figures.on)
    if not plan.stages:
        return
    everything = {stage.id: stage.amount for stage in figures.stages}
    yield "STAGES  growth by quarter and stage; open: of any kind and date; stuck: of open"
    titles = (*(str(row.quarter) for row in shown.quarters), "open", "stuck")
    yield f"  {left('', _NAME)}{''.join(right(title, _CELL) for title in titles)}"
    for row in shown.stages:
        cells = "".join(money(amount, _CELL) for amount in row.amounts)
        mark = "  <" if shown.bottleneck and row.id == shown.bottleneck.id else ""
        whole = everything.get(row.id) if row.id else None
        rest = money(whole, _CELL) if whole is not None else right("", _CELL)
        yield f"  {left(row.name, _NAME)}{cells}{rest}{money(row.stuck_amount, _CELL)}{mark}"
    if shown.bottleneck:
        stuck = shown.bottleneck.stuck
        stage = plan.stage(shown.bottleneck.id)
        name = cut(stage.name, 30) if stage else shown.bottleneck.id
        yield from wrapped(f"< the bottleneck: {name} holds up", stuck)
    else:
        yield "  nothing is stuck, as far as the plan says since when and how long is usual"
