from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.marks import lift, slot_of
from samreview.values.text import clean
from tests.review.factory import Room


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya")


def test_marks_are_lifted_out_and_spaces_made_single() -> None:
    lifted = lift("Bring @lukas the due:+3w Lyon   line opp:nextgen layout +250k")
    assert lifted.text == "Bring the Lyon line layout"
    assert [(mark.slot, mark.value) for mark in lifted.marks] == [
        ("who", "lukas"),
        ("due", "+3w"),
        ("opp", "nextgen"),
        ("growth", "250k"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "+3 more",
        "+3% a year",
        "+15m for the quiet ones",
        "5+1000",
        "a@b.example",
        "waiting for: Lyon",
        "C# #5 #upwards",
        "@ five",
        "x due",
        "+250km",
    ],
)
def test_what_only_looks_like_a_mark_is_text(text: str) -> None:
    assert lift(text) == (lift(text).__class__)(text, ())


@pytest.mark.parametrize("mark", ["@priya", "due:fri", "opp:nextgen", "+250k", "#up", "cost:60k", '@"Bin', "for:scrap"])
def test_a_backslash_before_a_mark_makes_it_text(mark: str) -> None:
    assert lift(f"so \\{mark} it is") == (lift("").__class__)(f"so {mark} it is", ())


def test_a_backslash_elsewhere_stays() -> None:
    assert lift(r"see C:\plan and \nowhere").text == r"see C:\plan and \nowhere"


@pytest.mark.parametrize(
    ("typed", "slot", "value"),
    [
        ("+250k", "growth", "250k"),
        ("+1.2M", "growth", "1.2M"),
        ("+USD 60k", "growth", "USD 60k"),
        ("+USD60k", "growth", "USD60k"),
        ("+USD 20", "growth", "USD 20"),
        ("+1000", "growth", "1000"),
        ("cost:60k", "cost", "60k"),
        ("cost:USD 60k", "cost", "USD 60k"),
        ('cost:"USD 60k"', "cost", "USD 60k"),
        ('@"Bin Hu"', "who", "Bin Hu"),
        ('opp:"Lyon phase 2"', "opp", "Lyon phase 2"),
        ("DUE:fri", "due", "fri"),
        ("#UP", "up", "up"),
        ("#-", "tags", "-"),
        ("due:", "due", ""),
    ],
)
def test_how_marks_are_written(typed: str, slot: str, value: str) -> None:
    (mark,) = lift(f"text {typed} more").marks
    assert (mark.slot, mark.value, mark.typed) == (slot, value, typed)
    assert slot_of(typed) == slot


@given(
    st.lists(st.sampled_from(["@priya", "due:fri", "+250k", "#up", r"\+9k", "word", '"', "opp:", '@"', "(", "café"]))
)
def test_no_word_that_is_no_mark_is_lost(words: list[str]) -> None:
    text = clean(" ".join(words))
    lifted = lift(text)
    kept = lifted.text + "".join(mark.typed for mark in lifted.marks)
    assert sorted(kept.replace(" ", "").replace("\\", "")) == sorted(text.replace(" ", "").replace("\\", ""))


def test_an_exact_id_a_name_a_start_and_a_word_of_a_name_name_a_person(room: Room) -> None:
    for typed in ("@lukas", '@"Lukas Brandt"', "@luk", "@brandt", "@BRA", "@lukas,"):
        assert room.note(f"action Call {typed}").person == "lukas"


def test_names_are_compared_without_case_accents_and_punctuation(room: Room) -> None:
    assert room.note("action Call @INÉS").person == "ines"
    assert room.note("action Call @tomas").person == "tomas"
    assert room.note("action Call @Soren").person == "tomas"
    assert room.note("action Call @BinHu").person == "bin-hu"


def test_the_team_comes_before_stakeholders_and_with_means_stakeholders_only(room: Room) -> None:
    assert room.note("action Call @marc").person == "marc"
    capture = room.note("point Asked with:jane")
    assert (capture.stakeholder, capture.person) == ("jane", None)
    assert [one.mark for one in room.note("point Asked with:lukas").unresolved] == ["with:lukas"]


def test_a_name_that_fits_two_stays_unresolved_with_both(room: Room) -> None:
    room.say("dana", '/arrive "Lukas Vogel"')
    capture = room.note("action Call @luk due:fri")
    assert capture.person is None
    assert capture.unresolved[0].mark == "@luk"
    assert set(capture.unresolved[0].candidates) == {"lukas", "lukas-vogel"}
    assert room.note("action Call @lukas due:fri").person == "lukas"


def test_what_cannot_be_read_stands_as_typed_with_the_nearest(room: Room) -> None:
    capture = room.note("action Call @lucas due:frday opp:nextgn ask:slaa for:scrp +GBP 5k cost:lots")
    assert capture.text == "Call"
    assert {one.mark: one.candidates for one in capture.unresolved} == {
        "@lucas": ("lukas",),
        "due:frday": ("friday",),
        "opp:nextgn": ("nextgen",),
        "ask:slaa": ("sla",),
        "for:scrp": ("scrap",),
        "+GBP 5k": ("EUR", "USD"),
        "cost:lots": (),
    }


def test_ties_to_opportunity_stakeholder_ask_and_problem(room: Room) -> None:
    capture = room.note("action Call opp:next with:okafor ask:sla for:scrap")
    assert (capture.opportunity, capture.stakeholder, capture.ask, capture.problem) == (
        "nextgen",
        "jane",
        "sla",
        "scrap",
    )


def test_a_quoted_unknown_opportunity_is_new_and_found_again(room: Room) -> None:
    first = room.note('action Call opp:"Lyon phase 2"')
    assert (first.opportunity, first.new_opportunity) == (None, "Lyon phase 2")
    assert room.record()["captures"][0]["opportunity"] == "Lyon phase 2"
    assert room.note('action Call opp:"lyon  PHASE 2"').new_opportunity == "Lyon phase 2"
    assert room.note('action Call opp:"Next-gen"').opportunity == "nextgen"
    assert room.note("action Call opp:lyon-1").opportunity == "lyon-1"
    assert room.note("action Call opp:paris").unresolved[0].mark == "opp:paris"


def test_growth_and_cost_are_in_the_accounts_currency(room: Room) -> None:
    capture = room.note("action Call +USD 60k cost:1.5k")
    assert room.record()["captures"][0]["growth"] == "55200"
    assert room.record()["captures"][0]["cost"] == "1500"
    assert capture.unresolved == ()


def test_tags(room: Room) -> None:
    capture = room.note("open Who pays #up @dana #share due:fri")
    assert (capture.up, capture.share, capture.person) == (True, True, "dana")


def test_a_mark_given_twice_counts_once_and_the_second_is_unresolved(room: Room) -> None:
    capture = room.note("action Call due:2027-01-08 due:2027-02-08 +10k +20k opp:nextgen opp:service #up #up")
    assert capture.due is not None
    assert capture.due.isoformat() == "2027-01-08"
    assert room.record()["captures"][0]["growth"] == "10000"
    assert capture.opportunity == "nextgen"
    assert [one.mark for one in capture.unresolved] == ["due:2027-02-08", "+20k", "opp:service", "#up"]


def test_a_second_at_on_an_action_is_a_helper(room: Room) -> None:
    capture = room.note("action Call @lukas @priya @priya @lukas @ines")
    assert (capture.person, capture.helpers) == ("lukas", ("priya", "ines"))


def test_a_past_date_is_kept(room: Room) -> None:
    capture = room.note("action Call @lukas due:2026-11-23")
    assert capture.due is not None
    assert capture.due.isoformat() == "2026-11-23"
    assert capture.unresolved == ()
    assert "has passed" in room.say("priya", "/edit 1 due:2026-11-20")
