"""The first line: which account, how far it looks, the time, and where we end against where we should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets import words
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import Snapshot

Part = tuple[str, str, str, str, str, bool]


class Header(Drawn[Part]):
    """One line across the screen."""

    def part(self, snapshot: Snapshot) -> Part:
        """Account, horizon, now, the end, the over-run."""
        clock = snapshot.clock
        over = words.slack(clock)[0] if clock.over_run > 0 else ""
        return (
            snapshot.account,
            f"to {snapshot.horizon}",
            words.time_of_day(clock.now),
            words.ending(clock),
            over,
            snapshot.rehearsed,
        )

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:  # noqa: ARG002  one line, whatever room
        """Account at the left, time and end at the right."""
        account, horizon, now, end, over, rehearsed = part
        right = safe.row(
            safe.mark(f"{now}  ", "bold"),
            safe.mark(end, "bold $error" if over else ""),
            safe.mark(f"  {over} " if over else " ", "bold $error reverse" if over else ""),
        )
        room = max(8, width - right.cell_length - len(horizon) - 5)
        left = safe.row(
            safe.mark(" "),
            safe.cut(safe.text(account, "bold"), room),
            safe.mark(f"  {horizon}"),
            safe.mark("  REHEARSAL" if rehearsed else "", "bold"),
        )
        return [safe.ends(left, right, width)]
