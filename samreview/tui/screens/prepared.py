"""Taking up what people prepared: choose one, and say with one key what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui.screens.panels import PanelScreen
from samreview.tui.widgets.answer import Said
from samreview.tui.widgets.item import Prompts
from samreview.tui.widgets.prepared import PreparedPanel

if TYPE_CHECKING:
    from samreview.tui.keys import Key
    from samreview.tui.screens.panels import Panel
    from samreview.tui.snapshot import PreparedRow, Snapshot

_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1}
_TAKES = {"question": "asked", "idea": "noted", "validation": "taken"}


class PreparedScreen(PanelScreen):
    """The panel's own letters hold while it is open."""

    def do(self, key: Key, name: str) -> None:
        """Open the panel, or close it; the room does not see it."""
        if key.line != "/prepared":
            super().do(key, name)
        elif not self.shows_settle:
            self.review_app.show_view("moderator", then="z")
        elif self.panel == "prepared" or not self.snapshot.prepared:
            self.open_panel("exhibit")
            if not self.snapshot.prepared:
                self.say(Said("hint", "Nothing that people prepared waits here."))
        else:
            self.open_panel("prepared")

    def show(self, snapshot: Snapshot) -> None:
        """Leave the panel once all is taken up."""
        super().show(snapshot)
        if self.panel == "prepared" and not snapshot.prepared:
            self.open_panel("exhibit")

    def open_panel(self, panel: Panel, *, armed: bool = False) -> None:
        """What the panel shows does not stand among the prompts as well."""
        super().open_panel(panel, armed=armed)
        for prompts in self.query(Prompts):
            prompts.beside_panel = panel == "prepared"
            prompts.show(self.snapshot)

    def action_press(self, name: str) -> None:
        """The panel's letters, while it is open; every other key does what it always does."""
        if not self.ready or self.panel != "prepared":
            super().action_press(name)
            return
        panel = self.query_one(PreparedPanel)
        row = panel.chosen(self.snapshot)
        if name in _STEPS:
            panel.move(self.snapshot, _STEPS[name])
        elif row is not None and not self._take_up(row, name):
            super().action_press(name)

    def _take_up(self, row: PreparedRow, name: str) -> bool:
        """Say what comes of the chosen one; return whether the key says anything of it."""
        if name == "a":
            self.send(f"/prepared {row.number} {_TAKES[row.kind]}")
        elif name == "d" and row.kind == "question":
            self.send(f"/prepared {row.number} answered")
        elif name == "p":
            self.send(f"/prepared {row.number} parked")
        elif name == "x":
            self.write(f"/prepared {row.number} action @", once=True)
        else:
            return False
        return True
