from __future__ import annotations

import datetime as dt

from samreview.insight.exhibits.actions import actions_exhibit
from samreview.insight.exhibits.asks import asks_exhibit
from samreview.insight.exhibits.assumptions import assumptions_exhibit
from samreview.insight.exhibits.customer import customer_exhibit
from samreview.insight.exhibits.initiatives import initiatives_exhibit
from samreview.insight.exhibits.stakeholders import stakeholders_exhibit
from samreview.plan.model import Coming, Customer, Offering, Priority, ServiceIssue
from tests.insight.factory import (
    ON,
    action,
    ask,
    coming,
    customer_action,
    deal,
    field_of_play,
    initiative,
    money,
    person,
    plan,
    problem,
    stance,
)


def test_customer_shows_what_comes_next_and_what_costs_most() -> None:
    customer = Customer(
        priorities=("Cut scrap", Priority(id="p1", text="Open Lyon", source="annual report")),
        coming=(
            coming("FY28-Q1", "New plant head"),
            coming("2026-11-23", "Supplier day"),
            coming("FY27-Q3", "Budget drafted"),
            coming("2026-12-01", "Board meets"),
            coming("FY27-Q2", "Audit"),
        ),
        problems=(
            problem("trace"),
            problem("scrap", workaround_cost="900k", affected=("jane", "gone"), buying_stage="evaluate"),
        ),
        service=(ServiceIssue(issue="Late spares", since=dt.date(2026, 8, 1), owner="priya"),),
        knows_plan=False,
    )
    it = plan(
        deal("a", "640k", problem="scrap"),
        deal("b", "90k", problem="scrap", outcome="lost"),
        customer=customer,
        stakeholders=(person("jane"),),
    )
    got = customer_exhibit(it, ON)
    assert [(row.what, row.passed) for row in got.coming] == [
        ("Audit", True),
        ("Supplier day", True),
        ("Board meets", False),
        ("Budget drafted", False),
        ("New plant head", False),
    ]
    assert got.next_event is not None
    assert got.next_event.what == "Board meets"
    assert [(row.id, row.text) for row in got.priorities] == [(None, "Cut scrap"), ("p1", "Open Lyon")]
    scrap, trace = got.problems
    assert (scrap.id, scrap.affected, scrap.buying_stage) == ("scrap", ("Jane", "gone"), "Evaluate")
    assert (scrap.deals, scrap.deals_amount, trace.deals) == (("a",), money("640k"), ())
    assert got.service[0].owner_name == "Priya Nair"
    assert customer_exhibit(plan(), ON).next_event is None


def test_what_the_plan_says_by_half_of_the_customer_is_shown_by_half() -> None:
    customer = Customer(
        priorities=(Priority(id="p1"), Priority(id="p2", text="Open Lyon", source="annual report")),
        coming=(Coming(what="Supplier day"), Coming(by=dt.date(2026, 12, 1)), coming("FY28-Q1", "New plant head")),
        service=(ServiceIssue(owner="priya"),),
    )
    got = customer_exhibit(plan(customer=customer), ON)
    assert [row.text for row in got.priorities] == ["p1", "Open Lyon"]
    assert [(row.by is None, row.what, row.passed) for row in got.coming] == [
        (False, "New plant head", False),
        (True, "Supplier day", False),
    ]
    assert got.next_event == got.coming[0]
    assert got.service == ()


def test_stakeholders_stand_beside_each_other_by_opportunity() -> None:
    it = plan(
        deal("flying", "900k", "2026-12-01", motivations=(stance("rosa", said="yes", on="2026-11-01"),)),
        deal("small", "90k"),
        deal(
            "large",
            "640k",
            motivations=(
                stance("piotr"),
                stance("henrik", "opposed", said="no", on="2026-11-01"),
                stance("jane", influence="final", authority_asked="2026-09-14"),
            ),
        ),
        deal("quiet-renewal", "800k", kind="renew"),
        stakeholders=(
            person("jane", "priya", 1, influence="high"),
            person("henrik", "priya", 4, "lukas", influence="high"),
            person("piotr", "dana", 2, influence="none"),
            person("rosa"),
        ),
    )
    large, small, flying = stakeholders_exhibit(it, ON).deals
    assert (large.deal.id, small.deal.id, flying.deal.id) == ("large", "small", "flying")
    assert [(row.id, row.influence, row.strength, row.stance) for row in large.rows] == [
        ("jane", "final", 1, "advocate"),
        ("henrik", "high", 4, "opposed"),
        ("piotr", "none", 2, "advocate"),
    ]
    assert [row.disagrees for row in large.rows] == ["advocate-distant", "trusted-opposed", None]
    assert [row.assumed for row in large.rows] == ["no-evidence", None, "no-evidence"]
    assert [row.lacks_horsepower for row in large.rows] == [False, False, True]
    assert [row.known_to_one for row in large.rows] == [True, False, True]
    assert (large.final, large.authority_asked, large.has_horsepower) == (("Jane",), True, True)
    assert (small.rows, small.final, small.has_horsepower) == ((), (), False)
    assert flying.rows[0].influence is None


def test_assumptions_are_worst_first_and_name_who_can_test_them() -> None:
    it = plan(
        deal("a", "100k", owner="lukas", motivations=(stance("jane"), stance("piotr", "opposed"), stance("new"))),
        deal("b", "900k", motivations=(stance("piotr", said="well", on="2026-08-01"), stance("jane", "unknown"))),
        deal("c", "100k", motivations=(stance("jane", said="yes", on="2026-11-01"),)),
        stakeholders=(
            person("jane", "priya", 3, influence="final"),
            person("piotr", "dana", 2, influence="none"),
            person("new"),
        ),
    )
    got = assumptions_exhibit(it, ON)
    assert [(row.opportunity, row.stakeholder, row.tester, row.reason) for row in got.rows] == [
        ("b", "piotr", "dana", "stale"),
        ("a", "jane", "priya", "no-evidence"),
        ("a", "new", "lukas", "no-evidence"),
        ("a", "piotr", "dana", "no-evidence"),
    ]
    assert (got.rows[0].weight, got.rows[1].weight) == (money("900k"), money("800k"))
    assert got.rows[0].days_old == 115
    assert (got.proven, got.unknown) == (1, 1)


def test_asks_at_risk_come_first_by_what_they_hold_up() -> None:
    it = plan(
        deal("a", "640k"),
        deal("b", "90k"),
        internal_asks=(
            ask("later", "2028-01-01", 10, commitment="asked"),
            ask("won", "2026-12-01", 10, commitment="committed"),
            ask("small", "2026-12-20", 10, opportunity="b", constraint="stock"),
            ask("large", "2026-12-20", 60, opportunity="a", owner="priya", metric="Stock turns"),
            ask("open"),
        ),
    )
    got = asks_exhibit(it, ON)
    assert [row.id for row in got.rows] == ["large", "small", "later", "open", "won"]
    large, small = got.at_risk
    assert (large.commit_by, large.passed, large.held_up) == (dt.date(2026, 10, 21), True, money("640k"))
    assert (large.owner_name, large.opportunity_name, large.metric) == ("Priya Nair", "A", "Stock turns")
    assert (small.passed, small.constraint, small.at_risk) == (False, "stock", True)


def test_actions_are_the_open_ones_by_date() -> None:
    it = plan(
        deal("a", next_customer_action=customer_action("Sign", "2026-11-20")),
        deal("b", next_customer_action=customer_action("Decide")),
        deal("c", next_customer_action=customer_action("Nothing", "2020-01-01"), outcome="lost"),
        actions=(
            action("undated"),
            action("due", "priya", "2026-11-24", agreed=True),
            action("late", "dana", "2026-11-10"),
            action("done", "dana", "2026-11-01", status="done"),
        ),
    )
    got = actions_exhibit(it, ON)
    assert [(row.id, row.days_late, row.overdue) for row in got.rows] == [
        ("late", 14, True),
        ("due", 0, False),
        ("undated", 0, False),
    ]
    assert [row.id for row in got.overdue] == ["late"]
    assert [(row.opportunity, row.overdue) for row in got.customer] == [("a", True), ("b", False)]


def test_initiatives_by_quarter_and_the_fields_nobody_works_on() -> None:
    it = plan(
        deal("a", unit="Imaging", offering="dosing"),
        initiatives=(
            initiative("someday", expected_value="1M"),
            initiative("far", "FY29-Q1", investment="5k"),
            initiative(
                "plant", "FY28-Q1", unit="Lyon", investment="60k", expected_value="400k", stakeholders=("jane",)
            ),
        ),
        stakeholders=(person("jane"),),
        offerings=(Offering(id="analysers", name="Analysers"), Offering(id="dosing", name="Dosing")),
        whitespace=(
            field_of_play("Lyon", "analysers", "nobody", "500k"),
            field_of_play("Imaging", "dosing", "competitor", "900k"),
            field_of_play("Imaging", "software", "competitor"),
            field_of_play("Imaging", "analysers", "in-house", "90k"),
            field_of_play("Graz", "dosing", "us", "90k"),
        ),
    )
    got = initiatives_exhibit(it, ON)
    assert [(row.id, row.in_horizon) for row in got.rows] == [("plant", True), ("far", False), ("someday", False)]
    assert (got.investment, got.expected_value) == (money("60k"), money("400k"))
    assert got.rows[0].stakeholder_names == ("Jane",)
    assert [(row.unit, row.offering_name) for row in got.untouched] == [
        ("Imaging", "Analysers"),
        ("Imaging", "software"),
    ]
