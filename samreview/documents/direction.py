"""Which way words are read."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def is_right_to_left(words: str) -> bool:
    """Whether the first letter that has a direction reads from right to left."""
    if words.isascii():
        return False
    for char in words:
        direction = unicodedata.bidirectional(char)
        if direction == "L":
            return False
        if direction in {"R", "AL"}:
            return True
    return False
