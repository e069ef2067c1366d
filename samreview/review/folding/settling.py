"""What was agreed before and has been settled here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.carry.codec import SETTLED, settled_from
from samreview.review.folding.lines import line_of

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def settled(review: Review, event: Event) -> None:
    """Take in `commitment.settled`; a later word on the same one replaces the earlier."""
    said = settled_from(event)._replace(item=review.current)
    review.restorables.write(line_of(review, event, f"/settle {said.id}"), ("settled", said.id, ""), said)


HANDLERS = {SETTLED: settled}
