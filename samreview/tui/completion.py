"""Names offered while a line is typed: commands, items, people, opportunities, stakeholders, asks, problems, dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.review.state import CAPTURE_KINDS, ROLES
from samreview.values.named import NamedTuple
from samreview.values.text import fold_name, name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from samreview.review.state import Catalogue

Names = tuple[tuple[str, str], ...]
"""Id and what to show beside it."""

_MOST = 9
_ON_WORD = re.compile(r'\s*@@(?:"[^"]*"|[^\s"]+)\s+')
"""Whose word a line is, at its beginning: `@@marc`, `@@"Bin Hu"`."""
_PREFIXES = ("opp:", "with:", "ask:", "for:", "due:")
_STANCES: Names = (("advocate", ""), ("opposed", ""), ("indifferent", ""), ("unknown", ""))
_ANSWERS: Names = (("asked", ""), ("committed", ""), ("declined", ""))
_DUE: Names = (
    ("+1w", "in a week"),
    ("+2w", "in two weeks"),
    ("+3w", "in three weeks"),
    ("fri", "the next Friday"),
    ("mon", "the next Monday"),
    ("eom", "end of the month"),
    ("eoq", "end of the fiscal quarter"),
)
_BECAUSE: Names = (("because", "what shows it"),)
_KINDS: Names = tuple((kind, "") for kind in CAPTURE_KINDS)
_ROLES: Names = tuple((role, "") for role in ROLES)


class Completion(NamedTuple):
    """What may stand for `text[start:end]`, best first: the text to insert and what it means."""

    start: int
    end: int
    options: Names

    def applied(self, line: str, choice: int) -> tuple[str, int]:
        """Return the line with that option in it, and where the cursor then stands."""
        chosen = self.options[choice % len(self.options)][0]
        rest = line[self.end :]
        gap = "" if chosen.endswith(":") or rest.startswith(" ") else " "
        return line[: self.start] + chosen + gap + rest, self.start + len(chosen) + (1 if gap or rest else 0)


def complete(line: str, cursor: int, catalogue: Catalogue, commands: Names) -> Completion | None:
    """Return what fits the word before the cursor; None where nothing does or nothing was begun.

    `commands` are the command words with their slash and what each does.
    """
    start = _word_start(line, cursor)
    word, before = line[start:cursor], line[:start].split()
    if line.startswith("/"):
        if not before:
            return _completion(start, cursor, commands, word)
        found = _argument(before, word, catalogue)
        if found is not None:
            return _completion(start, cursor, *found)
    mark = _mark(word, catalogue)
    if mark is not None:
        return _completion(start, cursor, *mark)
    if len(word) < 2:
        return None
    begun = [(prefix, "") for prefix in _PREFIXES if prefix.startswith(word.casefold())]
    if begun:
        return Completion(start, cursor, tuple(begun))
    first = not before or _ON_WORD.fullmatch(line[:start]) is not None
    return None if not first else _completion(start, cursor, _KINDS, word)


def _word_start(line: str, cursor: int) -> int:
    quoted, start = False, 0
    for place, char in enumerate(line[:cursor]):
        if char == '"':
            quoted = not quoted
        elif char == " " and not quoted:
            start = place + 1
    return start


def _people(catalogue: Catalogue) -> Names:
    return catalogue.people


def _items(catalogue: Catalogue) -> Names:
    return catalogue.items


def _targets(catalogue: Catalogue) -> Names:
    return (
        *((f"opp:{one}", label) for one, label in catalogue.opportunities),
        *((f"with:{one}", label) for one, label in catalogue.stakeholders),
        *((f"ask:{one}", label) for one, label in catalogue.asks),
    )


def _because(_catalogue: Catalogue) -> Names:
    return _BECAUSE


_ARGUMENTS: Mapping[str, tuple[Callable[[Catalogue], Names], ...]] = {
    "/goto": (_items,),
    "/skip": (_items,),
    "/later": (_items,),
    "/time": (_items,),
    "/move": (_items, lambda _: (("before", ""),), _items),
    "/floor": (_people,),
    "/role": (lambda _: _ROLES, _people),
    "/heard": (lambda c: c.stakeholders, lambda c: c.opportunities, lambda _: _STANCES, _because),
    "/ask": (lambda c: c.asks, lambda _: _ANSWERS, _because),
}
_LISTS: Mapping[str, Callable[[Catalogue], Names]] = {"/arrive": _people, "/leave": _people}


def _argument(before: list[str], word: str, catalogue: Catalogue) -> tuple[Names, str] | None:
    command = before[0].casefold()
    if command in _LISTS:
        return _LISTS[command](catalogue), word
    if command == "/heard":
        if word.startswith("@"):
            return None
        before = [part for part in before if not part.startswith("@")]
    place = len(before) - 1
    if command == "/fix":
        return _of_a_fix(before, word, catalogue)
    wanted = _ARGUMENTS.get(command, ())
    return (wanted[place](catalogue), word) if place < len(wanted) else None


def _of_a_fix(before: list[str], word: str, catalogue: Catalogue) -> tuple[Names, str] | None:
    """Return what fits in a correction: what it is of, its field, the words that the field may have, then `because`."""
    if len(before) == 1:
        return _targets(catalogue), word
    from samreview.tui.correcting import field_names, value_names

    if len(before) == 2:
        return field_names(before[1]), word
    if len(before) == 3 and (values := value_names(before[1], before[2], catalogue)):
        return values, word
    return (_BECAUSE, word) if len(before) >= 4 and "because" not in before and word else None


def _mark(word: str, catalogue: Catalogue) -> tuple[Names, str] | None:
    if word.startswith("@@"):
        return tuple((f"@@{one}", label) for one, label in catalogue.people), word
    if word.startswith("@"):
        names = (*catalogue.people, *catalogue.stakeholders)
        return tuple((f"@{one}", label) for one, label in names), word
    for prefix, names in (
        ("opp:", catalogue.opportunities),
        ("with:", catalogue.stakeholders),
        ("ask:", catalogue.asks),
        ("for:", catalogue.problems),
        ("due:", _DUE),
    ):
        if word.casefold().startswith(prefix):
            return tuple((prefix + one, label) for one, label in names), word
    return None


def _completion(start: int, end: int, names: Names, word: str) -> Completion | None:
    fitting = tuple(_fitting(names, word))[:_MOST]
    if not fitting or (len(fitting) == 1 and fitting[0][0] == word):
        return None
    return Completion(start, end, fitting)


def _fitting(names: Names, word: str) -> Iterable[tuple[str, str]]:
    """Names whose id starts so come first, then those of which a word of the label does."""
    begun = _bare(word)
    later = []
    for name, label in names:
        if _bare(name).startswith(begun):
            yield name, label
        elif any(part.startswith(begun) for part in name_words(label)):
            later.append((name, label))
    yield from later


def _bare(word: str) -> str:
    for prefix in _PREFIXES:
        word = word.removeprefix(prefix)
    return fold_name(word.lstrip("@/").strip('"'))
