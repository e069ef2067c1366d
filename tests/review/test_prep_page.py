"""What one person writes before a review: the page, the lines of it, what a correction means."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.review.events import Event
from samreview.review.names import Named
from samreview.review.prep.codec import READ, SAID, WITHDRAWN, entry_to_json, prep_of
from samreview.review.prep.entering import LONGEST, MOST_ENTRIES, TooMuch, entered, is_there, with_entry
from samreview.review.prep.model import Prep, PrepEntry, counted
from samreview.review.prep.page import page_lines, read_page
from samreview.review.prep.places import Place, home, item_named
from samreview.review.prep.sheet import Sheet, sheet
from samreview.review.prep.validation import validation
from samreview.values.text import clean
from tests.review.factory import PLAN, Room, plan_of

ON = dt.date(2026, 11, 24)
PLACES = (
    Place("purpose", "Purpose and roles", "none"),
    Place("customer", "Customer's quarters", "customer"),
    Place("growth", "Growing the funnel", "funnel"),
    Place("beliefs", "What we assume", "assumptions"),
    Place("house", "Our own house", "asks"),
)


def sheet_of(person: str = "priya") -> Sheet:
    return sheet(plan_of(PLAN), ON, person, PLACES)


def test_a_page_that_was_filled_in_says_who_what_and_that_it_was_read() -> None:
    written = read_page(
        "# Preparation\r\n\r\nFor: priya\r\n> help @growth\r\n- [x] I have read the plan\r\n\r\n"
        "## Questions to be answered\r\n\r\n- Who signs in Lyon? @growth\r\n"
        "- Why did it fail,\r\n  and since when?\r\n-\r\n"
        "* Another\r\n3. A third\r\n## Ideas\r\nService for Lyon +120k\r\n"
        "## Confirm or correct\r\n- jane nextgen advocate because \r\n- opp:nextgen 500k because the quote says so\r\n"
        "## Notes of mine\r\n- not read\r\n"
    )
    assert written.person == "priya"
    assert written.read
    assert written.entries == (
        ("question", "Who signs in Lyon? @growth"),
        ("question", "Why did it fail, and since when?"),
        ("question", "Another"),
        ("question", "A third"),
        ("idea", "Service for Lyon +120k"),
        ("validation", "opp:nextgen 500k because the quote says so"),
    )


def test_without_headings_each_line_is_a_question_unless_it_says_otherwise() -> None:
    assert read_page("Who signs?\nidea: Sell more\n- correct: opp:nextgen 500k\n").entries == (
        ("question", "Who signs?"),
        ("idea", "Sell more"),
        ("validation", "opp:nextgen 500k"),
    )


def test_a_page_as_it_is_written_says_nothing_and_one_with_entries_says_just_those() -> None:
    about = sheet_of()
    empty = "\n".join(page_lines(about, Prep("priya")))
    assert read_page(empty) == ("priya", (), False)
    prep = Prep("priya")
    for kind, text in (("question", "Who? @growth"), ("idea", "More"), ("validation", "opp:nextgen 500k because x")):
        prep = with_entry(prep, entered(about, prep, kind, text).entry)  # type: ignore[arg-type]  # a kind
    again = read_page("\n".join(page_lines(about, prep._replace(read=True))))
    assert again.read
    assert [text for _, text in again.entries] == ["Who? @growth", "More", "opp:nextgen 500k because x"]
    assert all(is_there(prep, kind, text.removesuffix(" @growth")) for kind, text in again.entries)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_and_all_that_is_read_is_clean(text: str) -> None:
    for _, said in read_page(text).entries:
        assert said == clean(said) != ""


@pytest.mark.parametrize(
    ("text", "about", "line"),
    [
        (
            "Jane nextgen advocate because she asked",
            "stance jane nextgen",
            "/heard jane nextgen advocate @priya because she asked",
        ),
        (
            "with:jane opp:nextgen opposed because x",
            "stance jane nextgen",
            "/heard jane nextgen opposed @priya because x",
        ),
        (
            "/heard jane nextgen opposed because x",
            "stance jane nextgen",
            "/heard jane nextgen opposed @priya because x",
        ),
        ("opp:nextgen close 2027-07-15 because x", "opp nextgen close", "/fix opp:nextgen close 2027-07-15 because x"),
        (
            "opp:nextgen 2027-07-15",
            "opp nextgen close",
            "/fix opp:nextgen close 2027-07-15 because Priya Raman says so",
        ),
        ("opp:nextgen 500k because x", "opp nextgen amount", "/fix opp:nextgen amount 500k because x"),
        ("opp:nextgen as planned", "opp nextgen", None),
        ("ask:sla committed because Marc signed", "ask sla", "/ask sla committed because Marc signed"),
        ("ask:sla not-asked", "ask sla", None),
    ],
)
def test_a_confirmation_or_correction_is_the_command_that_takes_it_up(text: str, about: str, line: str | None) -> None:
    said = validation(plan_of(PLAN), "priya", text)
    assert (said.about, said.line, said.problem) == (about, line, "")
    if line is not None:
        assert Room().started("priya").say("priya", line)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("jane is cross with us", "no stance, figure or ask"),
        ("jane nextgen advocat because x", "did you mean `advocate`"),
        ("jane nextgen advocate", "needs what shows it"),
        ("nobody nextgen advocate because x", "There is no stakeholder nobody"),
        ("jane nothing advocate because x", "There is no opportunity nothing"),
        ("opp:zzz 500k", "There is no opportunity zzz"),
        ("opp:nextgen colour red", "has no field"),
        ("opp:nextgen close soon because x", "`close`"),
        ("ask:zzz committed because x", "There is no internal ask"),
        ("ask:sla committed", "needs its reason"),
    ],
)
def test_what_no_command_can_take_up_is_kept_and_says_why(text: str, problem: str) -> None:
    said = validation(plan_of(PLAN), "priya", text)
    assert said.line is None
    assert problem in said.problem


def test_an_entry_belongs_to_the_item_it_names_else_to_what_it_is_about() -> None:
    people = (Named("lukas", "Lukas Brandt"),)
    assert item_named("Who signs? @house", PLACES, people) == ("Who signs?", "house")
    assert item_named("Who signs? @3", PLACES, people) == ("Who signs?", "growth")
    assert item_named("Who signs? @lukas", PLACES, people) == ("Who signs? @lukas", None)
    assert item_named("@house", PLACES, people) == ("@house", None)
    for entry, where in (
        (PrepEntry(1, "question", "Who?"), "growth"),
        (PrepEntry(1, "question", "Who?", "purpose"), "purpose"),
        (PrepEntry(1, "question", "Who?", "gone"), "growth"),
        (PrepEntry(1, "question", "Who? ask:sla"), "house"),
        (PrepEntry(1, "question", "Who? for:scrap"), "customer"),
        (PrepEntry(1, "idea", "More"), "growth"),
        (PrepEntry(1, "validation", "x", None, "stance jane nextgen"), "beliefs"),
        (PrepEntry(1, "validation", "x", None, "ask sla"), "house"),
    ):
        assert home(entry, PLACES) == where
    assert home(PrepEntry(1, "question", "Who?"), PLACES[:1]) == "purpose"
    assert home(PrepEntry(1, "question", "Who?"), ()) is None


def test_what_cannot_be_kept_says_so() -> None:
    about, prep = sheet_of(), Prep("priya")
    with pytest.raises(TooMuch, match="2001 characters"):
        entered(about, prep, "question", "x" * (LONGEST + 1))
    for number in range(MOST_ENTRIES):
        prep = with_entry(prep, entered(about, prep, "question", f"Question {number}").entry)
    with pytest.raises(TooMuch, match="100 entries"):
        entered(about, prep, "question", "one more")
    assert entered(about, prep, "question", "changed", number=7).entry.number == 7
    assert counted(prep) == "100 questions"


def test_a_second_word_on_the_same_thing_replaces_the_first() -> None:
    about, prep = sheet_of(), Prep("priya")
    prep = with_entry(prep, entered(about, prep, "validation", "opp:nextgen 500k because x").entry)
    prep = with_entry(prep, entered(about, prep, "validation", "opp:nextgen 450k because y").entry)
    assert [one.text for one in prep.entries] == ["opp:nextgen 450k because y"]


def test_the_sheet_asks_each_what_only_they_can_test() -> None:
    room = Room()
    for person in ("priya", "lukas", "dana"):
        assert sheet(room.review.plan, ON, person, PLACES).own
    asked = [one.about for person in ("priya", "lukas", "dana") for one in sheet_of(person).subjects]
    assert asked == list(dict.fromkeys(asked))


def test_events_fold_to_what_stands_after_the_last_review() -> None:
    room = Room()

    def event(what: str, **data: object) -> Event:
        room.lines += 1
        return Event(f"e{room.lines}", f"l{room.lines}", what, "priya", room.now, data)

    first = [event(SAID, **entry_to_json(PrepEntry(1, "question", "Old?"))), event(READ)]
    since = room.now.instant
    room.wait(minutes=5)
    later = [
        event(SAID, **entry_to_json(PrepEntry(2, "idea", "New", "growth"))),
        event(SAID, **entry_to_json(PrepEntry(3, "question", "Gone?"))),
        event(WITHDRAWN, number=3),
    ]
    everything = [*first, *later]
    assert [one.text for one in prep_of("priya", everything).entries] == ["Old?", "New"]
    prep = prep_of("priya", everything, since)
    assert prep == Prep(
        "priya", (PrepEntry(2, "idea", "New", "growth"),), read=False, at=room.now.instant, next_number=4
    )
    assert not prep_of("priya", first, since).is_ready
