"""What people prepared, as screens show it: what is to be taken up now, and in the lobby who has prepared at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review import reading as silent
from samreview.review.prep.in_review import readiness as who_has_prepared
from samreview.review.prep.in_review import taken, waiting_now
from samreview.tui.observed.rows import first_name
from samreview.tui.snapshot import PreparedRow, ReadinessView

if TYPE_CHECKING:
    from samreview.review.fold import Review


def prepared_rows(review: Review) -> tuple[PreparedRow, ...]:
    """Return what is to be taken up now, ready to draw."""
    if not review.prepared or review.phase not in ("running", "paused", "ended"):
        return ()
    return tuple(
        PreparedRow(
            number=one.number,
            person=names.first_name(review, one.person),
            kind=one.entry.kind,
            text=one.entry.text,
            asked=how.capture if (how := taken(review, one.number)) is not None and how.how == "asked" else None,
        )
        for one in waiting_now(review)
    )


def readiness_view(review: Review) -> ReadinessView:
    """Return who has prepared, and what reading in silence would cost the other items."""
    seen = who_has_prepared(review)
    on = silent.is_on(review)
    offered = None if on or seen.is_enough else silent.offered(review)
    ready = tuple(first_name(review.people[one].name) for one in seen.prepared)
    return ReadinessView(
        ready=ready,
        team=len(seen.prepared) + len(seen.missing),
        reading=on,
        offer=offered.minutes if offered else 0,
        costs=silent.changes(review, offered.lengths) if offered else "",
    )
