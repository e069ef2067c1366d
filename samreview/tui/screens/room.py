"""The picture for the wall: item, question, large clock, the last decisions and actions. Nothing private."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from samreview.tui.screens.agreed import AgreedScreen
from samreview.tui.widgets.clock import BigClock
from samreview.tui.widgets.panels import Ways
from samreview.tui.widgets.readback import ReadAloud
from samreview.tui.widgets.wall import Agreed, WallHead

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from samreview.tui.explained import About
    from samreview.tui.snapshot import Snapshot


class RoomScreen(AgreedScreen):
    """For everybody's eyes; with `keys` it is the one screen of a shared laptop and its keys are alive."""

    CSS_PATH: ClassVar = ["frame.tcss", "room.tcss"]
    shows_settle = False
    asks = False

    def __init__(self, *, keys: bool) -> None:
        super().__init__()
        self._keys = keys
        self.set_class(keys, "-keys")

    def parts(self) -> ComposeResult:
        """Head, clock, what was agreed."""
        yield ReadAloud(id="reading")
        yield WallHead(id="head")
        yield BigClock(id="clock", classes="-centred")
        yield Ways(id="ways")
        yield Agreed(id="agreed")

    @property
    def takes_public_notices(self) -> bool:
        """On a shared laptop, while nothing stands on its line."""
        return self.ready and self._keys and not self.line.value

    def about(self) -> About:
        """What its help explains."""
        from samreview.tui.explained import ROOM

        return ROOM

    def shows_list(self) -> bool:
        """No list is on the wall."""
        return False

    def show(self, snapshot: Snapshot) -> None:
        """While an action is read back it has the whole wall."""
        if self.ready:
            self.set_class(snapshot.reading is not None, "-reading")
        super().show(snapshot)

    def warn(self, trouble: str | None, newer: str | None = None) -> None:
        """What a newer samreview wrote is missed on the wall too; other troubles are for those who write."""
        self.set_class(newer is not None, "-newer")
        super().warn(trouble if self._keys else None, newer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without keys nothing here acts."""
        if not self._keys and action in ("press", "line", "help"):
            return False
        return super().check_action(action, parameters)
