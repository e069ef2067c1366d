"""Every capture from the first, to look back in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

from samreview.tui import safe
from samreview.tui.widgets.captures import line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from samreview.tui.snapshot import CaptureRow


class Notes(ScrollView, can_focus=True):
    """All rows; only those in view are drawn, so that thousands cost no more than a screen."""

    def __init__(self, rows: tuple[CaptureRow, ...]) -> None:
        super().__init__()
        self._rows = rows

    def on_mount(self) -> None:
        """Begin at the end."""
        self.virtual_size = Size(0, len(self._rows))
        self.scroll_end(animate=False)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if place >= len(self._rows) or width <= 0:
            return Strip.blank(width, self.rich_style)
        strips = Visual.to_strips(self, line(self._rows[place], width), width, 1, self.visual_style)
        return strips[0] if strips else Strip.blank(width, self.rich_style)


class CapturesScreen(ModalScreen[None]):
    """Scrolls with the arrows and page keys; Esc goes back."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,a,f9", "dismiss", show=False)]

    def __init__(self, rows: tuple[CaptureRow, ...]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="sheet"):
            yield Static(safe.mark(f"All notes: {len(self._rows)}"), id="sheet-title")
            yield Notes(self._rows)
            yield Static(safe.mark(" Up Down PgUp PgDn scroll   Esc back"), id="sheet-foot")
