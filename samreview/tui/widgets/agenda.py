"""The agenda: what is done, what runs and what waits, with planned and actual minutes, and the reserve below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets import words
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import AgendaRow, Snapshot

Part = tuple[tuple["AgendaRow", ...], str, str, int, bool, "str | None"]

_SIGNS = {"done": "v", "skipped": "-", "later": "»", "left": "»", "running": ">", "not-reached": " "}
_WORDS = {"skipped": "skipped", "later": "later", "left": "left"}
_WIDE = 44


class Agenda(Drawn[Part]):
    """The items in running order, the current one always in view. `?`: the pace does not reach it, `«`: from before."""

    def part(self, snapshot: Snapshot) -> Part:
        """Rows, and what is left of the reserve."""
        slack, style = words.slack(snapshot.clock)
        return snapshot.agenda, slack, style, snapshot.reserve_minutes, snapshot.clock.phase == "lobby", snapshot.pace

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:
        """One line an item, and one for the reserve."""
        rows, slack, style, reserve, lobby, pace = part
        below = 1 if pace is None else 2
        if height is not None and len(rows) + below > height:
            rows = _around(rows, max(1, height - below))
        last = safe.mark(f" {_reserve(slack, reserve, lobby=lobby)}", style)
        lines = [*(self._row(row, width) for row in rows), last]
        return (
            lines if pace is None else [*lines, safe.cut(safe.row(safe.mark(" "), safe.text(pace, "$warning")), width)]
        )

    def _row(self, row: AgendaRow, width: int) -> Content:
        style = "bold" if row.current else "dim" if row.outcome not in ("not-reached", "running") else ""
        word = _WORDS.get(row.outcome) if row.actual is None else None  # of what ran, the minutes say more
        planned = f"{row.minutes:>3}" if word is None else ""
        actual = f"{'' if row.actual is None else row.actual:>4}" if word is None else f"{word:>7}"
        wide = width >= _WIDE
        starts = f"{row.starts or '':>6}" if wide else ""
        apart = _apart(row) if wide else ""
        title = width - 3 - len(planned) - len(actual) - len(starts) - len(apart) - (3 if wide else 0)
        return safe.row(
            safe.mark(f" {_sign(row)} ", style),
            safe.mark(f"{row.number:>2} " if wide else "", style),
            safe.cell(row.title, title, style),
            safe.mark(starts, style),
            safe.mark(planned, style),
            safe.mark(actual, "bold $warning" if _over(row) else style),
            safe.mark(apart, "bold $warning" if _over(row) else "dim"),
        )


def _sign(row: AgendaRow) -> str:
    waits = row.outcome == "not-reached"
    return ">" if row.current else "?" if row.late else "«" if row.carried and waits else _SIGNS[row.outcome]


def _reserve(slack: str, planned: int, *, lobby: bool) -> str:
    """Return what is left of the reserve against the planned one, in minutes; of an over-run, by how much."""
    if lobby:
        return f"reserve {planned}"
    if "over" in slack:
        return f"{slack}, reserve of {planned} used up"
    left = slack.split(" ", maxsplit=1)[0]
    return f"reserve {left} of {planned}" if int(left) <= planned else f"reserve {left}, planned {planned}"


def _apart(row: AgendaRow) -> str:
    """Return by how much the minutes it took differ from those it had, once it is over or has taken more."""
    over = row.outcome not in ("not-reached", "running") or _over(row)
    if row.actual is None or row.actual == row.minutes or not over:
        return "    "
    return f"{row.actual - row.minutes:>+4}"


def _over(row: AgendaRow) -> bool:
    return row.actual is not None and row.actual > row.minutes


def _around(rows: tuple[AgendaRow, ...], room: int) -> tuple[AgendaRow, ...]:
    current = next((place for place, row in enumerate(rows) if row.current), 0)
    first = max(0, min(current - 1, len(rows) - room))
    return rows[first : first + room]
