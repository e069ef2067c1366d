"""What somebody prepared, as the events of their stream and as the JSON that a review's events hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.review.prep.model import Prep, PrepEntry

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from samreview.review.events import Event

SAID = "prep.said"
"""An entry is new, or says something else now."""
WITHDRAWN = "prep.withdrawn"
READ = "prep.read"
"""The plan was read; there may be nothing to add."""
ARRIVED = "prep.arrived"
"""In a review's stream: all that one person has prepared for it, in the place of what had arrived before."""


def entry_to_json(entry: PrepEntry) -> dict[str, Any]:
    """Return an entry as JSON values; what it does not say is left out."""
    return {name: value for name, value in entry._asdict().items() if value is not None}


def entry_from_json(data: Mapping[str, Any]) -> PrepEntry:
    """Return what `entry_to_json` wrote."""
    return PrepEntry(data["number"], data["kind"], data["text"], data.get("item"), data.get("about"), data.get("line"))


def prep_to_json(prep: Prep) -> dict[str, Any]:
    """Return what somebody prepared as a review's events hold it."""
    return {"person": prep.person, "read": prep.read, "entries": [entry_to_json(one) for one in prep.entries]}


def prep_from_json(data: Mapping[str, Any]) -> Prep:
    """Return what `prep_to_json` wrote."""
    return Prep(data["person"], tuple(entry_from_json(one) for one in data["entries"]), bool(data["read"]))


def prep_of(person: str, events: Iterable[Event], since: dt.datetime | None = None) -> Prep:
    """Return what stands of what a person prepared after `since`, from the events of their stream.

    What was said before that belongs to an earlier review; saying it anew brings it back.
    """
    entries: dict[int, PrepEntry] = {}
    last, at, read = 0, None, False
    for event in events:
        number = event.data.get("number", 0)
        last = max(last, number)
        entries.pop(number, None)
        if since is not None and event.at.instant <= since:
            continue
        at = event.at.instant
        if event.kind == SAID:
            entries[number] = entry_from_json(event.data)
        read = read or event.kind == READ
    return Prep(person, tuple(entries[number] for number in sorted(entries)), read, at, last + 1)
