"""The blocks that a template of packs may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks import (
    charts,
    exhibit_people,
    exhibit_plan,
    pack_first,
    pack_people,
    pack_prep,
    pack_rest,
)
from samreview.documents.blocks.exhibit_funnel import funnel_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.documents.pack_data import Pack
    from samreview.documents.tree import Block

PACK_BLOCKS: Mapping[str, Callable[[Pack], tuple[Block, ...]]] = {
    "when": pack_first.when,
    "your-question": pack_first.your_question,
    "your-role": pack_first.your_role,
    "your-promises": pack_first.your_promises,
    "questions": pack_first.questions,
    "account-line": pack_first.account_line,
    "changed": pack_first.changed,
    "coming": pack_first.coming,
    "people": pack_people.people,
    "asks": pack_people.asks,
    "agenda": pack_rest.agenda,
    "places": pack_rest.places,
    "funnel-chart": lambda pack: charts.funnel_chart(pack.plan, pack.on),
    "funnel": funnel_facts,
    "stages": pack_rest.stages,
    "stances-chart": lambda pack: charts.stances_chart(pack.plan, pack.on),
    "assumptions": exhibit_people.assumptions_facts,
    "business": pack_rest.business,
    "customer-actions": exhibit_plan.actions_facts,
    "initiatives": exhibit_plan.initiatives_facts,
    "promises": pack_rest.promises,
    "story": pack_rest.story,
    "prep": pack_prep.prep,
}
