"""The read-back: before the close each action is read out, and its owner agrees, amends or declines it.

One that nobody wants gets an owner, is dropped with its reason, or goes up to somebody by a date; it never falls to the
scribe by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.review import names
from samreview.review.answers import long_day
from samreview.values.money import said_short
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from samreview.review.fold import Review
    from samreview.review.state import Capture

Standing = Literal["asked", "agreed", "nobody", "up"]
"""asked: its owner has not answered yet; nobody: it has no owner; up: it goes up to its owner, by its date."""

_WEEK = 7
_FEW_DAYS = 13


class ActionRead(NamedTuple):
    """An action as it is read out: whole words, no marks."""

    number: int
    text: str
    owner: str | None
    """Their name."""
    helpers: tuple[str, ...]
    due: str
    """`Tuesday 15 December, in 3 weeks`; empty without a date."""
    opportunity: str
    problem: str
    """The customer problem that it is about, in words."""
    growth: str
    cost: str
    standing: Standing
    on_word_of: bool
    """Agreed on the owner's word, not by the owner's own line."""
    declined: tuple[tuple[str, str], ...]
    """(name, reason) of each who declined."""
    unresolved: tuple[str, ...]


class Progress(NamedTuple):
    """Where the read-back stands: the place of the action shown (from 1), of how many, and how many are settled."""

    place: int
    of: int
    settled: int


def standing(capture: Capture) -> Standing:
    """Say how an action stands."""
    if capture.agreed:
        return "agreed"
    if capture.person is None:
        return "nobody"
    return "up" if capture.up and capture.due is not None else "asked"


def is_settled(capture: Capture) -> bool:
    """Say whether an action needs no more words: agreed, or on its way up."""
    return standing(capture) in ("agreed", "up")


def actions(review: Review) -> tuple[Capture, ...]:
    """Return the standing actions."""
    return tuple(one for one in review.captures if one.kind == "action" and not one.withdrawn)


def order(review: Review) -> tuple[int, ...]:
    """Return the numbers of the actions as they are best read: what waits for a word first, person by person.

    Then what nobody owns, then what is settled already.
    """
    standing_now = actions(review)
    first_of: dict[str | None, int] = {}
    for one in standing_now:
        first_of.setdefault(one.person, one.number)
    turns = {"asked": 0, "nobody": 1, "up": 2, "agreed": 2}

    def turn(one: Capture) -> tuple[int, int, int]:
        waits = turns[standing(one)]
        return waits, first_of[one.person] if waits == 0 else 0, one.number

    return tuple(one.number for one in sorted(standing_now, key=turn))


def next_to_read(review: Review, after: int | None = None) -> int | None:
    """Return the next action that is not settled, going on after `after` and round to the first; None when all are."""
    waiting = [one for one in order(review) if not is_settled(review.captures[one - 1])]
    others = [one for one in waiting if one != after]
    if not others:
        return waiting[0] if waiting else None
    here = review.capture(after) if after is not None else None
    same = [one for one in others if here is not None and review.captures[one - 1].person == here.person]
    return (same or others)[0]


def read(review: Review, number: int) -> ActionRead | None:
    """Return an action as it is read out; None where there is none of this number, or it was withdrawn."""
    capture = review.capture(number)
    if capture is None or capture.withdrawn or capture.kind != "action":
        return None
    currency = review.plan.account.currency
    deal = review.plan.opportunity(capture.opportunity) if capture.opportunity else None
    problem_id = capture.problem or (deal.problem if deal else None)
    problem = review.plan.problem(problem_id) if problem_id else None
    return ActionRead(
        number=capture.number,
        text=f"{capture.text[:1].upper()}{capture.text[1:]}",
        owner=names.name_of(review, capture.person) if capture.person else None,
        helpers=tuple(names.first_name(review, one) for one in capture.helpers),
        due=in_words(capture.due, review.on) if capture.due else "",
        opportunity=deal.name if deal else capture.new_opportunity or "",
        problem=problem.problem if problem else "",
        growth=f"+{said_short(currency, capture.growth, capture.growth_said)}" if capture.growth else "",
        cost=said_short(currency, capture.cost, capture.cost_said) if capture.cost else "",
        standing=standing(capture),
        on_word_of=capture.agreed and capture.agreed_on_word_of is not None,
        declined=tuple((names.first_name(review, who), why) for who, why in capture.declined),
        unresolved=tuple(one.mark for one in capture.unresolved),
    )


def progress(review: Review, number: int, among: tuple[int, ...] = ()) -> Progress:
    """Return where the read-back stands with this action shown.

    A screen that goes through a list keeps its places: give it as `among`. Without one, an action that waits comes
    after as many as are settled.
    """
    standing_now = {one.number: one for one in actions(review)}
    settled = sum(1 for one in standing_now.values() if is_settled(one))
    shown = [one for one in among if one in standing_now]
    shown += [one for one in standing_now if one not in shown]
    if number not in standing_now:
        place = 0
    elif among:
        place = shown.index(number) + 1
    else:
        place = order(review).index(number) + 1 if is_settled(standing_now[number]) else settled + 1
    return Progress(place, len(shown), settled)


def in_words(due: dt.date, on: dt.date) -> str:
    """Return a date so that nobody needs a calendar: `Tuesday 15 December, in 3 weeks`."""
    return f"{long_day(due, on)}, {_from(on, due)}"


def _from(on: dt.date, due: dt.date) -> str:
    days = (due - on).days
    if days < 0:
        return "which has passed"
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days <= _FEW_DAYS:
        return f"in {days} days"
    weeks = round(days / _WEEK)
    return f"in {weeks} weeks"
