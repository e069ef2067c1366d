"""For each point of the quality list the line that mends it, begun so that a person only has to finish it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.review.marks import slot_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.review.fold import Review
    from samreview.review.state import Capture, QualityPoint

_QUARTER = dt.timedelta(weeks=13)
_WEEKS_BEFORE = dt.timedelta(weeks=4)
_BEGUN = {"no-owner": "@", "no-date": "due:", "past-date": "due:"}


def mend(review: Review, point: QualityPoint) -> str:
    """Return the line to finish, or one that is whole already; empty where a line cannot mend the point."""
    capture = review.capture(point.capture) if point.capture is not None else None
    if capture is not None:
        return _capture(point, capture)
    begin = _LINES.get(point.code)
    return begin(review, point) if begin else ""


def _capture(point: QualityPoint, capture: Capture) -> str:
    if point.code == "no-verb":
        return f"/edit {capture.number} {capture.text}"
    if point.code == "unresolved":
        return f"/edit {capture.number} {_settled(point, capture)}"
    return f"/edit {capture.number} {_BEGUN.get(point.code, '')}"


def _settled(point: QualityPoint, capture: Capture) -> str:
    """Begin the mark anew: with its candidate where there is one only."""
    said = point.message.partition(": ")[2]
    one = next((one for one in capture.unresolved if said.startswith(f"{one.mark} ")), None)
    if one is None:
        return ""
    begun = "@" if slot_of(one.mark) == "who" else f"{one.mark.partition(':')[0]}:" if ":" in one.mark else ""
    return begun + one.candidates[0] if len(one.candidates) == 1 and begun else begun


def _hand_on(review: Review, point: QualityPoint) -> str:
    """Of one who carries most actions, the latest that is not agreed, else the latest, could be another's."""
    theirs = [
        one for one in review.captures if one.kind == "action" and not one.withdrawn and one.person == point.person
    ]
    waiting = [one for one in theirs if not one.agreed] or theirs
    return f"/edit {waiting[-1].number} @" if waiting else ""


def _next_review(review: Review) -> str:
    """Propose the same time of day a quarter on; the day that was planned, where this one came weeks before it."""
    planned = review.agenda.start.astimezone(review.zone).replace(tzinfo=None)
    coming = (
        planned
        if planned.date() - review.on > _WEEKS_BEFORE
        else dt.datetime.combine(review.on + _QUARTER, planned.time())
    )
    return f"/nextreview {coming:%Y-%m-%dT%H:%M} {review.minutes}m"


_LINES: Mapping[str, Callable[[Review, QualityPoint], str]] = {
    "no-outcome": lambda _, point: f"/goto {point.item}",
    "not-heard": lambda _, point: f"/floor {point.person}",
    "empty-role": lambda _, point: f"/role {point.message.rsplit(' ', 1)[-1]} ",
    "one-carries": _hand_on,
    "open-question": lambda _, point: f"/prepared {point.prepared} answered ",
    "no-next-review": lambda review, _: _next_review(review),
}
"""The line for each kind of point that is about no capture."""
