"""Repainting no more than what changed. The one place that reaches into Textual's own painting (8.2).

Textual paints every part of the screen again, from what it keeps, whenever one line changes: a clock that moves each
second then costs as much as a page. Here only the rows in question are put together anew, and of them nothing that lies
behind the part which covers them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual._compositor import Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen
    from textual.strip import Strip


class RowCompositor(Compositor):
    """A compositor that asks each widget only for its lines in the rows that are to be painted, from the front back."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders()
            return
        for widget, (region, clip) in self.visible_widgets.items():
            rows = clip.intersection(Region(clip.x, crop.y, clip.width, crop.height))
            part = region.intersection(rows)
            if part and crop.overlaps(part):
                yield region, rows, widget.render_lines(part.translate(-region.offset))
                if part.contains_region(crop):
                    return


def repaint_by_rows(screen: Screen[Any]) -> None:
    """Let a new screen repaint only the rows that changed."""
    screen._compositor = RowCompositor()  # noqa: SLF001  see the module
