"""The meeting that a pack prepares: what is known of it before anybody's own pack is made."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.agenda.codec import zone_named
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.agenda.model import Agenda
    from samreview.insight.changes import Changes
    from samreview.plan.model import Plan, TeamMember
    from samreview.review.carry.ledger import Ledger
    from samreview.review.carry.model import CarriedOver
    from samreview.review.state import Role

_DAY = dt.timedelta(days=1)
_FRIDAY = 4


class Meeting(NamedTuple):
    """A review that is to come: plan, agenda, what is carried into it, what changed since the last one."""

    plan: Plan
    agenda: Agenda
    ledger: Ledger
    carried: CarriedOver
    roles: Mapping[Role, str | None]
    changes: Changes | None = None
    """None while the store holds no earlier review."""
    link: str | None = None
    roles_proposed: bool = False
    """Nobody has said who holds which role."""

    @property
    def on(self) -> dt.date:
        """The review's date."""
        return self.agenda.start.date()

    @property
    def review(self) -> str:
        """How the review will be called, unless that name is taken when it opens."""
        return f"{self.plan.account.id}-{self.on.isoformat()}"

    @property
    def prepare_by(self) -> dt.datetime:
        """The preparation deadline: a day before the start, on a weekday there."""
        at = self.agenda.start - _DAY
        while at.weekday() > _FRIDAY:
            at -= _DAY
        return at

    def zone_of(self, member: TeamMember) -> dt.tzinfo:
        """Return the zone of somebody's clock, the review's where the plan does not say."""
        return zone_named(member.timezone) if member.timezone else self.agenda.start.tzinfo or dt.UTC
