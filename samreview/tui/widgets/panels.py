"""What may take the exhibit's place for a while: the ways to end on time, and what is still to settle before the close.

A panel never covers where we are, what comes next, who is silent and what we have got.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.words import MODERATOR
from samreview.tui import safe
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.review.state import QualityPoint
    from samreview.tui.snapshot import Offers, Snapshot


WaysPart = tuple["Offers | None", bool, bool, bool]


class Ways(Drawn[WaysPart]):
    """The ways to end on time as they were offered; digits take one only while the panel is armed (`w`)."""

    armed = False

    def part(self, snapshot: Snapshot) -> WaysPart:
        """What is on offer, whether anything should be, and whether this terminal's person may take one."""
        return snapshot.offers, self.armed, snapshot.clock.over_run > 0, snapshot.may(MODERATOR)

    def draw(self, part: WaysPart, width: int, height: int | None) -> list[Content]:
        """The sentence, then each way with its new end and what it cuts, in two lines where there is room."""
        offers, armed, over, may_take = part
        if offers is None or not offers.ways:
            nothing = "w offers ways to end on time." if over else "Nothing needs cutting."
            lines = safe.wrapped(safe.text(offers.sentence if offers else nothing, "bold"), width, most=2)
            return [*lines, safe.mark(" Esc leaves", "dim")] if armed else lines
        # As roomy as there is room for: the last line must stay, it says how to take one.
        lines = next(
            (
                lines
                for lines in (_offered(offers, width, 2), _offered(offers, width, 1))
                if height is None or len(lines) < height
            ),
            _brief(offers, width),
        )
        take = (
            f"{offers.keys} takes {'one' if len(offers.ways) > 1 else 'it'}" if may_take else "the moderator takes one"
        )
        how = f" {take}   r refresh   Esc leave" if armed else f" w, then {take}"
        return [*lines, safe.mark(how, "bold $accent")]


def _sentence(offers: Offers, room: int) -> Content:
    """Return the sentence, the brief one where it would be cut."""
    return safe.text(offers.sentence if len(offers.sentence) <= room else offers.brief or offers.sentence, "bold")


def _offered(offers: Offers, width: int, most: int) -> list[Content]:
    lines = safe.wrapped(_sentence(offers, width * most), width, most=most)
    for way in offers.ways:
        title = safe.row(safe.mark(f" {way.number}  ", "bold"), safe.text(way.title))
        lines.append(safe.ends(title, safe.mark(f"ends {way.new_end} ", "bold"), width))
        if way.cuts:
            lines += safe.wrapped(safe.row(safe.mark("    "), safe.text(way.cuts)), width, most=most, indent=4)
    return lines


def _brief(offers: Offers, width: int) -> list[Content]:
    """One line a way."""
    lines = [safe.cut(_sentence(offers, width), width)]
    for way in offers.ways:
        title = way.title.split(" ")[0] if way.cuts else way.title
        what = safe.row(safe.mark(f" {way.number} ", "bold"), safe.text(title), safe.mark(" "))
        lines.append(safe.ends(safe.row(what, safe.text(way.cuts)), safe.mark(f"{way.new_end} ", "bold"), width))
    return lines


_MENDED = 9
"""So many points have a digit that mends them."""
SettlePart = tuple[tuple["QualityPoint", ...], int, bool, bool, int]


class Settle(Drawn[SettlePart]):
    """What is still to settle before the close. A digit mends a point while the panel is armed (`c`)."""

    armed = False
    first = 0
    """The first point that is shown: 0 turns to the next ones."""

    def part(self, snapshot: Snapshot) -> SettlePart:
        """The quality list, how many actions wait to be read back, whether one may close, the first point shown."""
        first = self.first if self.first < len(snapshot.settle) else 0
        return snapshot.settle, snapshot.to_read, self.armed, snapshot.may(MODERATOR), first

    def point(self, number: int) -> QualityPoint | None:
        """Return the point with this digit, None where none that is shown has it."""
        shown = self._shown(self.size.height)
        return shown[number - 1] if number <= min(_MENDED, len(shown)) else None

    def turn(self, snapshot: Snapshot) -> None:
        """Show the points after these, the first ones after the last."""
        self.first += len(self._shown(self.size.height))
        self.show(snapshot)
        self.first = self._part[4] if self._part is not None else 0

    def _shown(self, height: int | None) -> tuple[QualityPoint, ...]:
        """Return the points that there is room for, from the first one on: never more than have a digit."""
        if self._part is None:
            return ()
        points, first = self._part[0], self._part[4]
        room = _MENDED if height is None else max(1, min(_MENDED, height - 2))
        return points[first:] if len(points) <= room else points[first : first + max(1, room - 1)]

    def draw(self, part: SettlePart, width: int, height: int | None) -> list[Content]:
        """One line a point, as many as there is room for."""
        points, to_read, armed, closes, first = part
        reads = f"b read back {to_read}   " if to_read else ""
        if not points:
            how = f" {reads}{'c closes   ' if closes else ''}Esc leave"
            return [safe.mark("Nothing left to settle", "bold"), safe.mark(how, "dim")]
        shown = self._shown(height)
        lines = [safe.mark(f"To settle before the close: {len(points)}", "bold")]
        for number, point in enumerate(shown, 1):
            sign = str(number) if closes else "-"
            lines.append(safe.row(safe.mark(f" {sign} ", "bold"), safe.cut(safe.text(point.message), width - 3)))
        after = len(points) - first - len(shown)
        if len(shown) < len(points):
            more = f"and {after} more" if after else "the last of them"
            lines.append(safe.mark(f"   {more}{': 0 turns' if armed else ''}", "dim"))
        waits = f" c, then 1-9 mend   {reads}" if closes else f" {reads}"
        how = f" 1-9 mend   {reads}c close   Esc" if armed else waits
        return [*lines, safe.mark(how.rstrip(), "bold $accent" if armed else "dim")]
