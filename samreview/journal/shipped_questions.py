"""The lists of words that samreview ships for the gentle questions of a live review: what it opens with by itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from samreview.review.asking import LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping

SHIPPED = "questions.toml"


@cache
def shipped_questions() -> Mapping[str, tuple[str, ...]]:
    """Return the shipped lists by their names."""
    import tomllib

    from samreview.resources import data_text

    lists = tomllib.loads(data_text("words", SHIPPED))
    return {name: tuple(lists.get(name, ())) for name in LISTS}
