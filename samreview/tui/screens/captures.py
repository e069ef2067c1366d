"""Every capture of the review, to look for one: by words, kind, person or what is unresolved; and to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.message import Message
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Input, Static

from samreview.review.search import HOW
from samreview.tui import safe
from samreview.tui.keys import KEYS, KIND_WORDS
from samreview.tui.widgets.answer import Answer, Said
from samreview.tui.widgets.captures import line
from samreview.tui.widgets.footer import Keys
from samreview.tui.widgets.line import CommandLine
from samreview.tui.widgets.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from samreview.tui.session import Session
    from samreview.tui.snapshot import CaptureRow

_KIND_KEYS = {key.key: key.line.strip() for key in KEYS if key.line in KIND_WORDS}
_KEYS = (
    ("Enter", "edit"),
    ("F2-F7", "kind"),
    ("Ctrl+T", "merge"),
    ("Ctrl+O", "park"),
    ("Ctrl+D", "drop"),
    ("F8", "undo"),
    ("Esc", "back"),
)
_MEANINGS = (
    ("Up Down", "choose a note; the page keys do too"),
    ("Enter", "edit the chosen one in place"),
    ("F2-F7", "make it an action, a decision, an open point, a question, a goal, an idea"),
    ("Ctrl+T", "on a double, and again on the note that is to stay: merge them"),
    ("Ctrl+O", "move it to the parking lot"),
    ("Ctrl+D", "withdraw it; F8 brings it back"),
    ("F8", "take back your own latest line"),
    ("Esc", "give up a merge, else what is looked for, else the list"),
)


class Notes(ScrollView, can_focus=False):
    """All rows; only those in view are drawn, so that thousands cost no more than a screen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[CaptureRow, ...] = ()
        self._at = 0
        self.tagged: int | None = None
        """The number of the row that another is to take in."""

    @property
    def chosen(self) -> CaptureRow | None:
        """The row that keys act on."""
        return self._rows[self._at] if self._rows else None

    def put(self, rows: tuple[CaptureRow, ...]) -> None:
        """Show these; the chosen one stays chosen where it is still there, else the last."""
        number = self.chosen.number if self.chosen else None
        self._rows = rows
        self._at = next((at for at, row in enumerate(rows) if row.number == number), max(0, len(rows) - 1))
        self.virtual_size = Size(0, len(rows))
        self._follow()

    def move(self, by: int) -> None:
        """Choose a row further down, or up."""
        self._at = max(0, min(len(self._rows) - 1, self._at + by))
        self._follow()

    def page(self) -> int:
        """Return how many rows are a page."""
        return max(1, self.scrollable_content_region.height - 1)

    def _follow(self) -> None:
        self.refresh()
        self.scroll_to_region(Region(0, self._at, 1, 1), animate=False)

    def on_resize(self) -> None:
        """Keep the chosen row in view."""
        self._follow()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if place >= len(self._rows) or width <= 0:
            return Strip.blank(width, self.rich_style)
        row = self._rows[place]
        drawn = line(row, width, chosen=place == self._at)
        if row.number == self.tagged:
            drawn = safe.row(safe.mark(" *", "bold $warning"), drawn[2:])
        strips = Visual.to_strips(self, drawn, width, 1, self.visual_style)
        return strips[0] if strips else Strip.blank(width, self.rich_style)


class Sought(CommandLine):
    """What is looked for. Arrows and page keys move in the list below."""

    offers_help = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("tab,shift+tab", "move(0)", show=False),
    ]

    class Moved(Message):
        """An arrow was pressed: `by` rows or pages."""

        def __init__(self, by: int, *, pages: bool) -> None:
            super().__init__()
            self.by, self.pages = by, pages

    def action_move(self, by: int) -> None:
        """Choose another row."""
        self.post_message(self.Moved(by, pages=False))

    def action_page(self, by: int) -> None:
        """Choose a row a page away."""
        self.post_message(self.Moved(by, pages=True))


class CapturesScreen(ModalScreen[int]):
    """Typing looks for captures, keys change the chosen one. Answers the number of one that is to be edited."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f9", "back", show=False, priority=True),
        Binding("ctrl+t", "tag", show=False, priority=True),
        Binding("ctrl+o", "park", show=False, priority=True),
        Binding("f8", "undo", show=False, priority=True),
        Binding("ctrl+d", "drop", show=False, priority=True),
        Binding("f1", "help", show=False, priority=True),
        *(Binding(key, f"kind('{kind}')", show=False, priority=True) for key, kind in _KIND_KEYS.items()),
    ]

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        super().__init__()
        self._session = session
        self._changed = changed

    def compose(self) -> ComposeResult:
        """What is looked for, the list, what became of the last key."""
        with Vertical(id="sheet"):
            yield Static(id="sheet-title")
            yield Sought(id="sought")
            yield Notes()
            yield Answer(id="sheet-answer")
            yield Keys(*_KEYS, id="sheet-foot")

    def on_mount(self) -> None:
        """Begin with all of them, at the end."""
        self.query_one(Sought).placeholder = f"{HOW}  F1 help"
        self.set_focus(self.query_one(Sought))
        self._fill()

    @property
    def _notes(self) -> Notes:
        return self.query_one(Notes)

    def _fill(self) -> None:
        rows = self._session.found(self.query_one(Sought).value)
        self._notes.put(rows)
        total = len(self._session.review.captures)
        found = "" if len(rows) == total else f"{len(rows)} of "
        self.query_one("#sheet-title", Static).update(safe.mark(f" {found}{counted(total, 'note')}", "bold"))

    def _say(self, said: Said) -> None:
        self.query_one(Answer).put(said)

    def _send(self, text: str) -> bool:
        said = self._session.press(text)
        self._say(said._replace(question=None))
        if said.kind == "said":
            self._changed()
            self._fill()
        return said.kind == "said"

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look anew with every letter."""
        event.stop()
        self._fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Edit the chosen one in place."""
        event.stop()
        row = self._notes.chosen
        if row is None or row.withdrawn:
            self._say(Said("refused", f"{row.number} is withdrawn." if row else "Nothing is found."))
        else:
            self.dismiss(row.number)

    def on_sought_moved(self, event: Sought.Moved) -> None:
        """Choose another row."""
        event.stop()
        self._notes.move(event.by * (self._notes.page() if event.pages else 1))

    def action_back(self) -> None:
        """Give up a merge, else what is looked for, else the list."""
        if self._notes.tagged is not None:
            self._notes.tagged = None
            self._notes.refresh()
            self._say(Said("hint"))
        elif self.query_one(Sought).value:
            self.query_one(Sought).write("")
        else:
            self.dismiss(None)

    def action_kind(self, kind: str) -> None:
        """Make the chosen one another kind."""
        row = self._notes.chosen
        if row is not None:
            self._send(f"/kind {row.number} {kind}")

    def action_park(self) -> None:
        """Move the chosen one to the parking lot."""
        row = self._notes.chosen
        if row is not None:
            self._send(f"/park {row.number}")

    def action_drop(self) -> None:
        """Withdraw the chosen one."""
        row = self._notes.chosen
        if row is not None:
            self._send(f"/drop {row.number}")

    def action_help(self) -> None:
        """Explain this list."""
        from samreview.tui.explained import FIND
        from samreview.tui.screens.help import HelpScreen

        name, shown = FIND
        self.app.push_screen(HelpScreen(name, (("Keys of this list", ""), *_MEANINGS, *shown)))

    def action_undo(self) -> None:
        """Take back one's own latest line."""
        self._send("/undo")

    def action_tag(self) -> None:
        """Choose the one that goes; the second time, the one that takes it in."""
        row, going = self._notes.chosen, self._notes.tagged
        if row is None:
            return
        if going is None or going == row.number:
            self._notes.tagged = None if going == row.number else row.number
            self._notes.refresh()
            asks = f"{row.number} goes into which? Choose it and press Ctrl+T; Esc gives up."
            self._say(Said("ask", asks) if self._notes.tagged else Said("hint"))
        elif self._send(f"/merge {going} {row.number}"):
            self._notes.tagged = None
            self._notes.refresh()
