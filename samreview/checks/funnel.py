"""Rules about the funnel and the time it reaches into (SAM101 to SAM106)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.checks.look import named
from samreview.checks.rule import Weakness, rule
from samreview.insight.funnel import bucket_of, funnel_deals
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.checks.look import Look


@rule(
    "SAM101",
    "nothing that grows the account closes in the horizon",
    reason="""
        A review looks two or three quarters ahead because what closes this quarter was decided long ago. When nothing
        new or larger is expected there and no initiative leads there, the meeting has only the present to talk about,
        and the gap is found when it is too late to fill it.
    """,
    example="""
        opportunities:
          - {id: service, name: Service agreement, kind: renew, amount: 300k, close: 2027-03-31}
    """,
    fix="""
        Ask what the customer will have to solve in those quarters and write down the first purchase that could come of
        it, with kind new or expand; or name an initiative with a quarter that falls into the horizon.
    """,
    minutes=20,
)
def nothing_grows(look: Look) -> Iterator[Weakness]:
    """Find a horizon without a growth opportunity and without an initiative."""
    plan = look.plan
    if funnel_deals(plan, look.on) or any(initiative.quarter in look.horizon for initiative in plan.initiatives):
        return
    yield Weakness(
        plan.at.key("opportunities"),
        f"nothing that grows the account closes in {look.horizon_name}: no open growth opportunity and no initiative",
        f"name one thing the customer could buy in {look.horizon_name}, or an initiative that leads there",
    )


@rule(
    "SAM103",
    "an open opportunity whose close date has passed",
    reason="""
        A date that nobody moved says that nobody looked. The amount still counts in people's heads, in no figure of
        the plan, and the meeting begins by correcting it aloud.
    """,
    example="""
        opportunities:
          - {id: spares, name: Spare parts, kind: expand, amount: 85k, close: 2026-10-30}   # reviewed on 24 November
    """,
    fix="""
        Ask the customer what has to happen and by when, and write that date; or say how it ended with
        `outcome: won`, `lost` or `dropped` and `why`.
    """,
    minutes=3,
)
def close_date_passed(look: Look) -> Iterator[Weakness]:
    """Find open opportunities that should have closed before the review date."""
    for deal in look.open_deals:
        if bucket_of(look.plan, deal, look.on) == "overdue":
            yield Weakness(
                deal.at.value("close"),
                f"{deal.id}: {named(deal.name)} was to close on {written_day(deal.close)} and is still open",
                f"write the new date of {deal.id}, or how it ended",
                deal.amount,
            )
