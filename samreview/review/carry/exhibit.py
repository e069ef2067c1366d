"""The exhibit of what was agreed before: commitments as they stand, what was put off, what the customer does next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.exhibits.actions import actions_exhibit
from samreview.review.carry.standing import standing
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.insight.exhibits.actions import CustomerActionRow
    from samreview.review.carry.model import CarriedItem, Commitment
    from samreview.review.fold import Review


class AgreedRow(NamedTuple):
    """A commitment by its number in the list. `settled` is whether this review has said something of it."""

    number: int
    commitment: Commitment
    settled: bool
    days_late: int


class AgreedExhibit(NamedTuple):
    """What was agreed before, by owner; the items that were put off; what the customer is to do next, by date."""

    rows: tuple[AgreedRow, ...]
    items: tuple[CarriedItem, ...]
    customer: tuple[CustomerActionRow, ...]

    @property
    def settled(self) -> int:
        """Of how many this review has said what came of them."""
        return sum(row.settled for row in self.rows)


def agreed_exhibit(review: Review) -> AgreedExhibit:
    """Return the exhibit as the review stands."""
    said = {one.id for one in review.settled}
    rows = (
        AgreedRow(
            number,
            one,
            one.id in said,
            (review.on - one.due).days if one.due is not None and one.overdue(review.on) else 0,
        )
        for number, one in enumerate(standing(review), 1)
    )
    return AgreedExhibit(tuple(rows), review.carried.items, actions_exhibit(review.plan, review.on).customer)
