"""Words in letters three rows high, for what a room has to read from its far end."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest

# Five dots high, row by row; as wide as each letter needs.
_DOTS = {
    "A": ".x. x.x xxx x.x x.x",
    "B": "xx. x.x xx. x.x xx.",
    "C": ".xx x.. x.. x.. .xx",
    "D": "xx. x.x x.x x.x xx.",
    "E": "xxx x.. xx. x.. xxx",
    "F": "xxx x.. xx. x.. x..",
    "G": ".xx x.. x.x x.x .xx",
    "H": "x.x x.x xxx x.x x.x",
    "I": "x x x x x",
    "J": "..x ..x ..x x.x .x.",
    "K": "x.x x.x xx. x.x x.x",
    "L": "x.. x.. x.. x.. xxx",
    "M": "x...x xx.xx x.x.x x...x x...x",
    "N": "x..x xx.x x.xx x..x x..x",
    "O": ".x. x.x x.x x.x .x.",
    "P": "xx. x.x xx. x.. x..",
    "Q": ".xx. x..x x..x x.x. .x.x",
    "R": "xx. x.x xx. x.x x.x",
    "S": ".xx x.. .x. ..x xx.",
    "T": "xxx .x. .x. .x. .x.",
    "U": "x.x x.x x.x x.x xxx",
    "V": "x.x x.x x.x x.x .x.",
    "W": "x...x x...x x.x.x xx.xx x...x",
    "X": "x.x x.x .x. x.x x.x",
    "Y": "x.x x.x .x. .x. .x.",
    "Z": "xxx ..x .x. x.. xxx",
    "0": "xxx x.x x.x x.x xxx",
    "1": ".x xx .x .x .x",
    "2": "xxx ..x xxx x.. xxx",
    "3": "xxx ..x xxx ..x xxx",
    "4": "x.x x.x xxx ..x ..x",
    "5": "xxx x.. xxx ..x xxx",
    "6": "xxx x.. xxx x.x xxx",
    "7": "xxx ..x ..x .x. .x.",
    "8": "xxx x.x xxx x.x xxx",
    "9": "xxx x.x xxx ..x xxx",
    ".": ". . . . x",
    ",": ".. .. .. .x x.",
    "-": "... ... xxx ... ...",
    "'": "x x . . .",
    ":": ". x . x .",
    ";": ".. .x .. .x x.",
    "/": "..x ..x .x. x.. x..",
    "(": ".x x. x. x. .x",
    ")": "x. .x .x .x x.",
    "?": "xx. ..x .x. ... .x.",
    "+": "... .x. xxx .x. ...",
    "%": "x.x ..x .x. x.. x.x",
    "&": ".x.. x.x. .x.x x.x. .x.x",
}
_HALVES = {("x", "x"): "█", ("x", "."): "▀", (".", "x"): "▄", (".", "."): " "}
_PLAINER = {0x2018: "'", 0x2019: "'", 0x2013: "-", 0x2014: "-", 0x2026: "."}
"""Curly quotes, long dashes and dots, as these letters write them."""
_SPACE = 3
ROWS = 3
"""Rows of a line of letters."""


def letters(text: str, width: int, *, most: int) -> list[str] | None:
    """Return the text in large capitals over at most `most` lines, each of three rows and no wider than `width`.

    None where it does not fit, or holds what these letters cannot write.
    """
    words = [_word(word) for word in _plain(text).split()]
    lines: list[list[str]] = []
    for word in words:
        if word is None or len(word[0]) > width:
            return None
        if lines and len(lines[-1][0]) + _SPACE + len(word[0]) <= width:
            lines[-1] = [row + "." * _SPACE + more for row, more in zip(lines[-1], word, strict=True)]
        else:
            lines.append(word)
    if not lines or len(lines) > most:
        return None
    return [row for line in lines for row in _drawn(line)]


def _plain(text: str) -> str:
    """Return the text in capitals without accents, curly quotes and long dashes made plain."""
    plain = text.translate(_PLAINER)
    return "".join(char for char in unicodedata.normalize("NFD", plain.upper()) if not unicodedata.combining(char))


def _word(word: str) -> list[str] | None:
    if any(char not in _DOTS for char in word):
        return None
    figures = [_DOTS[char].split() for char in word]
    return [".".join(figure[row] for figure in figures) for row in range(5)]


def _drawn(line: list[str]) -> list[str]:
    """Two rows of dots become one row of half blocks."""
    pairs = zip_longest(line[::2], line[1::2], fillvalue="." * len(line[0]))
    return ["".join(_HALVES[dots] for dots in zip(upper, lower, strict=True)) for upper, lower in pairs]
