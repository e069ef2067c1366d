"""The clock in large figures, with its word: for the wall and for wide windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets import words
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import Snapshot

# Three by five dots a figure, row by row.
_DOTS = {
    "0": "xxx x.x x.x x.x xxx",
    "1": ".x. xx. .x. .x. xxx",
    "2": "xxx ..x xxx x.. xxx",
    "3": "xxx ..x xxx ..x xxx",
    "4": "x.x x.x xxx ..x ..x",
    "5": "xxx x.. xxx ..x xxx",
    "6": "xxx x.. xxx x.x xxx",
    "7": "xxx ..x ..x .x. .x.",
    "8": "xxx x.x xxx x.x xxx",
    "9": "xxx x.x xxx ..x xxx",
    ":": "... .x. ... .x. ...",
    "+": "... .x. xxx .x. ...",
    " ": "... ... ... ... ...",
}
_ROWS = 5
_NARROW = 40

Part = tuple[str, tuple[str, str, str], str, str]


def large(text: str, across: int) -> list[str]:
    """Return the figures as five rows of blocks, each dot `across` cells wide."""
    figures = [_DOTS[char].split() for char in text if char in _DOTS]
    return [
        (" " * across).join("".join(("█" if dot == "x" else " ") * across for dot in figure[row]) for figure in figures)
        for row in range(_ROWS)
    ]


class BigClock(Drawn[Part]):
    """Time left of the item in large figures, a plus sign in front when it is over; sign and word below."""

    def part(self, snapshot: Snapshot) -> Part:
        """The figures, the signal, the words beside it and where we end."""
        clock = snapshot.clock
        if clock.item is None:
            return words.time_of_day(clock.now), words.signal(clock), "", words.ending(clock)
        sign = "+" if clock.remaining < 0 else ""
        over = "left" if clock.remaining > 0 else "over"
        return sign + words.length(clock.remaining), words.signal(clock), over, words.ending(clock)

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:
        """Five rows of figures, ten where there is room for them, and a line for the words."""
        figures, (sign, word, style), side, ending = part
        tall = height is not None and height >= 2 * _ROWS + 2 and len(figures) * 16 <= width
        across = 4 if tall else 2 if len(figures) * 8 - 1 <= width else 1
        drawn = [safe.mark(line, style) for line in large(figures, across) for _ in range(2 if tall else 1)]
        below = safe.mark(f"{sign} {word} {side}".strip(), style)
        if width >= _NARROW:
            below = safe.row(below, safe.mark(f"   {ending}"))
        centred = self.has_class("-centred")
        return [_placed(line, width, centred=centred) for line in [*drawn, safe.EMPTY, below]]


def _placed(line: Content, width: int, *, centred: bool) -> Content:
    gap = max(0, (width - line.cell_length) // 2) if centred else 1
    return safe.row(safe.mark(" " * gap), line)
