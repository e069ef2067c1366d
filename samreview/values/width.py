"""How many columns of a terminal text takes: two for wide characters, none for combining ones."""

from __future__ import annotations

import unicodedata

TAB = 8


def char_width(char: str) -> int:
    """Return the columns that one character takes beside its neighbours: 0, 1 or 2."""
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Return the columns that a line of text without tabs takes."""
    return sum(map(char_width, text))


def without_tabs(text: str, before: int = 0) -> str:
    """Return a line with its tabs as the spaces that a terminal shows for them, `before` columns from the left."""
    shown: list[str] = []
    column = before
    for char in text:
        if char == "\t":
            step = TAB - column % TAB
            shown.append(" " * step)
        else:
            step = char_width(char)
            shown.append(char)
        column += step
    return "".join(shown)
