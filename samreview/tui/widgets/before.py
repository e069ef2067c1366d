"""What was agreed last time, in the lobby: how much is still open, what is oldest, what was put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.snapshot import Before
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import Snapshot


_APART = 3


class BeforeView(Drawn[Before]):
    """Nothing in an account's first review."""

    def part(self, snapshot: Snapshot) -> Before | None:
        """What comes from before."""
        return snapshot.before

    def draw(self, part: Before, width: int, height: int | None) -> list[Content]:
        """What is open in one line; what one has to know comes next, then the oldest."""
        title = "Agreed last time" if part.on else "Agreed before"
        counts = f"{part.open} open" + (f", {part.overdue} overdue" if part.overdue else "")
        if part.parked:
            counts += f", {part.parked} parked"
        if len(title) + len(counts) + _APART > width:
            title = "Last time" if part.on else "Before"
        head = safe.row(safe.mark(f" {title}: ", "bold"), safe.mark(counts, "bold $warning" if part.overdue else ""))
        if part.on and head.cell_length + len(part.on) + _APART < width:
            head = safe.ends(head, safe.mark(f"{part.on} ", "dim"), width)
        lines = [safe.cut(head, width)]
        if part.put_off:
            put_off = safe.row(safe.mark(" put off then: "), safe.text(", ".join(part.put_off)))
            lines += safe.wrapped(put_off, width, most=_most(lines, height), indent=3)
        for notice in part.notices:
            told = safe.row(safe.mark(" ! ", "bold $warning"), safe.text(notice))
            lines += safe.wrapped(told, width, most=_most(lines, height), indent=3)
        if part.oldest:
            lines.append(safe.cut(safe.row(safe.mark(" "), safe.text(part.oldest, "dim")), width))
        return lines if height is None else lines[:height]


def _most(lines: list[Content], height: int | None) -> int:
    """Return over how many lines what comes next may go: two, but only one where no more are left."""
    return 2 if height is None else max(1, min(2, height - len(lines)))
