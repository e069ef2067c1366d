"""Every name, time and figure of minutes, register, mail and JSON is what the journal says, on random reviews.

The journal is read here a second time, by hand and without the program's fold: a line that was undone counts as not
typed, and whatever else was said of a note is put onto it in order.
"""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import json
import os
import random
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from samreview.documents.docx.reading.package import Package
from samreview.documents.docx.reading.paragraphs import paragraphs_of
from samreview.documents.docx.reading.register import read_register
from samreview.documents.minutes_files import minutes_bytes
from samreview.documents.wording import capitalised
from samreview.values.dates import written_day
from tests.review.factory import Room
from tests.review.test_machine import AGENDA, CARRIED

if TYPE_CHECKING:
    from samreview.review.events import Event

SEEDS = 40 if os.environ.get("SAMREVIEW_HYPOTHESIS") != "long" else 1_000
RATES = {"EUR": Decimal(1), "USD": Decimal("0.92")}
KINDS: tuple[str, ...] = ("point", "goal", "decision", "open", "action", "action", "action", "question", "idea")
TEXTS: tuple[str, ...] = (
    "Call Jane",
    "Bring the Lyon layout",
    "maintain the old line",
    "Priya to send it",
    "Lukas: the line is old",
    "é",
)
MARKS: tuple[str, ...] = (
    "@lukas",
    "@ines",
    "@bin-hu",
    "due:fri",
    "due:+3w",
    "due:2027-02-01",
    "opp:nextgen",
    'opp:"New one"',
    "+50k",
)
MARKS += ("+USD 9k", "+USD 1234.56", "cost:5k", "cost:USD 2k", "with:jane", "for:scrap", "#up", "#share")
OTHERS: tuple[str, ...] = (
    "/agree {n}",
    "/agree {n}",
    "@@ines /agree {n}",
    "/decline {n} because no time",
    "/edit {n} {text} {mark}",
)
OTHERS += (
    "/edit {n} {mark}",
    "/kind {n} {kind}",
    "/drop {n} because nobody wants it",
    "/merge {n} {m}",
    "/undo",
    "/undo",
)
OTHERS += (
    "action-{n}: a note",
    "/also {n} {text}",
    "/park {n}",
    "/arrive bin-hu",
    "/leave ines",
    "/arrive ines",
    "/next",
)
OTHERS += (
    "/settle 1 done because it came",
    "/settle 2 not-yet",
    "... and more",
    "/fix opp:nextgen amount USD 500k because so",
)
OTHERS += (
    "/heard jane nextgen advocate @lukas because she said so",
    "/role scribe ines",
    "/role scribe priya",
    "/floor lukas",
)
Step = tuple[str, str, int]


def steps_of(seed: int) -> list[Step]:
    """Return fifty random lines of a review, most of them the scribe's notes."""
    chance = random.Random(seed)  # noqa: S311  no secret

    def line() -> Step:
        filled = {"n": chance.randint(1, 12), "m": chance.randint(1, 12), "text": chance.choice(TEXTS)}
        filled |= {"kind": chance.choice(KINDS), "mark": chance.choice(MARKS)}
        if chance.random() < 0.5:
            marks = " ".join(chance.sample(MARKS, chance.randint(0, 4)))
            who = chance.choice(("priya", "priya", "priya", "dana", "lukas"))
            return who, f"{filled['kind']} {filled['text']} {marks}", chance.randint(0, 90)
        who = chance.choice(("dana", "dana", "priya", "lukas", "ines"))
        return who, chance.choice(OTHERS).format(**filled), chance.randint(0, 90)

    return [line() for _ in range(50)]


def played(steps: list[Step]) -> Room:
    """Return a review in which these lines were typed, refused ones too, and which then was closed and approved."""
    room = Room(AGENDA, carried=CARRIED)
    room.say("dana", "/arrive lukas priya ines")
    room.wait(2).say("dana", "/start")
    for person, line, seconds in steps:
        room.wait(seconds=seconds)
        room.ask(person, line)
    moderator = room.review.roles["moderator"] or "dana"
    room.ask(moderator, "/close anyway")
    room.ask(moderator, "/approve")
    return room


def notes_of(events: list[Event]) -> dict[int, dict[str, Any]]:  # noqa: C901  one branch a kind
    """Return the notes by number, from the journal alone."""
    undone = {event.data["line"] for event in events if event.kind == "line.undone"}
    notes: dict[int, dict[str, Any]] = {}
    for event in events:
        data, gone = event.data, event.line in undone
        if event.kind == "capture.added":
            notes[data["number"]] = {"agreed": False, **data, "by": event.person, "withdrawn": gone}
        elif gone:
            continue
        elif event.kind == "capture.changed":
            notes[data["number"]] |= data["set"]
        elif event.kind == "capture.withdrawn":
            notes[data["number"]]["withdrawn"] = True
        elif event.kind == "capture.merged":
            notes[data["into"]] |= data["set"]
            notes[data["number"]]["withdrawn"] = True
        elif event.kind == "capture.agreed":
            word = data["on_word_of"]
            notes[data["number"]] |= {"agreed": True, "agreed_by": event.by, "agreed_on_word_of": word}
        elif event.kind == "capture.declined":
            notes[data["number"]] |= {"person": None, "agreed": False}
        elif event.kind == "capture.amended":
            notes[data["number"]]["text"] = data["text"]
        elif event.kind == "line.parked" and data.get("from"):
            notes[data["from"]]["withdrawn"] = True
    return notes


def money(note: dict[str, Any], name: str) -> list[str]:
    """Return an amount of a note as documents write it, in the currency that it was said in and in the account's."""
    if not note.get(name):
        return []
    forms = [f"EUR {Decimal(note[name]).quantize(Decimal(1), rounding='ROUND_HALF_UP'):,}"]
    if said := note.get(f"{name}_said"):
        currency, amount = said.split(" ")
        assert Decimal(amount) * RATES[currency] == Decimal(note[name])
        forms.insert(0, f"{currency} {Decimal(amount):,.0f}")
    return forms


def when(events: list[Event], kind: str) -> dt.datetime:
    (event,) = [one for one in events if one.kind == kind][:1]
    return dt.datetime.fromtimestamp(event.at.wall_us / 1_000_000, dt.UTC)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_documents_say_what_the_journal_says(seed: int) -> None:  # noqa: C901  many facts
    room = played(steps_of(seed))
    review, events = room.review, room.events
    assert len(review.captures) > 8
    notes = notes_of(events)
    record = json.loads(minutes_bytes(review, room.now, ".json"))
    names = {person.id: person.name for person in review.people.values()}
    names |= {one.id: one.name for one in review.plan.stakeholders}

    # JSON: each field of each note.
    assert [one["number"] for one in record["captures"]] == list(notes)
    for told in record["captures"]:
        note = notes[told["number"]]
        assert (told["withdrawn"], told["kind"], told["text"]) == (note["withdrawn"], note["kind"], note["text"])
        if not note["withdrawn"]:
            for mine, theirs in (("person", "owner"), *((one, one) for one in ("due", "growth", "cost", "by"))):
                assert told[theirs] == note.get(mine), (told["number"], theirs)
            assert told["agreed"] is bool(note["agreed"])
            assert told["agreed_by"] == (note.get("agreed_by") if note["agreed"] else None)
    started, closed = when(events, "review.started"), when(events, "review.closed")
    assert dt.datetime.fromisoformat(record["held"]["start"]) == started.replace(microsecond=0)
    assert dt.datetime.fromisoformat(record["held"]["end"]) == closed.replace(microsecond=0)

    # Word and mail: each note with its owner, date and amounts near it, and when it was held.
    data = minutes_bytes(review, room.now, ".docx")
    paragraphs = paragraphs_of(Package(data, "m.docx"))
    whole = "\n".join(paragraphs)
    zone = review.zone
    assert f"{started.astimezone(zone):%H:%M} to {closed.astimezone(zone):%H:%M}" in whole
    for note in notes.values():
        words = capitalised(note["text"]) if note["kind"] == "action" else note["text"]
        if note["withdrawn"]:
            continue
        assert words in whole
        for amount in money(note, "growth") + money(note, "cost"):
            assert amount in whole, (note["text"], amount)
        if note.get("due"):
            assert written_day(dt.date.fromisoformat(note["due"])) in whole
        if note.get("person"):
            assert names[note["person"]] in whole
        if note["agreed"] and note["agreed_on_word_of"]:
            owner, by = names[note["agreed_on_word_of"]], names[note["agreed_by"]]
            assert f"agreed on the word of {owner}, as {by} entered it" in whole
    known = {amount for note in notes.values() for amount in money(note, "growth") + money(note, "cost")}
    known |= {"USD 500,000"} if any(event.kind == "plan.corrected" for event in events) else set()
    # Marks that were noted as they were typed have a sign before them.
    assert set(re.findall(r"(?<![+:])USD [\d,]+", whole)) <= known

    # The register in it: owner and date of each standing action.
    actions = {n: one for n, one in notes.items() if one["kind"] == "action" and not one["withdrawn"]}
    register = {row.id: row for row in read_register(data, "m.docx").rows} if actions else {}
    for number, note in actions.items():
        row = register[f"{review.id}/{number}"]
        assert row.what == capitalised(note["text"])
        assert next(iter(row.fields.get("owner", ())), "") in (
            names.get(note.get("person") or "", ""),
            note.get("person"),
        )
    assert {key for key in register if key.startswith(f"{review.id}/")} == {
        f"{review.id}/{number}" for number in actions
    }

    mail = email.message_from_bytes(minutes_bytes(review, room.now, ".eml"), policy=email.policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    text = " ".join(body.get_content().split())
    for note in actions.values():
        assert " ".join(capitalised(note["text"]).split()) in text


def test_the_second_reading_of_the_journal_sees_a_wrong_fact() -> None:
    room = played([("priya", "action Call Jane @lukas due:fri +USD 9k", 10), ("dana", "/agree 1", 5)])
    (note,) = notes_of(room.events).values()
    assert note["agreed_by"] == "dana"
    assert money(note, "growth") == ["USD 9,000", "EUR 8,280"]
    assert "USD 9,000 (EUR 8,280)" in minutes_bytes(room.review, room.now, ".md").decode()
