"""The stakeholders exhibit: for each opportunity, lasting relationship and stance on this purchase side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.assumptions import Reason, evidence_date, evidence_text, why_assumed
from samreview.insight.exhibits.deals import DealRow, deal_row
from samreview.insight.exhibits.names import member_name, stakeholder_name
from samreview.insight.relationships import WEIGHTY, Disagreement, disagreement, known_to_one, lacks_horsepower
from samreview.plan.record import Frozen, record

if TYPE_CHECKING:
    import datetime as dt

    from samreview.plan.model import Influence, Motivation, Plan, Stance

_NEAREST_TOPIC = ("in_horizon", "beyond", "in_flight", "overdue")
"""What a review talks about first: the horizon."""
_MOST_INFLUENCE = ("final", "high", "some", None, "none")


@record
class StakeholderRow(Frozen):
    """One stakeholder's place in one purchase; relationship (lasting) and stance (on this) are separate facts."""

    id: str
    name: str
    title: str | None
    unit: str | None
    region: str | None
    influence: Influence | None
    """On this purchase."""
    strength: int | None
    wanted: int | None
    owner: str | None
    """Team id of who holds the relationship."""
    owner_name: str | None
    known_to_one: bool
    stance: Stance
    why: str | None
    win: str | None
    risk: str | None
    said: str | None
    heard: dt.date | None
    authority_asked: dt.date | None
    assumed: Reason | None
    """Why the stance is no more than an assumption; None when it is proven or unknown."""
    disagrees: Disagreement | None
    lacks_horsepower: bool
    """An advocate whose influence can't carry this purchase."""


@record
class DealStakeholders(Frozen):
    """Who stands where on one open opportunity, most influence first."""

    deal: DealRow
    rows: tuple[StakeholderRow, ...]
    final: tuple[str, ...]
    """Names of those with final authority."""
    authority_asked: bool
    """One of those with final authority was asked whether it is so."""

    @property
    def advocates(self) -> tuple[StakeholderRow, ...]:
        """Those who want this purchase."""
        return tuple(row for row in self.rows if row.stance == "advocate")

    @property
    def has_horsepower(self) -> bool:
        """Whether an advocate has the influence to carry it."""
        return any(row.influence in WEIGHTY for row in self.advocates)


@record
class StakeholdersExhibit(Frozen):
    """The stakeholders by opportunity: what closes in the horizon first, largest amount first."""

    currency: str
    deals: tuple[DealStakeholders, ...]
    """The open growth in the horizon, and all other open opportunities that somebody's stance is written for."""


def stakeholders_exhibit(plan: Plan, on: dt.date) -> StakeholdersExhibit:
    """Return the stakeholders exhibit for a review on that date."""
    boards = []
    for deal in plan.opportunities:
        row = deal_row(plan, deal, on)
        if deal.is_open and (deal.motivations or (deal.is_growth and row.bucket == "in_horizon")):
            people = [_row(plan, motivation, on) for motivation in deal.motivations]
            people.sort(key=lambda person: _MOST_INFLUENCE.index(person.influence))
            final = [person for person in people if person.influence == "final"]
            boards.append(
                DealStakeholders(
                    deal=row,
                    rows=tuple(people),
                    final=tuple(person.name for person in final),
                    authority_asked=any(person.authority_asked for person in final),
                )
            )
    boards.sort(key=lambda board: (_NEAREST_TOPIC.index(board.deal.bucket), -board.deal.amount))
    return StakeholdersExhibit(plan.account.currency, tuple(boards))


def _row(plan: Plan, motivation: Motivation, on: dt.date) -> StakeholderRow:
    who = plan.stakeholder(motivation.stakeholder)
    relationship = who.relationship if who else None
    influence = plan.influence(motivation)
    owner = relationship.owner if relationship else None
    return StakeholderRow(
        id=motivation.stakeholder,
        name=stakeholder_name(plan, motivation.stakeholder),
        title=who.title if who else None,
        unit=who.unit if who else None,
        region=who.region if who else None,
        influence=influence,
        strength=relationship.strength if relationship else None,
        wanted=relationship.wanted if relationship else None,
        owner=owner,
        owner_name=member_name(plan, owner),
        known_to_one=who is not None and known_to_one(who) is not None,
        stance=motivation.stance,
        why=motivation.why,
        win=motivation.win,
        risk=motivation.risk,
        said=evidence_text(motivation),
        heard=evidence_date(motivation),
        authority_asked=motivation.authority_asked,
        assumed=why_assumed(motivation, on),
        disagrees=disagreement(who, motivation.stance) if who else None,
        lacks_horsepower=lacks_horsepower(motivation.stance, influence),
    )
