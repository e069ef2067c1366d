"""What is carried over, as the JSON values that events hold, and back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from samreview.review.carry.model import Added, CarriedItem, CarriedOver, Commitment, Settled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.review.events import Event

SETTLED = "commitment.settled"
"""The kind of event that says what has come of a commitment, in a review's stream and in an account's."""
ADDED = "commitment.added"
"""The kind of event that makes an action outside any review, in an account's stream."""


def carried_to_json(carried: CarriedOver) -> dict[str, Any]:
    """Return what a review opens with as JSON values."""
    return {
        "previous": carried.previous,
        "previous_on": _iso(carried.previous_on),
        "entries": [_entry_json(one) for one in carried.entries],
        "items": [one._asdict() for one in carried.items],
        "notices": list(carried.notices),
    }


def carried_from_json(data: Mapping[str, Any]) -> CarriedOver:
    """Return what `carried_to_json` wrote."""
    return CarriedOver(
        previous=data["previous"],
        previous_on=_day(data["previous_on"]),
        entries=tuple(map(_entry_from, data["entries"])),
        items=tuple(CarriedItem(**one) for one in data["items"]),
        notices=tuple(data["notices"]),
    )


def settled_to_json(said: Settled) -> dict[str, Any]:
    """Return what was said of a commitment as the data of an event; who said it and when is the event's own."""
    data: dict[str, Any] = {"id": said.id, "status": said.status, "because": said.because}
    data["on_word_of"] = said.on_word_of
    if said.person is not None:
        data |= {"person": said.person, "person_name": said.person_name}
    if said.due is not None:
        data["due"] = said.due.isoformat()
    if said.agreed is not None:
        data["agreed"] = said.agreed
    if said.note is not None:
        data["note"] = said.note
    if said.cleared:
        data["cleared"] = list(said.cleared)
    return data


def settled_from(event: Event) -> Settled:
    """Return what an event of the kind `SETTLED` says."""
    data = event.data
    return Settled(
        id=data["id"],
        status=data["status"],
        because=data["because"],
        by=event.person,
        at=event.at.instant,
        on_word_of=data["on_word_of"],
        person=data.get("person"),
        person_name=data.get("person_name"),
        due=_day(data.get("due")),
        agreed=data.get("agreed"),
        note=data.get("note"),
        cleared=tuple(data.get("cleared", ())),
    )


def added_to_json(added: Added) -> dict[str, Any]:
    """Return an action made outside any review as the data of an event; who made it and when is the event's own."""
    data = added._asdict() | {"due": _iso(added.due)}
    del data["by"], data["at"]
    return data


def added_from(event: Event) -> Added:
    """Return what an event of the kind `ADDED` makes."""
    data = dict(event.data) | {"due": _day(event.data["due"])}
    return Added(by=event.person, at=event.at.instant, **data)


def _entry_json(one: Commitment) -> dict[str, Any]:
    return one._asdict() | {"due": _iso(one.due), "agreed_due": _iso(one.agreed_due)}


def _entry_from(data: Mapping[str, Any]) -> Commitment:
    days = {"due": _day(data["due"]), "agreed_due": _day(data.get("agreed_due"))}
    return Commitment(**{**data, **days})


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
