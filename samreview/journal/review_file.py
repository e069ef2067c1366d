"""A review as a file that any program can read: one line a JSON object, first what it is, then each event.

An imported file is somebody else's text: it is cleaned, and folded once to see that it is a review, before any of it is
kept.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from samreview.journal.codec import canonical, from_json, to_json
from samreview.journal.protocol import Conflict
from samreview.journal.shelf import ReviewUnknown
from samreview.journal.streams import stream_of
from samreview.review.fold import fold
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.journal.protocol import Journal
    from samreview.review.events import Event

FORMAT = 1
LARGEST = 64 * 1024 * 1024
"""Bytes; a long review is a hundredth of it."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,200}")


class ImportRefused(ValueError):  # noqa: N818  it names what is wrong, as a person would
    """A file that is no review, or one that is here already; `message` says which, nothing was kept."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def export_review(journal: Journal, name: str) -> str:
    """Return a review's events as JSON lines.

    Raises:
        ReviewUnknown: there is no such review.
        StoreError: it cannot be read.
    """
    events = journal.read(stream_of(name))
    if not events:
        raise ReviewUnknown(f"There is no review `{name}`.")
    head = {"samreview_review": FORMAT, "review": name, "events": len(events)}
    return "".join(canonical(line) + "\n" for line in (head, *map(to_json, events)))


def import_review(journal: Journal, data: bytes) -> str:
    """Keep a review that `export_review` wrote, and return its name; one that is here already, event for event, stays.

    Raises:
        ImportRefused: it is none, or the store holds it already.
        StoreError: the store could not keep it.
    """
    if len(data) > LARGEST:
        raise ImportRefused(f"The file has {len(data) // 1_000_000} MB, more than any review needs; nothing was kept.")
    name, events = _read(data)
    here = journal.read(stream_of(name))
    if here[: len(events)] == tuple(events):
        return name
    another = ImportRefused(
        f"The store holds another review {name} already; `samreview reviews drop {name}` would make room."
    )
    if here:
        raise another
    try:
        journal.append(stream_of(name), 0, events)
    except Conflict:
        raise another from None
    return name


def _read(data: bytes) -> tuple[str, list[Event]]:
    try:
        lines = data.decode("utf-8").split("\n")  # and at nothing else that some call the end of a line
    except UnicodeDecodeError:
        raise ImportRefused("The file is no UTF-8 text, so it is no exported review.") from None
    objects = [_object(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    head = objects[0] if objects else {}
    name, count = head.get("review"), head.get("events")
    if head.get("samreview_review") != FORMAT or not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ImportRefused("The file does not begin as an exported review does.")
    if count != len(objects) - 1:
        raise ImportRefused(f"The file says that it has {count} events and has {len(objects) - 1}: it is not whole.")
    events = list(_events(objects[1:]))
    _see_that_it_is_a_review(name, events)
    return name, events


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ImportRefused(f"Line {number} of the file is no JSON object, so it is no exported review.")
    return value


def _events(objects: Iterable[dict[str, Any]]) -> Iterable[Event]:
    known: set[str] = set()
    for number, value in enumerate(objects, 1):
        try:
            plan = value["data"].get("plan")
            event = from_json(_cleaned(value))
        except (ValueError, KeyError, AttributeError, RecursionError) as problem:
            raise ImportRefused(f"Event {number} of the file cannot be read: {problem}.") from None
        if event.id in known:
            raise ImportRefused(f"Event {number} of the file is there twice.")
        known.add(event.id)
        if isinstance(plan, str):
            # A plan has a loader of its own, which looks at every character.
            event.data["plan"] = plan  # type: ignore[index] # made here a moment ago, and a dict
        yield event


def _cleaned(value: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(value, str):
        return clean(value, lines=True)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(each) for key, each in value.items()}
    return value


def _see_that_it_is_a_review(name: str, events: list[Event]) -> None:
    try:
        review = fold(events)
        whose = review.id
    except Exception as problem:  # noqa: BLE001  whatever a made-up file may cause, it is refused
        raise ImportRefused(f"The events of the file do not make a review ({problem}).") from None
    if whose != name:
        raise ImportRefused(f"The file names the review {name}, and its first event {whose}.")
