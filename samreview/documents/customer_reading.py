"""The one place where something of a plan or a review is put into what a customer reads.

Each line here takes one value by its name. Of a priority the source and the day are left out, and of an event its
source: they say who told us.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.agenda.timed import later
from samreview.documents.customer_data import (
    Ahead,
    Business,
    Call,
    Colleague,
    Cure,
    CustomerBrief,
    CustomerMinutes,
    CustomerPack,
    OpenItem,
    SharedLine,
    Wish,
)
from samreview.documents.wording import capitalised, day, weekday
from samreview.insight.exhibits.customer import customer_exhibit
from samreview.insight.visits import travellers
from samreview.review.held_times import held_times
from samreview.values.quarter import Quarter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.agenda.model import Agenda
    from samreview.insight.exhibits.customer import EventRow
    from samreview.plan.model import Coming, Plan, Priority, TeamMember, Visit
    from samreview.review.fold import Review
    from samreview.review.state import Capture

_OWNED = frozenset({"action", "goal", "open"})


def read_customer_pack(plan: Plan, agenda: Agenda) -> CustomerPack:
    """Return what the customer may read before a meeting with this agenda."""
    return CustomerPack(
        account=plan.account.name,
        items=_items(agenda),
        ends=_ends(agenda),
        team=_team(plan),
        business=_business(plan),
        visits=tuple(Call(day(one.date), one.purpose) for one in plan.visits),
    )


def read_customer_brief(plan: Plan, visit: Visit, on: dt.date) -> CustomerBrief:
    """Return what the customer may read about a joint visit; what has passed in their year by `on` is left out."""
    ahead = tuple(Ahead(_when(one), one.what) for one in customer_exhibit(plan, on).coming if not one.passed)
    return CustomerBrief(
        account=plan.account.name,
        on=visit.date,
        date=weekday(visit.date),
        purpose=visit.purpose,
        team=_colleagues(travellers(plan, visit)),
        business=replace(_business(plan), coming=ahead),
    )


def read_customer_minutes(review: Review) -> CustomerMinutes:
    """Return what the customer may read of a review: the captures that were marked to be shared."""
    waits = any(one.version > review.version for one in review.amendments)
    agenda, times = _held(review), held_times(review)
    return CustomerMinutes(
        account=review.plan.account.name,
        on=review.on,
        date=day(review.on),
        draft=review.phase != "approved" or waits or bool(review.left_out),
        rehearsed=bool(review.rehearsed),
        items=_items(agenda),
        ends=_ends(agenda),
        team=_team(review.plan),
        lines=tuple(_line(review, one) for one in review.captures if one.share and not one.withdrawn),
        held_start=times.started,
        held_end=None if agenda.items[-1].internal else times.ended,
    )


def _held(review: Review) -> Agenda:
    """Return the agenda at the times of the meeting: one that began far from what was booked was booked anew then."""
    agenda = review.agenda
    start = dt.datetime.fromtimestamp(review.booked_start, review.zone)
    if start == agenda.start:
        return agenda
    fixed = {state.id: state.item.fixed_start for state in review.items}
    starts = (
        fixed.get(item.id) or later(start, int((planned - agenda.start).total_seconds() // 60))
        for item, planned in zip(agenda.items, agenda.starts, strict=True)
    )
    return replace(agenda, start=start, starts=tuple(starts))


def _items(agenda: Agenda) -> tuple[OpenItem, ...]:
    return tuple(
        OpenItem(item.title, item.purpose, starts, later(starts, item.minutes))
        for item, starts in zip(agenda.items, agenda.starts, strict=True)
        if not item.internal
    )


def _ends(agenda: Agenda) -> dt.datetime | None:
    """Return when the meeting ends for the customer: what is internal after their last item is not theirs to know."""
    items = _items(agenda)
    if not items:
        return None
    return items[-1].ends if agenda.items[-1].internal else max(agenda.end, items[-1].ends)


def _team(plan: Plan) -> tuple[Colleague, ...]:
    return _colleagues(plan.team)


def _colleagues(team: Iterable[TeamMember]) -> tuple[Colleague, ...]:
    return tuple(Colleague(one.name, one.title, one.function) for one in team)


def _business(plan: Plan) -> Business:
    customer = plan.customer
    return Business(
        challenges=customer.challenges,
        economic_indicators=customer.economic_indicators,
        industry_dynamics=customer.industry_dynamics,
        financial_condition=customer.financial_condition,
        priorities=tuple(wish for one in customer.priorities if (wish := _wish(one))),
        coming=tuple(Ahead(_when(one), one.what) for one in customer.coming if one.what),
        problems=tuple(Cure(one.problem, one.help) for one in customer.problems),
    )


def _wish(one: str | Priority) -> Wish | None:
    if isinstance(one, str):
        return Wish(one, None)
    return Wish(one.text, one.because) if one.text else None


def _when(one: Coming | EventRow) -> str:
    return str(one.by) if isinstance(one.by, Quarter) else day(one.by)


def _line(review: Review, capture: Capture) -> SharedLine:
    words = capture.text
    for one in capture.unresolved:
        # It stands as it was typed, and may be an amount.
        words = " ".join(words.replace(one.mark, " ").split())
    item = next((state.item for state in review.items if state.id == capture.item), None)
    return SharedLine(
        kind=capture.kind,
        text=capitalised(words) if capture.kind == "action" and words else words,
        owner=_owner(review, capture),
        due=day(capture.due) or None,
        item=item.title if item is not None and not item.internal else None,
    )


def _owner(review: Review, capture: Capture) -> str | None:
    """Return who does it; of a point or a decision the person is whom it came from, which stays with us."""
    if capture.kind not in _OWNED or capture.person is None:
        return None
    person, stakeholder = review.people.get(capture.person), review.plan.stakeholder(capture.person)
    return person.name if person else stakeholder.name if stakeholder else None
