"""Lines that stand for people: a click on one does what the person's number does."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.message import Message

from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content

PartT = TypeVar("PartT")

Row = tuple["int | None", "Content"]
"""A line, and the number of the person it stands for."""


class Picked(Message):
    """A person was clicked on."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class PeopleLines(Drawn[PartT]):
    """A part that draws lines of people. `rows` says how, and whom each line stands for."""

    def rows(self, part: PartT, width: int, height: int | None) -> list[Row]:
        """Return the lines, as `draw` would."""
        raise NotImplementedError

    def draw(self, part: PartT, width: int, height: int | None) -> list[Content]:
        """One line below the other."""
        return [line for _, line in self.rows(part, width, height)]

    def on_click(self, event: events.Click) -> None:
        """Say who was clicked on."""
        rows = self.rows(self._part, *self.size) if self._part is not None else []
        number = rows[event.y][0] if event.y < len(rows) else None
        if number is not None:
            self.post_message(Picked(number))
