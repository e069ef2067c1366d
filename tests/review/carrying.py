"""Chapters and ledgers to test carry over with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from samreview.review.carry.chapter import Chapter
from samreview.review.carry.model import Commitment, Settled

FIRST = dt.datetime(2026, 2, 24, 14, tzinfo=dt.UTC)
QUARTER = dt.timedelta(days=91)


def when(place: int, hours: float = 0) -> dt.datetime:
    """Return the instant at which the review of this place, from 0, opened, or some hours later."""
    return FIRST + place * QUARTER + dt.timedelta(hours=hours)


def chapter(place: int, *made: Commitment, **more: object) -> Chapter:
    """Return the chapter of a closed review."""
    opened = when(place)
    values: dict[str, object] = {"phase": "approved", "made": made} | more
    return Chapter(review=f"r{place}", on=opened.date(), opened=opened, **values)  # type: ignore[arg-type]  # test's own


def action(place: int, number: int, **more: Any) -> Commitment:  # noqa: ANN401  fields of the commitment
    """Return an action of the review of this place."""
    what = f"Do {place}.{number}"
    return Commitment(f"r{place}/{number}", "action", what, review=f"r{place}")._replace(**more)


def said(which: str, status: str, at: dt.datetime, **more: object) -> Settled:
    """Return what was said of a commitment at an instant."""
    return Settled(which, status, "", "dana", at)._replace(**more)  # type: ignore[arg-type]  # a status
