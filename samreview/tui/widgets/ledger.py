"""Who has been heard and who has not, with the digits that give the floor; wide, by person, function and region."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets import words
from samreview.tui.widgets.people import leaving, state_of
from samreview.tui.widgets.picking import PeopleLines

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import PersonRow, Snapshot
    from samreview.tui.widgets.picking import Row

Part = tuple[tuple["PersonRow", ...], bool]

_WIDE = 50
_LAST = 99


class Ledger(PeopleLines[Part]):
    """The attendance, those not yet heard first. Talk time only where this terminal's person holds a role."""

    def part(self, snapshot: Snapshot) -> Part:
        """The people who are here, who could speak next first, and whether talk is shown."""
        return tuple(sorted((who for who in snapshot.people if who.present), key=_turn)), bool(snapshot.roles)

    def rows(self, part: Part, width: int, height: int | None) -> list[Row]:
        """A table where there is room for one, else two short lists."""
        people, talk = part
        if width >= _WIDE and (height is None or height > len(people) + 1):
            return self._table(people, width, talk=talk)
        return self._lists(people, width, height)

    def _lists(self, people: tuple[PersonRow, ...], width: int, height: int | None) -> list[Row]:
        silent = [who for who in people if not who.heard]
        heard = [who for who in people if who.heard]
        if height == 1:
            return [(None, _in_a_line(silent, heard, width))]
        room = len(silent) if height is None else max(1, height - (1 if heard else 0))
        lines = [_silent_line(who, place == 0) for place, who in enumerate(silent[:room])]
        if len(silent) > room:
            more = safe.mark(f" +{len(silent) - room}", "bold")
            lines[-1] = safe.row(safe.cut(lines[-1], width - more.cell_length), more)
        if not silent and people:
            lines = [safe.mark(" ALL HEARD", "bold $success")]
        if heard:
            names = [safe.row(safe.mark(" "), _name(who)) for who in sorted(heard, key=_number)]
            lines.append(safe.row(safe.mark(" heard", "dim"), *names))
        for line in (_nobody_from(people), _carriers(people)):
            if line is not None and height is not None and len(lines) < height:
                lines.append(safe.cut(line, width))
        numbers = [who.number for who in silent[:room]]
        return list(zip_longest(numbers, lines or [safe.mark(" nobody has arrived yet", "dim")]))

    def _table(self, people: tuple[PersonRow, ...], width: int, *, talk: bool) -> list[Row]:
        name = max(10, width - 39 - (7 if talk else 0))
        head = f"    {'':<{name}} {'function':<11} {'region':<8} {'':<7} {'acts':>4}" + ("   talk" if talk else "")
        lines: list[Row] = [(None, safe.mark(head, "dim"))]
        for who in sorted(people, key=lambda who: who.heard):
            state, state_style = state_of(who)
            style = "" if who.heard else "bold"
            line = safe.row(
                safe.mark(f" {who.number if who.number is not None else ' '} ", "bold"),
                safe.mark(">" if who.floor else " ", "bold"),
                safe.cell(f"{who.first} {leaving(who)}" if leaving(who) else who.name, name, style),
                safe.mark(" "),
                safe.cell(who.function, 11, style),
                safe.mark(" "),
                safe.cell(who.region, 8, style),
                safe.mark(f" {state:<7}", state_style),
                safe.mark(f" {who.carries or '':>4}"),
                safe.mark(f" {words.length(who.talk):>6}" if talk and who.talk else ""),
            )
            lines.append((who.number, line))
        nobody = _nobody_from(people)
        return lines if nobody is None else [*lines, (None, safe.cut(nobody, width))]


def _turn(who: PersonRow) -> int:
    return who.turn or 0


def _number(who: PersonRow) -> int:
    return who.number or _LAST


def _nobody_from(people: tuple[PersonRow, ...]) -> Content | None:
    """Name the regions and functions from which nobody has been heard, where others have."""
    if not any(who.heard for who in people):
        return None
    regions = _unheard([(who.region, who.heard) for who in people])
    functions = _unheard([(who.function, who.heard) for who in people])
    silent = [*regions, *functions]
    if not silent:
        return None
    return safe.row(safe.mark(" nobody yet from ", "dim"), safe.text(", ".join(silent), "bold"))


def _unheard(places: list[tuple[str, bool]]) -> list[str]:
    heard = {place for place, spoke in places if spoke}
    return list(dict.fromkeys(place for place, _ in places if place and place not in heard))


def _carriers(people: tuple[PersonRow, ...]) -> Content | None:
    """Name who carries actions, the most first."""
    carrying = sorted((who for who in people if who.carries), key=lambda who: -who.carries)
    if not carrying:
        return None
    names = ", ".join(f"{who.first} {who.carries}" for who in carrying)
    return safe.row(safe.mark(" carry ", "dim"), safe.text(names))


def _in_a_line(silent: list[PersonRow], heard: list[PersonRow], width: int) -> Content:
    words = safe.mark(" NOT YET", "bold $warning") if silent else safe.mark(" ALL HEARD", "bold $success")
    line = safe.row(words, *(safe.row(safe.mark("  "), _name(who)) for who in silent))
    if heard:
        line = safe.row(line, safe.mark("   heard", "dim"), *(safe.row(safe.mark("  "), _name(who)) for who in heard))
    return safe.cut(line, width)


def _name(who: PersonRow, *, aligned: bool = False) -> Content:
    sign = ">" if who.floor else "^" if who.hand else " " if aligned else ""
    number = "  " * aligned if who.number is None else f"{who.number} "
    return safe.row(safe.mark(sign + number), safe.text(who.first, "bold" if who.floor or who.hand else ""))


def _silent_line(who: PersonRow, first: bool) -> Content:  # noqa: FBT001  which of the two shapes of one line
    why = ", ".join(part for part in (leaving(who), who.why or who.region or who.function) if part)
    # A sign before the number keeps its distance from the words, which give way by one.
    words = "NOT YET " if who.floor or who.hand else " NOT YET"
    return safe.row(
        safe.mark(words if first else "        ", "bold $warning"),
        _name(who, aligned=True),
        safe.mark(" "),
        safe.text(why, "dim"),
    )
