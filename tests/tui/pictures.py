"""A screen as one text that reads well in a diff: its lines, and below each line how its cells are drawn.

A line of the screen begins with `|`. Below it, after `:`, stands a letter for each cell that is not drawn plainly.
Which colours and weight it is in each theme is told in one file for all pictures: a new colour changes no other.
"""

from __future__ import annotations

import string
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style

from samreview.tui.theme_choice import THEME_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from samreview.tui.app import ReviewApp
    from samreview.tui.theme_choice import ThemeName

Cells = list[tuple[str, ...]]
"""How each cell of each line is drawn."""
PLAIN = " "
"""The letter of text as it is mostly, and of the ground it stands on."""
_LETTERS = string.ascii_letters + string.digits + "αβγδεζηθικλμνξοπρστυφχψω"


def cells_of(app: ReviewApp) -> Cells:
    """Return how each cell of the screen is drawn, line by line: its colours and its weight; of a blank its ground."""
    lines = []
    for strip in app.screen._compositor.render_strips():
        cells: list[str] = []
        for text, style, _ in strip:
            written, blank = _look(style, blank=False), _look(style, blank=True)
            for char in text:
                cells += [blank if char == " " else written] * cell_len(char)
        lines.append(tuple(cells))
    return lines


@lru_cache(maxsize=4_000)
def _look(style: Style | None, *, blank: bool) -> str:
    if style is None:
        return "default on default"
    if blank and not (style.reverse or style.strike or style.underline):
        style = style.without_color + Style(bgcolor=style.bgcolor, bold=False, dim=False)
    names = [name for name in ("bold", "dim", "reverse", "strike", "underline") if getattr(style, name)]
    text, ground = (
        colour.get_truecolor().hex if colour is not None and not colour.is_default else "default"
        for colour in (style.color, style.bgcolor)
    )
    return " ".join([*names, text, "on", ground])


class Legend:
    """Which letter is which look, in each theme. A letter stands for one look in dark, and for one in light."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._learned = False
        self._looks = {
            tuple(line[3:].split(" | ")): line[0] for line in (file.read_text().splitlines() if file.exists() else ())
        }

    @property
    def letters(self) -> set[str]:
        """Those in use."""
        return set(self._looks.values())

    def learn(self, looks: Mapping[ThemeName, Cells], plain: tuple[str, str]) -> None:
        """Give a letter to each look that has none."""
        for lines in zip(*(looks[theme] for theme in THEME_NAMES), strict=True):
            for one in dict.fromkeys(zip(*lines, strict=True)):
                if one not in self._looks:
                    self._learned = True
                    free = next(letter for letter in _LETTERS if letter not in self.letters)
                    self._looks[one] = PLAIN if one[0] in plain else free

    def keep(self) -> None:
        """Write what was learned, if anything was."""
        if not self._learned:
            return
        lines = [f"{letter}  {' | '.join(one)}" for one, letter in self._looks.items()]
        self._file.write_text("\n".join(lines) + "\n")

    def strange(self, looks: Mapping[ThemeName, Cells]) -> set[tuple[str, ...]]:
        """Return the looks that have no letter, in all themes in which they were seen."""
        seen = {one for lines in zip(*looks.values(), strict=True) for one in zip(*lines, strict=True)}
        known = {tuple(one[THEME_NAMES.index(theme)] for theme in looks) for one in self._looks}
        return seen - known

    def drawn(self, theme: ThemeName, cells: Cells) -> list[str]:
        """Return the letters of each line, in a theme in which no two letters look alike."""
        letters = {one[THEME_NAMES.index(theme)]: letter for one, letter in self._looks.items()}
        return ["".join(letters.get(cell, "?") for cell in line).rstrip() for line in cells]

    def doubles(self, theme: ThemeName) -> list[str]:
        """Return the looks that stand for two letters in a theme."""
        seen = [one[THEME_NAMES.index(theme)] for one in self._looks]
        return sorted({one for one in seen if seen.count(one) > 1})


def picture(lines: list[str], letters: list[str]) -> str:
    """Return lines and letters in one text."""
    told = []
    for line, drawn in zip(lines, letters, strict=True):
        told.append(f"|{line}")
        if drawn:
            told.append(f":{drawn}")
    return "\n".join(told) + "\n"
