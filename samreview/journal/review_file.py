"""A review as a text file: a head line, then a line for each event of the review and of what belongs to it.

What belongs to it is the own stream of its account (what was said of actions between reviews) and what people prepared
for the account. Each line has its number in its stream, the hash of the chain there and a checksum, so that a file in
which something was changed or is missing is told from one that is whole.

A file that is read is somebody else's text: it is cleaned, and folded once to see that it is a review.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from zlib import crc32

from samreview.journal.codec import (
    START,
    Mark,
    canonical,
    chain,
    follows,
    from_json,
    from_row,
    read_line,
    sum_is_right,
    to_json,
    to_row,
    write_line,
)
from samreview.journal.protocol import DamagedStoreError
from samreview.journal.shelf import ReviewUnknown
from samreview.journal.streams import ACCOUNTS, PREPARED, account_stream, prepared_by, stream_of
from samreview.plan.scalars import ID_PATTERN
from samreview.review.carry.codec import ADDED, SETTLED, added_from, settled_from
from samreview.review.event_versions import IN_ACCOUNTS, IN_PREPARATION, understood
from samreview.review.fold import fold
from samreview.review.prep.codec import prep_of
from samreview.review.state import EditedLine
from samreview.values.named import NamedTuple
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from samreview.journal.protocol import Journal
    from samreview.review.events import Event

FORMAT = 2
_WITHOUT_SUMS = 1
"""The format of files that hold the review's own events and no checksums."""
LARGEST = 64 * 1024 * 1024
"""Bytes; a long review is a hundredth of it."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,200}")
_ID = re.compile(ID_PATTERN)


class ImportRefused(ValueError):  # noqa: N818  it names what is wrong, as a person would
    """A file that can't be imported; `message` says why. Nothing was kept."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Exported(NamedTuple):
    """The text of a file, and what could not be read of it, a sentence each."""

    text: str
    missing: tuple[str, ...] = ()


class ReviewFile(NamedTuple):
    """A file that was read: the events by their streams, the review's own first."""

    review: str
    streams: Mapping[str, tuple[Event, ...]]
    edited: tuple[EditedLine, ...] = ()
    has_sums: bool = True


def export_review(journal: Journal, name: str) -> Exported:
    """Return a review and what belongs to it as the text of a file. Of a damaged stream it is what comes before.

    Raises:
        ReviewUnknown: there is no such review.
        StoreError: it cannot be read.
    """
    own = stream_of(name)
    opening = journal.read(own, 0, 1)
    if not opening:
        raise ReviewUnknown(f"There is no review `{name}`.")
    held: dict[str, tuple[Event, ...]] = {}
    missing: list[str] = []
    for stream in (own, *_belonging(journal, opening[0])):
        events, damage = _readable(journal, stream)
        if damage is not None:
            missing.append(damage.message)
        if events:
            held[stream] = events
    lines: list[str] = []
    ends: dict[str, dict[str, Any]] = {}
    for stream, found in held.items():
        rows = [to_row(event) for event in found]
        hashes = chain(START.hash, rows)
        ends[stream] = {"seq": len(rows), "hash": hashes[-1].hex()}
        lines += [write_line(stream, seq, *one).decode() for seq, one in enumerate(zip(hashes, rows, strict=True), 1)]
    head = {"samreview_review": FORMAT, "review": name, "events": len(lines), "streams": ends}
    return Exported("".join(f"{line}\n" for line in (_head_line(head), *lines)), tuple(missing))


def _readable(journal: Journal, stream: str) -> tuple[tuple[Event, ...], DamagedStoreError | None]:
    """Return the events of a stream; of a damaged one those before the damage, and what is wrong."""
    try:
        return journal.read(stream), None
    except DamagedStoreError as damage:
        return (journal.read(stream, 0, damage.number - 1) if damage.number > 1 else ()), damage


def _belonging(journal: Journal, opening: Event) -> tuple[str, ...]:
    if opening.data.get("rehearsed"):
        return ()  # it counts nowhere, and nothing of an account is about it
    own = account_stream(str(opening.data["account"]))
    return (own, *journal.streams(own + PREPARED))


def _head_line(head: Mapping[str, Any]) -> str:
    rest = canonical(head)[1:]
    return f'{{"sum":"{crc32(rest.encode()):08x}",{rest}'


def read_review_file(data: bytes) -> ReviewFile:
    """Return what a file holds that `export_review` wrote, in this format or the one before.

    Raises:
        ImportRefused: it is no such file, or is not whole.
    """
    if len(data) > LARGEST:
        raise ImportRefused(f"The file has {len(data) // 1_000_000} MB, more than any review needs; nothing was kept.")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise ImportRefused("The file is not UTF-8 text, so it is not an exported review.") from None
    # Mail and version control may write another line end; the checksum is of what stands before it.
    lines = [(number, line.rstrip(b"\r")) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    head = _object(*lines[0]) if lines else {}
    name, count = head.get("review"), head.get("events")
    known = head.get("samreview_review")
    if isinstance(known, int) and known > FORMAT:
        raise ImportRefused(
            f"The file was written by a newer samreview (its format is {known}, this version reads up to {FORMAT}). "
            "Update samreview to import it."
        )
    if known not in (FORMAT, _WITHOUT_SUMS) or not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ImportRefused("The file does not begin as an exported review does.")
    if count != len(lines) - 1:
        raise ImportRefused(f"The file says that it has {count} events and has {len(lines) - 1}: it is not whole.")
    found = _with_sums(name, head, lines) if known == FORMAT else _without_sums(name, lines)
    _refuse_doubles(found)
    _see_that_it_is_a_review(found)
    return found


def _without_sums(name: str, lines: Sequence[tuple[int, bytes]]) -> ReviewFile:
    events = tuple(_event(number, _object(*line)) for number, line in enumerate(lines[1:], 1))
    return ReviewFile(name, {stream_of(name): events}, has_sums=False)


def _with_sums(name: str, head: Mapping[str, Any], lines: Sequence[tuple[int, bytes]]) -> ReviewFile:
    marks: dict[str, Mark] = {}
    events: dict[str, list[Event]] = {stream_of(name): []}
    edited = [] if sum_is_right(lines[0][1]) else [EditedLine(lines[0][0])]
    for number, line in lines[1:]:
        try:
            one = read_line(line)
            event = cleaned(from_row(one.row))
        except (ValueError, KeyError, AttributeError, RecursionError) as problem:
            raise ImportRefused(f"Line {number} of the file cannot be read: {problem}.") from None
        before = marks.get(one.stream, START)
        if one.seq != before.seq + 1:
            raise ImportRefused(
                f"Line {number} of the file holds event {one.seq} of {one.stream} where event {before.seq + 1} comes "
                "next: a line is missing, or is there twice."
            )
        if not (sum_is_right(line) and follows(one, before)):
            edited.append(EditedLine(number, one.stream, one.seq))
        marks[one.stream] = Mark(one.seq, one.hash)
        events.setdefault(one.stream, []).append(event)
    ends = head.get("streams")
    said = {stream: end.get("seq") for stream, end in ends.items()} if isinstance(ends, dict) else {}
    if said != {stream: mark.seq for stream, mark in marks.items()}:
        raise ImportRefused("The file does not hold what its first line says: it is not whole.")
    return ReviewFile(name, {stream: tuple(found) for stream, found in events.items()}, tuple(edited))


def _object(number: int, line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ImportRefused(f"Line {number} of the file is not a JSON object, so it is not an exported review.")
    return value


def _event(number: int, value: dict[str, Any]) -> Event:
    try:
        return cleaned(from_json(value))
    except (ValueError, RecursionError) as problem:
        raise ImportRefused(f"Event {number} of the file cannot be read: {problem}.") from None


def cleaned(event: Event) -> Event:
    """Return an event with all text in it cleaned; as it is where nothing is hidden in it."""
    plan = event.data.get("plan")
    event = from_json(_cleaned(to_json(event)))
    if isinstance(plan, str):
        # A plan has a loader of its own, which looks at every character.
        event.data["plan"] = plan  # type: ignore[index] # made here a moment ago, and a dict
    return event


def _cleaned(value: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(value, str):
        return clean(value, lines=True)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(each) for key, each in value.items()}
    return value


def _refuse_doubles(file: ReviewFile) -> None:
    known: set[str] = set()
    for stream, number, event in _numbered(file.streams):
        if event.id in known:
            raise ImportRefused(f"Event {number} of {stream} is there twice.")
        known.add(event.id)


def _numbered(streams: Mapping[str, Iterable[Event]]) -> Iterator[tuple[str, int, Event]]:
    for stream, events in streams.items():
        for number, event in enumerate(events, 1):
            yield stream, number, event


def _see_that_it_is_a_review(file: ReviewFile) -> None:
    own = stream_of(file.review)
    try:
        review = fold(file.streams[own])
        whose, account = review.id, account_stream(review.account_id)
        beside = file.streams.keys() - {own}
        for stream in beside:
            _see_that_it_can_be_told(stream, file.streams[stream])
    except Exception as problem:  # noqa: BLE001  whatever a made-up file may cause, it is refused
        raise ImportRefused(f"The events of the file do not make a review ({problem}).") from None
    if whose != file.review:
        raise ImportRefused(f"The file names the review {file.review}, and its first event {whose}.")
    for stream in sorted(beside):
        if stream != account and not _is_preparation(stream, account):
            raise ImportRefused(f"The file holds {stream}, which does not belong to {file.review}.")


def _is_preparation(stream: str, account: str) -> bool:
    return stream.startswith(account + PREPARED) and bool(_ID.fullmatch(prepared_by(stream)))


def _see_that_it_can_be_told(stream: str, events: Sequence[Event]) -> None:
    if PREPARED in stream.removeprefix(ACCOUNTS):
        prep_of(prepared_by(stream), understood(events, IN_PREPARATION))
        return
    for event in understood(events, IN_ACCOUNTS):
        if event.kind == ADDED:
            added_from(event)
        elif event.kind == SETTLED:
            settled_from(event)
