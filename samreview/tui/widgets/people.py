"""The people panel: who could speak next, the least heard first, and what to ask each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.words import TIMEKEEPER
from samreview.tui import safe
from samreview.tui.widgets import words
from samreview.tui.widgets.picking import PeopleLines

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import PersonRow, Snapshot
    from samreview.tui.widgets.picking import Row

Part = tuple[tuple["PersonRow", ...], bool, bool]
_NEVER = 999
_QUESTION = 4
"""A question takes no more lines than these."""


class People(PeopleLines[Part]):
    """One person after the other in the order of the queue: where from, heard or not, what they carry, their question.

    Talk time stands there only where this terminal's person holds a role.
    """

    def part(self, snapshot: Snapshot) -> Part:
        """Who is here, whoever has the floor first; whether talk is shown; whether one may give the floor."""
        here = [who for who in snapshot.people if who.present]
        people = tuple(sorted(here, key=lambda who: (not who.floor, who.turn or _NEVER)))
        return people, bool(snapshot.roles), snapshot.may(TIMEKEEPER)

    def rows(self, part: Part, width: int, height: int | None) -> list[Row]:
        """As many as there is room for, with the questions of as many of the first as then fit."""
        people, talk, leads = part
        if not people:
            return [(None, safe.mark("Nobody is here yet", "bold")), (None, safe.mark(" /arrive says who is", "dim"))]
        # What room is left below the names goes to the questions, to that of the first first.
        spare = 2 * len(people) if height is None else max(0, height - 1 - len(people))
        lines: list[Row] = []
        for who in people:
            lines.append((who.number, _head(who, width, talk=talk)))
            if spare and who.question:
                asked = safe.row(safe.mark("     "), safe.text(who.question, "dim"))
                question = safe.wrapped(asked, width, most=min(_QUESTION, spare), indent=5)
                spare -= len(question)
                lines += [(who.number, line) for line in question]
        room = len(lines) if height is None else height - 1
        more = f"+{len(people) - room}   " if len(people) > room else ""
        return [
            *lines[:room],
            (None, safe.mark(f" {more}{'1-9 floor   f the first   ' if leads else ''}q or Esc leaves", "bold $accent")),
        ]


def _head(who: PersonRow, width: int, *, talk: bool) -> Content:
    state, style = state_of(who)
    carries = words.counted(who.carries, "action") if who.carries else ""
    spoke = words.length(who.talk) if talk and who.talk else ""
    right = safe.row(
        safe.text("  ".join(part for part in (carries, spoke) if part), "dim"), safe.mark(f"  {state} ", style)
    )
    number = "" if who.number is None else str(who.number)
    left = safe.row(
        safe.mark(f" {number:>1} ", "bold $accent"),
        safe.mark(">" if who.floor else "^" if who.hand else " ", "bold"),
        safe.text(who.name, "" if who.heard else "bold"),
        safe.mark("  "),
        safe.text(", ".join(part for part in (who.function, who.region, leaving(who)) if part), "dim"),
    )
    return safe.ends(left, right, width)


def state_of(who: PersonRow) -> tuple[str, str]:
    """Return the word for whether somebody has been heard, and its style."""
    if who.hand:
        return "HAND", "bold $warning"
    if who.floor:
        return "floor", "bold"
    return ("heard", "") if who.heard else ("NOT YET", "bold $warning")


def leaving(who: PersonRow) -> str:
    """Return `to 16:00` or `last`, what is known of when somebody should speak."""
    return " ".join(part for part in (f"to {who.until}" if who.until else "", "last" if who.last else "") if part)
