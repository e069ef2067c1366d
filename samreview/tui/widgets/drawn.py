"""What every drawn part shares: it takes its slice of the snapshot and repaints only when that slice changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.widget import Widget

from samreview.tui import safe

if TYPE_CHECKING:
    from textual.content import Content
    from textual.geometry import Size

    from samreview.tui.snapshot import Snapshot

PartT = TypeVar("PartT")


class Drawn(Widget, Generic[PartT], can_focus=False):
    """A part of a screen that draws lines of text. `part` picks what it shows, `draw` says how."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's own word
        super().__init__(id=id, classes=classes)
        self._part: PartT | None = None
        self.repaints = 0

    def part(self, snapshot: Snapshot) -> PartT | None:
        """Return what of the snapshot this widget shows; None for nothing."""
        raise NotImplementedError

    def draw(self, part: PartT, width: int, height: int | None) -> list[Content]:
        """Return the lines; `height` is None while asking how many there would be."""
        raise NotImplementedError

    def show(self, snapshot: Snapshot) -> None:
        """Take the new snapshot; repaint if this widget's part of it differs."""
        self.put(self.part(snapshot))

    def put(self, part: PartT | None) -> None:
        """Show this; nothing happens when it is what stands there already."""
        if part != self._part:
            self._part = part
            self.repaints += 1
            width = self.size.width
            if width:  # else nothing of it shows: it is drawn when it gets room
                grows = self.styles.is_auto_height and len(self._lines(width, None)) != self.size.height
                self.refresh(layout=grows)

    def _lines(self, width: int, height: int | None) -> list[Content]:
        return self.draw(self._part, width, height) if self._part is not None and width > 0 else []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's call
        """Return how many lines there are to draw."""
        return len(self._lines(width, None))

    def render(self) -> Content:
        """Return the lines for the room there is."""
        width, height = self.size
        return safe.joined(safe.cut(line, width) for line in self._lines(width, height)[:height])
