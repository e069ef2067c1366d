"""What changed between two states of a plan: as it was at the last review, and as it is now.

Each opportunity changed in one way, the first that holds of the ranking: what left the plan, what was decided, what
came, what crossed the horizon, what moved in time, in amount, in stage. Both close dates are held against today's
horizon, so that the mere passing of a quarter is no change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.insight.assumptions import why_assumed
from samreview.insight.funnel import bucket_of
from samreview.plan.record import Frozen, record
from samreview.values.text import fold_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from samreview.plan.model import CustomerAction, Motivation, Opportunity, Plan

DealWay = Literal[
    "removed", "won", "lost", "added", "out-of-horizon", "into-horizon", "later", "earlier", "amount", "stage"
]
DEAL_WAYS: tuple[DealWay, ...] = (
    "removed", "won", "lost", "added", "out-of-horizon", "into-horizon", "later", "earlier", "amount", "stage",
)  # fmt: skip
Fate = Literal["taken", "late", "replaced"]
FATES: tuple[Fate, ...] = ("taken", "late", "replaced")
StanceWay = Literal["changed", "new", "proven", "gone"]
ThingWay = Literal["changed", "added", "removed"]


@record
class DealChange(Frozen):
    """An opportunity that changed; `was` is None where it is new, `now` where it is gone.

    `way` is the first in the ranking that holds; the rest can be read from the two states.
    """

    way: DealWay
    was: Opportunity | None
    now: Opportunity | None

    @property
    def deal(self) -> Opportunity:
        """The opportunity as it is, or as it was."""
        deal = self.now or self.was
        if deal is None:
            raise ValueError("a change of nothing")
        return deal


@record
class ActionDue(Frozen):
    """A customer's action that was planned at the last review and whose date has passed since, and what became of it.

    Late: it still stands, whatever its date is now. Taken: it does not, and the purchase went on, to a later stage or
    to an order. Replaced: it does not, and nothing shows that it was taken.
    """

    deal: str
    what: str
    by: dt.date
    fate: Fate
    now: CustomerAction | None


@record
class StanceChange(Frozen):
    """A stance on an open opportunity; proven: an assumption then, and none now."""

    way: StanceWay
    deal: str
    stakeholder: str
    was: str | None
    now: str | None


@record
class ThingChange(Frozen):
    """An internal ask whose commitment changed, or an action whose status or due date did; texts as a plan has them."""

    way: ThingWay
    id: str
    what: str
    was: str | None
    now: str | None


@record
class Changes(Frozen):
    """All that changed from `since` to `on`, in the order of its weight."""

    since: dt.date
    on: dt.date
    deals: tuple[DealChange, ...] = ()
    actions_due: tuple[ActionDue, ...] = ()
    stances: tuple[StanceChange, ...] = ()
    asks: tuple[ThingChange, ...] = ()
    actions: tuple[ThingChange, ...] = ()

    @property
    def taken(self) -> int:
        """How many of the customer's actions that fell due were taken: the best single figure of health."""
        return sum(one.fate == "taken" for one in self.actions_due)

    @property
    def nothing(self) -> bool:
        """Whether nothing changed and nothing fell due."""
        return not (self.deals or self.actions_due or self.stances or self.asks or self.actions)


def changes(before: Plan, after: Plan, since: dt.date, on: dt.date) -> Changes:
    """Return what changed from a plan to a later state of it, reviewed on `since` and on `on`."""
    return Changes(
        since=since,
        on=on,
        deals=_deals(before, after, on),
        actions_due=tuple(_actions_due(before, after, on)),
        stances=tuple(_stances(before, after, since, on)),
        asks=tuple(
            _things(
                ((ask.id, ask.ask, ask.commitment) for ask in before.internal_asks),
                ((ask.id, ask.ask, ask.commitment) for ask in after.internal_asks),
            )
        ),
        actions=tuple(
            _things(
                ((one.id, one.what, _standing(one.status, one.due)) for one in before.actions),
                ((one.id, one.what, _standing(one.status, one.due)) for one in after.actions),
            )
        ),
    )


def _deals(before: Plan, after: Plan, on: dt.date) -> tuple[DealChange, ...]:
    found = []
    for deal in after.opportunities:
        was = before.opportunity(deal.id)
        way = _new_way(deal) if was is None else _way(before, after, was, deal, on)
        if way is not None:
            found.append(DealChange(way, was, deal))
    gone = (deal for deal in before.opportunities if after.opportunity(deal.id) is None)
    found += [DealChange("removed", deal, None) for deal in gone if deal.is_open]
    return tuple(sorted(found, key=lambda one: (DEAL_WAYS.index(one.way), -one.deal.amount)))


def _new_way(deal: Opportunity) -> DealWay | None:
    if deal.is_open:
        return "added"
    return "won" if deal.outcome == "won" else "lost"


def _way(before: Plan, after: Plan, was: Opportunity, now: Opportunity, on: dt.date) -> DealWay | None:
    if was.outcome != now.outcome:
        return _new_way(now)
    if not now.is_open or was == now:
        return None
    inside = tuple(bucket_of(after, deal, on) == "in_horizon" for deal in (was, now))
    if inside[0] != inside[1]:
        return "into-horizon" if inside[1] else "out-of-horizon"
    if was.close != now.close:
        return "later" if now.close > was.close else "earlier"
    if was.amount != now.amount and before.account.currency == after.account.currency:
        return "amount"
    return None if was.stage == now.stage else "stage"


def _actions_due(before: Plan, after: Plan, on: dt.date) -> Iterator[ActionDue]:
    found = []
    for deal in before.opportunities:
        action = deal.next_customer_action
        if deal.is_open and action is not None and action.by is not None and action.by < on:
            now = after.opportunity(deal.id)
            stands = now.next_customer_action if now is not None and now.is_open else None
            found.append(ActionDue(deal.id, action.what, action.by, _fate(after, deal, action, now), stands))
    yield from sorted(found, key=lambda one: (FATES.index(one.fate), one.by))


def _fate(after: Plan, was: Opportunity, action: CustomerAction, now: Opportunity | None) -> Fate:
    if now is None:
        return "replaced"
    if now.outcome == "won":
        return "taken"
    if not now.is_open:
        return "replaced"
    standing = now.next_customer_action
    if standing is not None and fold_name(standing.what) == fold_name(action.what):
        return "late"
    stages = [stage.id for stage in after.stages]
    went_on = was.stage in stages and now.stage in stages and stages.index(now.stage) > stages.index(was.stage)
    return "taken" if went_on else "replaced"


def _stances(before: Plan, after: Plan, since: dt.date, on: dt.date) -> Iterator[StanceChange]:
    found = []
    for deal in after.opportunities:
        was = before.opportunity(deal.id)
        if was is None or not deal.is_open:
            continue
        then = {one.stakeholder: one for one in was.motivations}
        now = {one.stakeholder: one for one in deal.motivations}
        for who in then | now:
            way = _stance_way(then.get(who), now.get(who), since, on)
            if way is not None:
                stances = [None if one is None else one.stance for one in (then.get(who), now.get(who))]
                found.append((deal.amount, StanceChange(way, deal.id, who, *stances)))
    ranking: tuple[StanceWay, ...] = ("changed", "new", "proven", "gone")
    yield from (one for _, one in sorted(found, key=lambda pair: (ranking.index(pair[1].way), -pair[0])))


def _stance_way(was: Motivation | None, now: Motivation | None, since: dt.date, on: dt.date) -> StanceWay | None:
    if now is None:
        return "gone"
    if was is None:
        return "new"
    if was.stance != now.stance:
        return "changed"
    proven = why_assumed(was, since) is not None and why_assumed(now, on) is None
    return "proven" if proven else None


def _things(
    before: Iterable[tuple[str, str, str | None]], after: Iterable[tuple[str, str, str | None]]
) -> Iterator[ThingChange]:
    then = {name: (what, standing) for name, what, standing in before}
    now = {name: (what, standing) for name, what, standing in after}
    for name, (what, standing) in now.items():
        if name in then and then[name][1] != standing:
            yield ThingChange("changed", name, what, then[name][1], standing)
    for name, (what, standing) in now.items():
        if name not in then:
            yield ThingChange("added", name, what, None, standing)
    for name, (what, standing) in then.items():
        if name not in now:
            yield ThingChange("removed", name, what, standing, None)


def _standing(status: str, due: dt.date | None) -> str:
    return f"{status}, due {due}" if due is not None and status == "open" else status
