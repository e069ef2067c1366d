"""The notes as they come in: number, kind, text, person, date, growth; the latest at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import CaptureRow, Snapshot

_WITH_YEAR = 100
_TWO_LINES = 64
"""Below this width a note takes two lines: its text, then who and when."""


class Captures(Drawn[tuple["CaptureRow", ...]]):
    """As many of the latest notes as there is room for."""

    def part(self, snapshot: Snapshot) -> tuple[CaptureRow, ...]:
        """The latest notes."""
        return snapshot.captures

    def draw(self, part: tuple[CaptureRow, ...], width: int, height: int | None) -> list[Content]:
        """The latest at the foot."""
        room = len(part) if height is None else height
        if not part:
            return [safe.mark(" nothing captured yet", "dim")]
        if width >= _TWO_LINES:
            return [line(row, width) for row in part[-room:]]
        lines: list[Content] = []
        for row in reversed(part):
            pair = _two_lines(row, width)
            if len(lines) + len(pair) > room:
                break
            lines = pair + lines
        return lines or [line(part[-1], width)]


def line(row: CaptureRow, width: int) -> Content:
    """Return one note as one line of columns."""
    person, due, growth = 10, 11 if width >= _WITH_YEAR else 6, 7
    style = "strike" if row.withdrawn else ""
    return safe.row(
        safe.figure(str(row.number), 4, "dim"),
        safe.mark(" "),
        safe.cell(row.kind, 8, _kind_style(row)),
        safe.mark(" "),
        safe.cell(row.text, max(8, width - 4 - 1 - 8 - 1 - 1 - person - due - growth - 4), style),
        safe.mark(" ^" if row.up else "  ", "bold"),
        safe.cell(_person(row), person, "bold $warning" if row.unresolved else ""),
        safe.mark(" "),
        safe.cell(row.due if width >= _WITH_YEAR else row.due.rpartition(" ")[0], due),
        safe.figure(row.growth, growth, "$success"),
        safe.mark(" "),
    )


def _two_lines(row: CaptureRow, width: int) -> list[Content]:
    style = "strike" if row.withdrawn else ""
    head = safe.row(safe.figure(str(row.number), 4, "dim"), safe.mark(" "), safe.text(row.kind, _kind_style(row)))
    text = safe.wrapped(safe.row(head, safe.mark(" "), safe.text(row.text, style)), width, most=3, indent=5)
    marks = [part for part in (_person(row), row.due, row.growth) if part]
    if marks:
        shown = safe.text(" · ".join(marks), "bold $warning" if row.unresolved else "dim")
        text.append(safe.row(safe.mark("     "), shown))
    return text


def _person(row: CaptureRow) -> str:
    if row.unresolved:
        return "? " + row.unresolved[0].lstrip("@")
    return f"{row.person}{' ok' if row.agreed else ''}"


def _kind_style(row: CaptureRow) -> str:
    return "strike" if row.withdrawn else "bold" if row.kind in ("action", "decision") else ""
