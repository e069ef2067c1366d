"""A review's file taken into a store that has none of it, some of it, more of it, or another story of it."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.journal.accounts import read_account, settle
from samreview.journal.clock import SimulatedClock
from samreview.journal.erasing import drop_review
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import go_on
from samreview.journal.preparing import Desk
from samreview.journal.protocol import StoreError
from samreview.journal.review_file import ImportRefused, export_review
from samreview.journal.review_import import EDITED, import_review
from samreview.journal.streams import account_stream, prep_stream, stream_of
from samreview.review.carry.model import Settled
from samreview.review.prep.entering import with_entry
from samreview.review.prep.model import PrepEntry
from samreview.review.record import record
from tests.journal.factory import START, begin, run, started
from tests.journal.test_newer_events import add_later
from tests.journal.test_review_file import NAME, of_format_1, with_all_that_belongs

if TYPE_CHECKING:
    from samreview.journal.door import ReviewDoor
    from samreview.journal.protocol import Journal
    from samreview.journal.review_import import Imported

LATER = SimulatedClock(START + dt.timedelta(days=7))


def export(journal: Journal, name: str = NAME) -> bytes:
    return export_review(journal, name).text.encode()


def take(journal: Journal, data: bytes, *, accept_edited: bool = False) -> Imported:
    return import_review(journal, LATER, data, accept_edited=accept_edited)


def copy_of(journal: Journal) -> MemoryJournal:
    """Return another store that holds the same review."""
    other = MemoryJournal()
    take(other, export(journal))
    return other


def door_of(journal: Journal) -> ReviewDoor:
    return go_on(journal, SimulatedClock(START), NAME)


def prepare(journal: Journal, text: str) -> None:
    desk = Desk(journal, LATER, "halden", "priya")
    desk.say(lambda prep: with_entry(prep, PrepEntry(prep.next_number, "idea", text)).entries[-1:])


def say(journal: Journal, action: str, because: str, days: int = 1) -> None:
    clock = SimulatedClock(START + dt.timedelta(days=days))
    settle(journal, clock, "halden", [Settled(action, "done", because, "dana", START)])


@pytest.fixture
def source() -> MemoryJournal:
    journal = MemoryJournal()
    with_all_that_belongs(journal)
    return journal


def test_a_review_is_the_same_in_another_store_with_all_that_belongs_to_it(
    journal: Journal, source: MemoryJournal
) -> None:
    done = take(journal, export(source))
    assert (done.review, done.state, done.held, done.notes, done.is_partial) == (NAME, "new", 0, (), False)
    assert done.added == {stream: source.head(stream) for stream in source.streams()}
    assert all(journal.read(stream) == source.read(stream) for stream in source.streams())
    at = SimulatedClock(START).read()
    assert record(door_of(journal).review, at) == record(door_of(source).review, at)
    assert export(journal) == export(source)


def test_an_action_that_was_done_is_done_in_the_other_store(journal: Journal, source: MemoryJournal) -> None:
    take(journal, export(source))
    (action,) = (one for one in read_account(journal, "halden").ledger.commitments if one.id == f"{NAME}/2")
    assert (action.status, action.because) == ("done", "he did")
    assert [one.text for one in Desk(journal, LATER, "halden", "priya").prep.entries] == ["A third line"]


def test_importing_once_more_changes_nothing(journal: Journal, source: MemoryJournal) -> None:
    take(journal, export(source))
    heads = {stream: journal.head(stream) for stream in journal.streams()}
    done = take(journal, export(source))
    assert (done.state, done.added, done.notes) == ("same", {}, ())
    assert {stream: journal.head(stream) for stream in journal.streams()} == heads


def test_a_later_state_goes_on_from_where_the_review_ends_here(journal: Journal, source: MemoryJournal) -> None:
    take(journal, export(source))
    held = journal.head(stream_of(NAME))
    run(door_of(source), "decision Ask for the budget")
    say(source, "a1", "all found")
    prepare(source, "Another idea")
    done = take(journal, export(source))
    assert (done.state, done.held, done.notes) == ("later", held, ())
    assert all(journal.read(stream) == source.read(stream) for stream in source.streams())


def test_an_earlier_state_changes_nothing(journal: Journal, source: MemoryJournal) -> None:
    early = export(source)
    run(door_of(source), "decision Ask for the budget")
    say(source, "a1", "all found")
    take(journal, export(source))
    done = take(journal, early)
    assert (done.state, done.added, done.is_partial) == ("earlier", {}, False)


def test_a_review_that_went_on_in_two_ways_is_refused_and_both_are_kept(source: MemoryJournal) -> None:
    other = copy_of(source)
    alike = source.head(stream_of(NAME))
    run(door_of(source), "decision Here")
    run(door_of(other), "decision There")
    before = export(other)
    with pytest.raises(ImportRefused) as refused:
        take(other, export(source))
    assert f"agree on the first {alike} events of {NAME} and differ from event {alike + 1} on" in refused.value.message
    assert "Both are kept as they are" in refused.value.message
    assert "drop" not in refused.value.message
    assert export(other) == before


def test_what_was_said_of_actions_in_two_places_is_brought_together(source: MemoryJournal) -> None:
    other = copy_of(source)
    say(source, "a1", "said here", days=3)
    say(other, "a1", "said there", days=2)
    say(other, "a2", "said there")
    done = take(other, export(source))
    assert done.notes == ("1 entry on the account's actions, made elsewhere, came after those that are here.",)
    assert not done.is_partial
    take(source, export(other))
    for store in (source, other):
        found = {one.id: one.because for one in read_account(store, "halden").ledger.commitments}
        assert (found["a1"], found["a2"]) == ("said here", "said there"), "the latest word counts in both"
    assert take(other, export(source)).notes == take(source, export(other)).notes == ()


def test_what_somebody_prepared_in_two_places_stays_as_it_is_here(source: MemoryJournal) -> None:
    other = copy_of(source)
    prepare(source, "Written here")
    prepare(other, "Written there")
    run(door_of(source), "decision Here")
    done = take(other, export(source))
    assert (done.state, done.is_partial) == ("later", True)
    assert done.notes == (
        "What priya prepared differs from entry 2 on: what is here stays, and 1 entry of the file was not taken.",
    )
    assert Desk(other, LATER, "halden", "priya").prep.entries[-1].text == "Written there"


def test_what_was_erased_here_stays_erased(source: MemoryJournal) -> None:
    begin(source, SimulatedClock(START + dt.timedelta(days=91)), start=START + dt.timedelta(days=91))
    say(source, "a1", "all found")
    whole = export(source)
    drop_review(source, LATER, NAME)
    done = take(source, whole)
    assert done.state == "new"
    assert done.notes == ("1 entry on the account's actions was erased here and will stay erased.",)
    assert "he did" not in str(source.read(account_stream("halden")))


def test_what_was_erased_elsewhere_and_is_here_is_named(source: MemoryJournal) -> None:
    following = begin(source, SimulatedClock(START + dt.timedelta(days=91)), start=START + dt.timedelta(days=91)).name
    other = MemoryJournal()
    take(other, export(source))
    drop_review(source, LATER, NAME)
    done = take(other, export(source, following))
    assert done.notes == ("Still here: 1 entry on the account's actions that was erased where the file comes from.",)


def test_a_changed_file_is_refused_and_nothing_is_kept(source: MemoryJournal) -> None:
    journal = MemoryJournal()
    data = export(source).replace(b"Ask Marc", b"Ask Mark", 1)
    line = next(number for number, text in enumerate(data.splitlines(), 1) if b"Ask Mark" in text)
    with pytest.raises(ImportRefused) as refused:
        take(journal, data)
    assert f"line {line} (event {line - 1} of review/{NAME})" in refused.value.message
    assert "--accept-edited" in refused.value.message
    assert journal.streams() == ()


def test_a_changed_file_that_is_accepted_says_so_in_the_review(journal: Journal, source: MemoryJournal) -> None:
    data = export(source).replace(b"Ask Marc", b"Ask Mark", 1)
    done = take(journal, data, accept_edited=True)
    (line,) = done.edited
    review = door_of(journal).review
    assert review.captures[1].text == '"Ask Mark"'
    assert journal.read(stream_of(NAME))[-1].kind == EDITED
    (edited,) = review.edited
    assert (edited.at, edited.lines) == (LATER.read().instant, (line,))
    assert record(review, LATER.read())["edited"][0]["lines"] == [line._asdict()]
    again = take(journal, data, accept_edited=True)
    assert (again.state, again.edited) == ("earlier", ())
    assert len(door_of(journal).review.edited) == 1


def test_a_change_in_what_belongs_to_a_review_is_said_in_the_review(journal: Journal, source: MemoryJournal) -> None:
    take(journal, export(source))
    say(source, "a1", "all found")
    data = export(source).replace(b"all found", b"all lost!", 1)
    done = take(journal, data, accept_edited=True)
    assert [one.stream for one in done.edited] == [account_stream("halden")]
    assert door_of(journal).review.edited[0].lines == done.edited


def test_a_changed_file_is_taken_like_any_other_where_nothing_of_the_change_is_new(source: MemoryJournal) -> None:
    other = copy_of(source)
    run(door_of(source), "decision Ask for the budget")
    spaced = export(source).replace(b'{"sum":"', b'{ "sum":"')
    done = take(other, spaced, accept_edited=True)
    assert [one.number for one in done.edited if one.stream] == [source.head(stream_of(NAME))]


def test_a_file_of_the_format_before_is_taken_without_a_word_on_changes(
    journal: Journal, source: MemoryJournal
) -> None:
    done = take(journal, of_format_1(source.read(stream_of(NAME))))
    assert (done.state, done.has_sums, list(done.added)) == ("new", False, [stream_of(NAME)])
    assert take(journal, export(source)).state == "same"
    assert journal.head(account_stream("halden")) == 1


def test_what_a_later_version_wrote_is_carried_over_unread(journal: Journal, source: MemoryJournal) -> None:
    add_later(source, stream_of(NAME))
    add_later(source, prep_stream("halden", "priya"), "prep.said", v=2)
    take(journal, export(source))
    assert all(journal.read(stream) == source.read(stream) for stream in source.streams())
    assert len(door_of(journal).review.left_out) == 1


def test_a_changed_file_of_a_later_version_is_refused(source: MemoryJournal) -> None:
    add_later(source, stream_of(NAME))
    with pytest.raises(ImportRefused, match="written by a newer samreview"):
        take(MemoryJournal(), export(source).replace(b"Ask Marc", b"Ask Mark", 1), accept_edited=True)


def test_an_event_that_another_review_has_is_never_taken_by_half(source: MemoryJournal) -> None:
    journal = MemoryJournal()
    other = started(journal, SimulatedClock(START + dt.timedelta(days=91)), start=START + dt.timedelta(days=91))
    taken = other.journal.read(other.stream)[1].id.encode()
    mine = source.read(stream_of(NAME))[1].id.encode()
    with pytest.raises(StoreError):
        take(journal, export(source).replace(mine, taken), accept_edited=True)
    assert journal.streams("review/") == (other.stream,)


def test_what_an_earlier_version_kept_uncleaned_is_the_same_review(source: MemoryJournal) -> None:
    head = source.head(stream_of(NAME))
    last = source.read(stream_of(NAME))[-1]
    source.append(stream_of(NAME), head, [last._replace(id="x", line="x", data={**last.data, "note": "a\u200e\x07b"})])
    assert take(source, export(source)).state == "same"
    other = copy_of(source)
    run(door_of(source), "decision Ask for the budget")
    assert take(other, export(source)).state == "later"


_STEPS = st.lists(
    st.tuples(st.sampled_from(("say", "prepare", "go on", "move")), st.integers(0, 1), st.integers(1, 4)), max_size=12
)


@settings(max_examples=30, deadline=None)
@given(_STEPS)
def test_whatever_happens_in_two_stores_nothing_is_lost_or_doubled_by_moving_between_them(
    steps: list[tuple[str, int, int]],
) -> None:
    first = MemoryJournal()
    with_all_that_belongs(first)
    stores = (first, copy_of(first))
    for step, which, number in steps:
        store, other = stores[which], stores[1 - which]
        before = {name: store.read(name) for name in store.streams()}
        if step == "say":
            say(store, f"a{number}", f"said in {which}", days=number)
        elif step == "prepare":
            prepare(store, f"Idea {number}")
        elif step == "go on":
            run(door_of(store), f"decision Number {number}")
        else:
            with suppress(ImportRefused):
                take(store, export(other))
        for name, events in before.items():
            assert store.read(name)[: len(events)] == events, "what was there is there, in its place"
    for one, other in (stores, stores[::-1]):
        with suppress(ImportRefused):
            take(one, export(other))
    held = [{name: store.read(name) for name in store.streams()} for store in stores]
    for events in (*held[0].values(), *held[1].values()):
        assert len({event.id for event in events}) == len(events)
    if held[0][stream_of(NAME)] == held[1][stream_of(NAME)]:
        own = account_stream("halden")
        assert {event.id for event in held[0][own]} == {event.id for event in held[1][own]}
