"""Reading in silence, put first or taken out while nothing has started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.reading import READING, reading_item
from samreview.review.folding.lines import line_of
from samreview.review.state import ItemState

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def reading_set(review: Review, event: Event) -> None:
    """Take in `reading.set`: the lengths of all that waits, and who paid; no minutes take it out."""
    line, minutes, restorables = line_of(review, event, "/reading"), event.data["minutes"], review.restorables
    lengths = [*event.data["lengths"], *([[READING, minutes]] if minutes else [])]
    if minutes and READING not in review.item_by_id:
        review.item_by_id[READING] = ItemState(reading_item(minutes), minutes, minutes)
    if minutes:
        restorables.write(line, ("item", READING, "item"), reading_item(minutes))
    for item, length in lengths:
        restorables.write(line, ("item", item, "minutes"), length)
        restorables.write(line, ("item", item, "planned_minutes"), length)
    others = tuple(one for one in review.order if one != READING)
    restorables.write(line, ("review", "", "order"), (READING, *others) if minutes else others)
    restorables.write(line, ("review", "", "reading_paid"), tuple((item, paid) for item, paid in event.data["paid"]))


HANDLERS = {"reading.set": reading_set}
