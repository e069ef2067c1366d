"""What fits on a page: sections whose entries are left out from the end, the least important section first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple
from samreview.values.width import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COLUMNS = 92
"""Characters of our body text on a line of A4, the few that a bullet takes off."""


class Section(NamedTuple):
    """A section of a page: the lines that each of its entries takes, and how many of them it keeps in any case."""

    name: str
    entries: tuple[int, ...]
    least: int = 1
    overhead: float = 0
    """Lines that its heading takes, once it has an entry at all."""


def lines_of(words: str, columns: int = COLUMNS) -> int:
    """Return how many lines a text takes, wide characters counted twice."""
    return max(1, -(-width(words) // columns))


def fitted(sections: Sequence[Section], room: float) -> Mapping[str, int]:
    """Return how many entries of each section fit into so many lines.

    Each keeps its least, whatever the room. What is left goes to the sections in turn, one entry at a time, those named
    first before the others; a section whose next entry has no room takes no more.
    """
    kept = {one.name: min(one.least, len(one.entries)) for one in sections}
    left = room - sum(_lines(one, kept[one.name]) for one in sections)
    growing = [one for one in sections if kept[one.name] < len(one.entries)]
    while growing:
        still = []
        for one in growing:
            number = kept[one.name]
            needs = _lines(one, number + 1) - _lines(one, number)
            if needs <= left:
                left -= needs
                kept[one.name] = number + 1
                if number + 1 < len(one.entries):
                    still.append(one)
        growing = still
    return kept


def _lines(section: Section, number: int) -> float:
    return sum(section.entries[:number]) + (section.overhead if number else 0)


def taken(sections: Iterable[Section], kept: Mapping[str, int]) -> float:
    """Return how many lines the kept entries take with their headings."""
    return sum(_lines(one, kept[one.name]) for one in sections)
