"""Columns of plain text that stay straight in any script, bars of plain ASCII, numbers as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.money import short
from samreview.values.width import char_width, width

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["WIDTH", "bar", "counted", "cut", "left", "money", "percent", "right", "width", "wrapped"]

WIDTH = 80
"""No line of a picture is wider than this many terminal cells."""


def cut(text: str, cells: int) -> str:
    """Return as much of a text as fits, with `..` where something is missing."""
    if width(text) <= cells:
        return text
    dots = ".."[: max(cells, 0)]
    kept, room = "", cells - len(dots)
    for char in text:
        if char_width(char) > room:
            break
        kept += char
        room -= char_width(char)
    return kept.rstrip() + dots


def left(text: str, cells: int) -> str:
    """Return a text cut or padded to exactly that many cells."""
    text = cut(text, cells)
    return text + " " * (cells - width(text))


def right(text: str, cells: int) -> str:
    """Return a text cut or padded to exactly that many cells, at the right."""
    text = cut(text, cells)
    return " " * (cells - width(text)) + text


def bar(part: Decimal | float, whole: Decimal | float, cells: int) -> str:
    """Return `####....`, filled in proportion; something that is not 0 shows at least one `#`."""
    filled = round(cells * min(float(part) / float(whole), 1.0)) if part > 0 and whole > 0 else 0
    filled = max(filled, 1) if part > 0 else filled
    return "#" * filled + "." * (cells - filled)


def wrapped(lead: str, parts: list[str] | tuple[str, ...], indent: str = "  ") -> list[str]:
    """Return `lead a, b, c` broken between parts, later lines indented as far as the lead reaches."""
    first = indent + lead
    lines, line = [], first
    for number, part in enumerate(parts):
        piece = cut(part, WIDTH - width(first) - 1) + ("," if number < len(parts) - 1 else "")
        if line not in {first, " " * width(first)} and width(line) + 1 + width(piece) > WIDTH:
            lines.append(line)
            line = " " * width(first)
        line += piece if line.endswith(" ") else f" {piece}"
    return [*lines, line]


def money(amount: Decimal, cells: int = 7) -> str:
    """Return an amount at the right of its column, a dot for none."""
    return right(short(amount) if amount else ".", cells)


def percent(share: float | None) -> str:
    """Return `63%`, or `-` where there is none; less than one half of a per cent is not nothing."""
    if share is None:
        return "-"
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def counted(number: int, thing: str) -> str:
    """Return `1 order`, `3 orders`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
