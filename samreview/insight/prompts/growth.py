"""Prompts beside the funnel and the initiatives: the gap, the emptiest quarter, the bottleneck, doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.doors import doors, introducers
from samreview.insight.exhibits.funnel import FunnelExhibit, funnel_exhibit
from samreview.insight.exhibits.initiatives import FieldRow, InitiativeRow, initiatives_exhibit
from samreview.insight.horizon import horizon_end
from samreview.insight.prompts.prompt import Prompt, brief, ended, one_each
from samreview.insight.ratios import total
from samreview.values.money import short

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from samreview.plan.model import Plan

_HELD_BY = {"competitor": "a competitor has it", "in-house": "they do it themselves", "nobody": "nobody has it"}


def funnel_prompts(plan: Plan, on: dt.date) -> tuple[Prompt, ...]:
    """Return what the funnel asks: the gap, the emptiest quarter, the bottleneck."""
    shown = funnel_exhibit(plan, on)
    return (*_funnel(plan, shown, on), *_doors(plan, on))


def _funnel(plan: Plan, shown: FunnelExhibit, on: dt.date) -> Iterator[Prompt]:
    yield Prompt(_gap(shown, str(horizon_end(plan, on))))
    emptiest = shown.emptiest
    if emptiest.amount == 0:
        yield Prompt(f"Nothing that grows closes in {emptiest.quarter}. What would they want by then?")
    else:
        yield Prompt(
            f"{emptiest.quarter} is the emptiest, with {short(emptiest.amount)}. What would they want by then?"
        )
    stage = plan.stage(shown.bottleneck.id) if shown.bottleneck else None
    if shown.bottleneck and stage:
        way_out = f" Their way out: {ended(stage.customer_action)}" if stage.customer_action else ""
        yield Prompt(
            f"{short(shown.bottleneck.stuck_amount)} is stuck at “{brief(stage.name)}”.{way_out} What would help them?",
            about=stage.id,
        )


def _gap(shown: FunnelExhibit, end: str) -> str:
    figures = shown.figures
    if figures.gap is None:
        return f"No growth target is written. What do we want to have won by {end}?"
    if figures.missing is None:
        return f"The target is no higher than today's sales. What would grow here by {end}?"
    gap = short(figures.gap)
    if figures.missing > 0:
        near = total((figures.won_value, figures.in_flight_value))
        beside = f", and {short(near)} is won or closes this quarter" if near else ""
        return f"{short(figures.missing)} is missing to the gap of {gap}{beside}. What more could grow by {end}?"
    covers = f"The funnel of {short(figures.value)} covers the gap of {gap}"
    if len(figures.unweighted) == sum(len(row.deals) for row in shown.quarters):
        return f"{covers}, but nobody has written how likely it is. How sure are we?"
    if figures.weighted_value < figures.gap:
        return f"{covers}, but weighted it is {short(figures.weighted_value)}. What would make it sure?"
    return f"{covers}, weighted too ({short(figures.weighted_value)}). What would we grow beyond it?"


def initiative_prompts(plan: Plan, on: dt.date) -> tuple[Prompt, ...]:
    """Return what the initiatives ask: the first step of each owner's, a door to open, a field nobody works on."""
    shown = initiatives_exhibit(plan, on)
    rows = sorted(shown.rows, key=lambda row: (not row.in_horizon, -(row.expected_value or 0)))
    asked = one_each(initiative_prompt(row) for row in rows)
    fields = (_untouched(row) for row in shown.untouched[:1])
    if not asked:
        nothing = Prompt("No initiative is written. Which field of play would we open, and who begins?")
        return (nothing, *_doors(plan, on), *fields)
    return (*asked, *_doors(plan, on), *fields)


def initiative_prompt(row: InitiativeRow) -> Prompt:
    """Return the question that an initiative asks of its owner."""
    name = brief(row.name)
    if row.quarter is None:
        text = f"“{name}” has no quarter yet. When would it bear fruit?"
    elif not row.in_horizon:
        text = f"“{name}” is planned for {row.quarter}, outside the horizon. What of it can grow within?"
    else:
        text = f"“{name}”, {row.quarter}{_worth(row)}. What must happen first, and with whom?"
    return Prompt(text, person=row.owner, about=row.id)


def _worth(row: InitiativeRow) -> str:
    brings = f"{short(row.expected_value)} expected" if row.expected_value is not None else ""
    takes = f"{short(row.investment)} to invest" if row.investment is not None else ""
    both = ", ".join(part for part in (brings, takes) if part)
    return f" ({both})" if both else ""


def _untouched(row: FieldRow) -> Prompt:
    worth = f", worth {short(row.potential)}" if row.potential is not None else ""
    return Prompt(
        f"{brief(row.offering_name)} for {brief(row.unit)}{worth}: {_HELD_BY[row.held_by]}, and we do nothing yet. Why?"
    )


def _doors(plan: Plan, on: dt.date) -> Iterator[Prompt]:
    """Ask for one introduction: to a unit that an initiative is to open, else where most could be won."""
    opened = [one.unit for one in plan.initiatives if one.kind == "penetrate" and one.unit and one.quarter]
    for unit in dict.fromkeys((*opened, *(door.unit for door in doors(plan, on)))):
        for one in introducers(plan, on, unit)[:1]:
            yield Prompt(
                f"{one.stakeholder_name} is for “{brief(one.opportunity_name)}”. Would it be natural to ask for an "
                f"introduction in {brief(unit)}?",
                person=one.owner,
                about=one.stakeholder,
            )
            return
