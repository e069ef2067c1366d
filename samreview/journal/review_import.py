"""Taking a review's file into a store: each stream goes on from where it is, and what differs here stays and is named.

Events keep their ids wherever they are, so that importing once more changes nothing. A review is one story: where the
file tells another one than the store from some event on, both are kept as they are. What was said of an account's
actions is a heap of facts with their times: those that are missing here are added behind those that are here. Entries
that were erased here stay erased.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.journal.codec import BLANKED
from samreview.journal.ids import new_line_id
from samreview.journal.protocol import Conflict, Part, StoreError
from samreview.journal.review_file import ImportRefused, cleaned, read_review_file
from samreview.journal.streams import PREPARED, REVIEWS, prepared_by, stream_of
from samreview.review.event_versions import IN_REVIEWS, left_out
from samreview.review.events import Event
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samreview.journal.clock import Clock
    from samreview.journal.protocol import Journal
    from samreview.journal.review_file import ReviewFile
    from samreview.review.state import EditedLine

EDITED = "review.edited"
"""The kind of event that says that a review came from a file in which lines were changed."""
_TRIES = 5
_MOST_NAMED = 5


class Imported(NamedTuple):
    """What became of a file.

    `held` is how many of the review's events were here before, `added` how many are new, by stream. `notes` say what
    else there is to know; with `is_partial` the store and the file differ in what was not taken.
    """

    review: str
    state: Literal["new", "later", "same", "earlier"]
    held: int
    added: Mapping[str, int]
    edited: tuple[EditedLine, ...]
    notes: tuple[str, ...]
    is_partial: bool
    has_sums: bool


class _Taken(NamedTuple):
    """What is to be added to one stream, what is to be said of it, and whether something of the file is left."""

    events: tuple[Event, ...]
    note: str = ""
    is_partial: bool = False


def import_review(journal: Journal, clock: Clock, data: bytes, *, accept_edited: bool = False) -> Imported:
    """Keep a review and what belongs to it that `export_review` wrote; all that is to be added or nothing.

    Raises:
        ImportRefused: it is no such file, lines of it were changed and `accept_edited` is not given, or the store
            holds another story of that review.
        StoreError: the store could not keep it.
    """
    file = read_review_file(data)
    if file.edited and not accept_edited:
        raise ImportRefused(_edited_said(file.edited))
    for _ in range(_TRIES):
        here = {stream: journal.read(stream) for stream in file.streams}
        taken = {stream: _taken(file, stream, here[stream]) for stream in file.streams}
        edited = tuple(one for one in file.edited if _is_new(one, file, taken))
        parts = [Part(stream, len(here[stream]), one.events) for stream, one in taken.items() if one.events]
        if edited:
            _note_edited(parts, file, here, edited, clock)
        try:
            if parts:
                journal.append_together(parts)
        except Conflict:
            continue
        return _imported(file, here, taken, edited)
    raise StoreError(f"Others changed {file.review} {_TRIES} times while it was being imported. Try again.")


def _edited_said(edited: Sequence[EditedLine]) -> str:
    named = [f"line {one.line}" + (f" (event {one.number} of {one.stream})" if one.stream else "") for one in edited]
    more = len(named) - _MOST_NAMED
    which = ", ".join(named[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return (
        f"Something was changed in the file since it was exported: {which}. Nothing was imported. "
        "If the change is meant, --accept-edited takes the file as it is, and the review says so."
    )


def _is_new(one: EditedLine, file: ReviewFile, taken: Mapping[str, _Taken]) -> bool:
    if not one.stream:
        return any(each.events for each in taken.values())
    return file.streams[one.stream][one.number - 1] in taken[one.stream].events


def _taken(file: ReviewFile, stream: str, here: Sequence[Event]) -> _Taken:
    there = file.streams[stream]
    alike = next(
        (number for number, (one, other) in enumerate(zip(here, there, strict=False)) if not _agree(one, other)),
        min(len(here), len(there)),
    )
    if alike == len(here) or alike == len(there):
        return _Taken(there[len(here) :], _erased_said(here, there))
    if stream.startswith(REVIEWS):
        raise ImportRefused(
            f"The store and the file agree on the first {alike} events of {file.review} and differ from event "
            f"{alike + 1} on: here it has {len(here)} events, in the file {len(there)}. Both are kept as they are. "
            "To look at the file, import it into a store of its own: samreview --store other.db reviews import FILE"
        )
    if PREPARED in stream:
        return _Taken(
            (),
            f"What {prepared_by(stream)} prepared differs from entry {alike + 1} on: what is here stays, and "
            f"{_entries(len(there) - alike)} of the file {_was(len(there) - alike)} not taken.",
            is_partial=True,
        )
    return _merged(here, there)


def _agree(here: Event, there: Event) -> bool:
    # What an earlier version kept may not be clean by the rules of this one, and the file's is.
    same = here == there or cleaned(here) == there
    return same or (here.id == there.id and BLANKED in (here.kind, there.kind))


def _erased_said(here: Sequence[Event], there: Sequence[Event]) -> str:
    pairs = list(zip(here, there, strict=False))
    gone = sum(one.kind == BLANKED != other.kind for one, other in pairs)
    kept = sum(one.kind != BLANKED == other.kind for one, other in pairs)
    said = [f"{_entries(gone)} {_OF_ACTIONS} {_was(gone)} erased here and will stay erased."] if gone else []
    if kept:
        said.append(f"Still here: {_entries(kept)} {_OF_ACTIONS} that {_was(kept)} erased where the file comes from.")
    return " ".join(said)


_OF_ACTIONS = "on the account's actions"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _merged(here: Sequence[Event], there: Sequence[Event]) -> _Taken:
    known = {event.id: event for event in here}
    new = tuple(event for event in there if event.id not in known)
    other = [event for event in there if event.id in known and not _agree(known[event.id], event)]
    said = []
    if new:
        said.append(f"{_entries(len(new))} {_OF_ACTIONS}, made elsewhere, came after those that are here.")
    if other:
        said.append(f"Not taken: {_entries(len(other))} {_OF_ACTIONS} that the store has in other words.")
    return _Taken(new, " ".join(said), is_partial=bool(other))


def _note_edited(
    parts: list[Part],
    file: ReviewFile,
    here: Mapping[str, Sequence[Event]],
    edited: Sequence[EditedLine],
    clock: Clock,
) -> None:
    """Add to what is kept the event that says which lines of the file were changed."""
    own = stream_of(file.review)
    if left_out(file.streams[own], IN_REVIEWS) or left_out(here[own], IN_REVIEWS):
        raise ImportRefused(
            f"{file.review} was written by a newer samreview and the file was changed since, which this version cannot "
            "note in it. Update samreview to import it."
        )
    line = new_line_id()
    data = {"lines": [one._asdict() for one in edited]}
    saying = Event(id=f"{line}:1", line=line, kind=EDITED, by="", at=clock.read(), data=data)
    for place, part in enumerate(parts):
        if part.stream == own:
            parts[place] = part._replace(events=(*part.events, saying))
            return
    parts.append(Part(own, len(here[own]), (saying,)))


def _imported(
    file: ReviewFile, here: Mapping[str, Sequence[Event]], taken: Mapping[str, _Taken], edited: tuple[EditedLine, ...]
) -> Imported:
    own = stream_of(file.review)
    held, whole = len(here[own]), len(file.streams[own])
    return Imported(
        review=file.review,
        state="new" if not held else "later" if held < whole else "same" if held == whole else "earlier",
        held=held,
        added={stream: len(one.events) for stream, one in taken.items() if one.events},
        edited=edited,
        notes=tuple(one.note for one in taken.values() if one.note),
        is_partial=any(one.is_partial for one in taken.values()),
        has_sums=file.has_sums,
    )
