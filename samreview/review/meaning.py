"""What marks mean in a review: fields of a capture, and the marks that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.review import names
from samreview.review.dates import FORMS, parse_due
from samreview.values.money import parse_money, plain
from samreview.values.text import fold_name, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from samreview.review.fold import Review
    from samreview.review.marks import Mark, Slot

_TRAILING = ".,;:!?)"


class Meaning:
    """Fields that marks fill, as an event holds them; the slots that were marked; what could not be read."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.slots: set[Slot] = set()
        self.unresolved: list[dict[str, Any]] = []

    def fail(self, mark: Mark, candidates: Sequence[str] = ()) -> None:
        """Keep a mark as typed, with the nearest candidates."""
        self.unresolved.append({"mark": mark.typed, "candidates": list(candidates)})


def meaning_of(review: Review, marks: Sequence[Mark]) -> Meaning:
    """Return what the marks of one line mean.

    Of a mark given twice the first that can be read counts and the others stay unresolved; only `@` may come often:
    the first is `person`, the others are `helpers`.
    """
    meaning = Meaning()
    filled: set[Slot] = set()
    for mark in marks:
        meaning.slots.add(mark.slot)
        if mark.slot == "who":
            _who(review, mark, meaning)
        elif mark.slot in filled:
            meaning.fail(mark)
        elif _READERS[mark.slot](review, mark, meaning):
            filled.add(mark.slot)
    return meaning


def _who(review: Review, mark: Mark, meaning: Meaning) -> None:
    if mark.clears:
        meaning.values |= {"person": None, "helpers": []}
        return
    found = names.find(mark.value, names.people(review), names.stakeholders(review.plan))
    if found.id is None:
        meaning.fail(mark, found.candidates)
    elif meaning.values.get("person") is None:
        meaning.values |= {"person": found.id, "helpers": []}
    elif found.id != meaning.values["person"] and found.id not in meaning.values["helpers"]:
        meaning.values["helpers"].append(found.id)


def _due(review: Review, mark: Mark, meaning: Meaning) -> bool:
    if mark.clears:
        meaning.values["due"] = None
        return True
    for text in (mark.value, mark.value.rstrip(_TRAILING)):
        day = parse_due(text, review.on, review.plan.calendar)
        if day is not None:
            meaning.values["due"] = day.isoformat()
            return True
    meaning.fail(mark, nearest(mark.value, FORMS, most=1) if mark.value else ())
    return False


def _opportunity(review: Review, mark: Mark, meaning: Meaning) -> bool:
    if mark.clears:
        meaning.values |= {"opportunity": None, "new_opportunity": None}
        return True
    new = tuple(names.Named(f"new {name}", name) for name in review.new_opportunities.values())
    found = names.find(mark.value, names.opportunities(review.plan), new)
    if found.id is not None and found.id.startswith("new "):
        meaning.values |= {"opportunity": None, "new_opportunity": found.id.removeprefix("new ")}
    elif found.id is not None:
        meaning.values |= {"opportunity": found.id, "new_opportunity": None}
    elif mark.quoted and not found.ambiguous and fold_name(mark.value):
        meaning.values |= {"opportunity": None, "new_opportunity": mark.value}
    else:
        meaning.fail(mark, [one.removeprefix("new ") for one in found.candidates])
        return False
    return True


def _reference(name: str, pool: Callable[[Review], names.Pool]) -> Callable[[Review, Mark, Meaning], bool]:
    def read(review: Review, mark: Mark, meaning: Meaning) -> bool:
        if mark.clears:
            meaning.values[name] = None
            return True
        found = names.find(mark.value, pool(review))
        if found.id is None:
            meaning.fail(mark, found.candidates)
            return False
        meaning.values[name] = found.id
        return True

    return read


def _for(review: Review, mark: Mark, meaning: Meaning) -> bool:
    """Read a customer problem or an initiative: what something is for."""
    if mark.clears:
        meaning.values |= {"problem": None, "initiative": None}
        return True
    problems, initiatives = names.problems(review.plan), names.initiatives(review.plan)
    found = names.find(mark.value, problems, initiatives)
    if found.id is None:
        meaning.fail(mark, found.candidates)
        return False
    is_problem = any(one.id == found.id for one in problems)
    meaning.values |= {
        "problem": found.id if is_problem else None,
        "initiative": None if is_problem else found.id,
    }
    return True


def _money(name: str) -> Callable[[Review, Mark, Meaning], bool]:
    def read(review: Review, mark: Mark, meaning: Meaning) -> bool:
        if mark.clears:
            meaning.values |= {name: None, f"{name}_said": None}
            return True
        amount, currencies = amount_of(review, mark.value)
        if amount is None:
            meaning.fail(mark, currencies)
            return False
        meaning.values[name] = plain(amount) if amount else None
        meaning.values[f"{name}_said"] = _as_said(review, mark.value) if amount else None
        return True

    return read


def amount_of(review: Review, text: str) -> tuple[Decimal | None, tuple[str, ...]]:
    """Read an amount in the account's currency; None, with the currencies there are, when it cannot be read."""
    money = _parsed(text)
    if money is None:
        return None, ()
    amount = review.in_currency_of_account(*money)
    return amount, (() if amount is not None else (review.plan.account.currency, *review.plan.account.rates))


def _parsed(text: str) -> tuple[Decimal, str | None] | None:
    stripped = text.rstrip(_TRAILING)
    units = {"K": "k"}
    return parse_money(stripped[:-1] + units.get(stripped[-1:], stripped[-1:]))


def _as_said(review: Review, text: str) -> str | None:
    """Return an amount in the currency that it was said in, None where that is the account's own."""
    money = _parsed(text)
    if money is None or money[1] in (None, review.plan.account.currency):
        return None
    return f"{money[1]} {plain(money[0])}"


def _tag(name: str) -> Callable[[Review, Mark, Meaning], bool]:
    def read(_review: Review, _mark: Mark, meaning: Meaning) -> bool:
        meaning.values[name] = True
        return True

    return read


def _no_tags(_review: Review, _mark: Mark, meaning: Meaning) -> bool:
    meaning.values |= {"up": False, "share": False}
    return True


_READERS: dict[Slot, Callable[[Review, Mark, Meaning], bool]] = {
    "due": _due,
    "opp": _opportunity,
    "with": _reference("stakeholder", lambda review: names.stakeholders(review.plan)),
    "ask": _reference("ask", lambda review: names.asks(review.plan)),
    "for": _for,
    "growth": _money("growth"),
    "cost": _money("cost"),
    "up": _tag("up"),
    "share": _tag("share"),
    "tags": _no_tags,
}
