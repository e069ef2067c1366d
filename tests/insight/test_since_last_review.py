"""What changed since the last review."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given

from samreview.insight.changes import DEAL_WAYS, FATES, Changes, changes
from samreview.insight.changes_json import changes_json
from samreview.insight.picture.changes import changes_picture
from samreview.insight.picture.columns import WIDTH, width
from samreview.plan.model import Account, Opportunity, Plan
from tests.insight.factory import ON, action, ask, customer_action, day, deal, person, plan, stance
from tests.insight.test_properties import days, plans

SINCE = dt.date(2026, 8, 25)


def since(before: Plan, after: Plan) -> Changes:
    return changes(before, after, SINCE, ON)


def way(was: Opportunity | None, now: Opportunity | None) -> str | None:
    before, after = (plan(*filter(None, [deal])) for deal in (was, now))
    found = since(before, after).deals
    assert len(found) <= 1
    return found[0].way if found else None


WAS = deal("line", "640k", "2027-03-30", stage="recognise")


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (WAS, None, "removed"),
        (replace(WAS, outcome="lost"), None, None),
        (WAS, replace(WAS, outcome="won", close=day("2027-12-31"), amount=WAS.amount * 2), "won"),
        (None, replace(WAS, outcome="won"), "won"),
        (WAS, replace(WAS, outcome="lost"), "lost"),
        (WAS, replace(WAS, outcome="dropped"), "lost"),
        (replace(WAS, outcome="lost"), replace(WAS, outcome="lost", amount=WAS.amount * 2), None),
        (None, WAS, "added"),
        (replace(WAS, outcome="lost"), WAS, "added"),
        (WAS, replace(WAS, close=day("2027-10-01"), stage="evaluate"), "out-of-horizon"),
        (WAS, replace(WAS, close=day("2026-12-31")), "out-of-horizon"),
        (replace(WAS, close=day("2027-10-01")), WAS, "into-horizon"),
        (replace(WAS, close=day("2026-09-30")), WAS, "into-horizon"),
        (WAS, replace(WAS, close=day("2027-09-30"), amount=WAS.amount * 2), "later"),
        (WAS, replace(WAS, close=day("2027-01-01"), stage="evaluate"), "earlier"),
        (WAS, replace(WAS, amount=WAS.amount * 2, stage="evaluate"), "amount"),
        (WAS, replace(WAS, stage="evaluate"), "stage"),
        (WAS, WAS, None),
        (WAS, replace(WAS, name="Another name"), None),
    ],
)
def test_the_first_way_of_the_ranking_that_holds(
    was: Opportunity | None, now: Opportunity | None, expected: str | None
) -> None:
    assert way(was, now) == expected


def test_that_a_quarter_has_passed_is_no_change() -> None:
    # In the horizon at the review of August, this quarter by November.
    passed = deal("line", close="2026-12-15")
    assert since(plan(passed), plan(passed)).nothing


def test_the_ranking_comes_first_then_the_money() -> None:
    small, large, moved = deal("small", "10k"), deal("large", "900k"), deal("moved", "5M")
    before = plan(small, large, moved)
    after = plan(replace(moved, stage="contract"), deal("new", "1k"))
    assert [(one.way, one.deal.id) for one in since(before, after).deals] == [
        ("removed", "large"),
        ("removed", "small"),
        ("added", "new"),
        ("stage", "moved"),
    ]


PLANNED = replace(WAS, next_customer_action=customer_action("Board approves the budget", "2026-10-20"))
OTHER = customer_action("Jane signs the trial report", "2027-01-10")


@pytest.mark.parametrize(
    ("now", "fate"),
    [
        (PLANNED, "late"),
        (replace(PLANNED, stage="evaluate"), "late"),
        (replace(PLANNED, next_customer_action=customer_action("board  approves the Budget", "2027-02-01")), "late"),
        (replace(PLANNED, next_customer_action=OTHER), "replaced"),
        (replace(PLANNED, next_customer_action=None), "replaced"),
        (replace(PLANNED, next_customer_action=OTHER, stage="evaluate"), "taken"),
        (replace(PLANNED, next_customer_action=None, stage="contract"), "taken"),
        (replace(PLANNED, outcome="won"), "taken"),
        (replace(PLANNED, outcome="lost", stage="contract"), "replaced"),
        (None, "replaced"),
    ],
)
def test_what_became_of_an_action_that_fell_due(now: Opportunity | None, fate: str) -> None:
    found = since(plan(PLANNED), plan(*filter(None, [now])))
    assert [one.fate for one in found.actions_due] == [fate]
    assert found.taken == (fate == "taken")


def test_an_action_whose_day_has_not_passed_has_not_fallen_due() -> None:
    today = replace(WAS, next_customer_action=customer_action("Board approves", ON.isoformat()))
    undated = replace(WAS, next_customer_action=customer_action("Board approves"))
    closed = replace(PLANNED, outcome="won")
    for was in (today, undated, closed):
        assert since(plan(was), plan(replace(was, next_customer_action=None))).actions_due == ()


def test_three_of_seven_taken() -> None:
    then = [replace(PLANNED, id=f"d{number}") for number in range(7)]
    now = [
        *(replace(one, next_customer_action=OTHER, stage="evaluate") for one in then[:3]),
        *then[3:5],
        *(replace(one, next_customer_action=OTHER) for one in then[5:]),
    ]
    found = since(plan(*then), plan(*now))
    assert [one.fate for one in found.actions_due] == ["taken"] * 3 + ["late"] * 2 + ["replaced"] * 2
    lines = changes_picture(plan(*then), plan(*now), found, "halden-2026-08-25")
    assert "CUSTOMER ACTIONS  3 of 7 that fell due were taken" in lines
    document = changes_json(found, "halden-2026-08-25")["customer_actions"]
    assert [document[key] for key in ("due", *FATES)] == [7, 3, 2, 2]


def test_stances_that_changed_came_went_or_were_proven() -> None:
    then = replace(
        WAS,
        motivations=(
            stance("jane"),
            stance("marc", "opposed"),
            stance("rosa"),
            stance("piotr", said="yes", on="2026-08-01"),
        ),
    )
    now = replace(
        WAS,
        motivations=(
            stance("jane", said="we want it", on="2026-11-01"),
            stance("marc", "indifferent"),
            stance("claire", "unknown"),
            stance("piotr", said="yes", on="2026-08-01"),
        ),
    )
    found = since(plan(then), plan(now)).stances
    assert [(one.way, one.stakeholder, one.was, one.now) for one in found] == [
        ("changed", "marc", "opposed", "indifferent"),
        ("new", "claire", None, "unknown"),
        ("proven", "jane", "advocate", "advocate"),
        ("gone", "rosa", "advocate", None),
    ]
    assert since(plan(then), plan(replace(now, outcome="lost"))).stances == ()


def test_asks_and_actions() -> None:
    before = plan(
        internal_asks=(ask("sla", commitment="asked"), ask("gone", commitment="asked"), ask("same")),
        actions=(action("call", due="2026-10-01"), action("write", due="2026-10-01"), action("same")),
    )
    after = plan(
        internal_asks=(ask("sla", commitment="committed"), ask("same", function="engineering"), ask("new")),
        actions=(action("call", status="done", due="2026-10-01"), action("write", due="2026-12-01"), action("same")),
    )
    found = since(before, after)
    assert [(one.way, one.id, one.was, one.now) for one in found.asks] == [
        ("changed", "sla", "asked", "committed"),
        ("added", "new", None, None),
        ("removed", "gone", "asked", None),
    ]
    assert [(one.way, one.id, one.was, one.now) for one in found.actions] == [
        ("changed", "call", "open, due 2026-10-01", "done"),
        ("changed", "write", "open, due 2026-10-01", "open, due 2026-12-01"),
    ]


def test_the_picture_says_what_was_and_what_is() -> None:
    before = plan(
        replace(PLANNED, motivations=(stance("jane", "opposed"),)),
        deal("spares", "85k", "2026-12-10"),
        stakeholders=(person("jane"),),
    )
    after = plan(
        replace(
            PLANNED,
            amount=PLANNED.amount - 140_000,
            close=day("2027-09-30"),
            next_customer_action=OTHER,
            motivations=(stance("jane"),),
        ),
        stakeholders=(person("jane"),),
    )
    assert changes_picture(before, after, since(before, after), "halden-2026-08-25") == (
        "Halden   since halden-2026-08-25, to 24 Nov 2026",
        "  funnel 500k, was 725k   weighted 50k, was 64k   covered 0.41x, was 0.60x",
        "",
        "OPPORTUNITIES",
        "  removed        spares  Spares  85k, 10 Dec 2026",
        "  pushed later   line  Line      30 Mar 2027 to 30 Sep 2027",
        "                                 640k to 500k",
        "",
        "CUSTOMER ACTIONS  0 of 1 that fell due was taken",
        "  replaced       line  Board approves the budget  by 20 Oct 2026",
        "                 now: Jane signs the trial report",
        "",
        "STANCES",
        "  changed        line  Jane    opposed to advocate",
    )


def test_amounts_in_another_currency_are_not_compared() -> None:
    dollars = Account(id="halden", name="Halden", currency="USD")
    before, after = plan(WAS), plan(replace(WAS, amount=WAS.amount * 2), account=dollars)
    found = since(before, after)
    assert found.nothing
    lines = changes_picture(before, after, found, "halden-2026-08-25")
    assert lines[1] == "  counted in EUR then and in USD now: amounts are not compared"
    assert lines[-1].startswith("Nothing in the plan has changed")


@given(plans(), plans(), days)
def test_any_two_plans_can_be_compared(before: Plan, after: Plan, on: dt.date) -> None:
    found = changes(before, after, on - dt.timedelta(90), on)
    names = [one.deal.id for one in found.deals]
    assert len(names) == len(set(names))
    ranks = [DEAL_WAYS.index(one.way) for one in found.deals]
    assert ranks == sorted(ranks)
    assert max(map(width, changes_picture(before, after, found, "x"))) <= WIDTH
    document = changes_json(found, "x")
    assert json.loads(json.dumps(document)) == document
    assert changes(after, after, on, on).deals == ()
