"""The scribe's screen: the notes of this item, large; the line below them, which keeps the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from samreview.tui.screens.agreed import AgreedScreen
from samreview.tui.widgets.agenda import Agenda
from samreview.tui.widgets.captures import ItemNotes
from samreview.tui.widgets.exhibit import ExhibitView
from samreview.tui.widgets.growth import Growth
from samreview.tui.widgets.header import Header
from samreview.tui.widgets.item import ItemHead
from samreview.tui.widgets.ledger import Ledger
from samreview.tui.widgets.panels import Settle, Ways
from samreview.tui.widgets.people import People
from samreview.tui.widgets.prepared import PreparedPanel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from samreview.tui.explained import About
    from samreview.tui.snapshot import Snapshot, View


class ScribeScreen(AgreedScreen):
    """Mostly typed into: F-keys and Ctrl do the rest; a bare Enter does nothing."""

    CSS_PATH: ClassVar = ["frame.tcss", "scribe.tcss"]
    view: View = "scribe"
    stays_on_line = True

    def parts(self) -> ComposeResult:
        """Item and notes; at the side, where there is room, agenda, people and growth."""
        yield Header(id="header")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield ItemHead(id="head")
                yield Ledger(id="ledger-line")
                yield Growth(id="growth-line", classes="-brief")
                yield Ways(id="ways")
                yield Settle(id="settle")
                yield People(id="people")
                yield PreparedPanel(id="prepared")
                yield ExhibitView(id="exhibit")
                yield ItemNotes(id="notes")
            with Vertical(id="side"):
                yield Agenda(id="agenda")
                yield Ledger(id="ledger")
                yield Growth(id="growth")

    def about(self) -> About:
        """What its help explains."""
        from samreview.tui.explained import SCRIBE

        return SCRIBE

    def show(self, snapshot: Snapshot) -> None:
        """Draw, the note that is being edited marked."""
        self.mark_edited(snapshot)
        super().show(snapshot)

    def mark_edited(self, snapshot: Snapshot) -> None:
        """Mark the note that is on the line."""
        if self.ready:
            notes = self.query_one(ItemNotes)
            notes.chosen = self.in_place.number
            notes.show(snapshot)
