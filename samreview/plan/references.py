"""Ids and what refers to them, gathered while a document is decoded and held against each other at its end.

An entry that could not be decoded exists all the same, so that one error is not followed by others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.scalars import as_id, shown
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.plan.fields import Target
    from samreview.plan.guesses import Guesses
    from samreview.plan.place import Place

_PEOPLE = frozenset({"team", "stakeholder"})
_NOUNS: dict[Target, tuple[str, str]] = {
    "team": ("team member", "team"),
    "stakeholder": ("stakeholder", "stakeholders"),
    "stage": ("stage", "stages"),
    "opportunity": ("opportunity", "opportunities"),
    "problem": ("customer problem", "problems of the customer"),
    "priority": ("priority with an id", "priorities of the customer"),
    "offering": ("offering", "offerings"),
}


class Trouble(NamedTuple):
    """Something wrong with an id or a reference."""

    code: str
    place: Place
    message: str
    fix: str


class _Use(NamedTuple):
    text: str
    place: Place
    what: str


class References:
    """All ids of a document by what they stand for, and all uses of them."""

    def __init__(self) -> None:
        self._ids: dict[str, list[tuple[str, Place]]] = {}
        self._existing: dict[Target, set[str]] = {}
        self._open_ended: set[Target] = set()
        self._uses: dict[Target, list[_Use]] = {}

    def defined(self, target: Target) -> None:
        """Note that the document has a list of these."""
        self._existing.setdefault(target, set())

    def unreadable(self, target: Target) -> None:
        """Note that what should list these cannot be read, so that nothing can be said of references to them."""
        self._open_ended.add(target)

    def entry(self, target: Target | None, space: str, text: str, place: Place) -> None:
        """Note the id of an entry; `space` is the list in which it must be the only one."""
        if target in _PEOPLE:
            space = "people"
        self._ids.setdefault(space, []).append((text, place))
        if target is not None:
            self._existing.setdefault(target, set()).add(text)

    def nameless(self, target: Target, name: str) -> None:
        """Note an entry without an id: what its id most likely is counts as existing."""
        whole = as_id(name)
        self._existing.setdefault(target, set()).update({whole, *whole.split("-")})

    def use(self, target: Target, text: str, place: Place, what: str) -> None:
        """Note a reference; `what` says whose."""
        self._uses.setdefault(target, []).append(_Use(text, place, what))

    def troubles(self, guesses: Guesses) -> Iterator[Trouble]:
        """Yield ids that stand twice and references to nothing."""
        for ids in self._ids.values():
            yield from _doubles(ids)
        for target, uses in self._uses.items():
            if target not in self._open_ended:
                yield from self._astray(target, uses, guesses)

    def _astray(self, target: Target, uses: list[_Use], guesses: Guesses) -> Iterator[Trouble]:
        noun, section = _NOUNS[target]
        existing = self._existing.get(target)
        if existing is None:
            first = min(uses, key=lambda use: use.place)
            more = f", and {len(uses) - 1} more refer to one" if len(uses) > 1 else ""
            yield Trouble(
                "SAM004",
                first.place,
                f"{first.what}: there is no {noun} {shown(first.text)}, the plan has no {section}{more}",
                f"add `{section.split()[0]}`, or leave the reference out",
            )
            return
        names = sorted(existing)
        for use in uses:
            if use.text not in existing:
                yield Trouble(
                    "SAM004",
                    use.place,
                    f"{use.what}: there is no {noun} {shown(use.text)}{guesses.did_you_mean(use.text, names)}",
                    f"write the id of one of the {section}, or add it there",
                )


def _doubles(ids: list[tuple[str, Place]]) -> Iterator[Trouble]:
    first: dict[str, Place] = {}
    for text, place in sorted(ids, key=lambda entry: entry[1]):
        if text in first:
            yield Trouble(
                "SAM005",
                place,
                f"the id {shown(text)} is taken already, on line {first[text].line}",
                "give one of them another id, and look through what refers to it",
            )
        else:
            first[text] = place
