"""What a paste brings to the line: one safe line, or the notes of a list, one after the other."""

from __future__ import annotations

import re

from samreview.review.state import CAPTURE_KINDS
from samreview.values.text import clean

_BULLET = re.compile(r"(?:[-*•\u2013]|\d{1,3}[.)])\s+(?=\S)")
_KIND = re.compile(rf"(?:(?:{'|'.join(CAPTURE_KINDS)})(?::|\s)|[a-z]:)\s*\S", re.IGNORECASE)


def pasted(text: str) -> tuple[str, ...]:
    """Return a paste as lines: each note of a list by itself, its bullet taken off; of anything else one line.

    A list is what has a bullet, a number or a kind at the beginning of every line. A command in it makes it none: what
    is pasted never acts by itself.
    """
    lines = [line for line in clean(text, lines=True).splitlines() if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line.strip()) or _KIND.match(line.strip()) for line in lines):
        notes = tuple(clean(_BULLET.sub("", line.strip(), count=1)) for line in lines)
        if not any(note.startswith(("/", "@@")) for note in notes):
            return notes
    return (clean(text),)
