"""Nothing internal is in any byte of what a customer gets, and everything that is theirs to see is there.

A mark stands in every field of a plan, of an agenda and of a review's captures. What is safe is listed here by name:
a field that somebody adds tomorrow counts as internal until it is listed.
"""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from dataclasses import fields, replace
from decimal import Decimal
from email import message_from_bytes
from email.policy import SMTP
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from samreview.agenda.model import AgendaItem
from samreview.documents.customer_reading import read_customer_minutes, read_customer_pack
from samreview.documents.minutes_files import minutes_bytes
from samreview.documents.pack_files import PACK_FORMATS, pack_files
from samreview.documents.pack_meeting import Meeting
from samreview.documents.typst.writer import is_installed
from samreview.review.carry.ledger import Ledger
from samreview.review.carry.model import CarriedOver
from samreview.review.state import Capture, Unresolved
from samreview.values.dates import written_day
from tests.documents.pdf_reading import everything_in
from tests.documents.planted import Mark, Planter
from tests.review.factory import THREE, Room, agenda_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.review.clock import Reading
    from samreview.review.fold import Review

BUSINESS = {
    "Customer.challenges",
    "Customer.economic_indicators",
    "Customer.industry_dynamics",
    "Customer.financial_condition",
    "Customer.priorities",
    "Priority.text",
    "Priority.because",
    "Coming.by",
    "Coming.what",
    "Problem.problem",
    "Problem.help",
}
TEAM = {"Account.name", "TeamMember.name", "TeamMember.title", "TeamMember.function"}
SAFE_IN_PACK = BUSINESS | TEAM | {"Visit.date", "Visit.purpose", "AgendaItem.title", "AgendaItem.purpose"}
SAFE_IN_MINUTES = TEAM | {"AgendaItem.title", "AgendaItem.purpose", "Capture.text", "Capture.due"}
IN_NO_CALENDAR = SAFE_IN_PACK - {"AgendaItem.title", "Account.name"}
"""A calendar entry says what meets when; the rest of what is safe is in the pack."""
STANCES = ("advocate", "opposed", "indifferent")
WORDS = ("docx", "html", "md", *(["pdf"] if is_installed() else []))
"""The extra that makes PDF files may not be there."""

PLANTER = Planter()
PLAN = PLANTER.plan()


def planted_item(number: int, *, internal: bool) -> tuple[AgendaItem, list[Mark]]:
    """Return an agenda item with a mark in every text; those of an internal one are named so."""
    told = {"template", "id", "lead", "focus", "exhibit"}
    marks: list[Mark] = []
    values: dict[str, Any] = {}
    for one in fields(AgendaItem):
        if one.type in {"str", "str | None"} and one.name not in told:
            values[one.name] = f"Zagenda{number}{one.name}z"
            marks.append(Mark(f"{'Internal' if internal else 'AgendaItem'}.{one.name}", (values[one.name],)))
    prompt = f"Zagenda{number}promptz"
    marks.append(Mark("AgendaItem.prompts", (prompt,)))
    item = AgendaItem(
        id=f"zitem{number}", minutes=20, minimum=5, internal=internal, exhibit="funnel", prompts=(prompt,), **values
    )
    marks.append(Mark("AgendaItem.id", (item.id,)))
    return item, marks


MADE = [planted_item(number, internal=number % 2 == 1) for number in range(4)]
AGENDA = replace(agenda_of(tuple(item for item, _ in MADE)), title="Zagendatitlez", purpose="Zagendapurposez")
AGENDA_MARKS = [mark for _, marks in MADE for mark in marks]
AGENDA_MARKS += [Mark("Agenda.title", ("Zagendatitlez",)), Mark("Agenda.purpose", ("Zagendapurposez",))]
MARKS = [*PLANTER.marks, *AGENDA_MARKS]


def contents(data: bytes) -> str:
    """Return all that is in a file: of a package every part and every name, of a calendar its lines unfolded.

    Of a mail it is every head, every part decoded and its name; of a PDF its words, properties, tags and streams.
    """
    if data.startswith(b"%PDF"):
        return everything_in(data)
    if b"\nX-Unsent: " in data:
        mail = message_from_bytes(data, policy=SMTP)
        parts = [contents(one) for part in mail.walk() if isinstance(one := part.get_payload(decode=True), bytes)]
        return "\n".join([*(f"{head}: {words}" for one in mail.walk() for head, words in one.items()), *parts])
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [contents(archive.read(name)) for name in archive.namelist()]
            return "\n".join([*archive.namelist(), *parts, data.decode("latin-1")])
    return data.decode("utf-8").replace("\r\n ", "").replace("\\,", ",")


def leaks(text: str, marks: list[Mark], safe: set[str]) -> list[Mark]:
    return [one for one in marks if one.path not in safe and any(form in text for form in one.forms)]


def missing(text: str, marks: list[Mark], safe: set[str]) -> list[Mark]:
    return [one for one in marks if one.path in safe and not any(form in text for form in one.forms)]


def meeting() -> Meeting:
    roles: dict[Any, str | None] = dict.fromkeys(("moderator", "timekeeper", "scribe"), "zid-team-1")
    return Meeting(PLAN, AGENDA, Ledger(), CarriedOver(), roles, link="https://zlink.example.com/z")


def test_every_field_of_the_plan_holds_a_mark_or_is_too_common_for_one() -> None:
    paths = {mark.path for mark in PLANTER.marks}
    assert paths >= BUSINESS | TEAM | {"Visit.date", "Visit.purpose"}
    assert len(paths) > 90
    texts = [mark.forms[0] for mark in PLANTER.marks if mark.forms[0].startswith("Zq")]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("kind", [*WORDS, "ics"])
def test_no_mark_of_an_internal_field_is_in_a_customers_pack(kind: str) -> None:
    (file,) = pack_files(meeting(), [kind], audience="customer")
    text = contents(file.data)
    assert leaks(text, MARKS, SAFE_IN_PACK) == []
    assert missing(text, MARKS, SAFE_IN_PACK - (IN_NO_CALENDAR if kind == "ics" else set())) == []
    assert "zlink" not in text
    assert [word for word in STANCES if word in text] == []


@pytest.mark.parametrize("kind", WORDS)
def test_the_same_marks_are_in_the_teams_pack(kind: str) -> None:
    """Otherwise the canary would prove nothing."""
    text = contents(pack_files(meeting(), [kind])[0].data)
    found = {mark.path for mark in leaks(text, MARKS, SAFE_IN_PACK)}
    assert found >= {"Stakeholder.name", "Opportunity.name", "InternalAsk.ask", "InternalAsk.decider", "Growth.target"}


def test_a_pack_has_the_formats_that_are_looked_into() -> None:
    # Without the extra a PDF is made of the Word file and of nothing else.
    assert set(PACK_FORMATS) == {*WORDS, "ics", "pdf"}


def planted_capture(number: int, *, share: bool, kind: Any) -> tuple[Capture, list[Mark]]:  # noqa: ANN401  a kind
    """Return a capture with a mark in every field, and the marks; a new sort of field has to be thought of here."""
    marks: list[Mark] = []
    kept = {"number": number, "kind": kind, "share": share, "item": None, "person": None}
    values: dict[str, Any] = dict(kept)
    place = "Capture" if share else "Unshared"
    for position, one in enumerate(fields(Capture)):
        if one.name in kept:
            continue
        word = f"Zc{number}x{one.name}z"
        amount = Decimal(8_000_017 + 1_000 * number + position)
        day = dt.date(2061, 1, 1) + dt.timedelta(days=40 * number + position)
        made: dict[Any, tuple[Any, tuple[str, ...]]] = {
            "str": (word, (word,)),
            "str | None": (word, (word,)),
            "tuple[str, ...]": ((word,), (word,)),
            "Decimal | None": (amount, (f"{amount}", f"{amount:,}")),
            "dt.date | None": (day, (written_day(day), day.isoformat())),
            "tuple[tuple[str, str], ...]": (((word, word),), (word,)),
            "tuple[Unresolved, ...]": ((Unresolved(f"+{word}", (word,)),), (word,)),
        }
        if one.type in {"bool", "int | None"}:
            continue
        assert one.type in made, f"Capture.{one.name}: {one.type} is planted nowhere"
        values[one.name], forms = made[one.type]
        marks.append(Mark(f"{place}.{one.name}", forms))
    # A mark that could not be read stands in the text as it was typed.
    values["text"] += f" +Zc{number}xunresolvedz"
    return Capture(**values), marks


def planted_review() -> tuple[Review, list[Mark]]:
    room = Room(agenda=AGENDA, start=THREE, prepared=(("dana", "Zpreparedz"),)).started("priya", "lukas")
    for line in (
        "/fix opp:nextgen amount 9123457 because Zfixz",
        "/heard jane opposed opp:nextgen because Zheardz",
        "/park Zparkedz",
        "/headline Zheadlinez",
        "point Zpointz",
        "action Do it @lukas due:2071-03-03 +9234567 cost:9345671 #share",
    ):
        room.ask("dana", line)
    review = room.review
    assert [one.text for one in review.captures][-1] == "Do it"
    review.plan = review.plan_opened = PLAN
    marks = [
        Mark("Review.said", (word,))
        for word in ("Zfixz", "Zheardz", "Zparkedz", "Zheadlinez", "Zpointz", "Zpreparedz", "jane", "Jane")
    ]
    marks += [Mark("Review.money", (form,)) for form in ("9123457", "9,123,457", "9234567", "9,234,567", "9345671")]
    kinds = ("point", "goal", "decision", "open", "action", "question", "idea")
    for number, kind in enumerate(kinds * 2, 20):
        capture, planted = planted_capture(number, share=number < 20 + len(kinds), kind=kind)
        marks += planted
        review.captures.append(capture)
    return review, marks


@pytest.mark.parametrize("suffix", [*(f".{kind}" for kind in WORDS), ".json", ".eml"])
def test_no_mark_of_an_internal_field_is_in_a_customers_minutes(suffix: str) -> None:
    review, marks = planted_review()
    text = contents(minutes_bytes(review, now(review), suffix, audience="customer"))
    everything = [*MARKS, *marks]
    assert leaks(text, everything, SAFE_IN_MINUTES) == []
    shown = {"Capture.text"} if suffix != ".json" else {"Capture.text", "Capture.due"}
    assert missing(text, everything, (SAFE_IN_MINUTES - {"Capture.due"}) | shown) == []
    assert "Do it" in text
    assert "Lukas Brandt" in text
    assert "3 Mar 2071" in text


def test_the_same_marks_are_in_the_teams_minutes() -> None:
    review, marks = planted_review()
    text = contents(minutes_bytes(review, now(review), ".json"))
    found = {mark.path for mark in leaks(text, marks, SAFE_IN_MINUTES)}
    assert found >= {"Review.said", "Review.money", "Unshared.text", "Capture.notes", "Capture.growth"}


def test_what_is_withdrawn_is_not_shared_any_more() -> None:
    review, _ = planted_review()
    before = len(read_customer_minutes(review).lines)
    review.captures[-14].withdrawn = True
    assert len(read_customer_minutes(review).lines) == before - 1


def now(review: Review) -> Reading:
    assert review.last is not None
    return review.last


def walked(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, tuple):
        for one in value:
            yield from walked(one)
    elif hasattr(value, "__dataclass_fields__"):
        for one in fields(value):  # type: ignore[arg-type]  # it has fields
            yield from walked(getattr(value, one.name))


def test_what_a_customers_document_is_made_of_is_text_and_time_alone() -> None:
    """No plan, review, stakeholder or amount can be reached from it, so that no template or block can show one."""
    review, _ = planted_review()
    for data in (read_customer_pack(PLAN, AGENDA), read_customer_minutes(review)):
        kinds = {type(one).__module__ for one in walked(data)}
        assert kinds <= {"builtins", "datetime", "samreview.documents.customer_data"}


def test_the_json_of_a_customers_minutes_is_one_document() -> None:
    review, _ = planted_review()
    told = json.loads(minutes_bytes(review, now(review), ".json", audience="customer"))
    assert set(told) == {"account", "on", "date", "draft", "rehearsed", "items", "ends", "team", "lines"} | {
        "held_start",
        "held_end",
    }
