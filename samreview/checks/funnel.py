"""Rules about the funnel and the time it reaches into (SAM101 to SAM106)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.checks.look import named, place_of
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import INITIATIVES, THREE_OPPORTUNITIES
from samreview.insight.funnel import amounts, bucket_of
from samreview.insight.ratios import times
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
          - {id: service, name: Service agreement, kind: renew, amount: 300k,
             close: 2027-03-31}
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
    if look.funnel_deals or any(initiative.quarter in look.horizon for initiative in plan.initiatives):
        return
    yield Weakness(
        plan.at.key("opportunities"),
        f"nothing that grows the account closes in {look.horizon_name}: no open growth opportunity and no initiative",
        f"name one thing the customer could buy in {look.horizon_name}, or an initiative that leads there",
    )


@rule(
    "SAM102",
    "an initiative outside the horizon, or without a quarter",
    INITIATIVES,
    reason="""
        An initiative opens something that pays in two or three quarters. One for this quarter is today's work, one far
        beyond is a wish, and one without a quarter will be in every plan and in no calendar.
    """,
    example="""
        initiatives:
          - {id: lyon, name: Open the Lyon plant, kind: penetrate}
    """,
    fix="""
        Write the quarter in which it bears fruit, as FY28-Q1. If that lies beyond the horizon, name the step towards it
        that falls into the horizon.
    """,
)
def initiative_outside_horizon(look: Look) -> Iterator[Weakness]:
    """Find initiatives that bear fruit before or after the horizon, or at no time that is written."""
    for initiative in look.plan.initiatives:
        if initiative.quarter in look.horizon:
            continue
        when = "has no quarter" if initiative.quarter is None else f"is set for {initiative.quarter}"
        yield Weakness(
            place_of(initiative, "quarter"),
            f"{initiative.id}: {named(initiative.name)} {when}, and the horizon is {look.horizon_name}",
            f"write the quarter of {look.horizon_name} in which {initiative.id} bears fruit",
            initiative.expected_value or Decimal(0),
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
          - {id: spares, name: Spare parts, kind: expand, amount: 85k,
             close: 2026-10-30}
          # reviewed on 24 November
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


@rule(
    "SAM104",
    "a funnel that sits in the first quarter of the horizon",
    THREE_OPPORTUNITIES,
    reason="""
        When most of the growth closes in the very next quarter, the plan is a forecast: there is nothing behind it to
        be fed, and the following review starts from zero.
    """,
    example="""
        opportunities:              # reviewed in October to December
          - {id: line, name: New line, kind: expand, amount: 640k, close: 2027-03-30}
          - {id: lyon, name: Lyon cells, kind: new, amount: 310k, close: 2027-06-18}
    """,
    fix="""
        Look for what the customer decides in the later quarters of the horizon (its budget dates are a good place to
        start), and put a first small purchase there.
    """,
    minutes=20,
)
def funnel_in_first_quarter(look: Look) -> Iterator[Weakness]:
    """Find a funnel of two opportunities or more with most of its value in the horizon's first quarter."""
    deals = look.funnel_deals
    first = look.horizon[0]
    early = amounts(tuple(deal for deal in deals if look.plan.calendar.quarter_of(deal.close) == first))
    value = amounts(deals)
    if len(deals) < 2 or early <= times(value, look.limits.one_quarter):
        return
    yield Weakness(
        look.plan.at.key("opportunities"),
        f"{look.money(early)} of the {look.money(value)} in the funnel closes in {first} alone",
        f"find what could close in {look.horizon[1]} or later",
        early,
    )


@rule(
    "SAM105",
    "a plan that is too old",
    reason="""
        A plan written the night before the last review describes a customer of half a year ago. People notice, and
        trust neither it nor the meeting.
    """,
    example="""
        updated: 2026-06-02        # reviewed on 24 November
    """,
    fix="""
        Go through the plan with those who know the customer, half an hour each, and write the day as `updated`. Change
        the day only when the content was looked at.
    """,
    minutes=30,
)
def plan_is_old(look: Look) -> Iterator[Weakness]:
    """Find a plan that was last revised too long before the review."""
    updated = look.plan.updated
    if updated is not None and (look.on - updated).days > look.limits.plan_days:
        yield Weakness(
            look.plan.at.value("updated"),
            f"the plan was last revised on {written_day(updated)}, {(look.on - updated).days} days before the review",
            "go through the plan and write the day",
        )


@rule(
    "SAM106",
    "no day of revision, or one after the review",
    reason="""
        Without the day on which the team last revised the plan nobody can tell what in it was looked at and what was
        left over.
    """,
    example="""
        samreview: 1
        account: {id: halden, name: Halden, currency: EUR}     # and no `updated`
    """,
    fix="Write the day of the last revision as `updated: 2026-11-02`.",
    minutes=1,
)
def no_day_of_revision(look: Look) -> Iterator[Weakness]:
    """Find a plan that says nothing of its last revision, or something that can't be."""
    updated = look.plan.updated
    if updated is None:
        yield Weakness(
            look.plan.at.start, "nothing says when the plan was last revised", "write the day of the last revision"
        )
    elif updated > look.on:
        yield Weakness(
            look.plan.at.value("updated"),
            f"the plan was revised on {written_day(updated)}, after the review of {written_day(look.on)}",
            "write the day of the last revision, or review the plan on a later date",
        )
