"""A review as a file: what is in it, and what is said of a file that is not as it was written."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest

from samreview.journal.accounts import settle
from samreview.journal.codec import canonical, chain, sum_is_right, to_json, to_row
from samreview.journal.memory import MemoryJournal
from samreview.journal.preparing import Desk
from samreview.journal.protocol import DamagedStoreError
from samreview.journal.review_file import ImportRefused, export_review, read_review_file
from samreview.journal.shelf import ReviewUnknown
from samreview.journal.streams import account_stream, prep_stream, stream_of
from samreview.review.carry.model import Settled
from samreview.review.prep.entering import with_entry
from samreview.review.prep.model import PrepEntry
from tests.journal.factory import START, run, started

if TYPE_CHECKING:
    from samreview.journal.protocol import Journal
    from samreview.review.events import Event

NAME = "halden-2026-11-24"


def with_all_that_belongs(journal: Journal) -> str:
    """Hold a review, settle one of its actions afterwards, and prepare for the next one; return its name."""
    door = started(journal)
    run(door, "decision Go to Lyon \u2028 first", 'action "Ask Marc" @lukas due:+3w', "/park later")
    settle(journal, door.clock, "halden", [Settled(f"{door.name}/2", "done", "he did", "dana", START)])
    desk = Desk(journal, door.clock, "halden", "priya")
    desk.say(lambda prep: with_entry(prep, PrepEntry(prep.next_number, "idea", "A third line")).entries)
    return door.name


def exported() -> tuple[MemoryJournal, str]:
    journal = MemoryJournal()
    return journal, export_review(journal, with_all_that_belongs(journal)).text


def signed(line: dict[str, Any]) -> str:
    """Return a line with the checksum that it should have."""
    rest = canonical({name: value for name, value in line.items() if name != "sum"})[1:]
    return f'{{"sum":"{crc32(rest.encode()):08x}",{rest}'


def changed(text: str, number: int, **change: Any) -> bytes:  # noqa: ANN401  any JSON
    """Change a line (0 is the head), of others the event in it, and write its checksum anew."""
    lines = text.splitlines()
    value = json.loads(lines[number])
    (value["event"] if number else value).update(change)
    return "\n".join([*lines[:number], signed(value), *lines[number + 1 :], ""]).encode()


def of_format_1(events: tuple[Event, ...]) -> bytes:
    head = {"samreview_review": 1, "review": NAME, "events": len(events)}
    return "".join(f"{canonical(line)}\n" for line in (head, *map(to_json, events))).encode()


def test_a_file_holds_the_review_and_all_that_belongs_to_it() -> None:
    journal, text = exported()
    file = read_review_file(text.encode())
    streams = (stream_of(NAME), account_stream("halden"), prep_stream("halden", "priya"))
    assert tuple(file.streams) == streams
    assert all(file.streams[stream] == journal.read(stream) for stream in streams)
    assert (file.review, file.edited, file.has_sums) == (NAME, (), True)


def test_each_line_has_its_number_the_hash_of_the_chain_and_a_checksum() -> None:
    journal, text = exported()
    head, *lines = text.splitlines()
    own = stream_of(NAME)
    hashes = chain(bytes(32), map(to_row, journal.read(own)))
    for number, (line, hash_) in enumerate(zip(lines, hashes, strict=False), 1):
        value = json.loads(line)
        assert (value["stream"], value["seq"], value["hash"]) == (own, number, hash_.hex())
        assert sum_is_right(line.encode())
    said = json.loads(head)
    assert (said["samreview_review"], said["events"]) == (2, len(lines))
    assert said["streams"][own] == {"seq": len(hashes), "hash": hashes[-1].hex()}


def test_a_rehearsal_is_exported_alone() -> None:
    journal = MemoryJournal()
    door = started(journal, rehearsed=True)
    Desk(journal, door.clock, "halden", "priya").has_read()
    assert tuple(read_review_file(export_review(journal, door.name).text.encode()).streams) == (door.stream,)


def test_there_is_nothing_to_export_of_a_review_that_is_not_there() -> None:
    with pytest.raises(ReviewUnknown):
        export_review(MemoryJournal(), NAME)


def test_one_changed_word_is_named_at_its_line() -> None:
    _, text = exported()
    number = next(n for n, line in enumerate(text.splitlines(), 1) if "Ask Marc" in line)
    (edited,) = read_review_file(text.replace("Ask Marc", "Ask Mark", 1).encode()).edited
    assert (edited.line, edited.stream, edited.number) == (number, stream_of(NAME), number - 1)


def test_a_changed_line_with_a_checksum_of_its_own_does_not_fit_the_chain() -> None:
    _, text = exported()
    (edited,) = read_review_file(changed(text, 4, by="priya")).edited
    assert edited.line == 5


def test_every_character_that_is_changed_is_noticed() -> None:
    _, text = exported()
    data = text.encode()
    for place in range(0, len(data), len(data) // 50):
        other = bytearray(data)
        other[place] ^= 1
        try:
            assert read_review_file(bytes(other)).edited, place
        except ImportRefused:
            continue


def test_another_line_end_is_not_a_change() -> None:
    _, text = exported()
    assert read_review_file(text.replace("\n", "\r\n").encode()).edited == ()


def test_a_head_that_was_changed_is_named() -> None:
    _, text = exported()
    assert [one.line for one in read_review_file(text.replace('"events":', '"events": ', 1).encode()).edited] == [1]


@pytest.mark.parametrize("gone", [1, 3, -1])
def test_a_file_in_which_a_line_is_missing_is_refused(gone: int) -> None:
    _, text = exported()
    lines = text.splitlines()
    del lines[gone]
    with pytest.raises(ImportRefused, match="it is not whole"):
        read_review_file("\n".join(lines).encode())
    head = json.loads(lines[0])
    head["events"] -= 1
    with pytest.raises(ImportRefused, match=r"a line is missing, or is there twice|it is not whole"):
        read_review_file("\n".join([signed(head), *lines[1:]]).encode())


def test_a_file_with_a_line_twice_is_refused() -> None:
    _, text = exported()
    head, *lines = text.splitlines()
    said = json.loads(head)
    said["events"] += 1
    with pytest.raises(ImportRefused, match="a line is missing, or is there twice"):
        read_review_file("\n".join([signed(said), lines[0], *lines]).encode())


def test_an_event_under_two_numbers_is_refused() -> None:
    _, text = exported()
    again = json.loads(text.splitlines()[2])["event"]["id"]
    with pytest.raises(ImportRefused, match=f"Event 3 of review/{NAME} is there twice"):
        read_review_file(changed(text, 3, id=again))


@pytest.mark.parametrize(
    ("number", "change", "message"),
    [
        (0, {"samreview_review": "2"}, "does not begin as an exported review does"),
        (0, {"samreview_review": 3}, "was written by a newer samreview (its format is 3"),
        (0, {"review": "../x"}, "does not begin as an exported review does"),
        (0, {"review": "other-2026-01-01"}, "do not make a review"),
        (0, {"events": 3}, "it is not whole"),
        (0, {"streams": []}, "it is not whole"),
        (1, {"kind": "review.closed"}, "do not make a review"),
        (1, {"data": {}}, "do not make a review"),
        (2, {"v": "one"}, "Line 3 of the file cannot be read: `v` holds a str"),
        (2, {"data": None}, "Line 3 of the file cannot be read"),
        (2, {"wall": 2**70}, "Line 3 of the file cannot be read: `wall` holds a number that is too large"),
        (-2, {"data": {}}, "do not make a review"),
        (-1, {"data": {"number": "x"}}, "do not make a review"),
    ],
)
def test_a_file_that_is_no_review_is_refused_whole(number: int, change: dict[str, Any], message: str) -> None:
    _, text = exported()
    with pytest.raises(ImportRefused) as refused:
        read_review_file(changed(text, number % (text.count("\n")), **change))
    assert message in refused.value.message


@pytest.mark.parametrize("stream", ["review/other-2026-01-01", "account/morrow", "account/halden/prep/../../x"])
def test_a_file_with_a_stream_of_something_else_is_refused(stream: str) -> None:
    _, text = exported()
    own = account_stream("halden")
    other = text.replace(f'"stream":"{own}"', f'"stream":"{stream}"').replace(f'"{own}":', f'"{stream}":')
    with pytest.raises(ImportRefused, match="which does not belong to"):
        read_review_file(other.encode())


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"\xff\xfe", b"[1]", b"{" * 100_000, b"[" * 100_000, b"account:\n  id: x\n"]
)
def test_a_file_that_is_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefused):
        read_review_file(data)


@pytest.mark.parametrize("depth", [100, 300, 600, 900, 5000])
def test_data_as_deep_as_you_like_is_read_or_refused(depth: int) -> None:
    journal, text = exported()
    deep = text.replace('"text":"Go to Lyon', f'"deep":{"[" * depth}{"]" * depth},"text":"Go to Lyon', 1)
    old = of_format_1(journal.read(stream_of(NAME))).replace(
        b'"text":"Go', b'"deep":' + b"[" * depth + b"]" * depth + b',"text":"Go'
    )
    for data in (deep.encode(), old):
        with suppress(ImportRefused):
            read_review_file(data)


def test_a_file_of_the_format_before_is_read() -> None:
    journal, _ = exported()
    events = journal.read(stream_of(NAME))
    file = read_review_file(of_format_1(events))
    assert (file.streams, file.has_sums) == ({stream_of(NAME): events}, False)


def test_what_somebody_hid_in_a_file_is_made_visible() -> None:
    journal, text = exported()
    hostile = text.replace("Go to Lyon", "Go \\u001b]52;c;eA== \\u202e to Lyon")
    assert hostile != text
    own = stream_of(NAME)
    events = read_review_file(hostile.encode()).streams[own]
    assert not any("\x1b" in str(event.data) or "\u202e" in str(event.data) for event in events[1:])
    assert events[0] == journal.read(own)[0], "the plan has a loader of its own"


def test_of_a_damaged_stream_what_comes_before_is_exported_and_the_rest_named() -> None:
    journal, whole = exported()
    read = journal.read

    def read_with_damage(stream: str, after: int = 0, limit: int | None = None) -> tuple[Event, ...]:
        if stream == stream_of(NAME) and (limit is None or after + limit >= 3):
            raise DamagedStoreError(f"Event 3 of {stream} is damaged.", stream, 3)
        if stream == account_stream("halden"):
            raise DamagedStoreError(f"{stream} is damaged.", stream, 1)
        return read(stream, after, limit)

    journal.read = read_with_damage  # type: ignore[method-assign]  # a store that was damaged
    found = export_review(journal, NAME)
    assert found.missing == (f"Event 3 of review/{NAME} is damaged.", "account/halden is damaged.")
    streams = read_review_file(found.text.encode()).streams
    assert {stream: len(events) for stream, events in streams.items()} == {
        stream_of(NAME): 2,
        prep_stream("halden", "priya"): 1,
    }
    assert len(found.text) < len(whole)
