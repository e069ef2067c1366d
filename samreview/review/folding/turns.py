"""A round of an item: begun, handed on, over. The floor that goes with it is an event of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.folding.lines import line_of
from samreview.review.turns import ROUND, Round

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def set_round(review: Review, event: Event) -> None:
    """Take in `round.set`: whose slot runs and who comes after, or no round any more."""
    data = event.data["round"]
    line = line_of(review, event, event.data.get("label", "/round"))
    if data is None:
        review.restorables.write(line, ROUND, None)
        return
    since = review.clock.total(data["item"])
    review.restorables.write(line, ROUND, Round(data["item"], tuple(data["order"]), data["slot"], data["place"], since))


HANDLERS = {"round.set": set_round}
