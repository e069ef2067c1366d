"""What the plan showed beside an item, in short: enough to see on which figures the item was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks import exhibit_people, exhibit_plan
from samreview.documents.blocks.exhibit_funnel import funnel_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.agenda.model import Exhibit
    from samreview.documents.blocks.corrected import Shown
    from samreview.documents.tree import Block


def exhibit_blocks(kind: Exhibit, shown: Shown) -> tuple[Block, ...]:
    """Return the key facts of an exhibit on the date of the review, with all corrections applied."""
    make = _EXHIBITS.get(kind)
    return make(shown) if make else ()


_EXHIBITS: Mapping[str, Callable[[Shown], tuple[Block, ...]]] = {
    "customer": exhibit_plan.customer_facts,
    "funnel": funnel_facts,
    "stakeholders": exhibit_people.stakeholders_facts,
    "assumptions": exhibit_people.assumptions_facts,
    "asks": exhibit_plan.asks_facts,
    "actions": exhibit_plan.actions_facts,
    "initiatives": exhibit_plan.initiatives_facts,
}
