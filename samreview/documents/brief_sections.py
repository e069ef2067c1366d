"""The entries of a brief for our own team: each a line or two, cut where a page has no room for a speech."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.documents.blocks.captures import muted
from samreview.documents.tree import Run, text
from samreview.documents.wording import day, joined
from samreview.insight.exhibits.actions import actions_exhibit
from samreview.insight.exhibits.customer import customer_exhibit
from samreview.insight.prompts.prompt import brief

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samreview.documents.tree import Inline
    from samreview.insight.exhibits.stakeholders import StakeholderRow
    from samreview.insight.exhibits.visit import Met, StanceOn, ToHear, Traveller, VisitExhibit
    from samreview.insight.prompts.visit import Question
    from samreview.plan.model import Plan, Visit
    from samreview.review.carry.model import Commitment
    from samreview.values.quarter import Quarter

_LONG, _SHORT = 150, 72
_MOST_STANCES = 2
_FEW_PEOPLE = 4
"""Of more than so many only the largest purchase is told, and not why."""
_ASSUMED = {"no-evidence": "assumed, no evidence", "no-date": "assumed, no date", "stale": "assumed, heard long ago"}


def alert(words: str) -> Inline:
    """Return words that are to be seen."""
    return text(words, tone="alert", italic=True)


def traveller(one: Traveller) -> Inline:
    """Return one of ours with the part that they have declared."""
    what = f" ({brief(one.title or one.function or '', _SHORT)})" if one.title or one.function else ""
    part = text(brief(one.part, _LONG)) if one.part else alert("no part declared yet")
    return (Run(one.name, bold=True), *muted(what), *text(": "), *part)


def met(one: Met, *, few: bool = True) -> Inline:
    """Return somebody whom we meet: the relationship, and where they stand with what of it is only assumed."""
    most = _MOST_STANCES if few else 1
    title = f", {brief(one.title, _SHORT)}" if one.title else ""
    if one.holders:
        known = f" \u00b7 {one.relationship or 'known'} ({joined(list(one.holders))})"
    else:
        known = f" \u00b7 {one.relationship or 'nobody of us knows them'}"
    runs: list[Run] = [Run(one.name, bold=True), *muted(f"{title}{known}. ")]
    for number, stance in enumerate(one.stances[:most]):
        runs += [*text(". " if number else ""), *_stance(stance, why=few)]
    more = len(one.stances) - most
    if more > 0:
        runs += muted(f". {more} more in the plan")
    return tuple(runs) if one.stances else (*runs, *alert("no stance is written"))


def _stance(one: StanceOn, *, why: bool) -> Iterator[Run]:
    row = one.row
    yield Run(row.stance, bold=True)
    yield from text(f" on {brief(one.opportunity, _SHORT)}")
    if row.influence == "final":
        yield from text(" (final word)" if row.authority_asked else " (final word, never asked)")
    elif row.lacks_horsepower:
        yield from muted(" (cannot carry it)")
    if why:
        yield from muted(_why(row))
    if row.assumed:
        yield from alert(f" [{_ASSUMED[row.assumed]}]")


def _why(row: StakeholderRow) -> str:
    said = [
        f"{label}: {brief(words, _SHORT)}" for label, words in (("to win", row.win), ("to lose", row.risk)) if words
    ]
    return f", {'; '.join(said)}" if said else f": {brief(row.why, _SHORT)}" if row.why else ""


def question(one: Question) -> Inline:
    """Return a question that the visit could answer, to whom, and what it would test."""
    tests = f" [{_ASSUMED[one.assumed]}]" if one.assumed else ""
    return (Run(f"{one.name}: ", bold=True), *text(one.text), *alert(tests))


def to_hear(one: ToHear) -> Inline:
    """Return what one of us, who decides something at home, should hear."""
    worth = text(brief(one.customer_value, _LONG)) if one.customer_value else alert("what it is worth to the customer")
    witnesses = f", from {joined(list(one.witnesses))}" if one.witnesses else ""
    measured = f" Measured by {brief(one.metric, _SHORT)}." if one.metric else ""
    return (
        Run(one.member, bold=True),
        *text(f" decides “{brief(one.ask)}” and should hear{witnesses}: "),
        *worth,
        *muted(f".{measured}" if measured else ""),
    )


def our_promises(actions: Sequence[Commitment], visit: Visit, on: dt.date) -> tuple[Inline, ...]:
    """Return what we still owe: what is overdue and what those who travel owe first, by date."""
    going = {*visit.team, *visit.parts}
    ranked = sorted(actions, key=lambda one: (not one.overdue(on), one.owner not in going, one.due or dt.date.max))
    return tuple(_promise(one, on) for one in ranked)


def _promise(one: Commitment, on: dt.date) -> Inline:
    owner = muted(f" {one.owner_name}") if one.owner_name else alert(" nobody owns it")
    due = muted(f", due {day(one.due)}") if one.due else muted(", no date")
    late = text(", overdue", tone="alert", bold=True) if one.overdue(on) else ()
    return (*text(_ended(brief(one.what, _LONG))), *owner, *due, *late)


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!", "\u2026")) else f"{words}."


def their_promises(plan: Plan, visit: Visit, on: dt.date) -> tuple[Inline, ...]:
    """Return what the customer is to do next: where somebody whom we meet has a stance first, by date."""
    concerned = {
        deal.id for deal in plan.opportunities if {one.stakeholder for one in deal.motivations} & {*visit.stakeholders}
    }
    rows = sorted(actions_exhibit(plan, on).customer, key=lambda row: row.opportunity not in concerned)
    return tuple(
        (
            *text(_ended(brief(row.what, _LONG))),
            *muted(f" {brief(row.opportunity_name, _SHORT)}"),
            *muted(f", by {day(row.by)}" if row.by else ", no date"),
            *(text(", overdue", tone="alert", bold=True) if row.overdue else ()),
        )
        for row in rows
    )


def business(plan: Plan, visit: Visit, on: dt.date) -> dict[str, tuple[Inline, ...]]:
    """Return the customer's own business: priorities, what troubles those whom we meet, what comes, service issues."""
    shown = customer_exhibit(plan, on)
    names = {who.name for person in visit.stakeholders if (who := plan.stakeholder(person))}
    theirs = [one for one in shown.problems if names & {*one.affected}]
    return {
        "priorities": tuple(
            text(brief(one.text, _LONG)) + muted(f" ({brief(one.because, _SHORT)})" if one.because else "")
            for one in shown.priorities
        ),
        "challenges": (
            *(
                text(brief(one.problem, _LONG))
                + muted(f" ({joined([name for name in one.affected if name in names])})")
                for one in theirs
            ),
            *(text(brief(one, _LONG)) for one in shown.challenges),
        ),
        "coming": tuple(
            (Run(f"{when(one.by)}: ", bold=True), *text(brief(one.what, _LONG)))
            for one in shown.coming
            if not one.passed
        ),
        "service": tuple(
            text(brief(one.issue, _LONG))
            + muted(f", since {day(one.since)}" if one.since else "")
            + (muted(f", {one.owner_name}") if one.owner_name else alert(", nobody looks after it"))
            for one in shown.service
        ),
    }


def when(by: Quarter | dt.date | None) -> str:
    """Return when something comes in the customer's year."""
    if by is None:
        return "No date"
    return day(by) if isinstance(by, dt.date) else str(by)


def everything(exhibit: VisitExhibit, found: Sequence[Question]) -> dict[str, tuple[Inline, ...]]:
    """Return the sections about people and questions."""
    return {
        "team": tuple(map(traveller, exhibit.team)),
        "people": tuple(met(one, few=len(exhibit.met) <= _FEW_PEOPLE) for one in exhibit.met),
        "ask": (*(text(one) for one in exhibit.questions), *map(question, found)),
        "hear": tuple(map(to_hear, exhibit.to_hear)),
    }
