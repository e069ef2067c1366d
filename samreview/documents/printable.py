"""The last fence before a file: nothing that a format cannot hold, or that a reader could not see, goes into it."""

from __future__ import annotations

import re

from samreview.values.text import clean

UNPRINTABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
"""The inside of a set of characters, as regular expressions write it."""
_UNPRINTABLE = re.compile(f"[{UNPRINTABLE}]")


def printable(words: str) -> str:
    """Return words as they are when every format can hold them, else with what it cannot hold made visible.

    Text is made safe where it enters; this finds nothing to do unless somebody forgot that.
    """
    return clean(words, lines=True) if _UNPRINTABLE.search(words) else words
