"""A change of one amount, stance or date in the plan changes the prompts beside the exhibit that shows it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from samreview.insight.prompts import Prompt, addressed, prompts
from samreview.insight.prompts.prompt import brief
from samreview.plan.model import Customer, Offering, Plan, ServiceIssue
from tests.insight.factory import (
    ON,
    action,
    ask,
    coming,
    customer_action,
    day,
    deal,
    field_of_play,
    initiative,
    money,
    person,
    plan,
    problem,
    stance,
)


def texts(it: Plan, exhibit: str) -> list[str]:
    return [addressed(it, prompt) for prompt in prompts(it, ON, exhibit)]


def test_funnel_asks_for_the_gap_the_emptiest_quarter_and_the_bottleneck() -> None:
    late = {"stage": "evaluate", "stage_since": "2026-01-01"}
    it = plan(deal("a", "640k", **late), deal("b", "100k", "2027-05-01"), deal("fly", "60k", "2026-12-01"))
    assert texts(it, "funnel") == [
        "460k is missing to the gap of 1.2M, and 60k is won or closes this quarter. What more could grow by FY28-Q2?",
        "Nothing that grows closes in FY28-Q2. What would they want by then?",
        "640k is stuck at “Evaluate”. Their way out: Fix the budget. What would help them?",
    ]


def test_funnel_prompts_change_with_an_amount_and_a_date() -> None:
    first, second = deal("a", "640k"), deal("b", "100k", "2027-05-01")
    before = texts(plan(first, second), "funnel")
    assert texts(plan(replace(first, amount=money("700k")), second), "funnel") != before
    assert texts(plan(first, replace(second, close=day("2027-09-01"))), "funnel") != before


@pytest.mark.parametrize(
    ("it", "start"),
    [
        (plan(baseline=None), "No growth target is written."),
        (plan(target="4M"), "The target is no higher than today's sales."),
        (plan(deal("a", "2M")), "The funnel of 2M covers the gap of 1.2M, but nobody has written how likely it is."),
        (plan(deal("a", "2M", probability="0.5")), "The funnel of 2M covers the gap of 1.2M, but weighted it is 1M."),
        (plan(deal("a", "2M", probability="0.6")), "The funnel of 2M covers the gap of 1.2M, weighted too (1.2M)."),
    ],
)
def test_funnel_asks_by_how_the_gap_is_covered(it: Plan, start: str) -> None:
    assert texts(it, "funnel")[0].startswith(start)


def test_stakeholders_ask_each_of_us_what_only_they_can_say() -> None:
    people = (
        person("jane", "priya", 3, influence="final", title="VP Operations"),
        person("marc", "dana", 1),
        person("piotr", "priya", 2, influence="none"),
    )
    it = plan(deal("a", "640k", motivations=(stance("marc"), stance("jane", "opposed"))), stakeholders=people)
    assert texts(it, "stakeholders") == [
        "Has anybody asked Jane who has the final word on “A” (640k)?",
        "Priya: Jane trusts you, and is against “A” (640k). What would they have to win by it?",
        "Dana: Marc is for “A” (640k), and you hardly know each other. What is the next step?",
    ]
    asked = replace(stance("jane", "advocate"), authority_asked=day("2026-09-01"))
    settled = plan(deal("a", "640k", motivations=(asked,)), stakeholders=people)
    assert texts(settled, "stakeholders") == [
        "Priya: Only you know Jane, VP Operations. What have you heard, and who else of us should know them?",
        "Dana: Only you know Marc. What have you heard, and who else of us should know them?",
    ]


def test_stakeholders_ask_the_room_for_authority_and_horsepower() -> None:
    it = plan(
        deal("a", "640k", motivations=(stance("piotr"),)), stakeholders=(person("piotr", None, 2, influence="some"),)
    )
    assert texts(it, "stakeholders") == [
        "Nobody is named who has the final word on “A” (640k). Who has it?",
        "Piotr is for “A” (640k), without the influence to carry it. Who could?",
    ]


def test_assumptions_ask_whoever_can_test_the_worst() -> None:
    people = (person("jane", "priya", 3, influence="final"), person("marc"))
    old = stance("jane", said="yes", on="2026-07-08")
    it = plan(deal("a", "640k", motivations=(old, stance("marc", "opposed"))), stakeholders=people)
    assert texts(it, "assumptions") == [
        "Priya: We believe that Jane is for “A” (640k), last heard on 8 Jul 2026. Is it still so?",
        "We believe that Marc is against “A” (640k), without evidence. Who could find out?",
    ]
    turned = plan(deal("a", "640k", motivations=(replace(old, stance="opposed"),)), stakeholders=people)
    assert texts(turned, "assumptions")[0].startswith("Priya: We believe that Jane is against “A”")
    fresh = plan(deal("a", "640k", motivations=(stance("jane", said="yes", on="2026-11-08"),)), stakeholders=people)
    assert texts(fresh, "assumptions") == [
        "Evidence stands behind all 1 stances. Which would hurt most if it had changed?"
    ]
    assert texts(plan(deal("a", "640k", owner="dana")), "assumptions") == [
        "Dana: No stance is known on “A” (640k). Who wants it, and how do we know?"
    ]


def test_asks_speak_in_the_deciders_measure() -> None:
    sla = ask("stock", "2027-06-01", 180, opportunity="a", owner="priya", decider="Ana Lee", metric="Turns")
    it = plan(deal("a", "640k"), internal_asks=(sla, ask("other", "2026-12-01", 60)))
    assert texts(it, "asks") == [
        "Priya: “Stock” holds up 640k and needs a yes by 3 Dec 2026. What does it do for Ana Lee, measured in Turns?",
        "“Other” needed a yes by 2 Oct 2026. Who can say yes?",
    ]
    later = plan(deal("a", "640k"), internal_asks=(replace(sla, needed_by=day("2027-07-01")),))
    assert texts(later, "asks")[0].startswith("Priya: “Stock” is the next to need a yes, by 2 Jan 2027.")
    dearer = plan(deal("a", "700k"), internal_asks=(sla,))
    assert "holds up 700k" in texts(dearer, "asks")[0]
    assert texts(plan(internal_asks=(replace(sla, commitment="committed"),)), "asks")[0].startswith("All 1 asks")
    assert texts(plan(internal_asks=(ask("undated"),)), "asks") == [
        "“Undated” has no date to commit by. When is it too late?"
    ]


def test_customer_asks_by_their_next_date_and_dearest_problem() -> None:
    it = plan(
        deal("a", problem="scrap"),
        customer=Customer(
            coming=(coming("2027-01-20", "The board meets."), coming("FY28-Q1", "Lyon opens")),
            problems=(problem("scrap", workaround_cost="900k"),),
            service=(ServiceIssue(issue="Late spares", since=day("2026-08-01"), owner="lukas"),),
            knows_plan=False,
        ),
    )
    assert texts(it, "customer") == [
        "20 Jan 2027: The board meets. What must they have from us by then?",
        "Scrap. It costs them 900k a year. Whose money is it?",
        "Lukas: They will raise it first: Late spares, since 1 Aug 2026. What can we tell them?",
        "Halden does not know this plan. Which part of it would they change?",
    ]
    moved = replace(it, customer=replace(it.customer, coming=(coming("FY28-Q1", "Lyon opens"),)))
    assert texts(moved, "customer")[0] == "FY28-Q1: Lyon opens. What must they have from us by then?"
    nothing = replace(it, opportunities=(), customer=Customer(problems=it.customer.problems))
    assert texts(nothing, "customer")[1].endswith("Why have we nothing in the funnel for it?")


def test_actions_ask_each_owner_for_what_is_overdue() -> None:
    it = plan(
        deal("a", "640k", owner="dana", next_customer_action=customer_action("Sign", "2026-11-20")),
        actions=(
            action("one", "priya", "2026-11-10"),
            action("two", "priya", "2026-11-01"),
            action("three", "lukas", "2026-11-20"),
            action("four"),
        ),
    )
    assert texts(it, "actions") == [
        "Priya: 2 of your actions are overdue, the oldest since 1 Nov 2026: Two. What would close it?",
        "Lukas: Overdue since 20 Nov 2026: Three. What would close it?",
        "Nobody owns “Four”. Who takes it?",
        "Dana: They were to act by 20 Nov 2026: Sign (A, 640k). What happened?",
    ]
    in_time = plan(actions=(action("one", "priya", "2026-12-10"),))
    assert texts(in_time, "actions") == ["Priya: Next, by 10 Dec 2026: One. What could stop it?"]
    assert texts(plan(), "actions") == []


def test_initiatives_ask_for_the_first_step_a_door_and_what_nobody_does() -> None:
    opens = initiative("plant", "FY28-Q1", unit="Lyon", owner="lukas", investment="60k", expected_value="400k")
    it = plan(
        deal("a", motivations=(stance("jane"), stance("marc"))),
        deal("b", motivations=(stance("marc", "opposed"),)),
        initiatives=(opens, initiative("far", "FY30-Q1"), initiative("someday", owner="priya")),
        stakeholders=(person("jane", "dana", 2, unit="Diagnostics"), person("marc", "dana", 4, unit="Group")),
        offerings=(Offering(id="dosing", name="Dosing"),),
        whitespace=(field_of_play("Imaging", "dosing", "competitor", "900k"),),
    )
    assert texts(it, "initiatives") == [
        "Lukas: “Plant”, FY28-Q1 (400k expected, 60k to invest). What must happen first, and with whom?",
        "“Far” is planned for FY30-Q1, outside the horizon. What of it can grow within?",
        "Priya: “Someday” has no quarter yet. When would it bear fruit?",
        "Dana: Jane is for “A”. Would it be natural to ask for an introduction in Lyon?",
        "Dosing for Imaging, worth 900k: a competitor has it, and we do nothing yet. Why?",
    ]
    more = replace(it, initiatives=(replace(opens, expected_value=Decimal(500_000)),))
    assert "500k expected" in texts(more, "initiatives")[0]
    assert texts(plan(), "initiatives") == [
        "No initiative is written. Which field of play would we open, and who begins?"
    ]


def test_no_exhibit_has_no_prompts() -> None:
    assert prompts(plan(deal("a")), ON, "none") == ()


def test_a_prompt_for_nobody_we_know_is_read_out_as_it_is() -> None:
    assert addressed(plan(), Prompt("Why?", person="gone")) == "Why?"
    assert addressed(plan(), Prompt("Why?", person="priya")) == "Priya: Why?"


def test_long_texts_are_cut_at_a_word_and_stay_whole_when_short() -> None:
    assert brief("Fix the budget.") == "Fix the budget"
    cut = brief("word " * 40)
    assert len(cut) <= 72
    assert cut.endswith("word…")
    assert len(brief("界" * 500)) == 72
