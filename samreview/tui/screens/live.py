"""The live screen: where we are, what comes next, who is silent, what we have got; and the line below it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from samreview.tui.screens.agreed import AgreedScreen
from samreview.tui.widgets.agenda import Agenda
from samreview.tui.widgets.captures import Captures
from samreview.tui.widgets.clock import BigClock
from samreview.tui.widgets.exhibit import ExhibitView
from samreview.tui.widgets.growth import Growth
from samreview.tui.widgets.header import Header
from samreview.tui.widgets.item import ItemHead, Prompts
from samreview.tui.widgets.ledger import Ledger
from samreview.tui.widgets.panels import Settle, Ways
from samreview.tui.widgets.people import People
from samreview.tui.widgets.prepared import PreparedPanel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from samreview.tui.explained import About
    from samreview.tui.snapshot import Snapshot, View


_FEW, _MANY = 4, 7
"""Rows of a list to choose from: up to so few the prompts have more room beside it, from so many on less."""


class LiveScreen(AgreedScreen):
    """Moderator and timekeeper see the same parts, each with room for what they need most."""

    CSS_PATH: ClassVar = ["frame.tcss", "live.tcss"]

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view: View = view
        self.add_class(f"-{view}")

    def show(self, snapshot: Snapshot) -> None:
        """In a round its slot is seen in every view; without an exhibit the prompts have its room."""
        self.set_class(snapshot.turns is not None, "-turns")
        self.set_class(snapshot.exhibit is None, "-bare")
        rows = max(len(snapshot.agreed), len(snapshot.to_test) - 1)
        self.set_class(rows <= _FEW, "-few")
        self.set_class(rows >= _MANY, "-many")
        super().show(snapshot)

    def shows_list(self) -> bool:
        """The view has room for the list, and no panel stands in its place."""
        return super().shows_list() and (not self.ready or self.query_one(ExhibitView).display)

    def about(self) -> About:
        """What its help explains."""
        from samreview.tui.explained import LIVE, TIMEKEEPER

        return TIMEKEEPER if self.view == "timekeeper" else LIVE

    def parts(self) -> ComposeResult:
        """Header, body in columns, captures."""
        yield Header(id="header")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield BigClock(id="clock")
                yield Agenda(id="agenda")
                yield Ledger(id="ledger")
            with Vertical(id="right"):
                yield ItemHead(id="head")
                yield Prompts(id="prompts")
                yield BigClock(id="clock-beside")
                yield Ways(id="ways")
                yield Settle(id="settle")
                yield People(id="people")
                yield PreparedPanel(id="prepared")
                yield ExhibitView(id="exhibit")
                yield Ledger(id="ledger-line")
                yield Growth(id="growth")
            yield Captures(id="captures-beside")
        yield Captures(id="captures")
