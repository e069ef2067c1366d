"""The short summary after the close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets.captures import line
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.words import counted

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import Snapshot


class Summary(Drawn["Snapshot"]):
    """Headline, counts, growth; below them decisions and actions by number, which scroll where room is short."""

    _first = 0
    """The first line of the list that is in view."""
    _hidden = 0
    """How many lines of the list are not in view."""

    def scroll_list(self, lines: int) -> None:
        """Go further down in the list, or up."""
        self._first = max(0, min(self._first + lines, self._hidden))
        self.refresh()

    def page(self) -> int:
        """Return how many lines are a page."""
        return max(1, self.size.height // 2)

    def on_mouse_scroll_down(self) -> None:
        """The wheel scrolls too."""
        self.scroll_list(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel scrolls too."""
        self.scroll_list(-1)

    def part(self, snapshot: Snapshot) -> Snapshot:
        """All of it."""
        return snapshot

    def draw(self, part: Snapshot, width: int, height: int | None) -> list[Content]:
        """What came of the review."""
        rows = [row for row in part.captures if not row.withdrawn]
        decisions = [row for row in rows if row.kind == "decision"]
        actions = [row for row in rows if row.kind == "action"]
        heard = sum(1 for who in part.people if who.present and who.heard)
        here = sum(1 for who in part.people if who.present)
        lines = [
            safe.mark(" The review is closed", "bold $success"),
            *(
                safe.wrapped(safe.row(safe.mark(" "), safe.text(part.headline, "bold")), width, most=2, indent=1)
                if part.headline
                else ()
            ),
            safe.EMPTY,
            safe.mark(
                f" {counted(len(decisions), 'decision')}, {counted(len(actions), 'action')}, "
                f"{counted(len(rows), 'note')}, {part.parked} parked"
            ),
            safe.mark(f" {_found(part)}"),
            safe.mark(f" heard {heard} of {here}"),
            safe.mark(
                f" next review {part.next_review}" if part.next_review else " no next review is set",
                "" if part.next_review else "$warning",
            ),
            safe.EMPTY,
        ]
        listed: list[Content] = []
        for title, some in (("Decisions", decisions), ("Actions", actions)):
            if some:
                listed += [safe.mark(f" {title}", "bold"), *(line(row, width) for row in some)]
        if height is None or len(lines) + len(listed) <= height:
            self._hidden = 0
            return [*lines, *listed]
        room = max(1, height - len(lines) - 1)
        self._hidden = len(listed) - room
        first = min(self._first, self._hidden)
        after = self._hidden - first
        more = counted(after, "more line") if after else "the end of the list"
        return [*lines, *listed[first : first + room], safe.mark(f"   {more}: j k scroll", "dim")]


def _found(part: Snapshot) -> str:
    found = part.found
    if not found.claims:
        return "no growth found"
    takes = "" if found.cost == "0" else f" for {found.cost}"
    return f"found {found.claimed}{takes}, {found.agreed} agreed"
