"""Rules about our own house: what it must do for the customer, and whether it has said yes (SAM801 to SAM806)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.checks.look import named
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import ASKS
from samreview.insight.asks import asks_at_risk, commit_by, held_up
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.checks.look import Look

_STANDS = {"not-asked": "nobody has been asked", "asked": "it is asked, not committed", "declined": "it was declined"}


@rule(
    "SAM804",
    "an internal ask at risk",
    ASKS,
    reason="""
        What our own organisation must do has a last day too: the day the customer needs it less the time it takes. An
        ask that is not committed by then makes a promise to the customer that nobody here has made. It is at risk as
        soon as that day lies in this quarter, because the next review is too late.
    """,
    example="""
        internal_asks:
          - {id: sla, ask: Answer within 24 hours, lead_time_days: 180, needed_by: 2027-06-01, commitment: asked}
            # commit by 3 December, in the quarter of the review
    """,
    fix="""
        Take it to the decider this week, in the terms of their own measure, with what it costs to wait and what we
        give in return; or agree with the customer on a later day and write that as `needed_by`.
    """,
    minutes=15,
)
def ask_not_committed(look: Look) -> Iterator[Weakness]:
    """Find internal asks whose commit-by date has passed or lies in this quarter without a commitment."""
    for ask in asks_at_risk(look.plan, look.on):
        last = commit_by(ask)
        value = held_up(look.plan, ask)
        if last is None:
            continue
        when = "was to be committed by" if last < look.on else "must be committed by"
        waits = f"; {look.money(value)} waits for it ({ask.opportunity})" if value is not None else ""
        yield Weakness(
            ask.at.value("commitment"),
            f"{ask.id}: {named(ask.ask)} {when} {written_day(last)} and "
            f"{_STANDS.get(ask.commitment or '', 'nothing says where it stands')}{waits}",
            f"win a commitment for {ask.id} from {named(ask.decider) if ask.decider else 'whoever can say yes'}",
            max(value or Decimal(0), ask.cost_of_delay or Decimal(0)),
        )
