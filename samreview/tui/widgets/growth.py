"""The growth meter: what was found for what cost, how much of it is agreed, and how far the notes look ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import Found, Snapshot

_BAR = 20
_WIDE = 64


class Growth(Drawn["Found"]):
    """Two or three lines. Never on the wall: there it would invite inflation."""

    def part(self, snapshot: Snapshot) -> Found:
        """What was found."""
        return snapshot.found

    def draw(self, part: Found, width: int, height: int | None) -> list[Content]:
        """Found against the gap, then the share of the notes that reach into the horizon."""
        gap = f" of a gap of {part.gap}" if part.gap else ""
        found = safe.row(
            safe.mark("found "),
            safe.text(part.claimed, "bold $success"),
            safe.mark(f" for {part.cost}, {part.agreed} agreed"),
            safe.mark(gap if width >= _WIDE else ""),
        )
        lines = [found if part.claims else safe.mark("no growth found yet")]
        share = "" if part.horizon_share is None else f"horizon {part.horizon_share:.0%} of notes"
        problem = f"{part.name_problem} of {part.claims} name a problem" if part.claims else ""
        second = ", ".join(words for words in (share, problem) if words)
        if second:
            lines.append(safe.mark(second))
        if part.part_of_gap is not None and width > 2 * _BAR and (height is None or height > len(lines)):
            full = min(_BAR, round(part.part_of_gap * _BAR))
            bar = "#" * full + "." * (_BAR - full)
            lines.append(safe.mark(f"gap {part.gap}  {bar}  {part.part_of_gap:.0%} found"))
        return lines
