from __future__ import annotations

import datetime as dt
import json

from samreview.agenda.report import agenda_json, agenda_lines, ahead_minutes
from samreview.agenda.timed import timed_agenda
from samreview.plan.model import Account, Plan, TeamMember
from tests.agenda.factory import BERLIN, SKETCH, THREE, template

PLAN = Plan(
    samreview=1,
    account=Account(id="halden", name="Halden", currency="EUR", owner="dana"),
    team=(
        TeamMember(id="dana", name="Dana Whitfield", timezone="America/Chicago"),
        TeamMember(id="priya", name="Priya Raman", timezone="Europe/Berlin"),
        TeamMember(id="bo", name="Bo"),
    ),
)


def test_scripts_find_the_keys_they_rely_on() -> None:
    agenda = timed_agenda(template(*SKETCH), THREE, 120)
    report = agenda_json(agenda, PLAN)
    assert json.loads(json.dumps(report)) == report
    assert report["start"] == "2026-11-24T15:00:00+01:00"
    assert report["end"] == "2026-11-24T17:00:00+01:00"
    assert (report["title"], report["minutes"], report["reserve_minutes"]) == ("A test", 120, 12)
    assert report["items"][1] == {
        "id": "b",
        "title": "B",
        "minutes": 10,
        "minimum": 6,
        "starts": "2026-11-24T15:05:00+01:00",
        "lead": "moderator",
        "focus": "other",
        "exhibit": "none",
    }
    assert sum(item["minutes"] for item in report["items"]) + report["reserve_minutes"] == report["minutes"]


def test_everyones_times_and_warnings_stand_beside_them() -> None:
    report = agenda_json(timed_agenda(template(*SKETCH), dt.datetime(2027, 3, 16, 15, tzinfo=BERLIN), 120), PLAN)
    assert report["zones"][1] == {
        "zone": "America/Chicago",
        "start": "2027-03-16T09:00:00-05:00",
        "end": "2027-03-16T11:00:00-05:00",
        "people": ["dana"],
    }
    assert report["without_zone"] == ["bo"]
    assert len(report["warnings"]) == 1


def test_readers_find_items_reserve_and_places() -> None:
    lines = agenda_lines(timed_agenda(template(*SKETCH, d_start="15:40"), THREE, 120), PLAN)
    text = "\n".join(lines)
    assert lines[:2] == ("A test: Halden", "24 Nov 2026, 15:00 to 17:00 Europe/Berlin, 120 minutes")
    assert "  4  15:40   25 min  D  moderator" in lines
    assert "     15:33    7 min  reserve" in lines
    assert "     16:55    5 min  reserve" in lines
    assert "  08:00 to 10:00  America/Chicago  Dana Whitfield" in lines
    assert "No time zone in the plan: Bo" in text
    assert max(map(len, lines)) <= 80


def test_another_day_elsewhere_is_named() -> None:
    late = timed_agenda(template(10), dt.datetime(2026, 11, 24, 2, tzinfo=BERLIN), 60)
    assert "  19:00 to 20:00  23 Nov 2026  America/Chicago  Dana Whitfield" in agenda_lines(late, PLAN)


def test_minutes_that_look_ahead_are_counted() -> None:
    assert ahead_minutes(timed_agenda(template(*SKETCH), THREE, 120)) == 0
