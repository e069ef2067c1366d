"""What of a plan one person can confirm or correct better than others: stances, figures, the state of asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.insight.exhibits.asks import asks_exhibit
from samreview.insight.exhibits.assumptions import assumptions_exhibit
from samreview.insight.funnel import funnel_deals
from samreview.insight.prompts.prompt import brief
from samreview.plan.model import COMMITMENTS, STANCES
from samreview.values.dates import written_day
from samreview.values.money import short_with
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from samreview.plan.model import Plan

SubjectKind = Literal["stance", "ask", "deal"]
_ASSUMED = {"no-evidence": "nobody has shown it", "no-date": "nobody knows since when", "stale": "heard long ago"}
YES = frozenset(("y", "yes", "ok"))
AS_PLANNED = "as planned"
MOST = 8
"""So many are asked about, those on which most hangs first: more is no preparation but a form."""


class Subject(NamedTuple):
    """One thing of the plan. `about` tells it from others, `title` names it and `says` is what the plan says of it."""

    kind: SubjectKind
    about: str
    title: str
    says: str
    begun: str
    """The beginning of the line that says it: `jane nextgen`, `opp:nextgen`, `ask:sla`."""
    value: str
    """What the plan says, as that line goes on: `advocate`, `close 2027-06-30`, `asked`."""
    choices: tuple[str, ...] = ()


def subjects(plan: Plan, on: dt.date, person: str) -> tuple[Subject, ...]:
    """Return what only this person can test, then what they drive, each by how much hangs on it."""
    return (*_stances(plan, on, person), *_asks(plan, on, person), *_deals(plan, on, person))[:MOST]


def _stances(plan: Plan, on: dt.date, person: str) -> Iterator[Subject]:
    for row in assumptions_exhibit(plan, on).rows:
        if row.tester == person:
            yield Subject(
                "stance",
                f"stance {row.stakeholder} {row.opportunity}",
                f"{row.stakeholder_name} on {brief(row.opportunity_name)}",
                f"{row.stance}, {_ASSUMED[row.reason]}",
                f"{row.stakeholder} {row.opportunity}",
                row.stance,
                STANCES,
            )


def _asks(plan: Plan, on: dt.date, person: str) -> Iterator[Subject]:
    for row in asks_exhibit(plan, on).rows:
        if row.owner == person and row.commitment not in {"committed", "declined"}:
            by = f", to be committed by {written_day(row.commit_by)}" if row.commit_by else ""
            stands = row.commitment or COMMITMENTS[0]
            yield Subject(
                "ask",
                f"ask {row.id}",
                brief(row.ask),
                f"{stands.replace('-', ' ')}{by}",
                f"ask:{row.id}",
                stands,
                COMMITMENTS,
            )


def _deals(plan: Plan, on: dt.date, person: str) -> Iterator[Subject]:
    for deal in sorted(funnel_deals(plan, on), key=lambda one: -one.amount):
        if deal.owner == person:
            yield Subject(
                "deal",
                f"opp {deal.id}",
                brief(deal.name),
                f"{short_with(plan.account.currency, deal.amount)}, closes {written_day(deal.close)}",
                f"opp:{deal.id}",
                f"close {deal.close.isoformat()}",
            )


def line_for(subject: Subject, answer: str) -> str | None:
    """Return the line that an answer stands for, without its reason; None where it is none of the words asked for."""
    if answer.casefold() in YES:
        return f"{subject.begun} {subject.value if subject.choices else AS_PLANNED}"
    if not subject.choices:
        return f"{subject.begun} {answer}"
    word = answer.casefold().replace(" ", "-")
    hits = [one for one in subject.choices if word and one.startswith(word)]
    return f"{subject.begun} {hits[0]}" if len(hits) == 1 else None
