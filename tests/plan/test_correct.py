from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from samreview.plan.correct import Correctable, CorrectionRefused, correct

if TYPE_CHECKING:
    from samreview.plan.model import Plan


@pytest.mark.parametrize(
    ("target", "which", "field", "text", "was", "now"),
    [
        ("opportunity", "nextgen", "amount", "700k", "EUR 640k", "EUR 700k"),
        ("opportunity", "nextgen", "amount", "USD 300k", "EUR 640k", "EUR 276k"),
        ("opportunity", "nextgen", "amount", "1234567", "EUR 640k", "EUR 1234567"),
        ("opportunity", "nextgen", "close", "2027-06-30", "2027-03-30", "2027-06-30"),
        ("opportunity", "nextgen", "probability", "0.125", "-", "12.5%"),
        ("opportunity", "nextgen", "stage", "approve", "evaluate", "approve"),
        ("opportunity", "nextgen", "stage-since", "2026-11-24", "2026-09-01", "2026-11-24"),
        ("opportunity", "nextgen", "Competitor", "-", "Optara", "-"),
        ("opportunity", "nextgen", "by", "2027-02-01", "2027-01-20", "2027-02-01"),
        ("opportunity", "nextgen", "next_customer_action.what", "  The board  meets ", None, "The board meets"),
        ("stakeholder", "jane", "strength", "4", "3", "4"),
        ("stakeholder", "jane", "owner", "dana", "priya", "dana"),
        ("stakeholder", "alana", "strength", "1", "-", "1"),
        ("stakeholder", "jane", "influence", "final", "high", "final"),
        ("ask", "sla", "commitment", "committed", None, "committed"),
    ],
)
def test_a_value_is_corrected_and_says_what_it_was(  # noqa: PLR0917  one column a parameter
    halden: Plan, target: Correctable, which: str, field: str, text: str, was: str | None, now: str
) -> None:
    which = halden.internal_asks[0].id if target == "ask" else which
    correction = correct(halden, target, which, field, text)
    assert correction.now == now
    assert was is None or correction.was == was
    again = correct(halden, target, which, field, correction.now)
    assert again.plan == correction.plan


def test_only_that_value_changes(halden: Plan) -> None:
    plan = correct(halden, "opportunity", "nextgen", "close", "2027-06-30").plan
    assert {deal.id for deal in plan.opportunities if deal != halden.opportunity(deal.id)} == {"nextgen"}
    corrected = plan.opportunity("nextgen")
    assert corrected is not None
    assert corrected.close == dt.date(2027, 6, 30)
    assert corrected.amount == Decimal(640_000)
    assert halden.opportunity("nextgen") != corrected


def test_more_digits_than_can_be_written_are_corrected_again_by_what_was_typed(halden: Plan) -> None:
    correction = correct(halden, "opportunity", "nextgen", "amount", "USD 300000.123456")
    assert correction.now == "USD 300000.123456"
    corrected = correction.plan.opportunity("nextgen")
    assert corrected is not None
    assert corrected.amount == Decimal("276000.11357952")


@pytest.mark.parametrize(
    ("target", "which", "field", "text", "says"),
    [
        ("opportunity", "nextgn", "amount", "1", "did you mean `nextgen`?"),
        ("opportunity", "nextgen", "amont", "1", "did you mean `amount`?"),
        ("opportunity", "nextgen", "amount", "12,000", "`12,000` is no amount of money. Write it like 420000"),
        ("opportunity", "nextgen", "amount", "USDT 5", "is no amount of money"),
        ("opportunity", "nextgen", "amount", "GBP 5", "GBP has no rate"),
        ("opportunity", "nextgen", "amount", "-", "needs a value"),
        ("opportunity", "nextgen", "close", "2027-02-30", "not in the calendar"),
        ("opportunity", "nextgen", "close", "", "needs a value"),
        ("opportunity", "nextgen", "id", "other", "cannot be corrected here"),
        ("opportunity", "nextgen", "motivations", "x", "cannot be corrected here"),
        ("opportunity", "nextgen", "next_customer_action", "x", "`next_customer_action.by`"),
        ("opportunity", "nextgen", "stage", "evaluat", "did you mean `evaluate`?"),
        ("opportunity", "nextgen", "owner", "jane", "there is no team"),
        ("stakeholder", "jane", "influence", "finl", "did you mean `final`?"),
        ("stakeholder", "jane", "also", "dana", "cannot be corrected here"),
        ("stakeholder", "jane", "zzzz", "1", "It has `name`"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_a_way_on(  # noqa: PLR0917  one column a parameter
    halden: Plan, target: Correctable, which: str, field: str, text: str, says: str
) -> None:
    with pytest.raises(CorrectionRefused) as refusal:
        correct(halden, target, which, field, text)
    assert says in refusal.value.message
    assert "\n" not in refusal.value.message


def test_a_part_that_is_not_there_yet_asks_for_what_it_needs_first(halden: Plan) -> None:
    pilot = halden.opportunity("pilot")
    assert pilot is not None
    assert pilot.next_customer_action is None
    with pytest.raises(CorrectionRefused, match="set `what` first"):
        correct(halden, "opportunity", "pilot", "by", "2027-01-01")
    plan = correct(halden, "opportunity", "pilot", "what", "Rosa asks for a second station").plan
    assert correct(plan, "opportunity", "pilot", "by", "2027-01-01").was == "-"
