"""What people prepared: as it comes in, and as it is taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.review.folding.lines import line_of
from samreview.review.prep.codec import ARRIVED, prep_from_json
from samreview.review.prep.model import Prepared, Taken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.review.events import Event
    from samreview.review.fold import Review


def arrived(review: Review, event: Event) -> None:
    """Take in `prep.arrived`: nobody's line, so that no undo reaches it."""
    take_in(review, event.data)


def take_in(review: Review, data: Mapping[str, Any]) -> None:
    """Take in what one person prepared, in the place of what came from them before; what was taken up stays."""
    prep = prep_from_json(data)
    person = prep.person
    review.preps = {**review.preps, person: prep}
    taken = {number for number, _ in review.taken}
    kept = {one.number: one for one in review.prepared if one.person != person or one.number in taken}
    review.prepared_numbers = numbers = dict(review.prepared_numbers)
    for entry in prep.entries:
        number = numbers.setdefault((person, entry.number), len(numbers) + 1)
        kept[number] = Prepared(number, person, entry)
    review.prepared = tuple(kept[number] for number in sorted(kept))


def taken_up(review: Review, event: Event) -> None:
    """Take in `prep.taken`."""
    number = event.data["number"]
    line = line_of(review, event, f"/prepared {number}")
    said = Taken(event.data["how"], event.data.get("capture"))
    review.restorables.write(line, ("taken", str(number), ""), (number, said))


HANDLERS = {ARRIVED: arrived, "prep.taken": taken_up}
