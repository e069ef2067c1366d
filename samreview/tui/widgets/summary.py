"""The short summary after the close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets.captures import line
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.words import counted

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import Snapshot


class Summary(Drawn["Snapshot"]):
    """Headline, counts, growth, and the actions by number."""

    def part(self, snapshot: Snapshot) -> Snapshot:
        """All of it."""
        return snapshot

    def draw(self, part: Snapshot, width: int, height: int | None) -> list[Content]:
        """What came of the review."""
        rows = [row for row in part.captures if not row.withdrawn]
        decisions = [row for row in rows if row.kind == "decision"]
        actions = [row for row in rows if row.kind == "action"]
        heard = sum(1 for who in part.people if who.present and who.heard)
        here = sum(1 for who in part.people if who.present)
        lines = [
            safe.mark(" The review is closed", "bold $success"),
            *([safe.text(part.headline, "bold")] if part.headline else []),
            safe.EMPTY,
            safe.mark(
                f" {counted(len(decisions), 'decision')}, {counted(len(actions), 'action')}, "
                f"{counted(len(rows), 'note')}, {part.parked} parked"
            ),
            safe.mark(f" {_found(part)}"),
            safe.mark(f" heard {heard} of {here}"),
            safe.mark(
                f" next review {part.next_review}" if part.next_review else " no next review is set",
                "" if part.next_review else "$warning",
            ),
            safe.EMPTY,
        ]
        for title, some in (("Decisions", decisions), ("Actions", actions)):
            if some:
                lines += [safe.mark(f" {title}", "bold"), *(line(row, width) for row in some)]
        if height is None or len(lines) <= height:
            return lines
        left = len(lines) - height + 1
        return [*lines[: height - 1], safe.mark(f"   {counted(left, 'more line')} in the minutes", "dim")]


def _found(part: Snapshot) -> str:
    found = part.found
    if not found.claims:
        return "no growth found"
    takes = "" if found.cost == "0" else f" for {found.cost}"
    return f"found {found.claimed}{takes}, {found.agreed} agreed"
