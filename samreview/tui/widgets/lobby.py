"""The parts of the lobby."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from samreview.review.words import MODERATOR
from samreview.tui import safe
from samreview.tui.exhibits.parts import first_name
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.picking import PeopleLines
from samreview.values.dates import written_day

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import AgendaRow, Glance, PersonRow, Proposal, Snapshot
    from samreview.tui.widgets.picking import Row


_ROOMY = 16
_FULL_NAMES = 56
_FEW = 3
_PROPOSED, _ROOM_TO_SAY = "  proposed: ", 36
_BEFORE_NAME = 15


class GlanceView(Drawn["Glance"]):
    """What the plan is worth, and what is weakest in it: as much as there is room for, the figures first."""

    def part(self, snapshot: Snapshot) -> Glance:
        """The glance."""
        return snapshot.glance

    def draw(self, part: Glance, width: int, height: int | None) -> list[Content]:
        """Figures in two columns, the first question, then the weakest points."""
        pairs = [safe.row(safe.mark(f" {label} "), safe.text(value, "bold")) for label, value in part.figures]
        widest = [max((pair.cell_length for pair in pairs[side::2]), default=0) for side in (0, 1)]
        half = min(max(width // 2, widest[0] + 1), max(width // 2, width - widest[1]))
        lines = [
            safe.row(safe.fit(left, half), right)
            for left, right in zip(pairs[::2], [*pairs[1::2], safe.EMPTY], strict=False)
        ]
        roomy = height is None or height > _ROOMY
        for question in part.questions if roomy else part.questions[:1]:
            asked = safe.row(safe.mark(" ? ", "bold"), safe.text(question))
            lines += safe.wrapped(asked, width, most=2 if roomy else 1, indent=3)
        if not part.figures:
            return []
        if not part.weaknesses:
            return [*lines, safe.mark(" The check finds nothing weak in the plan", "$success")]
        if roomy:
            lines.append(safe.EMPTY)
        lines.append(safe.mark(f" Weakest of {part.weak_points} weak points", "bold"))
        each = 2 if roomy else 1
        room = _FEW if height is None else max(1, (height - len(lines)) // each)
        for weakness in part.weaknesses[:room]:
            line = safe.row(safe.mark(f" {weakness.code} ", "dim"), safe.text(weakness.message))
            lines += safe.wrapped(line, width, most=each, indent=8)
        return lines


ExpectedPart = tuple[tuple["PersonRow", ...], str]


class Expected(PeopleLines[ExpectedPart]):
    """Who is expected, with their local time, and who is here."""

    def part(self, snapshot: Snapshot) -> ExpectedPart:
        """Everybody, and the zone of the review."""
        return snapshot.people, snapshot.zone

    def rows(self, part: ExpectedPart, width: int, height: int | None) -> list[Row]:
        """One line each; what there is no room for is left out, the name last."""
        people, zone = part
        here = sum(1 for who in people if who.present)
        head = safe.mark(f" Expected: {here} of {len(people)} here", "bold")
        if width >= _FULL_NAMES and any(who.local_time for who in people):
            head = safe.ends(head, safe.mark("their own time", "dim"), width - 1)
        lines: list[Row] = [(None, head)]
        for who in people:
            place = _place(who, zone, width - _BEFORE_NAME - len(who.name))
            line = safe.row(
                safe.mark(f" {who.number if who.number is not None else ' '} ", "bold $accent"),
                safe.mark("v here    " if who.present else "  not yet ", "bold $success" if who.present else ""),
                safe.ends(safe.text(who.name), safe.text(place, "dim"), width - 14),
            )
            lines.append((who.number, line))
        if height is not None and len(lines) > height > 1:
            more = safe.mark(f"   and {len(lines) - height + 1} more: a, then a name", "dim")
            lines = [*lines[: height - 1], (None, more)]
        return lines


def _place(who: PersonRow, zone: str, room: int) -> str:
    """Return what is known of somebody, as much as there is room for: until when they stay first, with its zone."""
    ready = "prepared" if who.ready else ""
    last = "last" if who.last else ""
    until = f"to {who.until}" if who.until else ""
    here = f"{until} {zone}" if until else ""
    own = f"{who.local_time}," if until and who.local_time else who.local_time
    wordings = (
        (ready, who.region, own, here, last),
        (ready, own, here, last),
        (ready, here, last) if until else (ready, own, last),
        (ready, until, last),
        (until, last),
    )
    fitting = (" ".join(word for word in words if word) for words in wordings)
    return next((text for text in fitting if len(text) <= room), f"{until} {last}".strip())


RolesPart = tuple[tuple["Proposal", ...], tuple[tuple[str, str], ...], bool, bool]
_KEYS = {"moderator": "m", "timekeeper": "t", "scribe": "b"}


class Roles(Drawn[RolesPart]):
    """The three roles: who holds them, who is proposed, and whether the room sees this screen."""

    shared = False

    def part(self, snapshot: Snapshot) -> RolesPart:
        """Holders and proposals, names, whether the room sees it, and whether one may give roles here."""
        names = tuple((who.id, who.name) for who in snapshot.people)
        return snapshot.glance.proposals, names, self.shared, snapshot.may(MODERATOR)

    def draw(self, part: RolesPart, width: int, height: int | None) -> list[Content]:  # noqa: ARG002  five lines
        """One line a role, one for the shared screen."""
        proposals, people, shared, gives = part
        names = dict(people)
        asks = gives and any(one.proposed and one.proposed != one.holder for one in proposals)
        lines = [safe.row(safe.mark(" Roles", "bold"), safe.mark("   y takes the proposal" if asks else ""))]
        for one in proposals:
            holder = names.get(one.holder or "", "nobody")
            proposed = names.get(one.proposed or "", "") if one.proposed != one.holder else ""
            if width < _FULL_NAMES:
                holder, proposed = first_name(holder), first_name(proposed)
            lines.append(
                safe.cut(
                    safe.row(
                        safe.mark(f" {_KEYS[one.role] if gives else ' '} ", "bold $accent"),
                        safe.cell(one.role, 11),
                        safe.text(holder, "bold" if one.holder else "bold $warning"),
                        safe.mark((_PROPOSED if width >= _ROOM_TO_SAY else " ? ") if proposed else "", "dim"),
                        safe.text(proposed),
                    ),
                    width,
                )
            )
        seen = "yes: the wall's picture, keys alive" if shared else "no"
        lines.append(
            safe.row(safe.mark(" d ", "bold $accent"), safe.mark("room sees this screen: "), safe.mark(seen, "bold"))
        )
        return lines


LobbyPart = tuple[tuple["AgendaRow", ...], str, int, int, str, int]


_BESIDE_START = 22


def _when(snapshot: Snapshot) -> str:
    """Return when it is booked to start: with the day, unless that is today."""
    start = snapshot.clock.booked_end - dt.timedelta(minutes=snapshot.booked_minutes)
    today = start.date() == snapshot.clock.now.astimezone(start.tzinfo).date()
    day = "" if today else f"{written_day(start.date())} "
    return f"{day}{snapshot.booked_start} {snapshot.zone}"


class LobbyAgenda(Drawn[LobbyPart]):
    """The agenda with its minutes; one item is chosen."""

    place = 0
    _item: str | None = None

    def part(self, snapshot: Snapshot) -> LobbyPart:
        """Rows, start, booked minutes, reserve, a length learned from past reviews, the chosen row.

        What is chosen stays so when an item comes before it.
        """
        ids = [row.id for row in snapshot.agenda]
        self.place = ids.index(self._item) if self._item in ids else min(self.place, max(0, len(ids) - 1))
        return (
            snapshot.agenda,
            _when(snapshot),
            snapshot.booked_minutes,
            snapshot.reserve_minutes,
            next((f"{one.sentence}: = takes {one.minutes}" for one in snapshot.limits), ""),
            self.place,
        )

    def move(self, step: int) -> None:
        """Choose another item."""
        if self._part is not None:
            rows = self._part[0]
            self.place = (self.place + step) % max(1, len(rows))
            self._item = rows[self.place].id if rows else None
            self.put((*self._part[:5], self.place))

    def chosen(self, snapshot: Snapshot) -> AgendaRow | None:
        """Return the chosen item."""
        rows = snapshot.agenda
        return rows[self.place % len(rows)] if rows else None

    def draw(self, part: LobbyPart, width: int, height: int | None) -> list[Content]:
        """Start and length, the items, the reserve."""
        rows, start, minutes, reserve, learned, place = part
        length = f"{minutes} minutes" if len(start) + _BESIDE_START <= width else f"{minutes} min"
        lines = [safe.mark(f" Agenda  {start}, {length}", "bold")]
        for number, row in enumerate(rows):
            style = "reverse" if number == place else ""
            right = f"{row.starts or ''} {row.minutes:>4} "
            lines.append(
                safe.row(
                    safe.mark(f"{'«' if row.carried else ' '}{row.number:>2} ", style),
                    safe.cell(row.title, width - 4 - len(right), style),
                    safe.mark(right, style),
                )
            )
        lines.append(safe.row(safe.fit(safe.mark("    reserve"), width - 6), safe.mark(f"{reserve:>5} ")))
        offer = (
            safe.wrapped(safe.row(safe.mark(" "), safe.text(learned, "$accent")), width, most=2, indent=1)
            if learned
            else []
        )
        if height is not None and len(lines) + len(offer) > height:
            room = max(2, height - len(offer))
            first = max(0, min(place, len(lines) - room))
            lines = [lines[0], *lines[1 + first : room + first]]
        return [*lines, *offer]
