"""Headline, next review, the close, the minutes approved and amended."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.review.folding.clocking import stop
from samreview.review.folding.lines import line_of
from samreview.review.state import Amendment, ApprovedVersion, NextReviewSet

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def headline_set(review: Review, event: Event) -> None:
    """Take in `headline.set`."""
    review.restorables.write(line_of(review, event, "/headline"), ("review", "", "headline"), event.data["text"])


def next_review_set(review: Review, event: Event) -> None:
    """Take in `nextreview.set`."""
    start = dt.datetime.fromisoformat(event.data["start"]).astimezone(review.zone)
    coming = NextReviewSet(start, event.data["minutes"])
    review.restorables.write(line_of(review, event, "/nextreview"), ("review", "", "next_review"), coming)


def closed(review: Review, event: Event) -> None:
    """Take in `review.closed`."""
    line = line_of(review, event, "/close")
    line.fixed = True
    stop(review, line)
    review.restorables.write(line, ("review", "", "phase"), "closed")
    review.closed_at = event.at
    review.reading = None


def approved(review: Review, event: Event) -> None:
    """Take in `review.approved`: the minutes are frozen as a version."""
    line = line_of(review, event, "/approve")
    line.fixed = True
    review.restorables.write(line, ("review", "", "version"), event.data["version"])
    review.restorables.write(line, ("review", "", "phase"), "approved")
    review.reading = None
    review.versions.append(ApprovedVersion(event.data["version"], event.at.instant, event.person, review.seq))


def amended(review: Review, event: Event) -> None:
    """Take in `capture.amended`: a change with its reason, part of the next version."""
    line, data = line_of(review, event, "/amend"), event.data
    line.fixed = True
    capture = review.captures[data["number"] - 1]
    amendment = Amendment(capture.number, capture.text, data["text"], data["because"], event.person, review.version + 1)
    review.restorables.write(line, ("amendment", event.id, ""), amendment)
    review.restorables.write(line, ("capture", str(capture.number), "text"), data["text"])


HANDLERS = {
    "headline.set": headline_set,
    "nextreview.set": next_review_set,
    "review.closed": closed,
    "review.approved": approved,
    "capture.amended": amended,
}
