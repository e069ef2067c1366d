"""What a rule looks at: the plan, the day, the limits; and the words it says what it saw in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from samreview.checks.limits import Limits
from samreview.checks.words import ENGLISH, Words
from samreview.insight.funnel import funnel, funnel_deals
from samreview.insight.horizon import horizon
from samreview.insight.period_end import period_end
from samreview.values.money import short_with

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from decimal import Decimal

    from samreview.insight.funnel import Funnel
    from samreview.insight.period_end import PeriodEnd
    from samreview.plan.model import Motivation, Opportunity, Plan, Record, Stakeholder
    from samreview.plan.place import Place
    from samreview.values.quarter import Quarter

OWN_LIMITS = Limits()
"""The thresholds of samreview itself."""
_LONGEST_NAME = 48


Stated = tuple["Opportunity", "Motivation"]
"""A motivation and the opportunity that it is about."""


class Look:
    """A plan as a rule sees it on the review date `on`. What many rules look up is looked up once."""

    def __init__(self, plan: Plan, on: dt.date, limits: Limits = OWN_LIMITS, words: Words = ENGLISH) -> None:
        self.plan = plan
        self.on = on
        self.limits = limits
        self.words = words

    @cached_property
    def horizon(self) -> tuple[Quarter, ...]:
        """The quarters of the horizon."""
        return horizon(self.plan, self.on)[1]

    @cached_property
    def funnel(self) -> Funnel:
        """The funnel in figures."""
        return funnel(self.plan, self.on)

    @cached_property
    def funnel_deals(self) -> tuple[Opportunity, ...]:
        """What the funnel is made of: open growth opportunities in the horizon."""
        return funnel_deals(self.plan, self.on)

    @cached_property
    def period_end(self) -> PeriodEnd:
        """How order value and discounts sit at the ends of fiscal quarters."""
        return period_end(self.plan, self.on)

    @cached_property
    def _stated(self) -> dict[str, list[Stated]]:
        found: dict[str, list[Stated]] = {}
        for deal in self.plan.opportunities:
            for motivation in deal.motivations:
                found.setdefault(motivation.stakeholder, []).append((deal, motivation))
        return found

    def motivations_of(self, who: Stakeholder) -> list[Stated]:
        """Return a stakeholder's motivations on all opportunities, the closed ones too."""
        return self._stated.get(who.id, [])

    def open_motivations_of(self, who: Stakeholder) -> list[Stated]:
        """Return a stakeholder's motivations on open opportunities."""
        return [(deal, motivation) for deal, motivation in self.motivations_of(who) if deal.is_open]

    @cached_property
    def growth_by_problem(self) -> dict[str | None, list[Opportunity]]:
        """The open growth opportunities by the problem that they solve."""
        found: dict[str | None, list[Opportunity]] = {}
        for deal in self.open_growth:
            found.setdefault(deal.problem, []).append(deal)
        return found

    @property
    def open_deals(self) -> Iterator[Opportunity]:
        """The open opportunities, in the plan's order."""
        return (deal for deal in self.plan.opportunities if deal.is_open)

    @property
    def open_growth(self) -> Iterator[Opportunity]:
        """The open growth opportunities, in the plan's order."""
        return (deal for deal in self.open_deals if deal.is_growth)

    @property
    def known_motivations(self) -> Iterator[tuple[Opportunity, Motivation, Stakeholder]]:
        """Each motivation on an open opportunity, with it and with the stakeholder."""
        for deal in self.open_deals:
            for motivation in deal.motivations:
                who = self.plan.stakeholder(motivation.stakeholder)
                if who is not None:
                    yield deal, motivation, who

    def money(self, amount: Decimal) -> str:
        """Return `EUR 650k`."""
        return short_with(self.plan.account.currency, amount)

    @property
    def horizon_name(self) -> str:
        """`FY27-Q4 to FY28-Q2`."""
        return f"{self.horizon[0]} to {self.horizon[-1]}"


def place_of(record: Record, key: str) -> Place:
    """Return where a value stands, or the mapping that should hold it where the plan states none."""
    return record.at.start if getattr(record, key) is None else record.at.value(key)


def named(text: str) -> str:
    """Return a name or a sentence of the plan, cut to what a message can carry."""
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"


def several(words: list[str]) -> str:
    """Return `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
