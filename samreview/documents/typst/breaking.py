"""Places where a word that is wider than its line may break, so that no page cuts anything off.

Typst breaks a line only where the rules of writing allow it, and an address or a long name may offer no such place.
"""

from __future__ import annotations

import re

BREAK = "\u200b"
"""Where a word may break; the layout makes a gap of no width of it, and nothing of it is in the file's text."""
_WIDEST = 1.1
"""No letter of the usual typefaces is wider, in ems; nearly all are half of that."""
_MOST_TOGETHER = 8
_WORD = re.compile(r"[^\s\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]+")
"""Between the letters of Chinese, Japanese and Korean any line may end."""
_PART = re.compile(r"[^-/?&]*[-/?&]*")
"""After these lines may end."""
_NARROW = frozenset("iljtfrI.,:;'|!()[]{}\"` -/")


def breakable(words: str, room: float) -> str:
    """Return words with breaks in those that are wider than `room`, the width of their line in ems."""
    if BREAK in words:
        words = words.replace(BREAK, f"<U+{ord(BREAK):04X}>")
    least = int(room / _WIDEST)
    if len(words) <= least:
        return words
    return _WORD.sub(lambda match: match[0] if len(match[0]) <= least else _broken(match[0], room), words)


def _broken(word: str, room: float) -> str:
    if _width(word) <= room:
        return word
    together = min(max(int(room / _WIDEST), 1), _MOST_TOGETHER)
    return BREAK.join(
        BREAK.join(part[at : at + together] for at in range(0, len(part), together)) if _width(part) > room else part
        for part in _PART.findall(word)
        if part
    )


def _width(word: str) -> float:
    """Return about how wide a word is in ems, and rather too much."""
    return sum(0.36 if char in _NARROW else 0.62 if char.islower() or char.isdigit() else 0.85 for char in word)
