"""What the room sees around the clock: the item with its one question, and what was decided and taken on last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets import words
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import CaptureRow, Snapshot


class WallHead(Drawn[tuple[str, str, str, str]]):
    """Title and question, in the middle; in a round, whose slot it is and what is left of it."""

    def part(self, snapshot: Snapshot) -> tuple[str, str, str, str]:
        """Account, title, question, whose slot."""
        item, turns = snapshot.item, snapshot.turns
        if item is not None:
            sign = "" if turns is None or turns.left >= 0 else "+"
            slot = "" if turns is None else f"{turns.first}   {sign}{words.length(turns.left)}"
            return snapshot.account, item.title, item.question, slot
        over = {"lobby": "We begin soon", "ended": "That was the last item", "closed": "Thank you"}
        return snapshot.account, over.get(snapshot.clock.phase, ""), "", ""

    def draw(self, part: tuple[str, str, str, str], width: int, height: int | None) -> list[Content]:  # noqa: ARG002
        """Each centred."""
        account, title, question, slot = part
        lines = [safe.text(account, "dim"), safe.EMPTY, safe.text(title.upper(), "bold"), safe.EMPTY]
        lines += safe.wrapped(safe.text(question), max(20, width - 8), most=3)
        if slot:
            lines += [safe.EMPTY, safe.text(slot, "bold reverse")]
        return [_middle(safe.cut(line.rstrip(), width), width) for line in lines]


class Agreed(Drawn[tuple["CaptureRow", ...]]):
    """The last three decisions and actions, without amounts."""

    def part(self, snapshot: Snapshot) -> tuple[CaptureRow, ...]:
        """The latest, oldest of them first."""
        return snapshot.last_agreed

    def draw(self, part: tuple[CaptureRow, ...], width: int, height: int | None) -> list[Content]:
        """One or two lines each."""
        side = max(2, (width - 100) // 2)
        room = width - 2 * side
        lines: list[Content] = []
        for row in part:
            who = " · ".join(word for word in (row.person, row.due) if word)
            text = safe.row(
                safe.text(f"{row.kind} ", "bold"),
                safe.mark(" "),
                safe.text(row.text),
                safe.mark("   " if who else ""),
                safe.text(who, "dim"),
            )
            lines += [safe.row(safe.mark(" " * side), line) for line in safe.wrapped(text, room, most=2, indent=9)]
        return lines if height is None else lines[:height]


def _middle(line: Content, width: int) -> Content:
    return safe.row(safe.mark(" " * max(0, (width - line.cell_length) // 2)), line)
