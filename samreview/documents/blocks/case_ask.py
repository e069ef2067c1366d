"""One internal ask in the terms of whoever decides it: a list of short facts, with what nobody knows yet to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import List, ListItem, Run, text
from samreview.documents.wording import count, day, money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samreview.documents.tree import Inline
    from samreview.insight.cases import AskCase
    from samreview.insight.exhibits.asks import AskRow
    from samreview.review.attempts import PastAttempt

_STANDS = {
    "not-asked": "not asked yet",
    "asked": "asked without an answer yet",
    "committed": "promised",
    "declined": "declined",
}
_OBJECTIONS = {
    "not-what-we-do": "it is not what we do",
    "cost": "it costs too much",
    "budget": "there is no budget for it",
    "trade-off": "something else would have to give way",
    "will-not-work": "it will not work",
    "protocol": "it is against the rules",
}


def stands(commitment: str | None) -> str:
    """Return where an ask stands, in words."""
    return _STANDS.get(commitment or "", "not known")


def decider_name(decider: str | None, function: str | None) -> str:
    """Return who decides and for which function."""
    if decider is None:
        return f"{function}: nobody is named who decides" if function else "nobody is named who decides"
    return f"{decider} ({function})" if function else decider


def ask_facts(one: AskCase, attempts: Sequence[PastAttempt]) -> List:
    """Return what is to be said for an ask: its worth, the decider's terms, what was tried, by when it needs a yes."""
    return List(tuple(ListItem(line) for line in _lines(one, attempts)))


def _lines(one: AskCase, attempts: Sequence[PastAttempt]) -> Iterator[Inline]:
    row = one.row
    yield _fact("Worth to the customer", row.customer_value, "nobody has written what it is worth to them")
    if row.customer_effort:
        yield _fact("It costs the customer today", row.customer_effort)
    yield _held_up(one)
    if row.cost_of_delay is not None:
        yield _fact("Waiting costs", money(one.currency, row.cost_of_delay))
    yield _fact("Measured by", row.metric, "the decider's own measure is not known")
    if row.incentive:
        yield _fact("Rewarded for", row.incentive)
    in_terms = "What by that measure is in the way" if row.metric else "In the way"
    yield _fact(in_terms, row.constraint, "nobody has heard what holds them back")
    yield from _answered(row)
    yield from _tried(row, attempts)
    yield _commit_by(row)
    yield _people(row)


def _fact(label: str, value: str | None, missing: str = "") -> Inline:
    return (Run(f"{label}: ", bold=True), *(text(value) if value else text(missing, tone="alert", italic=True)))


def _held_up(one: AskCase) -> Inline:
    row = one.row
    if one.held_up is None:
        if not one.waiting:
            return _fact("Holds up", "nothing any more")
        return _fact("Holds up", None, "no open opportunity is named")
    others = one.shared_with
    shared = text(f", which waits for {count(len(others), 'other ask')} too", tone="muted") if others else ()
    return _fact("Holds up", f"{money(one.currency, one.held_up)} ({row.opportunity_name})") + shared


def _answered(row: AskRow) -> Iterator[Inline]:
    if row.objection:
        yield _fact("They object", _OBJECTIONS[row.objection])
    if row.offer or row.objection:
        yield _fact("We offer", row.offer, "nothing yet in return")


def _tried(row: AskRow, attempts: Sequence[PastAttempt]) -> Iterator[Inline]:
    for attempt in attempts:
        because = f", because {attempt.because}" if attempt.because else ""
        said = text(f" (noted by {attempt.by})", tone="muted")
        yield _fact(f"Tried on {day(attempt.on)}", f"{stands(attempt.commitment)}{because}") + said
    if not attempts:
        # The plan says where it stands; when and by whom it was asked is what reviews note.
        asked = row.commitment not in {None, "not-asked"}
        known = f"{stands(row.commitment)}, says the plan; no review notes an attempt"
        yield _fact("Tried", known if asked else None, "nobody has been asked")
    elif attempts[-1].commitment != row.commitment:
        yield _fact("The plan still says", stands(row.commitment)) + text(
            "; `apply` writes what was answered", tone="muted"
        )


def _commit_by(row: AskRow) -> Inline:
    if row.commit_by is None:
        return _fact("Commit by", None, "no date: needed_by or lead_time_days is not known")
    risk = ", which has passed" if row.passed else ", at risk" if row.at_risk else ""
    lead = f" (needed by {day(row.needed_by)})" if row.needed_by != row.commit_by else ""
    return _fact("Commit by", day(row.commit_by)) + text(risk, tone="alert", bold=True) + text(lead, tone="muted")


def _people(row: AskRow) -> Inline:
    owner = f"{row.owner_name} drives it" if row.owner_name else "nobody drives it"
    sponsor = f", {row.sponsor} wants it" if row.sponsor else ""
    return _fact("Stands", f"{stands(row.commitment)}; {owner}{sponsor}")
