"""The one way in which text reaches the screen.

A plain string given to a widget is markup: `[/]` in a note would end the app and `[@click=...]` would run an action. So
every text here becomes `Content`, which is never parsed, and no other module of the app makes `Content` itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content, Span

from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

# A cell is never more than a few characters; beyond this a row of any screen is full many times over.
_LONGEST = 4_000

EMPTY = Content("")


def text(value: str, style: str = "") -> Content:
    """Return one line of a person's text: cleaned once more, never markup; `style` is ours."""
    shown = clean(value[:_LONGEST])
    return Content(shown, [Span(0, len(shown), style)] if style and shown else None)


def mark(value: str, style: str = "") -> Content:
    """Return a piece of our own drawing, spaces kept as they are."""
    shown = clean(value, lines=True).replace("\n", " ").replace("\t", " ")
    return Content(shown, [Span(0, len(shown), style)] if style and shown else None)


def row(*parts: Content) -> Content:
    """Join pieces into one line."""
    return Content.assemble(*parts)


def fit(content: Content, width: int) -> Content:
    """Return the line cut or padded to exactly `width` cells; what is cut ends in `…`."""
    return content.truncate(max(0, width), ellipsis=True, pad=True)


def cut(content: Content, width: int) -> Content:
    """Return the line, cut to at most `width` cells."""
    return content.truncate(max(0, width), ellipsis=True)


def cell(value: str, width: int, style: str = "") -> Content:
    """Return a person's text as a column of exactly `width` cells; in inverse all of the column is."""
    filled = fit(text(value, style), width)
    return filled.stylize(style) if style == "reverse" else filled


def figure(value: str, width: int, style: str = "") -> Content:
    """Return a number or a short word at the right of a column of `width` cells."""
    content = cut(text(value, style), width)
    return row(mark(" " * (width - content.cell_length)), content)


def ends(left: Content, right: Content, width: int) -> Content:
    """Return a line with one part at each end; the left one gives way."""
    right = cut(right, width)
    gap = 1 if right.cell_length < width else 0
    return row(fit(left, width - right.cell_length - gap), mark(" " * gap), right)


def wrapped(content: Content, width: int, *, most: int, indent: int = 0) -> list[Content]:
    """Return the text over at most `most` lines; continued lines are indented, and what does not fit ends in `…`."""
    if width <= indent + 1:
        return [cut(content, width)]
    lines = content.wrap(width) if indent == 0 else _hanging(content, width, indent)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(row(lines[most - 1], mark(" …")), width)]


def _hanging(content: Content, width: int, indent: int) -> list[Content]:
    first = content.wrap(width)[0]
    start = len(first.plain)
    rest = content[start:] if start < len(content.plain) else EMPTY
    if not rest.plain.strip():
        return [first]
    blanks = len(rest.plain) - len(rest.plain.lstrip(" "))
    return [first, *(row(mark(" " * indent), line) for line in rest[blanks:].wrap(width - indent))]


def joined(lines: Iterable[Content]) -> Content:
    """Return lines below one another."""
    return Content("\n").join(lines)
