"""The values that command lines change, each under a name, so that what a line did can be put back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from samreview.review.held_times import follow_clock
from samreview.review.meter import PAUSED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.plan.model import Motivation
    from samreview.review.book import Line, Restorable
    from samreview.review.fold import Review

_PLAN_LISTS = {"opportunity": "opportunities", "stakeholder": "stakeholders", "ask": "internal_asks"}
_ENTRIES = ("fix", "heard", "attempt", "choice", "rating", "amendment", "settled", "taken")

_HOLDERS: Mapping[str, Callable[[Review, str], object]] = {
    "review": lambda review, _which: review,
    "item": lambda review, which: review.item_by_id[which],
    "person": lambda review, which: review.people[which],
    "capture": lambda review, which: review.captures[int(which) - 1],
    "parked": lambda review, which: review.parked[int(which)],
    "gap": lambda review, which: review.gaps[int(which)],
    "step": lambda review, which: review.clock_steps[int(which)],
    "opportunity": lambda review, which: review.plan.opportunity(which),
    "stakeholder": lambda review, which: review.plan.stakeholder(which),
    "ask": lambda review, which: review.plan.ask(which),
}
"""What holds the values of each kind of restorable."""
STANCE = "stance"
"""Restorables of this kind hold a motivation of the plan, or None; which one is `OPPORTUNITY STAKEHOLDER`."""


class Restorables:
    """Reads and writes a review's values by restorable. Entries are lists whose members can be taken out again."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._entries: dict[str, dict[str, Any]] = {entity: {} for entity in _ENTRIES}

    def entries(self, entity: str) -> tuple[Any, ...]:
        """Return the standing entries of a list, in order."""
        return tuple(self._entries[entity].values())

    def write(self, line: Line, restorable: Restorable, value: object, *, weak: bool = False) -> None:
        """Set a restorable and note it for the line; a restorable that holds the value already is not changed."""
        was = self.read(restorable)
        if was == value:
            return
        self._review.book.note(line, restorable, was, weak=weak)
        if restorable[0] == "floor":
            self._review.talk.switch(value if isinstance(value, str) else None, line.id)
        else:
            self.set(restorable, value)

    def read(self, restorable: Restorable) -> object:
        """Return what a restorable holds."""
        entity, which, name = restorable
        if entity in self._entries:
            return self._entries[entity].get(which)
        if entity == "role":
            return self._review.roles[which]  # type: ignore[index]  # a role's name
        if entity == "floor":
            return self._review.floor
        if entity == STANCE:
            return self._stance(which)
        return getattr(self._holder(entity, which), name)

    def set(self, restorable: Restorable, value: Any) -> None:  # noqa: ANN401  the restorable says the type
        """Set a restorable without a note."""
        entity, which, name = restorable
        if entity in self._entries:
            self._set_entry(entity, which, value)
        elif entity == "role":
            self._review.roles[which] = value  # type: ignore[index]  # a role's name
        elif entity in _PLAN_LISTS:
            self._set_plan(entity, which, name, value)
        elif entity == STANCE:
            self._set_stance(which, value)
        elif entity == "gap":
            self._settle_gap(int(which), value)
        else:
            setattr(self._holder(entity, which), name, value)
            if entity == "capture":
                self._review.capture_changed(int(which))
            elif entity == "step":
                follow_clock(self._review)

    def _holder(self, entity: str, which: str) -> object:
        return _HOLDERS[entity](self._review, which)

    def _set_entry(self, entity: str, which: str, value: object) -> None:
        if value is None:
            self._entries[entity].pop(which, None)
        else:
            self._entries[entity][which] = value

    def _set_plan(self, entity: str, which: str, name: str, value: object) -> None:
        plan, list_name = self._review.plan, _PLAN_LISTS[entity]
        records = tuple(
            replace(record, **{name: value}) if record.id == which else record for record in getattr(plan, list_name)
        )
        self._review.plan = replace(plan, **{list_name: records})  # type: ignore[arg-type]  # one of its lists

    def _stance(self, which: str) -> Motivation | None:
        opportunity, stakeholder = which.split(" ")
        deal = self._review.plan.opportunity(opportunity)
        return next((one for one in deal.motivations if one.stakeholder == stakeholder), None) if deal else None

    def _set_stance(self, which: str, value: Motivation | None) -> None:
        opportunity, _ = which.split(" ")
        deal, was = self._review.plan.opportunity(opportunity), self._stance(which)
        if deal is None:
            return
        if was is None:
            stances = deal.motivations if value is None else (*deal.motivations, value)
        else:
            changed = (value if one is was else one for one in deal.motivations)
            stances = tuple(one for one in changed if one is not None)
        self._set_plan("opportunity", opportunity, "motivations", stances)

    def _settle_gap(self, number: int, counts: bool | None) -> None:  # noqa: FBT001  a restorable's value
        review, gap = self._review, self._review.gaps[number]
        moved = (counts is False) - (gap.counts is False)
        on_item, on_floor = review.gap_stretches[number]
        review.clock.move(moved * gap.us, on_item, PAUSED)
        review.talk.move(moved * gap.us, on_floor, None)
        gap.counts = counts
