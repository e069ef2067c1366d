"""What comes from earlier reviews, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui.snapshot import Before
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from samreview.review.fold import Review


def carried_over(review: Review) -> Before | None:
    """Return what comes from earlier reviews in short; None where nothing does."""
    carried = review.carried
    if carried.previous is None and not carried.entries:
        return None
    promised = [one for one in carried.entries if one.kind != "parked"]
    late = [one for one in promised if one.overdue(review.on)]
    oldest = max(promised, key=lambda one: one.carried, default=None)
    return Before(
        on=written_day(carried.previous_on) if carried.previous_on else None,
        open=len(promised),
        overdue=len(late),
        parked=len(carried.entries) - len(promised),
        oldest=f"carried {oldest.carried} times: {oldest.what}" if oldest and oldest.carried > 1 else "",
        put_off=tuple(one.title for one in carried.items),
        notices=carried.notices,
    )
