"""Where a key with its value can be cut out of a file without touching what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.exchange.yaml_spans import Span, Spans


class Cut(NamedTuple):
    """What to take out: from `start` up to but not including `end`."""

    start: int
    end: int


def pair_on_lines(spans: Spans, key: int, value: Span) -> Cut | None:
    """Return the cut for a pair that has its lines to itself, its line end included; a comment behind it stays.

    None where something else stands before it on its line, such as the dash of an entry.
    """
    line = spans.line_start(key)
    if spans.text[line:key].strip(" ") or not line:
        return None
    end = spans.line_end(value.end)
    behind = spans.text[value.end : end]
    if behind.strip():
        return Cut(key, end - len(behind.lstrip()))
    return Cut(spans.line_end(spans.line_start(line - 1)), end)


def pair_in_brackets(spans: Spans, key: int, value: Span) -> Cut | None:
    """Return the cut for a pair between brackets that follows another one on the same line, with the comma before it.

    None for the first pair, and for one that begins its line or has more than one.
    """
    comma = key
    while comma and spans.text[comma - 1] in " \t":
        comma -= 1
    if spans.text[comma - 1 : comma] != "," or spans.line_start(key) != spans.line_start(value.end):
        return None
    return Cut(comma - 1, value.end)
