"""Who has been heard and who has not, with the digits that give the floor; wide, by person, function and region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets import words
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import PersonRow, Snapshot

Part = tuple[tuple["PersonRow", ...], bool]

_WIDE = 44


class Ledger(Drawn[Part]):
    """The attendance, those not yet heard first. Talk time only where this terminal's person holds a role."""

    def part(self, snapshot: Snapshot) -> Part:
        """The people who are here, and whether talk is shown."""
        return tuple(who for who in snapshot.people if who.present), bool(snapshot.roles)

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:
        """A table where there is room for one, else two short lists."""
        people, talk = part
        if width >= _WIDE and (height is None or height > len(people) + 1):
            return self._table(people, width, talk=talk)
        return self._lists(people, width, height)

    def _lists(self, people: tuple[PersonRow, ...], width: int, height: int | None) -> list[Content]:
        silent = [who for who in people if not who.heard]
        heard = [who for who in people if who.heard]
        if height == 1:
            return [_in_a_line(silent, heard, width)]
        room = len(silent) if height is None else max(1, height - (1 if heard else 0))
        lines = [_silent_line(who, place == 0) for place, who in enumerate(silent[:room])]
        if len(silent) > room:
            more = safe.mark(f" +{len(silent) - room}", "bold")
            lines[-1] = safe.row(safe.cut(lines[-1], width - more.cell_length), more)
        if not silent and people:
            lines = [safe.mark(" ALL HEARD", "bold $success")]
        if heard:
            names = [safe.row(safe.mark(" "), _name(who)) for who in heard]
            lines.append(safe.row(safe.mark(" heard", "dim"), *names))
        return lines or [safe.mark(" nobody has arrived yet", "dim")]

    def _table(self, people: tuple[PersonRow, ...], width: int, *, talk: bool) -> list[Content]:
        name = max(10, width - 35 - (6 if talk else 0))
        head = f"     {'':<{name}} {'function':<11} {'region':<8} {'':<7}" + ("   talk" if talk else "")
        lines = [safe.mark(head, "dim")]
        for who in sorted(people, key=lambda who: who.heard):
            heard = "HAND" if who.hand else "floor" if who.floor else "heard" if who.heard else "NOT YET"
            style = "" if who.heard else "bold"
            lines.append(
                safe.row(
                    safe.mark(f" {who.number if who.number is not None else ' '} ", "bold"),
                    safe.mark(">" if who.floor else " ", "bold"),
                    safe.cell(who.name, name, style),
                    safe.mark(" "),
                    safe.cell(who.function, 11, style),
                    safe.mark(" "),
                    safe.cell(who.region, 8, style),
                    safe.mark(f" {heard:<7}", "bold $warning" if not who.heard or who.hand else ""),
                    safe.mark(f" {words.length(who.talk):>5}" if talk and who.talk else ""),
                )
            )
        return lines


def _in_a_line(silent: list[PersonRow], heard: list[PersonRow], width: int) -> Content:
    words = safe.mark(" NOT YET", "bold $warning") if silent else safe.mark(" ALL HEARD", "bold $success")
    line = safe.row(words, *(safe.row(safe.mark("  "), _name(who)) for who in silent))
    if heard:
        line = safe.row(line, safe.mark("   heard", "dim"), *(safe.row(safe.mark("  "), _name(who)) for who in heard))
    return safe.cut(line, width)


def _name(who: PersonRow, *, aligned: bool = False) -> Content:
    sign = ">" if who.floor else "^" if who.hand else " " if aligned else ""
    number = "" if who.number is None else f"{who.number} "
    return safe.row(safe.mark(sign + number), safe.text(who.first, "bold" if who.floor or who.hand else ""))


def _silent_line(who: PersonRow, first: bool) -> Content:  # noqa: FBT001  which of the two shapes of one line
    place = f"({who.region or who.function})" if who.region or who.function else ""
    return safe.row(
        safe.mark(" NOT YET" if first else "        ", "bold $warning"),
        _name(who, aligned=True),
        safe.mark(" "),
        safe.text(place, "dim"),
    )
