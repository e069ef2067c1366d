"""The commands by name, for completion, help and the palette."""

from __future__ import annotations

from functools import cache

from samreview.review.words import WORDS


@cache
def command_names() -> tuple[tuple[str, str], ...]:
    """Return each command with its slash and what it does."""
    return tuple((f"/{word.name}", word.meaning) for word in WORDS.values())
