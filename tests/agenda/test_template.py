from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from samreview.agenda.model import Template
from samreview.agenda.report import ahead_minutes
from samreview.agenda.template import load_template
from samreview.agenda.timed import timed_agenda
from samreview.plan.schema import json_schema
from tests.agenda.factory import THREE

AGENDAS = Path(__file__).parents[2] / "agendas"
SHIPPED = sorted(path.stem for path in AGENDAS.glob("*.yaml"))


def shipped(name: str) -> Template:
    path = AGENDAS / f"{name}.yaml"
    loaded = load_template(path.read_bytes(), str(path))
    assert loaded.findings == ()
    assert loaded.template is not None
    return loaded.template


def item(lines: str) -> bytes:
    return f"samreview_agenda: 1\nid: x\ntitle: X\nitems:\n  - {{id: a, title: A, minutes: 5{lines}}}\n".encode()


def codes(data: bytes) -> list[tuple[int, int, str]]:
    loaded = load_template(data, "x.yaml")
    assert (loaded.template is None) == bool(loaded.findings)
    return [(finding.line, finding.column, finding.code) for finding in loaded.findings]


def test_the_default_is_the_seven_items_in_their_order() -> None:
    template = shipped("growth-review")
    assert [each.id for each in template.items] == [
        "purpose", "agreed", "customer", "growth", "assumptions", "house", "decide",
    ]  # fmt: skip
    agenda = timed_agenda(template, THREE, template.booked)
    assert [each.minutes for each in agenda.items] == [5, 10, 18, 25, 20, 15, 15]
    assert agenda.reserve_minutes == 12


def test_the_default_asks_whose_job_the_next_sale_is_and_does_not_leave_that_first() -> None:
    items = {each.id: each for each in shipped("growth-review").items}
    question = "What would make the next sale here easier for the customer, and whose job is that?"
    assert items["house"].question == question
    assert items["house"].priority < max(each.priority for each in items.values())
    assert [each.id for each in items.values() if each.locked] == ["decide"]


@pytest.mark.parametrize("name", SHIPPED)
def test_only_the_opening_of_a_shipped_agenda_may_end_without_an_outcome(name: str) -> None:
    template = shipped(name)
    assert [each.id for each in template.items if not each.outcome] == ["purpose"]
    agenda = timed_agenda(template, THREE, template.booked)
    assert [each.id for each in agenda.items if not each.outcome] == ["purpose"]


def test_an_item_is_to_have_an_outcome_unless_it_says_otherwise() -> None:
    said = [load_template(item(more), "x.yaml").template for more in ("", ", outcome: true", ", outcome: false")]
    assert [each.items[0].outcome for each in said if each] == [True, True, False]


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("booked", [None, 30, 45, 60, 75, 90, 120, 121, 180, 240])
def test_half_of_every_shipped_agenda_looks_ahead(name: str, booked: int | None) -> None:
    template = shipped(name)
    agenda = timed_agenda(template, THREE, booked or template.booked)
    assert 2 * ahead_minutes(agenda) >= agenda.minutes
    assert sum(each.minutes for each in agenda.items) + agenda.reserve_minutes == agenda.minutes


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_agenda_is_whole(name: str) -> None:
    template = shipped(name)
    assert template.id == name
    for each in template.items:
        assert each.question
        assert each.purpose
        assert 2 <= len(each.prompts) <= 4
    assert template.items[-1].id == "decide"
    assert template.items[-1].locked
    assert template.purpose


@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_agenda_speaks_of_keeping_what_there_is(name: str) -> None:
    text = (AGENDAS / f"{name}.yaml").read_text(encoding="utf-8").lower()
    assert not [word for word in ("maintain", "protect", "manage ", "retain") if word in text]


def test_an_unknown_field_has_a_place_and_a_suggestion() -> None:
    (finding,) = load_template(item(", leed: owner"), "x.yaml").findings
    assert (finding.line, finding.code) == (5, "SAM002")
    assert "`lead`" in finding.message


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (", lead: boss", "SAM003"),
        (", locked: yes", "SAM003"),
        (", priority: 6", "SAM003"),
        (', fixed_start: "25:00"', "SAM003"),
        (", minimum: 120%", "SAM003"),
        (", minutes: 6", "SAM005"),
        (', fixed_start: "16:00", fixed_end: "16:00"', "SAM003"),
        (', fixed_start: "16:00", fixed_end: "15:30"', "SAM003"),
    ],
)
def test_what_is_wrong_has_the_code_of_a_plan(lines: str, code: str) -> None:
    assert [found for _, _, found in codes(item(lines))] == [code]


def test_a_fixed_end_after_midnight_is_after_a_start_before_it() -> None:
    loaded = load_template(item(', fixed_start: "23:45", fixed_end: "00:15"'), "x.yaml")
    assert loaded.template is not None
    assert loaded.template.items[0].fixed_end == dt.time(0, 15)


def test_what_an_agenda_needs_is_its_name_and_items_with_their_weight() -> None:
    loaded = load_template(b"id: x\ntitle: X\nitems: [{id: a, title: A, minutes: 5}]\n", "x.yaml")
    assert loaded.template is not None
    assert loaded.template.booked == 120
    found = load_template(b"booked: 60\nitems: [{lead: owner}]\n", "x.yaml").findings
    assert [(each.line, each.column, each.message) for each in found] == [
        (1, 1, "the template has no `id` and no `title`"),
        (2, 9, "entry 1 of `items` has no `id` and no `title` and no `minutes`"),
    ]


def test_two_items_of_one_id_are_one_finding() -> None:
    data = (
        b"samreview_agenda: 1\nid: x\ntitle: X\nitems: [{id: a, title: A, minutes: 5}, {id: a, title: B, minutes: 5}]\n"
    )
    assert [code for _, _, code in codes(data)] == ["SAM005"]


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"- a", b"items: []", b"samreview_agenda: 2\nid: x\ntitle: X\nitems: []"]
)
def test_what_is_no_agenda_is_findings_and_no_failure(data: bytes) -> None:
    assert codes(data)


def test_the_schema_knows_the_items() -> None:
    schema = json_schema(Template)
    assert "items" in schema["properties"]
