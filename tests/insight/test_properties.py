"""What holds of the figures of any plan."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samreview.insight.figures import figures
from samreview.insight.funnel import BUCKETS
from samreview.insight.picture import picture
from samreview.insight.picture.columns import WIDTH, width
from samreview.insight.prompts import prompts
from samreview.insight.report import insight_json
from samreview.plan.model import (
    COMMITMENTS,
    INFLUENCES,
    STANCES,
    Account,
    Evidence,
    Growth,
    Horizon,
    InternalAsk,
    Motivation,
    Opportunity,
    Order,
    Plan,
    Relationship,
    Stakeholder,
    Whitespace,
)
from tests.insight.factory import ON, STAGES, TEAM

EXHIBITS = ("customer", "funnel", "stakeholders", "assumptions", "asks", "actions", "initiatives", "none")
FOUR_YEARS = 1461
MONEY_KEYS = ("growth_gap", "funnel_value", "weighted_value", "in_flight_value", "won_value", "at_risk", "whitespace")
LABELS = ("on", "quarter", "horizon")

days = st.dates(dt.date(2024, 1, 1), dt.date(2029, 12, 31))
amounts = st.decimals(0, 10_000_000, places=2)
shares = st.decimals(0, 1, places=3)
names = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40)
people = ("jane", "marc", "rosa")

motivations = st.builds(
    Motivation,
    stakeholder=st.sampled_from(people),
    stance=st.sampled_from(STANCES),
    influence=st.none() | st.sampled_from(INFLUENCES),
    evidence=st.none() | names | st.builds(Evidence, said=st.none() | names, on=st.none() | days),
    validated=st.none() | days,
)
deals = st.builds(
    Opportunity,
    id=st.just("placeholder"),
    name=names,
    kind=st.sampled_from(("new", "expand", "renew")),
    amount=amounts,
    stage=st.none() | st.sampled_from([stage.id for stage in STAGES]),
    stage_since=st.none() | days,
    close=days,
    outcome=st.sampled_from(("open", "open", "open", "won", "lost", "dropped")),
    probability=st.none() | shares,
    owner=st.none() | st.sampled_from([member.id for member in TEAM]),
    motivations=st.lists(motivations, max_size=3).map(tuple),
)
owners = st.none() | st.sampled_from([member.id for member in TEAM])
stakeholders = st.builds(
    Stakeholder,
    id=st.just("placeholder"),
    name=names,
    region=st.none() | names,
    influence=st.none() | st.sampled_from(INFLUENCES),
    relationship=st.none() | st.builds(Relationship, owner=owners, strength=st.none() | st.integers(0, 4)),
)
asks = st.builds(
    InternalAsk,
    id=st.just("placeholder"),
    ask=names,
    decider=st.none() | names,
    metric=st.none() | names,
    needed_by=st.none() | days,
    lead_time_days=st.none() | st.integers(0, 400),
    commitment=st.none() | st.sampled_from(COMMITMENTS),
    opportunity=st.none() | st.just("d0"),
)
fields = st.builds(
    Whitespace,
    unit=names,
    offering=st.sampled_from(("analysers", "dosing")),
    held_by=st.sampled_from(("us", "competitor", "in-house", "nobody", "not-for-us")),
    potential=st.none() | amounts,
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    known = draw(st.lists(stakeholders, min_size=3, max_size=3))
    return Plan(
        samreview=1,
        account=Account(
            id="halden",
            name=draw(names),
            currency="EUR",
            fiscal_year_starts=draw(st.integers(1, 12)),
            regions=("Europe",),
        ),
        horizon=Horizon(quarters=draw(st.sampled_from((2, 3)))),
        growth=Growth(baseline=draw(st.none() | amounts), target=draw(st.none() | amounts), win_rate=draw(shares)),
        team=TEAM,
        stages=STAGES,
        stakeholders=tuple(replace(who, id=name) for who, name in zip(known, people, strict=True)),
        opportunities=tuple(
            replace(deal, id=f"d{number}") for number, deal in enumerate(draw(st.lists(deals, max_size=6)))
        ),
        internal_asks=tuple(
            replace(ask, id=f"k{number}") for number, ask in enumerate(draw(st.lists(asks, max_size=3)))
        ),
        whitespace=tuple(draw(st.lists(fields, max_size=3))),
        orders=tuple(
            draw(st.lists(st.builds(Order, date=days, amount=amounts, discount=st.none() | shares), max_size=6))
        ),
    )


def changed(thing: Any, change: Any) -> Any:  # noqa: ANN401  walks any record of the model
    """Return a copy of a plan with every value for which `change` has another."""
    if isinstance(thing, tuple):
        return tuple(changed(one, change) for one in thing)
    if hasattr(thing, "__dataclass_fields__") and not isinstance(thing, (dt.date, Decimal)):
        return replace(
            thing,
            **{
                name: changed(change(name, getattr(thing, name)), change)
                for name in thing.__dataclass_fields__
                if name != "at"
            },
        )
    return thing


def report(plan: Plan, on: dt.date) -> dict[str, Any]:
    return insight_json(figures(plan, on))


@given(plans(), days)
def test_buckets_partition_the_open_opportunities(plan: Plan, on: dt.date) -> None:
    buckets = dict(figures(plan, on).buckets)
    assert tuple(buckets) == BUCKETS
    listed = [name for ids in buckets.values() for name in ids]
    assert sorted(listed) == sorted(deal.id for deal in plan.opportunities if deal.is_open)


@given(plans(), days, st.sampled_from((2, 10, 1000)))
def test_scaling_all_money_scales_values_and_leaves_shares(plan: Plan, on: dt.date, factor: int) -> None:
    money = {"baseline", "target", "amount", "potential"}
    scaled = changed(
        plan, lambda name, value: value * factor if name in money and isinstance(value, Decimal) else value
    )
    before, after = report(plan, on), report(scaled, on)
    for key in MONEY_KEYS:
        expected = None if before[key] is None else Decimal(before[key]) * factor
        assert (None if after[key] is None else Decimal(after[key])) == expected
    stages = zip(before.pop("stages"), after.pop("stages"), strict=True)
    assert all(Decimal(one["amount"]) * factor == Decimal(two["amount"]) for one, two in stages)
    rest = [key for key in before if key not in MONEY_KEYS]
    assert {key: before[key] for key in rest} == {key: after[key] for key in rest}


@given(plans(), days)
def test_four_years_later_only_the_labels_have_changed(plan: Plan, on: dt.date) -> None:
    later = changed(plan, lambda _, value: value + dt.timedelta(FOUR_YEARS) if isinstance(value, dt.date) else value)
    before, after = report(plan, on), report(later, on + dt.timedelta(FOUR_YEARS))
    for key in LABELS:
        assert before.pop(key) != after.pop(key)
    assert before == after
    assert figures(plan, on).asks_at_risk == figures(later, on + dt.timedelta(FOUR_YEARS)).asks_at_risk


@given(plans(), days)
def test_any_plan_has_pictures_of_eighty_columns_and_prompts_for_people_of_the_team(plan: Plan, on: dt.date) -> None:
    lines = picture(plan, on)
    assert max(map(width, lines)) <= WIDTH
    assert not any("\n" in line for line in lines)
    team = {member.id for member in TEAM}
    for exhibit in EXHIBITS:
        asked = prompts(plan, on, exhibit)
        assert all(prompt.text and (prompt.person is None or prompt.person in team) for prompt in asked)
        assert len({prompt.text for prompt in asked}) == len(asked)


@given(plans())
def test_shares_are_shares_and_json_takes_them(plan: Plan) -> None:
    got = report(plan, ON)
    for key in ("renewal_share", "period_end_skew", "period_end_flat", "relationship_coverage", "single_owner_share"):
        assert got[key] is None or 0 <= got[key] <= 1
    assert json.loads(json.dumps(got, allow_nan=False)) == got
