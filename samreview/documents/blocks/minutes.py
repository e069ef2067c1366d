"""The blocks that a template of minutes may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks import attendance, before, captures, charts, closing, items, opening, register
from samreview.documents.tree import Contents

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.documents.minutes_data import Minutes
    from samreview.documents.tree import Block

MINUTES_BLOCKS: Mapping[str, Callable[[Minutes], tuple[Block, ...]]] = {
    "when": opening.when,
    "draft": opening.draft,
    "headline": opening.headline,
    "decisions": captures.decisions,
    "open-points": captures.open_points,
    "going-up": captures.going_up,
    "actions": captures.actions,
    "growth": opening.growth,
    "next-review": opening.next_review,
    "attendance": attendance.attendance,
    "roles": attendance.roles,
    "agreed-before": before.agreed_before,
    "items": items.items,
    "goals": captures.goals,
    "questions-and-ideas": captures.questions_and_ideas,
    "parked": closing.parked,
    "corrections": closing.corrections,
    "heard": closing.heard,
    "attempts": closing.attempts,
    "cuts": closing.cuts,
    "not-chosen": closing.not_chosen,
    "versions": closing.versions,
    "fingerprint": closing.fingerprint,
    "amended": closing.amended,
    "unsettled": closing.unsettled,
    "contents": lambda _: (Contents(),),
    "funnel-chart": lambda minutes: charts.funnel_chart(minutes.plan, minutes.on),
    "stances-chart": lambda minutes: charts.stances_chart(minutes.plan, minutes.on),
    "register": lambda minutes: register.register_blocks(minutes.register),
}
