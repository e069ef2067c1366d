"""Who or what a name means: an exact id, else an exact name, else a unique start of an id, a name or a word of it.

Names are compared case-folded, without accents and punctuation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.record import Frozen, record
from samreview.values.text import fold_name, name_words, nearest, slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.plan.model import Plan
    from samreview.review.fold import Review

_MOST_CANDIDATES = 5
_SHORT_WORD = 4
"""In a longer word two slips are forgiven, in a long one a third of its letters; in a short one a single slip."""


@record
class Named(Frozen):
    """Something that has an id and a name."""

    id: str
    name: str


@record
class Found(Frozen):
    """The one thing that a name means (`id`), or the candidates it may have meant."""

    id: str | None
    candidates: tuple[str, ...] = ()
    ambiguous: bool = False


Pool = tuple[Named, ...]


def find(word: str, *pools: Pool) -> Found:
    """Return what a word means. Pools are looked into in order; what is exact in a later one wins over a start."""
    sought = fold_name(word)
    if not sought:
        return Found(None)
    for exact in (_exact_ids, _exact_names):
        for pool in pools:
            hits = exact(word, sought, pool)
            if hits:
                return _only(hits)
    for pool in pools:
        hits = _starts(sought, pool)
        if hits:
            return _only(hits)
    return Found(None, _near(word, [one for pool in pools for one in pool]))


def _only(hits: list[str]) -> Found:
    unique = list(dict.fromkeys(hits))
    if len(unique) == 1:
        return Found(unique[0])
    return Found(None, tuple(unique[:_MOST_CANDIDATES]), ambiguous=True)


def _exact_ids(word: str, sought: str, pool: Pool) -> list[str]:
    exactly = [one.id for one in pool if one.id == word]
    return exactly or [one.id for one in pool if fold_name(one.id) == sought]


def _exact_names(_word: str, sought: str, pool: Pool) -> list[str]:
    return [one.id for one in pool if fold_name(one.name) == sought]


def _starts(sought: str, pool: Pool) -> list[str]:
    return [
        one.id
        for one in pool
        if fold_name(one.id).startswith(sought)
        or fold_name(one.name).startswith(sought)
        or any(part.startswith(sought) for part in (*name_words(one.id), *name_words(one.name)))
    ]


def _near(word: str, pool: Sequence[Named]) -> tuple[str, ...]:
    owners: dict[str, str] = {}
    for one in pool:
        for spelling in (one.id, one.name, *name_words(one.name), *name_words(one.id)):
            owners.setdefault(spelling, one.id)
    return tuple(dict.fromkeys(owners[one] for one in nearest(word, owners) if _is_slip(fold_name(word), one)))


def _is_slip(sought: str, spelling: str) -> bool:
    most = 1 if len(sought) <= _SHORT_WORD else max(2, len(sought) // 3)
    return slips(sought, fold_name(spelling)) <= most


def did_you_mean(found: Found, *pools: Pool) -> str:
    """Return `, did you mean `lukas` (Lukas Brandt)?` to end a refusal with, or a full stop when nothing is near."""
    near = found.id or next(iter(found.candidates), None)
    if near is None:
        return "."
    name = next((one.name for pool in pools for one in pool if one.id == near), near)
    return f", did you mean `{near}`?" if fold_name(name) == fold_name(near) else f", did you mean `{near}` ({name})?"


def find_person_exactly(text: str, *pools: Pool) -> str | None:
    """Return the one person of whom `text` is exactly the id, the first name or the full name; None without one.

    A name that two people have says nothing, wherever they belong.
    """
    sought = fold_name(text)
    hits = {one.id for pool in pools for one in pool if sought and sought in _own_names(one)}
    return hits.pop() if len(hits) == 1 else None


def _own_names(one: Named) -> tuple[str, ...]:
    first = one.name.split(maxsplit=1)[:1]
    return (fold_name(one.id), fold_name(one.name), *(fold_name(name) for name in first))


def people(review: Review) -> Pool:
    """The team and the guests who have arrived."""
    return tuple(Named(one.id, one.name) for one in review.people.values() if review.known(one.id))


def stakeholders(plan: Plan) -> Pool:
    """People of the customer."""
    return tuple(Named(one.id, one.name) for one in plan.stakeholders)


def opportunities(plan: Plan) -> Pool:
    """Opportunities of the plan."""
    return tuple(Named(one.id, one.name) for one in plan.opportunities)


def asks(plan: Plan) -> Pool:
    """Internal asks."""
    return tuple(Named(one.id, one.ask) for one in plan.internal_asks)


def problems(plan: Plan) -> Pool:
    """Problems of the customer."""
    return tuple(Named(one.id, one.problem) for one in plan.customer.problems)


def initiatives(plan: Plan) -> Pool:
    """Initiatives: fields of play to open."""
    return tuple(Named(one.id, one.name) for one in plan.initiatives)


def items(review: Review) -> Pool:
    """Items of the agenda, in running order."""
    return tuple(Named(one.id, one.item.title) for one in review.items)


def name_of(review: Review, person: str) -> str:
    """Return a person's name: of the team, a guest or a stakeholder; the id of one whom nobody knows."""
    who = review.people.get(person) or review.plan.stakeholder(person)
    return person if who is None else who.name


def first_name(review: Review, person: str) -> str:
    """Return the first word of a person's name, or the whole name where another attendee has the same first word."""
    name = name_of(review, person)
    first = name.split(maxsplit=1)[0]
    alike = sum(1 for one in review.people.values() if one.name.split(maxsplit=1)[0] == first)
    return name if alike > 1 else first


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Return `a, b and c`."""
    *most, last = parts
    return f"{', '.join(most)} {word} {last}" if most else last
