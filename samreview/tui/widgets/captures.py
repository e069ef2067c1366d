"""The notes as they come in: number, kind, text, person, date, growth; the latest at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets import words
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.review.state import Placement
    from samreview.tui.snapshot import CaptureRow, Snapshot

SIGNS: dict[Placement | None, str] = {"now": ".", "horizon": "\u203a", "beyond": "»", None: " "}
"""Where in time a note belongs: this quarter, the horizon, beyond it; nothing where it has no place."""
LEGEND = f"{SIGNS['now']} this quarter  {SIGNS['horizon']} horizon  {SIGNS['beyond']} beyond"
_APART = 4
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


class ItemNotes(Drawn[tuple[tuple["CaptureRow", ...], "str | None", str, "int | None"]]):
    """The notes of the item that runs, the latest at the foot; above them, fainter, those before as room allows."""

    chosen: int | None = None
    """The note that is being edited: marked, and always in view."""

    def part(self, snapshot: Snapshot) -> tuple[tuple[CaptureRow, ...], str | None, str, int | None]:
        """The latest notes, the item and its title, the note that is being edited."""
        item = snapshot.item
        title = f"{item.number} {item.title}" if item else ""
        return snapshot.captures, item.id if item else None, title, self.chosen

    def draw(
        self, part: tuple[tuple[CaptureRow, ...], str | None, str, int | None], width: int, height: int | None
    ) -> list[Content]:
        """One line a note; only what is in view is drawn."""
        rows, item, title, chosen = part
        here = [row for row in rows if row.item == item]
        entries: list[CaptureRow | None] = [*(row for row in rows if row.item != item), None, *here]
        room = len(entries) if height is None else height
        place = next((n for n, row in enumerate(entries) if row is not None and row.number == chosen), len(entries))
        first = max(0, min(place, len(entries) - room))
        standing = sum(1 for row in here if not row.withdrawn)
        counted = words.counted(standing, "note") if here else "nothing noted in this item yet"
        heading = safe.row(
            safe.mark(" "), safe.text(title, "bold"), safe.mark(f"{': ' if title else ' '}{counted}", "dim")
        )
        if heading.cell_length + len(LEGEND) + _APART < width and any(row.place for row in rows):
            heading = safe.ends(heading, safe.mark(f"{LEGEND} ", "dim"), width)
        return [
            heading
            if row is None
            else line(row, width, chosen=row.number == chosen, faint=row.item != item and row.number != chosen)
            for row in entries[first : first + room]
        ]


def line(row: CaptureRow, width: int, *, chosen: bool = False, faint: bool = False) -> Content:
    """Return one note as one line of columns; a faint one is of another item."""
    person, due, growth = 10, 11 if width >= _WITH_YEAR else 6, max(7, len(row.growth) + 1)
    room = max(8, width - 4 - 1 - 8 - 3 - 1 - person - due - growth - 4)
    right: tuple[Content, ...] = (
        safe.mark(" ^" if row.up else "  ", "bold"),
        safe.cell(_person(row), person, "bold $warning" if row.unresolved else ""),
        safe.mark(" "),
        safe.cell(row.due if width >= _WITH_YEAR else row.due.rpartition(" ")[0], due),
        safe.figure(row.growth, growth, "$success"),
    )
    if row.withdrawn:
        gone = gone_where(row)
        room, right = room + 2 + person + 1 + due + growth - len(gone) - 2, (safe.mark(f"  {gone}", "dim"),)
    elif not (row.up or _person(row) or row.due or row.growth):
        room, right = room + 2 + person + 1 + due + growth, ()  # nothing stands there: the text may
    style = "strike" if row.withdrawn else "dim" if faint else ""
    return safe.row(
        safe.figure(str(row.number), 4, "reverse bold" if chosen else "dim"),
        safe.mark(">" if chosen else " "),
        safe.cell(row.kind, 8, "dim" if faint else _kind_style(row)),
        safe.mark(f" {sign_of(row)} ", "dim" if faint else "bold" if row.place == "horizon" else ""),
        safe.cell(row.text, room, style),
        *right,
        safe.mark(" "),
    )


def gone_where(row: CaptureRow) -> str:
    """Return in words what a line through a note says: not every terminal can draw one."""
    return f"in {row.merged_into}" if row.merged_into else "parked" if row.parked else "withdrawn"


def sign_of(row: CaptureRow) -> str:
    """Return the sign of a note's place in time."""
    return SIGNS[row.place]


def _two_lines(row: CaptureRow, width: int) -> list[Content]:
    style = "strike" if row.withdrawn else ""
    kind = safe.row(safe.text(row.kind, _kind_style(row)), safe.mark(f" {sign_of(row)}".rstrip()))
    head = safe.row(safe.figure(str(row.number), 4, "dim"), safe.mark(" "), kind)
    text = safe.wrapped(safe.row(head, safe.mark(" "), safe.text(row.text, style)), width, most=3, indent=5)
    parts = (gone_where(row),) if row.withdrawn else (_person(row), row.due, row.growth)
    marks = [part for part in parts if part]
    if marks:
        shown = safe.text(" · ".join(marks), "bold $warning" if row.unresolved and not row.withdrawn else "dim")
        text.append(safe.row(safe.mark("     "), shown))
    return text


def _person(row: CaptureRow) -> str:
    if row.unresolved:
        return "? " + row.unresolved[0].lstrip("@")
    if row.in_room:
        return f'"{row.person}"'
    return f"{row.person}{' ok' if row.agreed else ''}"


def _kind_style(row: CaptureRow) -> str:
    return "strike" if row.withdrawn else "bold" if row.kind in ("action", "decision") else ""
