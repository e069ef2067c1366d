"""Nothing internal is in any byte of the brief that a customer gets, and everything that is theirs to see is there."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from samreview.documents.brief import brief_document
from samreview.documents.brief_customer import customer_brief_document, customer_brief_json
from samreview.documents.brief_reading import read_brief
from samreview.documents.case import case_document
from samreview.documents.case_data import CaseFile
from samreview.documents.customer_reading import read_customer_brief
from samreview.documents.write import document_bytes
from samreview.insight.cases import case
from samreview.review.carry.chapter import plan_actions
from tests.documents.planted import Planter
from tests.documents.test_canary import BUSINESS, TEAM, WORDS, contents, leaks, missing

PLANTER = Planter()
PLAN = PLANTER.plan()
VISIT = PLAN.visits[0]
ON = dt.date(2026, 11, 24)
OTHERS = {
    form
    for one in PLAN.team
    if one.id not in {*VISIT.team, *VISIT.parts}
    for form in (one.name, one.title, one.function)
}
"""Those of ours who stay at home."""
MARKS = [one for one in PLANTER.marks if not OTHERS & {*one.forms}]
SAFE = BUSINESS | TEAM | {"Visit.date", "Visit.purpose"}


def customers() -> str:
    return json.dumps(customer_brief_json(read_customer_brief(PLAN, VISIT, ON)), ensure_ascii=False)


@pytest.mark.parametrize("suffix", [*(f".{kind}" for kind in WORDS), ".json"])
def test_no_mark_of_an_internal_field_is_in_a_customers_brief(suffix: str) -> None:
    made = customer_brief_document(read_customer_brief(PLAN, VISIT, ON))
    words = customers() if suffix == ".json" else contents(document_bytes(made, suffix))
    assert leaks(words, PLANTER.marks, SAFE) == []
    other_visits = {form for one in PLAN.visits[1:] for form in (one.purpose, one.date.isoformat())}
    marks = [one for one in MARKS if not other_visits & {*one.forms}]
    assert missing(words, marks, SAFE) == []
    # who stays at home, and another visit, are none of this visit's business
    assert not [form for form in OTHERS | {PLAN.visits[1].purpose} if form and form in words]


def test_the_same_marks_are_in_the_teams_brief_and_in_the_case() -> None:
    """Otherwise the canary would prove nothing."""
    words = contents(document_bytes(brief_document(read_brief(PLAN, VISIT, ON, plan_actions(PLAN))), ".docx"))
    found = {mark.path for mark in leaks(words, MARKS, SAFE)}
    assert found >= {"Stakeholder.name", "Opportunity.name", "Visit.parts", "Visit.questions", "PlanAction.what"}
    words = contents(document_bytes(case_document(CaseFile(case([PLAN], ON), ON)), ".docx"))
    found = {mark.path for mark in leaks(words, MARKS, SAFE)}
    asked = ("ask", "decider", "function", "sponsor", "customer_value", "metric", "constraint", "incentive", "offer")
    assert found >= {f"InternalAsk.{name}" for name in (*asked, "cost_of_delay", "customer_effort", "needed_by")}
    assert found >= {"Opportunity.amount", "Opportunity.name"}
