from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.loader import load_plan
from samreview.plan.place import NOWHERE, Place

if TYPE_CHECKING:
    from samreview.plan.model import Plan

TEXT = """\
samreview: 1
account: {id: acme, name: Acmé 陳, currency: EUR}
team:
  - {id: ann, name: Ann}
  - id: bo
    name: Bo
horizon:
questions:
  - One
  - "Two"
customer:
  priorities: [A, {id: b, text: B}]
opportunities:
  - id: lyon
    name: Lyon
    kind: new
    amount: 1k
    close: 2027-03-31
    next_customer_action: {what: Board meets, by: 2027-01-20}
"""


def loaded() -> Plan:
    plan = load_plan(TEXT.encode()).plan
    assert plan is not None
    return plan


def test_every_record_knows_its_place_its_keys_its_values_and_the_entries_of_its_lists() -> None:
    plan = loaded()
    assert plan.at.start == Place(1, 1)
    assert plan.at.key("team") == Place(3, 1)
    assert plan.at.value("team") == Place(4, 3)
    assert plan.at.entries["team"] == (Place(4, 5), Place(5, 5))
    assert plan.account.at.start == Place(2, 10)
    assert plan.account.at.value("currency") == Place(2, 45)
    assert plan.team[0].at.start == Place(4, 5)
    assert plan.team[1].at.start == Place(5, 5)
    assert plan.team[1].at.key("name") == Place(6, 5)
    assert plan.team[1].at.value("name") == Place(6, 11)
    assert plan.at.entry("questions", 1) == Place(10, 5)
    action = plan.opportunities[0].next_customer_action
    assert action is not None
    assert action.at.value("by") == Place(19, 51)
    assert plan.customer.at.entries["priorities"] == (Place(12, 16), Place(12, 19))


def test_what_is_not_stated_has_the_place_of_what_should_hold_it() -> None:
    deal = loaded().opportunities[0]
    assert not deal.at.has("owner")
    assert deal.at.key("owner") == deal.at.value("owner") == deal.at.start == Place(14, 5)
    assert deal.at.entry("motivations", 0) == Place(14, 5)


def test_a_key_without_a_value_is_stated_and_leaves_the_default() -> None:
    plan = loaded()
    assert plan.at.has("horizon")
    assert plan.at.key("horizon") == Place(7, 1)
    assert plan.horizon.quarters == 3
    assert plan.horizon.at == NOWHERE


def test_places_take_no_part_in_equality() -> None:
    moved = load_plan(("# moved\n" + TEXT).encode()).plan
    assert moved == loaded()
    assert moved is not None
    assert moved.at != loaded().at
