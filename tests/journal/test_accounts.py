"""An account's commitments across its reviews, kept in one store."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.journal.accounts import accounts, read_account, settle
from samreview.journal.clock import SimulatedClock
from samreview.journal.erasing import drop_review
from samreview.journal.memory import MemoryJournal
from samreview.journal.review_file import export_review
from samreview.journal.review_import import import_review
from samreview.journal.streams import stream_of
from samreview.review.carry.model import Settled
from samreview.review.carry.standing import standing
from samreview.review.decide import Refused
from samreview.review.events import Event
from samreview.review.fold import fold
from samreview.review.record import record
from tests.journal.factory import START, begin, run

if TYPE_CHECKING:
    from samreview.journal.door import ReviewDoor
    from samreview.journal.protocol import Journal

QUARTER = dt.timedelta(days=91)


@pytest.fixture
def journal() -> Journal:
    """Keep reviews in memory: the stores are alike, as the contract suite shows."""
    return MemoryJournal()


def held(journal: Journal, place: int, *lines: str, end: tuple[str, ...] = ("/close anyway", "/approve")) -> ReviewDoor:
    """Hold the review of this place, from 0, in which these lines are said."""
    start = START + place * QUARTER
    door = begin(journal, SimulatedClock(start), start=start)
    run(door, "/start", "/arrive priya lukas", *lines, *end)
    return door


def ids(door: ReviewDoor, *kinds: str) -> list[str]:
    """Return what a review carried over from earlier ones; the plan's own apart."""
    return [one.id for one in standing(door.review) if one.review is not None and one.kind in (kinds or (one.kind,))]


def settled(which: str, status: str = "done") -> Settled:
    return Settled(which, status, "because", "", START)  # type: ignore[arg-type]  # a status


def test_C02_an_action_of_an_item_that_ran_comes_back_with_its_item(journal: Journal) -> None:
    held(journal, 0, "/goto growth", "action Send the layout @lukas due:+3w", "/agree 1")
    again = held(journal, 1)
    (one,) = (one for one in standing(again.review) if one.review)
    assert (one.id, one.what, one.item, one.carried) == (
        "halden-2026-11-24/1",
        "Send the layout",
        "Growing the funnel",
        1,
    )
    assert (one.owner, one.owner_name, one.due, one.agreed) == ("lukas", "Lukas Brandt", dt.date(2026, 12, 15), True)


def test_C03_nothing_comes_back_of_an_item_whose_actions_are_done(journal: Journal) -> None:
    held(journal, 0, "/goto house", "action Send the layout @lukas")
    held(journal, 1, "/settle halden-2026-11-24/1 done")
    last = held(journal, 2)
    assert ids(last) == []
    assert last.review.carried.items == ()


def test_C08_what_is_done_in_a_later_review_is_done_in_the_account(journal: Journal) -> None:
    held(journal, 0, "action Send the layout @lukas")
    held(journal, 1, "/settle halden-2026-11-24/1 done because it is there")
    known = {one.id: one for one in read_account(journal, "halden").ledger.commitments}
    assert (known["halden-2026-11-24/1"].status, known["halden-2026-11-24/1"].because) == ("done", "it is there")


def test_C13_what_an_earlier_review_made_is_dropped_and_never_erased(journal: Journal) -> None:
    first = held(journal, 0, "action Send the layout @lukas")
    held(journal, 1, "/settle halden-2026-11-24/1 dropped because the plant was sold")
    assert first.review.captures[0].withdrawn is False
    known = {one.id: one.status for one in read_account(journal, "halden").ledger.commitments}
    assert known["halden-2026-11-24/1"] == "dropped"
    assert ids(held(journal, 2)) == []


def test_C14_what_is_withdrawn_in_its_own_review_goes_nowhere(journal: Journal) -> None:
    held(journal, 0, "action Send the layout @lukas", "goal Win Lyon", "/park the logo", "/undo", "/drop 1", "/drop 2")
    assert ids(held(journal, 1)) == []


def test_goals_and_parked_lines_come_back_until_they_are_settled(journal: Journal) -> None:
    held(journal, 0, "goal Win Lyon @dana due:FY27-Q4", "/park the logo")
    second = held(journal, 1, "/settle halden-2026-11-24/1 not-yet because the tender waits")
    assert ids(second, "goal", "parked") == ["halden-2026-11-24/1", "halden-2026-11-24/p1"]
    third = held(
        journal,
        2,
        "/settle halden-2026-11-24/1 changed because it is two plants now",
        "/settle halden-2026-11-24/p dropped",
    )
    assert [one.carried for one in standing(third.review) if one.review] == [2, 2]
    assert ids(held(journal, 3)) == []


def test_S01_a_skipped_item_stands_in_the_next_agenda(journal: Journal) -> None:
    first = held(journal, 0, "/skip house", end=("/close anyway",))
    assert first.review.item_by_id["house"].outcome == "skipped"
    again = held(journal, 1)
    assert again.review.item_by_id["house"].outcome == "not-reached"


def test_S02_an_item_that_ran_is_not_skipped(journal: Journal) -> None:
    door = held(journal, 0, "/next", end=())
    outcome = door.submit("/skip purpose", "dana")
    assert isinstance(outcome, Refused)
    assert door.review.item_by_id["purpose"].outcome == "done"


def test_M01_an_item_moved_to_the_next_review_is_gone_here_and_there_next_time(journal: Journal) -> None:
    start = START
    door = begin(journal, SimulatedClock(start), start=start)
    run(door, "/start", "/later house", "/close anyway", "/approve")
    begin(journal, SimulatedClock(start + QUARTER), start=start + QUARTER)  # opened and never held: it takes nothing
    again = held(journal, 2)
    assert [(one.id, one.place, one.review) for one in again.review.carried.items] == [
        ("house", "joined", "halden-2026-11-24")
    ]
    assert again.review.order.count("house") == 1


def test_M02_what_is_put_off_never_comes_back_in_the_same_review(journal: Journal) -> None:
    door = held(journal, 0, "/later house", end=())
    earlier = START - dt.timedelta(days=7)
    other = begin(journal, SimulatedClock(START + dt.timedelta(hours=2)), start=earlier)
    assert door.review.carried.items == ()
    assert [one.id for one in other.review.carried.items] == ["house"]
    assert "before the last one, halden-2026-11-24" in other.review.carried.notices[1]


def test_M03_only_the_moderator_moves_an_item_to_the_next_review(journal: Journal) -> None:
    door = held(journal, 0, end=())
    outcome = door.submit("/later house", "priya")
    assert isinstance(outcome, Refused)
    assert outcome.message.startswith("/later belongs to: moderator")


def test_F01_minutes_that_are_approved_are_not_approved_again_nor_changed(journal: Journal) -> None:
    door = held(journal, 0, "action Send the layout @lukas")
    before = record(door.review, door.now())
    for line in ("/approve", "/drop 1", "/edit 1 Send nothing", "/arrive karim", "/settle a1 done"):
        assert isinstance(door.submit(line, "dana"), Refused), line
    assert record(door.review, door.now()) == before


def test_what_happens_between_reviews_counts_and_an_open_review_keeps_its_own(journal: Journal) -> None:
    held(journal, 0, "action Send the layout @lukas", "action Call Jane @priya")
    second = held(journal, 1, end=())
    clock = SimulatedClock(START + QUARTER + dt.timedelta(hours=1))
    settle(journal, clock, "halden", [settled("halden-2026-11-24/1"), settled("a1", "dropped")])
    assert len(ids(second)) == 2
    assert [one.id for one in read_account(journal, "halden").ledger.open if one.review] == ["halden-2026-11-24/2"]
    third = held(journal, 2)
    assert ids(third) == ["halden-2026-11-24/2"]
    assert "a1" not in [one.id for one in standing(third.review)]


def test_a_rehearsal_carries_nothing_and_counts_nowhere(journal: Journal) -> None:
    held(journal, 0, "action Send the layout @lukas", "/later house")
    kept = begin(journal, SimulatedClock(START + QUARTER), start=START + QUARTER, rehearsed=True)
    run(kept, "/start", "action Rehearse this @lukas", "/settle a1 done", "/close anyway")
    assert ids(kept) == []
    assert kept.review.carried.items == ()
    known = {one.id: one for one in read_account(journal, "halden").ledger.commitments}
    assert known["a1"].is_open
    assert known["halden-2026-11-24/1"].carried == 0
    assert not any(one.startswith(kept.name) for one in known)
    assert accounts(journal) == ("halden",)


def test_a_review_that_cannot_be_read_is_named_and_stops_nothing() -> None:
    journal = MemoryJournal()
    door = held(journal, 0, "action Send the layout @lukas")
    (first, *_) = journal.read(stream_of(door.name))
    broken = dict(first.data) | {"plan": "no: plan"}
    journal.erase(stream_of(door.name))
    opened = Event(id=first.id, line=first.line, kind=first.kind, by=first.by, at=first.at, data=broken)
    journal.append(stream_of(door.name), 0, [opened])
    again = held(journal, 1)
    assert again.review.carried.notices == (
        "halden-2026-11-24 cannot be read, so what was agreed there is not carried over.",
    )


def test_a_review_that_left_the_store_or_came_from_another_keeps_what_it_carried(journal: Journal) -> None:
    first = held(journal, 0, "action Send the layout @lukas")
    second = held(journal, 1)
    drop_review(journal, SimulatedClock(START), first.name)
    assert [one.id for one in read_account(journal, "halden").ledger.open if one.review] == [f"{first.name}/1"]
    elsewhere = MemoryJournal()
    import_review(elsewhere, SimulatedClock(START), export_review(journal, second.name).text.encode())
    assert [one.id for one in read_account(elsewhere, "halden").ledger.open if one.review] == [f"{first.name}/1"]
    drop_review(journal, SimulatedClock(START), second.name)
    assert read_account(journal, "halden").ledger.commitments == ()


_WORDS = st.lists(
    st.tuples(st.sampled_from(("done", "open", "dropped", "undo")), st.integers(1, 6)), min_size=1, max_size=10
)


@settings(max_examples=12, deadline=None)
@given(_WORDS)
def test_undo_restores_what_stood_before(words: list[tuple[str, int]]) -> None:
    journal = MemoryJournal()
    held(journal, 0, "action Send the layout @lukas", "action Call Jane @priya", "/park the logo")
    door = held(journal, 1, end=())
    stood = [standing(door.review)]
    for word, number in words:
        if word != "undo":
            run(door, f"/settle {number} {word}")
            stood.append(standing(door.review))
        elif len(stood) > 1:
            run(door, "/undo")
            stood.pop()
        assert standing(door.review) == stood[-1]
    assert standing(fold(journal.read(stream_of(door.name)))) == stood[-1]
    still = {one.id for one in stood[-1] if one.is_open}
    assert {one.id for one in read_account(journal, "halden").ledger.open} == still
