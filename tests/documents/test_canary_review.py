"""Nothing that a review holds beside what was shared is in any byte of a customer's minutes, however they are made.

The marks are put in by what the records declare: a new record, a new field of one or a new field of the review itself
fails here until somebody has decided about it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

import pytest

from samreview.documents import pdf
from samreview.documents.brief_customer import customer_brief_document
from samreview.documents.customer import customer_minutes_document, customer_pack_document
from samreview.documents.customer_reading import read_customer_brief, read_customer_minutes, read_customer_pack
from samreview.documents.minutes_files import minutes_bytes
from samreview.documents.pdf import pdfs_of
from samreview.review import state
from samreview.review.carry.model import Settled
from samreview.review.fold import Review
from samreview.review.prep.model import Taken
from samreview.values.dates import written_day
from tests.documents.planted import Mark
from tests.documents.test_canary import (
    AGENDA,
    MARKS,
    PLAN,
    SAFE_IN_MINUTES,
    SAFE_IN_PACK,
    WORDS,
    contents,
    leaks,
    missing,
    now,
    planted_review,
)
from tests.tools import needed

ENTRIES = {
    "fix": state.Fix,
    "heard": state.Heard,
    "attempt": state.Attempt,
    "choice": state.Choice,
    "rating": state.Rating,
    "amendment": state.Amendment,
    "settled": Settled,
    "taken": Taken,
}
"""What the review keeps in its book, by the name that it has there."""
ATTRIBUTES = {"people": state.Person, "parked": state.Parked, "gaps": state.Gap, "versions": state.ApprovedVersion}
ATTRIBUTES |= {"repairs": state.StoreRepair, "edited": state.EditedFile}
COUNTED = {state.ClockStep, state.ClockView, state.GrowthFound, state.QualityPoint, state.Catalogue}
"""Made of a review when somebody looks, which holds none of them; or numbers alone."""
WITH_THE_REST = {state.Capture, state.Unresolved, state.ItemState, state.NextReviewSet}
"""Captures and their marks are planted with the canary of all documents, items with its agenda; the date is below."""
PLANTED = {"plan", "plan_opened", "agenda", "items", "item_by_id", "captures", "parked", "people", "gaps", "versions"}
PLANTED |= {"headline", "next_review", "new_opportunities", "prepared", "preps", "plan_text", "plan_path", "id"}
PLANTED |= {"repairs", "edited"}
PLANTED |= {"account_id", "away", "captured_by", "current", "restorables", "roles"}
NO_WORDS = {"booked_start", "booked_end", "minutes", "reserve_minutes", "prepared_numbers", "reading_paid", "phase"}
NO_WORDS |= {"rehearsed", "gap_stretches", "offered_at", "version", "reading", "seq", "last", "uptime", "started_at"}
NO_WORDS |= {"lost", "left_out"}
NO_WORDS |= {"started_wall_us", "clock_steps", "ahead", "booked_by_start", "booked_moved"}
NO_WORDS |= {"closed_at", "on", "zone", "read_plan", "hash_at", "questions", "_clock", "_talk", "_passed"}
COMMANDS_ALONE = {"book", "reading_begun", "next_steps", "offers", "round", "notices_said", "carried", "terminals_here"}
"""Labels of lines, ids of people, names of ways: what its events brought is in it."""
COMMANDS_ALONE |= {"_voices", "_gains"}


def told_of(cls: type) -> dict[str, str]:
    """Return the types of a named tuple's fields, as they are written."""
    return {name: getattr(kind, "__forward_arg__", str(kind)) for name, kind in cls.__annotations__.items()}


class Made:
    """Makes one record after the other with a mark in every field that can hold one."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []

    def record(self, cls: type) -> Any:  # noqa: ANN401  a record of that class
        types = {one.name: str(one.type) for one in fields(cls)} if is_dataclass(cls) else told_of(cls)
        return cls(**{name: self.value(cls, name, kind) for name, kind in types.items()})

    def value(self, cls: type, name: str, kind: str) -> Any:  # noqa: ANN401  what the kind says
        path, number = f"{cls.__name__}.{name}", len(self.marks)
        word, day = f"Zr{cls.__name__}{name}z", dt.datetime(2067, 1, 1, 15, tzinfo=dt.UTC) + dt.timedelta(days=number)
        made: dict[str, tuple[Any, tuple[str, ...]]] = {
            "str": (word, (word,)),
            "str | None": (word, (word,)),
            "tuple[str, ...]": ((word,), (word,)),
            "tuple[tuple[str, int], ...]": (((word, 1),), (word,)),
            "dt.datetime": (day, (written_day(day.date()), day.date().isoformat())),
            "dt.date | None": (day.date(), (written_day(day.date()), day.date().isoformat())),
            "tuple[EditedLine, ...]": ((state.EditedLine(1, f"review/{word}", 1),), (word,)),
            "Decimal": (Decimal(9_700_019 + number), (f"{9_700_019 + number}", f"{9_700_019 + number:,}")),
        }
        common: dict[str, Any] = {"int": 1, "int | None": None, "bool": False, "bool | None": True}
        common |= {"tuple[int, ...]": ()}
        common |= {"Status": "done", "HowTaken": "noted"}
        if kind in common:
            return common[kind]
        if kind.startswith("Literal["):
            return kind.split("'")[1]
        assert kind in made, f"{path}: {kind} is planted nowhere"
        value, forms = made[kind]
        self.marks.append(Mark(path, forms))
        return value


def whole_review() -> tuple[Review, list[Mark]]:
    """Return a review with a mark in every field of every record that it can hold."""
    review, marks = planted_review()
    made = Made()
    entries = {name: made.record(cls) for name, cls in ENTRIES.items()}
    entries["taken"] = (1, entries["taken"])
    review.restorables.entries = lambda entity: (entries[entity],)  # type: ignore[method-assign]  # as it would answer
    person = made.record(state.Person)
    review.people[person.id] = person
    for name, cls in ATTRIBUTES.items():
        if cls is not state.Person:
            setattr(review, name, type(getattr(review, name))([*getattr(review, name), made.record(cls)]))
    review.items[0].spoke = ("Zspokez",)
    review.next_review = state.NextReviewSet(dt.datetime(2068, 5, 4, 15, tzinfo=dt.UTC), 90)
    review.new_opportunities["zneworz"] = "Znewopportunityz"
    review.plan_text, review.plan_path, review.id = "Zplantextz", "Zplanpathz.yaml", "zreviewidz"
    review.account_id = "zaccountidz"
    words = ("Zspokez", "Znewopportunityz", "Zplantextz", "Zplanpathz", "zreviewidz", "zaccountidz", "4 May 2068")
    return review, [*marks, *made.marks, *(Mark("Review.held", (one,)) for one in (*words, "2068-05-04"))]


def test_every_record_of_a_review_is_planted_or_never_held() -> None:
    records = {
        one
        for one in vars(state).values()
        if isinstance(one, type) and is_dataclass(one) and one.__module__ == state.__name__
    }
    elsewhere = {Settled, Taken}
    assert records | elsewhere == {*ENTRIES.values(), *ATTRIBUTES.values(), *COUNTED, *WITH_THE_REST}


def test_every_entry_of_a_reviews_book_is_planted() -> None:
    review, _ = whole_review()
    asked: set[str] = set()
    answer = review.restorables.entries
    review.restorables.entries = lambda entity: asked.add(entity) or answer(entity)  # type: ignore[method-assign, func-returns-value]  # a listener
    for name, one in vars(Review).items():
        if isinstance(one, property):
            getattr(review, name)
    assert asked == set(ENTRIES)


def test_every_attribute_of_a_review_is_planted_or_holds_no_words() -> None:
    review, _ = whole_review()
    assert {*vars(review), *Review.__annotations__} == PLANTED | NO_WORDS | COMMANDS_ALONE


@pytest.mark.parametrize("suffix", [*(f".{kind}" for kind in WORDS), ".json", ".eml"])
def test_nothing_that_was_not_shared_is_in_a_customers_minutes(suffix: str) -> None:
    review, marks = whole_review()
    text = contents(minutes_bytes(review, now(review), suffix, audience="customer"))
    assert leaks(text, [*MARKS, *marks], SAFE_IN_MINUTES) == []
    assert "Do it" in text


def test_the_same_marks_are_in_the_teams_minutes() -> None:
    """Otherwise the canary would prove nothing."""
    review, marks = whole_review()
    text = contents(minutes_bytes(review, now(review), ".json"))
    found = {mark.path for mark in leaks(text, marks, SAFE_IN_MINUTES)}
    assert found >= {"Parked.text", "Fix.because", "Amendment.because", "Amendment.was"}


def test_nor_in_a_pdf_that_libreoffice_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    needed("soffice", "makes the PDF of each customer document")
    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    review, marks = whole_review()
    brief = read_customer_brief(PLAN, PLAN.visits[0], dt.date(2026, 11, 24))
    made = pdfs_of(
        [
            customer_minutes_document(read_customer_minutes(review)),
            customer_pack_document(read_customer_pack(PLAN, AGENDA)),
            customer_brief_document(brief),
        ]
    )
    minutes, pack, of_visit = map(contents, made)
    everything = [*MARKS, *marks]
    assert leaks(minutes, everything, SAFE_IN_MINUTES) == []
    assert leaks(pack, everything, SAFE_IN_PACK) == []
    assert leaks(of_visit, everything, SAFE_IN_PACK) == []
    assert missing(pack, MARKS, SAFE_IN_PACK) == []
    assert "Do it" in minutes
    assert str(PLAN.visits[0].purpose) in of_visit
