"""Comments that a change puts into a plan: as lines of their own, above what they are about."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from samreview.values.text import clean

if TYPE_CHECKING:
    from samreview.exchange.yaml_spans import Spans

_WIDEST = 110
_NARROWEST = 30
# What programs take for an order to themselves when a comment begins with it, as a reason typed in a room might.
_ORDERS = re.compile(r"(samreview|yaml-language-server)\s*:", re.IGNORECASE)
_EXCUSE = re.compile(r"\s*#\s*samreview:")


def comment_lines(comment: str, indent: int) -> list[str]:
    """Return a comment's lines, indented; none without words. No word of it is an excuse or an order to an editor."""
    words = _ORDERS.sub(r"\1 -", clean(comment))
    width = max(_NARROWEST, _WIDEST - indent - 2)
    parts = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
    return [f"{' ' * indent}# {part}" for part in parts]


def line_for_comment(spans: Spans, offset: int) -> tuple[int, int]:
    """Return where the line begins above which a comment on a value can stand, and how far that line is indented.

    Inside a text of several lines a comment would be a part of it, and under an excuse it would come between the
    excuse and what it is about: then it goes above these.
    """
    start = spans.line_start(offset)
    while (text := spans.text_around(start)) is not None and text < start:
        start = spans.line_start(text)
    line = spans.text[start : spans.line_end(start)]
    indent = len(line) - len(line.lstrip(" "))
    while start > 0:
        above = spans.line_start(start - 1)
        if not _EXCUSE.match(spans.text[above : spans.line_end(above)]) or spans.text_around(above) is not None:
            break
        start = above
    return start, indent
