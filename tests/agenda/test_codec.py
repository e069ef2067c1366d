from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.agenda.codec import agenda_from_json, agenda_to_json, zone_name, zone_named
from samreview.agenda.timed import AgendaTooShort, timed_agenda
from tests.agenda.factory import BERLIN, SKETCH, THREE, template, templates

if TYPE_CHECKING:
    from samreview.agenda.model import Template


@given(template=templates(), minutes=st.integers(20, 300))
def test_an_agenda_comes_back_exactly(template: Template, minutes: int) -> None:
    try:
        agenda = timed_agenda(template, THREE, minutes)
    except AgendaTooShort:
        return
    back = agenda_from_json(json.loads(json.dumps(agenda_to_json(agenda))))
    assert back == agenda
    assert back.start.tzinfo is agenda.start.tzinfo
    assert back.end.isoformat() == agenda.end.isoformat()


def test_an_agenda_kept_before_items_said_whether_they_need_an_outcome_comes_back() -> None:
    data = agenda_to_json(timed_agenda(template(30, 30), THREE, 90))
    for kept in data["items"]:
        del kept["outcome"]
    assert all(item.outcome for item in agenda_from_json(data).items)


def test_the_second_of_two_equal_hours_comes_back_as_the_second() -> None:
    start = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    agenda = timed_agenda(template(30, 30, b_start="02:15", reserve="0"), start, 90)
    back = agenda_from_json(agenda_to_json(agenda))
    assert [start.isoformat() for start in back.starts] == [start.isoformat() for start in agenda.starts]
    assert agenda.items[1].fixed_start is not None
    assert back.items[1].fixed_start is not None
    assert back.items[1].fixed_start.isoformat() == "2026-10-25T02:15:00+01:00"


@pytest.mark.parametrize("zone", [dt.UTC, BERLIN, dt.timezone(dt.timedelta(hours=-5, minutes=-30))])
def test_every_kind_of_zone_has_a_name(zone: dt.tzinfo) -> None:
    name = zone_name(THREE.replace(tzinfo=zone))
    assert zone_named(name) == zone
    agenda = timed_agenda(template(*SKETCH), THREE.replace(tzinfo=zone), 120)
    assert agenda_from_json(agenda_to_json(agenda)) == agenda


def test_zone_names_are_what_people_know() -> None:
    assert zone_name(THREE) == "Europe/Berlin"
    assert zone_name(THREE.replace(tzinfo=dt.UTC)) == "UTC"
    assert zone_name(THREE.replace(tzinfo=dt.timezone(dt.timedelta(hours=2)))) == "+02:00"
