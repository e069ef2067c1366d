from __future__ import annotations

import datetime as dt
from typing import Any

from samreview.insight.exhibits.visit import visit_exhibit
from samreview.insight.prompts.visit import visit_questions
from samreview.insight.visits import decides, first_met_on, next_visit, travellers, witnesses
from samreview.plan.model import Plan, TeamMember, Visit
from tests.insight.factory import ON, TEAM, ask, customer_action, deal, person, plan, problem, stance


def visit(name: str, when: str, *met: str, **more: object) -> Visit:
    given: dict[str, Any] = dict(more)
    return Visit(id=name, date=dt.date.fromisoformat(when), stakeholders=met, **given)


def account(*visits: Visit, **more: Any) -> Plan:  # noqa: ANN401  whatever a plan holds
    return plan(
        deal(
            "line",
            "600k",
            motivations=(
                stance("jane", "advocate", "I want it", "2026-11-01"),
                stance("henrik", "opposed"),
                stance("marc", "unknown", influence="final"),
            ),
        ),
        deal("cell", "100k", motivations=(stance("jane", "indifferent", "so what"),), problem="scrap"),
        deal("gone", "900k", outcome="lost", motivations=(stance("jane", "advocate"),)),
        stakeholders=(person("jane", "priya", 3, "dana"), person("henrik", "priya", 4), person("marc")),
        visits=visits,
        **more,
    )


FIRST, SECOND = visit("first", "2026-12-01", "jane"), visit("second", "2026-12-08", "jane", "henrik", "marc")


def test_the_next_visit_is_the_first_still_to_come_today_too() -> None:
    it = account(SECOND, FIRST, visit("past", "2026-11-01"))
    assert next_visit(it, ON) == FIRST
    assert next_visit(it, FIRST.date) == FIRST
    assert next_visit(it, dt.date(2026, 12, 2)) == SECOND
    assert next_visit(it, dt.date(2027, 1, 1)) is None


def test_who_is_met_earlier_is_asked_earlier() -> None:
    it = account(FIRST, SECOND)
    assert first_met_on(it, FIRST, ON) == {"jane"}
    assert first_met_on(it, SECOND, ON) == {"henrik", "marc"}
    # once the first is over, it is no occasion any more
    assert first_met_on(it, SECOND, dt.date(2026, 12, 2)) == {"jane", "henrik", "marc"}


def test_questions_come_from_what_is_not_proven_by_what_hangs_on_it() -> None:
    it = account(SECOND)
    found = visit_questions(it, SECOND, ON)
    assert [(one.stakeholder, one.opportunity, one.assumed) for one in found] == [
        ("marc", "Line", None),
        ("marc", "Line", None),
        ("henrik", "Line", "no-evidence"),
        ("jane", "Cell", "no-date"),
    ]
    assert [one.text for one in found[:3]] == [
        "What do you expect of “Line”?",
        "Who has the final word on “Line”?",
        "What would have to be different for “Line” to be good for you?",
    ]


def test_a_last_word_that_was_asked_about_is_not_asked_again() -> None:
    asked = deal("line", motivations=(stance("marc", "unknown", influence="final", authority_asked="2026-10-01"),))
    it = plan(asked, stakeholders=(person("marc"),))
    assert [one.text for one in visit_questions(it, visit("v", "2026-12-01", "marc"), ON)] == [
        "What do you expect of “Line”?"
    ]


def test_whoever_has_a_part_travels_too() -> None:
    trip = visit("v", "2026-12-01", team=("dana",), parts={"priya": "listens", "dana": "opens"})
    assert [one.id for one in travellers(account(trip), trip)] == ["dana", "priya"]


def test_a_decider_is_known_by_id_title_or_name() -> None:
    member = TeamMember(id="lukas", name="Lukas Brandt", title="Head of Service")
    for words in ("lukas", "Lukas", "head of service", "Lukas Brandt", "Lukas Brandt, service", "Dr Lukas Brandt"):
        assert decides(member, ask("sla", decider=words)), words
    for other in (None, "Head of Service Europe", "Brandt", "Anna-Lukas Brandtner"):
        assert not decides(member, ask("sla", decider=other)), other


def test_a_decider_who_travels_hears_from_those_concerned() -> None:
    trip = visit("v", "2026-12-01", "jane", "henrik", "marc", team=("lukas",))
    team = (*TEAM[:2], TeamMember(id="lukas", name="Lukas Brandt", title="Head of service"))
    cure = ask("sla", opportunity="cell", decider="Head of service", customer_value="A day", metric="Stock turns")
    done = ask("done", opportunity="cell", decider="Head of service", commitment="committed")
    it = account(trip, team=team, internal_asks=(cure, done, ask("other", decider="Somebody")))
    (hear,) = visit_exhibit(it, trip, ON).to_hear
    assert (hear.member, hear.ask, hear.customer_value, hear.witnesses) == ("Lukas Brandt", "Sla", "A day", ("Jane",))
    assert witnesses(it, trip, ask("x")) == ()


def test_those_who_have_the_problem_are_witnesses_too() -> None:
    trip = visit("v", "2026-12-01", "henrik")
    base = account(trip)
    it = plan(
        deal("cell", problem="scrap", next_customer_action=customer_action("x")),
        customer=type(base.customer)(problems=(problem("scrap", affected=("henrik",)),)),
        stakeholders=base.stakeholders,
        visits=(trip,),
    )
    assert witnesses(it, trip, ask("sla", opportunity="cell")) == ("henrik",)


def test_the_exhibit_holds_people_with_their_largest_purchase_first() -> None:
    shown = visit_exhibit(account(SECOND), SECOND, ON)
    jane, _, marc = shown.met
    assert (jane.relationship, jane.holders) == ("trusted", ("Priya Nair", "Dana Whitfield"))
    assert [one.opportunity for one in jane.stances] == ["Line", "Cell"]
    assert (marc.relationship, marc.holders, marc.stances[0].row.influence) == (None, (), "final")
