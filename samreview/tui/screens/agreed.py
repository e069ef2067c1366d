"""Going through what was agreed before: choose a line, and say with one key what has come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.carry.model import STATUSES
from samreview.tui.screens.prepared import PreparedScreen
from samreview.tui.widgets.answer import Said
from samreview.tui.widgets.exhibit import ExhibitView

if TYPE_CHECKING:
    from samreview.tui.keys import Key
    from samreview.tui.screens.panels import Panel
    from samreview.tui.snapshot import Snapshot

_WORDS = {"d": 0, "s": 1, "x": 2}
"""Which of a kind's three statuses a key stands for."""


class AgreedScreen(PreparedScreen):
    """The keys of that list. A view that does not show it gives way to one that does."""

    _dropping: str | None = None
    """What is being dropped on the line, until that is said."""

    def show(self, snapshot: Snapshot) -> None:
        """Give the list its room while there is something in it that nobody spoke of yet."""
        super().show(snapshot)
        self._make_room()
        if any(row.settled and row.commitment.id == self._dropping for row in snapshot.agreed):
            self._dropping = None
            for view in self.query(ExhibitView):
                view.go_on(snapshot)

    def open_panel(self, panel: Panel, *, armed: bool = False) -> None:
        """A panel in the place of the list needs no more room than it has elsewhere."""
        super().open_panel(panel, armed=armed)
        self._make_room()

    def _make_room(self) -> None:
        waits = any(not row.settled for row in self.snapshot.agreed) or bool(self.snapshot.to_test)
        self.set_class(waits and self.panel == "exhibit", "-agreed")

    def do(self, key: Key, name: str) -> None:
        """What the keys of the list do."""
        if key.assumed:
            self._test(key, name)
            return
        if not key.agreed:
            super().do(key, name)
            return
        exhibit = next((view for view in self.query(ExhibitView) if view.region.area), None)
        if exhibit is None:
            self.review_app.show_view("moderator", then="j" if key.key == "j" else None)
            return
        row = exhibit.row(self.snapshot)
        if key.key == "j" or row is None:
            exhibit.move(self.snapshot, -1 if name in ("k", "up") else 1)
            return
        status = STATUSES[row.commitment.kind][_WORDS[key.key]]
        exhibit.chosen = row.commitment.id
        if key.key == "x":
            self._dropping = None if row.settled else row.commitment.id
            self.write(f"/settle {row.number} {status} because ", once=True)
            return
        self.send(f"/settle {row.number} {status}")
        exhibit.go_on(self.snapshot)

    def _test(self, key: Key, name: str) -> None:
        """Put the action that tests the chosen assumption onto the line, or choose another assumption."""
        exhibit = next((view for view in self.query(ExhibitView) if view.region.area), None)
        if exhibit is None:
            self.review_app.show_view("moderator", then=key.key)
            return
        test = exhibit.test(self.snapshot)
        if key.key == "j" or test is None:
            exhibit.move_test(self.snapshot, -1 if name in ("k", "up") else 1)
        elif test.action is not None:
            self.say(Said("hint", f"Action {test.action} tests it already; j chooses another."))
        else:
            exhibit.testing = None
            self.write(test.line, once=True)
