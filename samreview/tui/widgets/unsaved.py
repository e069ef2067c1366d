"""The banner of lines that are not saved yet: one line, loud until they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.unsaved import Unsaved, waits
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import Snapshot

_LOUD = "bold reverse $error"


class UnsavedLine(Drawn[Unsaved]):
    """How many lines wait and the first of them; once none waits, the first that came back refused."""

    def part(self, snapshot: Snapshot) -> Unsaved | None:  # noqa: ARG002  what waits is no part of the review yet
        """Keep what stands there."""
        return self._part

    def draw(self, part: Unsaved, width: int, height: int | None) -> list[Content]:  # noqa: ARG002  one line
        """Sign, words, and at the right what can be done."""
        if part.waiting:
            first = f": {part.first}" if part.first else ""
            said = safe.row(safe.mark(" NOT SAVED ", _LOUD), safe.mark(" "), safe.text(waits(part.waiting) + first))
            return [safe.ends(said, safe.mark("Ctrl+Q lists ", "dim"), width)]
        if not part.came_back:
            return []
        back = part.came_back[0]
        more = len(part.came_back) - 1
        if not back.shown:
            said, way = safe.text(f"{len(part.came_back)} of what waited; v shows a private view"), ""
        else:
            said, way = safe.text(f"{back.shown}: {back.reason}"), "Up takes it "
        way = f"{f'{more} more  ' if more and way else ''}{way}"
        return [safe.ends(safe.row(safe.mark(" REFUSED ", _LOUD), safe.mark(" "), said), safe.mark(way, "dim"), width)]
