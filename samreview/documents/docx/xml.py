"""Text made safe for XML, and the runs of WordprocessingML that carry it."""

from __future__ import annotations

import re

from samreview.documents.printable import UNPRINTABLE, printable

_BREAKS = re.compile(r"([\n\t])")
# One look at a text decides whether there is anything to do, as nearly always there is not.
_TO_ESCAPE = re.compile(f'[&<>"{UNPRINTABLE}]')
_TO_SPLIT_OR_ESCAPE = re.compile(f'[\n\t&<>"{UNPRINTABLE}]')
_NOT_NAME = re.compile(r"[^A-Za-z0-9_]")
_LONGEST_NAME = 40

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def escaped(words: str) -> str:
    """Return words for the text of an element or for an attribute in double quotes."""
    if _TO_ESCAPE.search(words) is None:
        return words
    return printable(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def shortened(words: str, most: int = 255) -> str:
    """Return words that are no longer than Word takes in a property, cut and marked so; it counts in UTF-16."""
    if len(words.encode("utf-16-le", "replace")) <= 2 * most:
        return words
    kept = words.encode("utf-16-le", "replace")[: 2 * (most - 1)]
    return kept.decode("utf-16-le", "ignore") + "\u2026"


def text_xml(words: str) -> str:
    """Return the inside of a run: its text, with line breaks and tabs as elements of their own."""
    if _TO_SPLIT_OR_ESCAPE.search(words) is None:
        return f'<w:t xml:space="preserve">{words}</w:t>'
    if "\n" not in words and "\t" not in words:
        return f'<w:t xml:space="preserve">{escaped(words)}</w:t>'
    parts = []
    for part in _BREAKS.split(words):
        if part == "\n":
            parts.append("<w:br/>")
        elif part == "\t":
            parts.append("<w:tab/>")
        elif part:
            parts.append(f'<w:t xml:space="preserve">{escaped(part)}</w:t>')
    return "".join(parts)


def bookmark_name(anchor: str) -> str:
    """Return an anchor as Word takes bookmark names: a letter first, then letters, digits and `_`, 40 at the most."""
    name = _NOT_NAME.sub("_", anchor)[:_LONGEST_NAME]
    return name if name[:1].isalpha() else f"b{name}"[:_LONGEST_NAME]
