"""Letters that no typeface of this machine has: said in signs that every typeface has, and never an empty box.

Typst puts a box where it finds no letter, and forgets which one it was. So all unusual letters of a document are tried
first, each by itself, under the rules for accessible files, which forbid such boxes and name them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from samreview.documents.typst.breaking import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

FAMILIES = (
    # Arial and its twins of the same measures: pages break as those of the Word file do.
    "Arial",
    "Liberation Sans",
    "Arimo",
    "Helvetica",
    "Helvetica Neue",
    "Nimbus Sans",
    "Noto Sans",
    "DejaVu Sans",
    "Libertinus Serif",  # which Typst brings along
)
REMARK = "No typeface on the machine that made this has all of its letters; those in square brackets are named instead."
TRIAL = b"""
#set document(title: "Letters")
#set text(font: json(bytes(sys.inputs.fonts)))
#for letter in json(bytes(sys.inputs.letters)) [#text(letter) \\ ]
"""
"""The program that tries letters."""
_REFUSED = re.compile(r'the text `"((?:\\.[^"]*|[^"\\])+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_UNSEEN = frozenset("\u200c\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""They shape or tint the letters beside them, and say nothing without these."""


def families_of(found: Callable[[], list[str]]) -> list[str]:
    """Return the typefaces to write with, of those that are there, the best first."""
    there = set(found())
    return [family for family in FAMILIES if family in there]


def unusual(text: str) -> list[str]:
    """Return the letters of a text that a typeface may lack, sorted, each once; breaks in words are none."""
    return sorted({char for char in text if ord(char) > 0x7E} - {BREAK})


def refused(diagnostic: str, letters: list[str]) -> frozenset[str]:
    """Return which of the letters Typst says that it cannot show."""
    named = "".join(_REFUSED.findall(diagnostic))
    named = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), named)
    return frozenset(letters) & frozenset(named)


def named(text: str, lacking: frozenset[str]) -> str:
    """Return a text with the letters that are lacking named in square brackets, those of a word together.

    Signs of pictures have names that people know (`[thumbs up sign]`), letters the numbers by which they are found.
    """
    if not lacking:
        return text
    letters = re.escape("".join(sorted(lacking)))
    return re.sub(f"[{letters}][{letters}{''.join(sorted(_UNSEEN))}]*", lambda match: _named(match[0]), text)


def _named(word: str) -> str:
    names = [_name(char) for char in word if char not in _UNSEEN]
    return f"[{' '.join(names)}]" if names else ""


def _name(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return unicodedata.name(char, code).lower() if unicodedata.category(char) in {"So", "Sk", "Sm"} else code
