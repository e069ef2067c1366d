"""Pieces that several exhibits share: money, dates, bars, and as many rows as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.ratios import times_text
from samreview.tui import safe
from samreview.values.money import short

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from textual.content import Content

    from samreview.review.state import Fix

Lines = list["Content"]
_DONE = {"stance": "heard", "commitment": "asked"}
"""What a change of these fields came from; of all others it was a correction."""


def money(amount: Decimal | None) -> str:
    """Return `640k`, or nothing where nobody has put a figure to it."""
    return "" if amount is None else short(amount)


def day(date: dt.date | None) -> str:
    """Return `15 Dec`; the year is clear from the room, and in the minutes."""
    return "" if date is None else f"{date.day} {date:%b}"


def times(coverage: float | None, *, up: bool = False) -> str:
    """Return `0.8x`, or a dash where there is no gap to cover; a need is rounded up."""
    return times_text(coverage, places=1, up=up)


def bar(amount: Decimal, whole: Decimal, width: int, *, inner: Decimal | None = None) -> Content:
    """Return a bar of `#` over dots; with `inner` the part of it that is weighted is drawn solid."""
    full = _cells(amount, whole, width)
    solid = 0 if inner is None else min(full, _cells(inner, whole, width))
    return safe.row(
        safe.mark("█" * solid, "$success"),
        safe.mark("#" * (full - solid), "$success"),
        safe.mark("." * (width - full), "dim"),
    )


def _cells(amount: Decimal, whole: Decimal, width: int) -> int:
    # Anything above nothing is at least one cell: a small deal is no empty quarter.
    return 0 if whole <= 0 or amount <= 0 else max(1, min(width, round(amount / whole * width)))


def fitting(rows: Sequence[Content], room: int | None, what: str) -> Lines:
    """Return as many rows as there is room for, the last one saying how many more there are."""
    if room is None or len(rows) <= room:
        return list(rows)
    if room <= 0:
        return []
    shown = rows[: room - 1]
    return [*shown, safe.mark(f" and {len(rows) - len(shown)} more {what}", "dim")]


def around(rows: Sequence[Content], place: int, room: int | None) -> Lines:
    """Return as many rows as there is room for, the one at `place` among them, and how many there are beside."""
    if room is None or len(rows) <= room:
        return list(rows)
    fits = max(1, room - 1)
    first = max(0, min(place - fits // 2, len(rows) - fits))
    more = [safe.mark(f"     and {len(rows) - fits} more", "dim")] if room > 1 else []
    return [*rows[first : first + fits], *more]


def detailed(rows: Sequence[tuple[Content, str]], width: int, room: int | None, what: str) -> Lines:
    """Return each row with its detail on a second line where all of that fits, else as many bare rows as fit."""
    if room is None or 2 * len(rows) > room:
        return fitting([row for row, _ in rows], room, what)
    lines: Lines = []
    for row, detail in rows:
        lines.append(row)
        if detail:
            lines.append(safe.cut(safe.row(safe.mark("     "), safe.text(detail, "dim")), width))
    return lines


def first_name(name: str | None) -> str:
    """Return the first word of a name."""
    return name.split(" ")[0] if name else ""


def corrected(fixes: tuple[Fix, ...], targets: tuple[str, ...], width: int, most: int) -> Lines:
    """Return what was corrected live in what is shown here: what it is now and what it was."""
    # Only the last word on each field counts; the first value is what the plan says.
    latest: dict[tuple[str, str, str], tuple[str, str]] = {}
    for fix in fixes:
        if fix.target in targets:
            key = (fix.target, fix.id, fix.field)
            was = latest.pop(key)[0] if key in latest else fix.was
            latest[key] = (was, fix.now)
    lines = [
        safe.cut(
            safe.row(
                safe.mark(f" {_DONE.get(field, 'fixed')} ", "bold reverse"),
                safe.mark(" "),
                safe.text(f"{name} {field}:"),
                safe.mark(" "),
                safe.text(now, "bold"),
                safe.text(f", was {was}" if was else ", was not there"),
            ),
            width,
        )
        for (_, name, field), (was, now) in reversed(latest.items())
    ]
    return fitting(lines, most, "corrected")
