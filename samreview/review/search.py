"""Captures found again: by their words, kind, people, ties, or by what is still unresolved of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.arguments import words
from samreview.review.state import CAPTURE_KINDS
from samreview.values.text import fold_name, name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from samreview.review.fold import Review
    from samreview.review.state import Capture

    Fits = Callable[[Capture], bool]

HOW = "words, kind, @name, opp:id, item:id, ? unread, + growth, - withdrawn"
"""What can be looked for, as screens say it."""

_SIGNS: dict[str, Fits] = {
    "?": lambda one: bool(one.unresolved),
    "+": lambda one: one.growth is not None,
    "-": lambda one: one.withdrawn,
}
_KINDS: dict[str, str] = {name: kind for kind in CAPTURE_KINDS for name in (kind, f"{kind}s")}
_TIES: dict[str, Callable[[Capture], tuple[str | None, ...]]] = {
    "opp": lambda one: (one.opportunity, one.new_opportunity),
    "with": lambda one: (one.stakeholder,),
    "ask": lambda one: (one.ask,),
    "for": lambda one: (one.problem, one.initiative),
    "item": lambda one: (one.item,),
}


def matching(review: Review, sought: str) -> tuple[Capture, ...]:
    """Return the captures that fit all that is sought, in order; all of them where nothing is.

    Words are looked for in text, notes and other wordings; of several kinds any fits. What stands in quotes is text.
    """
    kinds, tests = _understood(review, sought)
    if not kinds and not tests:
        return tuple(review.captures)
    return tuple(
        one for one in review.captures if (not kinds or one.kind in kinds) and all(fits(one) for fits in tests)
    )


def _understood(review: Review, sought: str) -> tuple[set[str], list[Fits]]:
    kinds: set[str] = set()
    tests: list[Fits] = []
    for word in words(sought):
        text = word.text
        prefix, colon, value = text.partition(":")
        if not word.quoted and text.casefold() in _KINDS:
            kinds.add(_KINDS[text.casefold()])
        elif not word.quoted and text in _SIGNS:
            tests.append(_SIGNS[text])
        elif text.startswith("@"):
            tests.append(_of_person(review, text[1:]))
        elif colon and prefix.casefold() in _TIES:
            tests.append(_tied(_TIES[prefix.casefold()], value))
        elif not word.quoted and text.isascii() and text.isdecimal():
            tests.append(_numbered(text))
        else:
            tests.append(_says(text))
    return kinds, tests


def _of_person(review: Review, name: str) -> Fits:
    sought = fold_name(name)
    known = {
        one.id
        for one in (*names.people(review), *names.stakeholders(review.plan))
        if any(part.startswith(sought) for part in (fold_name(one.id), fold_name(one.name), *name_words(one.name)))
    }
    return lambda one: bool(known & {one.person, *one.helpers, *one.came_from})


def _tied(ties: Callable[[Capture], tuple[str | None, ...]], value: str) -> Fits:
    sought = fold_name(value)
    return lambda one: any(tie is not None and fold_name(tie).startswith(sought) for tie in ties(one))


def _numbered(number: str) -> Fits:
    says = _says(number)
    return lambda one: str(one.number) == number or says(one)


def _says(text: str) -> Fits:
    sought = _folded(text)
    return lambda one: any(sought in _folded(said) for said in _wordings(one))


def _wordings(capture: Capture) -> Iterator[str]:
    yield capture.text
    yield from capture.notes
    yield from capture.also


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    # The same two thousand lines are looked at again with every letter that is typed.
    return fold_name(text)
